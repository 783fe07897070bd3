"""Every page, form, record, paper, empty state and refusal of the program, brought into sight one after another."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from coopbooks import attachments, ledger, products
from coopbooks.attachments import AttachmentDraft
from coopbooks.i18n import _
from tests.shots.agreed_pay import agreed_pay_scenes
from tests.shots.buying import buying_scenes
from tests.shots.costing import costing_scenes
from tests.shots.granting import grant_scenes
from tests.shots.lending import lending_scenes
from tests.shots.machines import machine_scenes
from tests.shots.membering import member_scenes
from tests.shots.ordering import order_scenes
from tests.shots.paying import payout_scenes
from tests.shots.paying_view import run_scenes
from tests.shots.questions import Scene, a_voucher, question_scenes, template_scenes
from tests.shots.store import store_scenes
from tests.shots.windows import close_over, over, wait_a_moment, wait_until
from tests.shots.working import work_scenes
from ui.places import FORMS
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.column_chooser import ColumnChooser
from ui.shared.doing import Wanted
from ui.shared.invitation import Invitation
from ui.shared.tab_order import bring_into_sight
from ui.shared.tabs import Tabs
from ui.window import Window

_OTHERS: Final = {("cash", "box"), ("costing", "sheet"), ("loans", "interest")}
"""What is asked in a small window, not typed in a form; and what could be posted as it is."""
_NOTHING: Final = "no such thing"


def practice_scenes(window: Window) -> Iterator[Scene]:
    """Everything over books in which a year was recorded."""
    yield from _pages(window)
    yield from _forms(window)
    yield from _filled_in(window)
    yield from _records(window)
    yield from _notices(window)
    yield from _found(window)
    yield from machine_scenes(window)
    yield from lending_scenes(window)
    yield from grant_scenes(window)
    yield from template_scenes(window)
    yield from question_scenes(window)
    yield from costing_scenes(window)
    yield from buying_scenes(window)
    yield from store_scenes(window)
    yield from order_scenes(window)
    yield from member_scenes(window)
    yield from work_scenes(window)
    yield from payout_scenes(window)
    yield from run_scenes(window)
    yield from agreed_pay_scenes(window)
    yield from _papers(window)


def empty_scenes(window: Window) -> Iterator[Scene]:
    """What pages say where nothing was recorded yet."""
    for name, shown in _pages(window):
        if name == "home" or any(one.isVisible() for one in shown.findChildren(Invitation)):
            yield f"empty-{name}", shown


def _pages(window: Window) -> Iterator[Scene]:
    """Each page, and each of its parts."""
    for key in window.pages:
        window.go(key)
        for tab in _tabs(window.pages[key]):
            window.go(key, Wanted(tab=tab))
            yield "-".join(filter(None, (key, tab))), window


def _tabs(page: Any) -> list[str]:
    if isinstance(getattr(page, "tabs", None), Tabs):
        return list(page.tabs._keys)
    return [key for key, _words in page.kind._options] if hasattr(page, "kind") else [""]


def _forms(window: Window) -> Iterator[Scene]:
    """Each form for something new, and what it says when nothing was typed in it; a sale with its accounting, too."""
    for key, form in [*(form for form in FORMS if form not in _OTHERS), ("settings", "club")]:
        window.go(key, Wanted(new=form))
        yield f"{key}-{form}", window
        opened = over(window)
        opened.submit()
        if over(window) is opened:
            yield f"refused-{key}-{form}", window
        close_over(window)
    toggle_accounting(window)
    window.go("sales", Wanted(new="deal"))
    yield "sales-deal-accounted", window
    toggle_accounting(window)
    close_over(window)


def _filled_in(window: Window) -> Iterator[Scene]:
    """Forms with something in them: a debt paid, a person, a product and an activity changed."""
    for key in ("sales", "costs"):
        page: Any = window.pages[key]
        window.go(key)
        page.open_payment(page.payments.list_debts(window.books)[0])
        yield f"{key}-debt-paid", window
        close_over(window)
    settings: Any = window.pages["settings"]
    for tab in ("people", "activities", "rates"):
        window.go("settings", Wanted(tab=tab))
        part = getattr(settings, tab)
        part.open_form(part.table.rows_model.row(0))
        yield f"settings-{tab}-changed", window
        close_over(window)
    yield from _product(window)
    yield from _in_doubt(window)


def _product(window: Window) -> Iterator[Scene]:
    """A product opened, with its prices, its picture and how it is made; and changed."""
    known = products.list_products(window.books)
    shown = next((one for one in known if products.list_making(window.books, one.id)), known[0])
    attachments.attach(window.books, attachments.Holder("product", shown.id), AttachmentDraft("Foto.png", _photo()))
    window.go("products", Wanted(product=shown.id))
    view = over(window)
    wait_until(view.picture.isVisible)
    yield "product-record", window
    view.change_button.click()
    yield "product-changed", window
    bring_into_sight(over(window).making)
    wait_a_moment()  # it is scrolled there when Qt comes to it
    yield "product-changed-making", window
    close_over(window)


def _in_doubt(window: Window) -> Iterator[Scene]:
    """A sale far larger than usual: asked about, asked about once more when it is left, and given back."""
    window.desk.again(a_voucher(window, "sales"))
    form = over(window)
    form.lines.rows[0].quantity.setFocus()
    form.lines.rows[0].quantity.selectAll()
    form.lines.rows[0].quantity.insert("99999")
    form.submit()
    yield "sale-doubts", window
    form.leave()
    yield "sale-leaving", window
    form.keep_typed()
    form.left.emit()
    window.desk.again(a_voucher(window, "sales"))
    yield "sale-given-back", window
    over(window).start_afresh()
    close_over(window)


def _records(window: Window) -> Iterator[Scene]:
    """A sale looked at, also as it is posted, corrected and taken back; the card of an account."""
    sale = a_voucher(window, "sales")
    toggle_accounting(window)
    window.go("sales", Wanted(record=sale))
    yield "sale-record", window
    toggle_accounting(window)
    window.desk.correct(sale)
    yield "sale-correction", window
    close_over(window)
    yield from _attached(window, sale)
    window.go("ledger", Wanted(record=sale))
    yield "voucher-record", window
    accounts: Any = window.pages["ledger"]
    window.go("ledger", Wanted(tab="accounts"))
    part = accounts.accounts
    rows = [part.table.rows_model.row(place) for place in range(part.table.rows_model.rowCount())]
    part.open_card(next(row for row in rows if row.account.role == "cash"))
    yield "ledger-card", window
    close_over(window)
    window.go("cash", Wanted(tab="counts"))
    counts: Any = window.pages["cash"]
    counts.counts.table.opened.emit(counts.counts.table.rows_model.row(0))
    yield "cash-count-record", window
    close_over(window)


def _attached(window: Window, sale: int) -> Iterator[Scene]:
    """A photo and a letter attached to a record, each looked at."""
    holder = attachments.Holder("voucher", sale)
    attachments.attach(window.books, holder, AttachmentDraft("Foto de la factura.png", _photo()))
    window.go("sales", Wanted(record=sale))
    yield "sale-attached", window
    record = over(window)
    record.papers.buttons[0].click()
    yield "attachment", window
    close_over(window)


def _photo() -> bytes:
    """A picture as a telephone takes it, of something grey."""
    image, buffer = QImage(800, 600, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0xFFB0A898)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt names it so
    return bytes(buffer.data().data())


def _notices(window: Window) -> Iterator[Scene]:
    """What was done, what was begun, what went wrong: one above the other where there is most to say."""
    sale = a_voucher(window, "sales")
    window.go("sales", Wanted(tab="templates"))
    window.desk.done(window.desk.recorded(ledger.voucher(window.books, sale).description, sale))
    yield "notice-done", window
    words = "It was given up: everything is as it was before. Begin it again whenever it suits you."
    window.notices.show_notice("given_up", lambda: _(words))
    yield "notice-given-up", window
    window.notices.put_away("given_up")
    full = "The disk is full. Nothing was recorded. Free some space, then save again; what you typed is still here."
    window.notices.show_notice("trouble", lambda: _(full))
    window.desk.say_sorry()
    yield "notices", window
    window.notices.clear()


def _found(window: Window) -> Iterator[Scene]:
    """What finds and leads on: the palette, the sheet of keys, a filter nothing fits, the columns of a table."""
    window.go("home")
    window.find_anything()
    yield "palette-usual", window
    window.finder.edit.setText("al")
    yield "palette", window
    window.finder.edit.setText(_NOTHING)
    yield "palette-nothing", window
    window.finder.put_away()
    window.show_keys()
    yield "keys", window
    close_over(window)
    window.go("sales")
    sales: Any = window.page()
    sales.search.set(_NOTHING)
    yield "filter-nothing", window
    sales.filters.clear()
    sales.table.choose_columns()
    yield "columns", _popup(window)
    _popup(window).close()


def _popup(window: Window) -> QWidget:
    return [one for one in window.findChildren(ColumnChooser) if one.isVisible()][-1]


def _papers(window: Window) -> Iterator[Scene]:
    page: Any = window.pages["statements"]
    window.go("statements", Wanted(tab="income_statement"))
    page.print()
    view: Any = window.page().currentWidget()
    yield "paper", window
    view.leave()
