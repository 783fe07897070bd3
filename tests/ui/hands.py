"""Hands on the keyboard before a window over books with a little in them, and where its pages begin."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from coopbooks import attachments, costs, products, sales, templates
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.products import ProductDraft
from coopbooks.templates import TemplateDraft
from tests.builders import TODAY, a_cost, a_sale, m, post
from tests.ui.rounds import name_of
from tests.ui.test_attachments_shown import red
from ui.places import PAGES
from ui.shared import background
from ui.shared.asking import Asking
from ui.shared.column_chooser import ColumnChooser
from ui.shared.doing import Wanted
from ui.window import Window

KEY: Final = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


def stock(books: Books) -> None:
    """A sale on credit with its paper, a cost kept as a template, something to sell, months that are over."""
    post(books, "cash 900 / contributions -900", day=Month.of(TODAY).plus(-2).first)
    products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    sold = sales.record_sale(books, a_sale(books, customer="Rosa Quispe", paid="0"))
    attachments.attach(books, Holder("voucher", sold.voucher), AttachmentDraft("photo.png", red()))
    cost = costs.record_cost(books, a_cost(books))
    templates.keep_template(books, cost.voucher, TemplateDraft("Rent"))


class Hands:
    """What can be done with them; no mouse."""

    def __init__(self, window: Window) -> None:
        self.window: Any = window

    @property
    def page(self) -> Any:
        return self.window.page()

    @property
    def over(self) -> Any:
        return self.page.currentWidget()

    @property
    def asked(self) -> Any:
        return next(one for one in self.window.findChildren(Asking) if one.isVisible())

    @property
    def chooser(self) -> Any:
        return next(one for one in self.window.findChildren(ColumnChooser) if one.isVisible())

    @property
    def cursor(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.settle()
            window = QApplication.focusWindow()
            assert window is not None, "no window has the keys"
            QTest.keyClick(window, key, held)
        self.settle()

    def settle(self) -> None:
        """Let what was begun end; what lay over the window and went leaves the keys to it, as on any desktop."""
        QApplication.processEvents()
        background.finish_all()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        QApplication.processEvents()

    def go(self, page: str, **wanted: Any) -> None:
        self.window.go(page, Wanted(**wanted))
        self.settle()

    def push(self, button: Any) -> None:
        """Go to a button and press it."""
        button.setFocus()
        self.press(KEY.Key_Space)

    def fill(self, field: Any, text: str) -> None:
        field.setFocus()
        field.selectAll()
        field.insert(text)
        self.settle()


Action = Callable[[Hands], None]
Where = Callable[[Hands], QWidget]


def begins(hands: Hands) -> QWidget:
    """Return where the work on the page in sight begins; in a list its table, or what stands in its place."""
    page = hands.page
    starts = {"home": "sale_button", "statements": "kind"}
    key = next(entry.key for entry in PAGES if hands.window.pages[entry.key] is page)
    if key in starts:
        return getattr(page, starts[key])  # type: ignore[no-any-return]
    if key == "settings":
        return page.tabs.tabBar()  # type: ignore[no-any-return]
    return next(one for one in page.tabs.currentWidget().findChildren(QTableView) if one.isVisible())  # type: ignore[no-any-return]


def check(hands: Hands, action: Action, where: Where) -> None:
    """Do something, and check that the cursor is where it is meant to be, and seen there."""
    action(hands)
    cursor = hands.cursor or hands.window.focusWidget()
    assert cursor is where(hands), f"the cursor is on {name_of(cursor)}"
    assert not cursor.visibleRegion().isEmpty(), f"{name_of(cursor)} is not in sight"


def form_opened(hands: Hands) -> None:
    hands.press(KEY.Key_F2)


def form_saved(hands: Hands) -> None:
    form_opened(hands)
    row = hands.over.lines.rows[0]
    hands.fill(row.product, "Apron")
    hands.fill(row.quantity, "2")
    hands.press(KEY.Key_Return, held=CTRL)
    assert hands.over.last is not None
