"""The accountant's own form: a voucher with any lines, debit and credit written out."""

from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, people, showing
from coopbooks.i18n import _
from coopbooks.ledger import Line, Voucher, VoucherDraft
from ui.ledger.entry_row import NEW_PERSON, entries_edit
from ui.shared.choices import ActivityChoice, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import corrected_deed, deed_of, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.typed_edit import TextEdit, needed

_RESULTS: Final = frozenset({"income", "cost", "expense"})


class VoucherForm(Form):
    """A voucher of any lines; with ``correcting`` one that is recorded again, whatever deed it was, with ``again`` a
    new one like it.
    """

    widest: ClassVar = WITH_LINES
    elsewhere: ClassVar = {"person": "lines", "amount": "lines", "rate": "lines"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, title_of(correcting, _title), key=FormKey.around("ledger", "voucher", correcting, again))
        self._correcting, self._known = correcting, correcting or again
        books = desk.books
        self.description = self.add("description", lambda: _("What is it for?"), needed(TextEdit(), _say_what))
        self.lines = self.add("lines", lambda: _("Lines: both sides come to the same"), entries_edit(desk, least=2))
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.person = person_picker(books, "", NEW_PERSON)
        self.add_row(("day", lambda: _("Day"), self.day), ("concerns", lambda: _("Whom does it concern?"), self.person))
        self.activity = ActivityChoice(books)
        self.add("activity", lambda: _("Activity"), self.activity)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        self.boxes["activity"].setVisible(self.activity.is_wanted() and not self._mixed())
        self.day.propose(self.usual_day())
        if self._known:
            self._fill_in(self._known)

    def _fill_in(self, voucher: Voucher) -> None:
        self.description.set(voucher.description)
        self.lines.put([line.again for line in voucher.lines])
        if self._correcting:
            self.day.set(voucher.day)
        self.person.set_key(voucher.person)
        self.activity.set(next(iter(self._activities()), None))

    def _activities(self) -> set[int]:
        lines = self._known.lines if self._known else ()
        return {line.activity for line in lines if line.activity is not None}

    def _mixed(self) -> bool:
        """Whether the lines of the voucher filled in are of several activities: each then keeps its own."""
        return len(self._activities()) > 1

    def draft(self) -> VoucherDraft:
        """Return the voucher as typed."""
        old = self._known
        person = self.person.key
        concerns = people.person(self.desk.books, person).label if person is not None else ""
        return VoucherDraft(
            self.day.value(),
            self.description.value(),
            tuple(map(self._with_activity, self.lines.value())),
            concerns or (old.concerns if old and old.person is None else ""),
            person,
            old.word if old else "ledger",
        )

    def _with_activity(self, line: Line) -> Line:
        """Put the activity on what earns or costs, and wherever there was one before."""
        result = ledger.account(self.desk.books, int(line.account)).nature in _RESULTS
        if self._mixed() or not (result or line.activity is not None):
            return line
        return replace(line, activity=self.activity.value())

    def summary(self, draft: VoucherDraft) -> str:
        """Read both sides back."""
        debit, credit = map(showing.money, draft.sides)
        return _("Debit %(debit)s · credit %(credit)s") % {"debit": debit, "credit": credit}

    def voucher(self, draft: VoucherDraft) -> VoucherDraft:
        """Return the draft itself."""
        return draft

    def record(self, draft: VoucherDraft) -> Deed:
        """Post the voucher, or record it again."""
        books, old = self.desk.books, self._correcting
        if old is None:
            return deed_of(self.desk, ledger.post(books, draft))
        lines = tuple(line.again for line in old.lines)
        before = VoucherDraft(old.day, old.description, lines, old.concerns, old.person, old.word)
        return corrected_deed(self.desk, old.id, partial(ledger.correct, books), draft, before)


def _title() -> str:
    return _("Record a voucher")


def _say_what() -> str:
    return _("Say in a few words what this voucher is for.")
