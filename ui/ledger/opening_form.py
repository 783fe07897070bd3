"""The form for opening balances: what a club that already exists has and owes on the evening before its books begin."""

from datetime import timedelta
from itertools import zip_longest
from typing import ClassVar, Final

from coopbooks import ledger, showing
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, OpeningDraft, Voucher, VoucherDraft
from ui.ledger.entry_row import entries_edit
from ui.ledger.opening_fields import Balance, people_edit
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import corrected_deed, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.lines_edit import LinesEdit
from ui.shared.words import Words

_THINGS: Final = ("materials", "finished_products", "machines", "furniture", "tools", "computers")
_OURS: Final = ("contributions", "capital_grants")
_A_DAY: Final = timedelta(days=1)


class OpeningForm(Form):
    """What the club has and owes; where an opening was recorded already it is filled in, and recorded again."""

    elsewhere: ClassVar = {"person": "lines", "amount": "lines", "rate": "lines"}
    of_many: ClassVar = True

    def __init__(self, desk: Desk) -> None:
        """Make the form."""
        self._earlier = ledger.voucher_on(desk.books, ledger.OPENING)
        key = FormKey.around("ledger", "opening", self._earlier, None)
        super().__init__(desk, self._title, once=True, key=key)
        self.balances: dict[int, Balance] = {}
        self.people: dict[str, LinesEdit] = {}
        self._add_what_there_is()
        self._add_what_is_owed()
        self.add_papers()
        self.begin()

    def _title(self) -> str:
        if self._earlier:
            return _("Correct the opening balances %(voucher)s") % {"voucher": self._earlier.label}
        return _("Opening balances")

    def _add_what_there_is(self) -> None:
        books = self.desk.books
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add("day", lambda: _("What there was on the evening of"), self.day, _day_hint)
        self._under(lambda: _("Money"))
        self._add_balances([one.id for one in ledger.list_accounts(books, boxes=True, postable=True)])
        customers = people_edit(self.desk, "customers", "customer", owed_to_us=True)
        self._add_people("customers", lambda: _("Who owes the club, and how much?"), customers)
        self._under(lambda: _("Things: what they are worth"))
        self._add_balances([ledger.account_of(books, role).id for role in _THINGS])

    def _add_what_is_owed(self) -> None:
        suppliers = people_edit(self.desk, "suppliers", "supplier")
        self._add_people("suppliers", lambda: _("Whom does the club owe for what it bought?"), suppliers)
        loans = people_edit(self.desk, "loans_payable", "lender")
        self._add_people("loans_payable", lambda: _("Loans: to whom, and how much is still to be paid back?"), loans)
        self._under(lambda: _("What the members and donors put in"))
        self._add_balances([ledger.account_of(self.desk.books, role).id for role in _OURS])
        others = entries_edit(self.desk, optional=True)
        self.others = self.add("lines", lambda: _("Anything else the club has (debit) or owes (credit)"), others)

    def _under(self, words: Words) -> None:
        self.fields.add_widget(label(words, "heading"))

    def _add_balances(self, accounts: list[int]) -> None:
        """Two fields side by side."""
        found = {one: Balance(self.desk.books, ledger.account(self.desk.books, one)) for one in accounts}
        self.balances |= found
        fields = iter([field for balance in found.values() for field in balance.fields()])
        for pair in zip_longest(fields, fields):
            self.add_row(*filter(None, pair))

    def _add_people(self, role: str, words: Words, editor: LinesEdit) -> None:
        self.people[role] = self.add(role, words, editor)

    def prepare(self) -> None:
        """Propose the end of last month; fill in what was recorded already."""
        self.day.propose(Month.of(self.desk.books.today()).first - _A_DAY)
        if self._earlier:
            self._fill_in(ledger.opening_of(self._earlier))

    def _fill_in(self, draft: OpeningDraft) -> None:
        self.day.set(draft.day)
        others: list[Line] = []
        people: dict[str, list[Line]] = {role: [] for role in self.people}
        for line in draft.lines:
            account = ledger.account(self.desk.books, int(line.account))
            balance = self.balances.get(account.id)
            if account.role in people and line.person is not None:
                people[account.role].append(line)
            elif balance and balance.takes(line):
                balance.put(line)
            else:
                others.append(line)
        for role, lines in people.items():
            self.people[role].put(lines)
        self.others.put(others)

    def draft(self) -> OpeningDraft:
        """Return what is typed."""
        balances = tuple(filter(None, (balance.line() for balance in self.balances.values())))
        people = tuple(line for editor in self.people.values() for line in editor.value())
        return OpeningDraft(self.day.value(), (*balances, *people, *self.others.value()))

    def voucher(self, draft: OpeningDraft) -> VoucherDraft:
        """Return the voucher of the opening, with what does not add up on the accumulated results."""
        return ledger.opening_voucher(self.desk.books, draft)

    def _field_of(self, refusal: Refusal) -> str | None:
        """Where nothing at all is written, it is asked for in the first field of the money."""
        if refusal.reason == "nothing":
            return next(name for name in self.boxes if name.startswith("balance_"))
        return super()._field_of(refusal)

    def summary(self, draft: OpeningDraft) -> str:
        """Say what is left when everything owed is taken off what there is: what was earned before, or lost."""
        lines = self.voucher(draft).lines
        rest = next((line.amount for line in lines if line.account == "accumulated_results"), None)
        if rest is None:
            return _("Both sides come to the same: nothing was earned or lost before.")
        words = _("What was earned before, to the accumulated results: %(amount)s")
        if rest.minor > 0:
            words = _("What was lost before, to the accumulated results: %(amount)s")
        return words % {"amount": showing.money(abs(rest))}

    def record(self, draft: OpeningDraft) -> Deed:
        """Record the opening, or record it again."""
        books, earlier = self.desk.books, self._earlier
        if earlier is None:
            return deed_of(self.desk, ledger.record_opening(books, draft))

        def record(_wrong: int, one: OpeningDraft) -> Voucher:
            return ledger.record_opening(books, one)

        return corrected_deed(self.desk, earlier.id, record, draft, ledger.opening_of(earlier))


def _day_hint() -> str:
    return _("The evening before the first day you record.")
