"""The form to name the materials that are there when a club begins to keep count of them: how much, and its worth."""

from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, materials, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.materials import TakenLine, TakeOverDraft
from coopbooks.money import SYMBOLS, Money, total
from ui.materials.fields import MaterialLineRow, headings
from ui.materials.known import Known
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import corrected_deed, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words, voice

_VALUE: Final = 112


class TakeOverForm(Form):
    """Materials taken over; with ``correcting`` a taking over that is recorded again."""

    widest: ClassVar = WITH_LINES
    elsewhere: ClassVar = {"amount": "lines"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None) -> None:
        """Make the form."""
        name = correcting.label if correcting else ""
        title = (
            (lambda: _("Correct the materials that were there %(voucher)s") % {"voucher": name})
            if correcting
            else _title
        )
        super().__init__(desk, title, once=True, key=FormKey.around("materials", "take_over", correcting, None))
        books = desk.books
        self._correcting, self._known, self._proposing = correcting, Known(books), False
        self._nameless = books.money(0)
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add("day", lambda: _("What there was on the evening of"), self.day)
        self.nameless = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.nameless)
        rows = LinesEdit(lambda: TakenRow(books, self._known), headings(_worth(books)), by_and_by=True)
        self.lines = self.add("lines", lambda: _("Which materials are there?"), rows, _how)
        self.add_papers()
        self.lines.changed.connect(self._propose_value)
        voice.changed.connect(self._tell)
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction fill in what was recorded."""
        self._ask_again()
        if self._correcting:
            draft = materials.take_over_of(self._correcting)
            self.day.set(draft.day)
            self.lines.put(draft.lines)
        else:
            self.day.propose(self.usual_day())

    def freshen(self) -> None:
        """Ask again what stands without a name."""
        self._ask_again()

    def _ask_again(self) -> None:
        books, old = self.desk.books, self._correcting
        self._known.forget()
        self._nameless = materials.value_without_name(books, old.id if old else None)
        self._tell()

    def _tell(self) -> None:
        """Say what stands in the books without a name."""
        words = _("Materials worth %(amount)s stand in the books without a name: say here which they are.")
        self.nameless.setText(words % {"amount": showing.money(self._nameless)})
        self.nameless.setVisible(self._nameless.minor > 0)

    def _propose_value(self) -> None:
        """Propose the rest of what has no name for the one material whose worth nobody typed."""
        if self._proposing:
            return
        self._proposing = True
        rows: list[TakenRow] = self.lines.rows
        waiting = [row for row in rows if row.picked and row.waits]
        rest = self._nameless - total((row.said for row in rows), self._nameless.currency)
        for row in waiting:
            row.worth.propose(rest if len(waiting) == 1 and rest.minor > 0 else None)
        self._proposing = False

    def draft(self) -> TakeOverDraft:
        """Return what is typed."""
        return TakeOverDraft(self.day.value(), self.lines.value())

    def voucher(self, draft: TakeOverDraft) -> VoucherDraft:
        """Return the voucher of what is taken over."""
        return materials.take_over_voucher(self.desk.books, draft, self._correcting.id if self._correcting else None)

    def summary(self, draft: TakeOverDraft) -> str:
        """Say what all of it is worth, and where that comes from."""
        worth = total((line.value for line in draft.lines), self._nameless.currency)
        named = max(min(worth, self._nameless), worth - worth)
        said = {"worth": showing.money(worth), "named": showing.money(named), "rest": showing.money(worth - named)}
        if not named:
            return _("Worth %(worth)s, to the accumulated results: it was earned before.") % said
        if named < worth:
            words = _("Worth %(worth)s: %(named)s stood without a name, %(rest)s go to the accumulated results.")
            return words % said
        left = self._nameless - named
        said["left"] = showing.money(left)
        if left:
            return _("Worth %(worth)s. %(left)s stay without a name.") % said
        return _("Worth %(worth)s: all that stood without a name.") % said

    def record(self, draft: TakeOverDraft) -> Deed:
        """Record what is taken over, or record it again."""
        books, old = self.desk.books, self._correcting
        if old is None:
            return deed_of(self.desk, materials.take_over(books, draft))
        correct = partial(materials.correct_take_over, books)
        return corrected_deed(self.desk, old.id, correct, draft, materials.take_over_of(old))


class TakenRow(MaterialLineRow):
    """One line: which material, how much of it is there, and what all of it is worth."""

    def __init__(self, books: Books, known: Known) -> None:
        """Make an empty line."""
        super().__init__(books, known.material, creating=True)
        self.worth = self.add(MoneyEdit(books.club.currency), lambda: _("Worth altogether"), _VALUE)
        self.call("material", "quantity", "unit", "value")

    @property
    def waits(self) -> bool:
        """Whether nobody said what it is worth."""
        return not self.worth.text() or bool(self.worth.property("proposed"))

    @property
    def said(self) -> Money:
        """What somebody said it is worth; nothing where that cannot be read."""
        nothing = Money(0, self.worth.currency)
        try:
            return nothing if self.waits else self.worth.value()
        except Refusal:
            return nothing

    def value(self) -> TakenLine:
        """Return the line; refuses what cannot be read."""
        return TakenLine(self.material.value().key, self.quantity.value(), self.worth.value(), self.unit.value())

    def put(self, line: TakenLine) -> None:
        """Fill in a line again."""
        self.worth.set(line.value)
        self.put_material(line.material, line.quantity, line.unit)


def _title() -> str:
    return _("Materials that are already there")


def _how() -> str:
    return _("A new material is written with its unit after a comma: “Yarn, kg”.")


def _worth(books: Books) -> tuple[Words, int, bool]:
    sign = {"currency": SYMBOLS[books.club.currency]}
    return (lambda: _("Worth (%(currency)s)") % sign, _VALUE, True)
