"""Offers side by side: two to four loans typed beside one another, what each really costs, the cheapest marked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import loans
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import Compared, Offer
from coopbooks.money import SYMBOLS
from ui.loans.fields import currency_choice
from ui.loans.offer_panel import OfferPanel
from ui.loans.papers import show_offers
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.field_box import FieldBox
from ui.shared.flow import standing
from ui.shared.keeping import Keeping, give_back
from ui.shared.labels import button, label, press
from ui.shared.money_edit import MoneyEdit
from ui.shared.recorded import PAPER
from ui.shared.scrolled import Inside, scrolled
from ui.shared.side_by_side import SideBySide
from ui.shared.tab_order import EnterMovesOn
from ui.shared.words import voice

_FEWEST, _MOST = 2, 4
_LEAST: Final = 250
"""Pixels in which an offer can be read."""
_AFTER_TYPING: Final = 200
Record = Callable[[Offer], None]


class OffersPart:
    """The part: how much and when for all of them, then an offer beside the other."""

    def __init__(self, desk: Desk, record: Record) -> None:
        """Make the part; ``record`` opens the form of the offer that is taken."""
        self._desk = desk
        self.below = OffersShown(desk, record)
        self.table: QWidget = self.below.boxes["amount"].editor
        self.tools: list[QWidget] = []

    def refresh(self) -> None:
        """Nothing is asked of the books."""
        self.below.work_out()


class OffersShown(EnterMovesOn, QWidget):
    """What is typed, kept with the books until it is thrown away, and what it comes to."""

    changed = Signal()

    def __init__(self, desk: Desk, record: Record) -> None:
        """Make two offers; more where they were kept."""
        super().__init__()
        self._desk, self._record = desk, record
        self.compared: list[Compared] = []
        books = desk.books
        self.amount, self.currency = MoneyEdit(books.club.currency), currency_choice(books)
        self.day = DayEdit(books.today)
        self.boxes = {
            "amount": FieldBox(self._amount_words, self.amount),
            "currency": FieldBox(lambda: _("In which money?"), self.currency),
            "day": FieldBox(lambda: _("On which day?"), self.day),
        }
        self._hint = label(_how, "quiet", wrap=True)
        self.more_button = button(lambda: _("One more offer"), "", "plus")
        self.afresh_button = button(lambda: _("Start afresh"), "plain")
        self.print_button = button(lambda: _("Print…"), "", "print")
        self.panels: list[OfferPanel] = []
        self._side_by_side = SideBySide((), _LEAST)
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._lay_out()
        self._connect()
        self._keeping = Keeping(desk, self, "loans/offers", self)
        self.start()

    def _lay_out(self) -> None:
        inside = Inside()
        inside.column.setContentsMargins(0, 0, 4, 0)
        inside.column.addWidget(self._hint)
        buttons = (self.more_button, self.print_button, self.afresh_button)
        inside.column.addWidget(standing(*self.boxes.values(), *buttons))
        inside.column.addWidget(self._side_by_side)
        inside.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inside))

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.editor.field = name
            box.editor.changed.connect(self.changed)
        self.more_button.clicked.connect(self._add)
        self.afresh_button.clicked.connect(self.start_afresh)
        self.print_button.clicked.connect(lambda: show_offers(self._desk, self.compared))
        press(self.print_button, PAPER, self)
        self.currency.changed.connect(self._follow)
        self.changed.connect(self._waiting.start)
        self._waiting.timeout.connect(self.work_out)
        voice.spoken.connect(self.work_out)

    def _amount_words(self) -> str:
        return _("How much? (%(currency)s)") % {"currency": SYMBOLS[self.amount.currency]}

    def _follow(self) -> None:
        currency = self.currency.value()
        self.amount.take_currency(currency)
        for panel in self.panels:
            panel.take_currency(currency)
        self.boxes["amount"].say_again()

    def move_on(self) -> None:
        """Go to the next field; what is done with all offers together is no step on the way through them."""
        super().move_on()
        while self.window().focusWidget() in (self.more_button, self.print_button, self.afresh_button):
            super().move_on()

    # What is typed, as drafts keep it.

    @property
    def typed(self) -> bool:
        """Whether somebody typed something."""
        return any(box.editor.typed for box in self.boxes.values()) or any(one.fields.typed for one in self.panels)

    def kept(self) -> dict[str, Any]:
        """Return what stands there."""
        asked = {name: box.editor.kept() for name, box in self.boxes.items()}
        return {"asked": asked, "offers": [panel.fields.kept() for panel in self.panels]}

    def take_back(self, kept: Mapping[str, Any]) -> None:
        """Put in again what was kept."""
        for name in ("currency", "amount", "day"):  # an amount is read in its currency
            give_back(self.boxes[name].editor, kept["asked"].get(name))
        self._have(min(len(kept["offers"]), _MOST))
        for panel, typed in zip(self.panels, kept["offers"], strict=False):
            panel.fields.take_back(typed)

    def start(self) -> None:
        """Begin with two empty offers, or with what was typed before."""
        for box in self.boxes.values():
            box.editor.reset()
        self.day.propose(self._desk.books.today())
        self._have(_FEWEST)
        for panel in self.panels:
            panel.fields.reset()
            panel.prepare()
        self._follow()
        self._keeping.give_back()
        self.work_out()

    def start_afresh(self) -> None:
        """Let go of what was typed."""
        self._keeping.let_go()
        self.start()
        self.amount.setFocus()

    def _have(self, many: int) -> None:
        """Have so many offers; one more is made when it is wanted."""
        while len(self.panels) > many:
            self._side_by_side.take_away(self.panels.pop())
        while len(self.panels) < many:
            self.panels.append(self._panel(len(self.panels) + 1))
            self._side_by_side.add(self.panels[-1])

    def _panel(self, number: int) -> OfferPanel:
        made = OfferPanel(number, self.amount.currency)
        made.prepare()
        made.fields.changed.connect(self.changed)
        made.wanted.connect(lambda: self._desk.do(lambda: self._take(made)))
        return made

    def _add(self) -> None:
        """Have one more offer, and begin there."""
        self._have(len(self.panels) + 1)
        self.panels[-1].show()
        self.panels[-1].fields.enter()
        self.work_out()

    # What it comes to.

    def work_out(self) -> None:
        """Work out what each offer costs, as far as it can be told; with two of them the cheapest is marked."""
        self.more_button.setEnabled(len(self.panels) < _MOST)
        said = {panel: self._read(panel) for panel in self.panels}
        offers = [one for one in said.values() if isinstance(one, Offer)]
        self.compared = self._compare(offers)
        answers = iter(self.compared)
        for panel, one in said.items():
            if isinstance(one, Offer):
                panel.show_answer(
                    next(answers, None), "" if self.compared else _("Beside another offer its cost is told.")
                )
            else:
                panel.show_answer(None, one)
        self.print_button.setEnabled(bool(self.compared))
        self._hint.setVisible(not self.compared)

    def _read(self, panel: OfferPanel) -> Offer | str:
        """What a panel offers; or why that cannot be told yet."""
        try:
            return panel.offer(self.amount.value(), self.day.value())
        except Refusal as refusal:
            return refusal.message if panel.touched else ""

    def _compare(self, offers: Sequence[Offer]) -> list[Compared]:
        try:
            return loans.compare(offers)
        except Refusal:
            return []

    def _take(self, panel: OfferPanel) -> None:
        self._record(panel.offer(self.amount.value(), self.day.value()))


def _how() -> str:
    return _("Write what each offers for the same amount, and see what it really costs.")
