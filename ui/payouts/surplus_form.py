"""The form for the surplus of an accounting year: to the funds first, then to the members as the assembly decided."""

from decimal import Decimal
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, members, payouts, showing
from coopbooks.days import Period, year_of, year_period
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import Money
from coopbooks.payouts import FUNDS, YEAR_KEYS, Fund, Surplus, SurplusDraft, SurplusRule
from ui.payouts.deeds import refuse_locked, void_instead, voiding
from ui.payouts.mix_fields import MIX, MixFields
from ui.payouts.papers import show_record
from ui.payouts.surplus_pane import ROOM, SHARES, SurplusPane
from ui.payouts.weight_fields import WEIGHTS
from ui.payouts.year_counts import YearCounts
from ui.shared.choice import Choice, choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk, Wanted
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice

_YEARS: Final = 5
_USUAL: Final = {"reserve_legal": Decimal(10), "fund_education": Decimal(5), "fund_welfare": Decimal(5)}
"""What statutes ask for at least, in percent of the surplus."""
_WHO: Final = {"there": N_("All members there are now"), "left": N_("Those who left in or after that year, too")}
_FUNDS: Final = tuple(FUNDS)


class SurplusForm(Form):
    """The year, the amount, the funds, the members and by what; what each would get stands beside it, live."""

    of_many: ClassVar = True
    elsewhere: ClassVar = {"members": "who", "lines": "amount", "description": "note", "concerns": "year"}

    def __init__(self, desk: Desk) -> None:
        """Make the form."""
        self.pane = SurplusPane()
        super().__init__(desk, surplus_words, once=True, key=FormKey("payouts", "surplus"))
        self.put_beside(self.pane, SHARES, ROOM)
        books = desk.books
        self.year = Choice([(year, partial(str, year)) for year in self._years()])
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add_row(
            ("year", lambda: _("Surplus of which year?"), self.year),
            ("day", lambda: _("Day of the assembly"), self.day),
        )
        self.there = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.there)
        self.amount = self.add("amount", lambda: _("How much is shared out?"), MoneyEdit(books.club.currency))
        self._add_rule()
        self.note = self.add("note", lambda: _("Number of the act, or a note"), TextEdit())
        self.add_papers()
        self.year.changed.connect(self._follow)
        voice.changed.connect(self._tell)
        self.begin()

    def _add_rule(self) -> None:
        self.funds = {role: PercentEdit() for role in _FUNDS}
        for pair in (_FUNDS[:2], _FUNDS[2:]):
            self.add_row(*((role, partial(_fund_words, role), self.funds[role]) for role in pair))
        self.members_percent = self.add(
            "members_percent",
            lambda: _("To the members (%)"),
            PercentEdit(),
            lambda: _("Empty: all the rest. What nobody gets stays with the accumulated results."),
        )
        self.by = MixFields(self.fields, lambda: _("It is shared among them"), YEAR_KEYS)
        self.who = self.add("who", lambda: _("Who takes part?"), choice_of(_WHO))
        self.counts = YearCounts(self.fields)
        for one in (self.by.by, self.by.mix):
            one.changed.connect(lambda: self.counts.ask_for(self.by.asked()))

    def _years(self) -> list[int]:
        """The year that runs, which is refused until it is over, and the last ones that are."""
        books = self.desk.books
        now = year_of(books.today(), books.club.closing_month)
        return [now - ago for ago in range(_YEARS + 1)]

    def _period(self) -> Period:
        return year_period(self.year.value(), self.desk.books.club.closing_month)

    def prepare(self) -> None:
        """Propose the last year of whose surplus something is left, else in which there was any, and what statutes ask
        for.
        """
        self.day.propose(self.usual_day())
        self.year.set(self._usual_year())
        for role, percent in _USUAL.items():
            self.funds[role].propose(percent)
        self.by.prepare()
        self.counts.prepare()
        self.counts.ask_for(self.by.asked())
        self._follow()

    def _usual_year(self) -> int:
        books, (now, *over) = self.desk.books, self._years()
        left = (year for year in over if payouts.left_of_surplus(books, year).minor > 0)
        earned = (year for year in (*over, now) if payouts.surplus_of(books, year))
        return next(left, next(earned, over[0]))

    def _follow(self) -> None:
        """Propose what is left of the result of the year, and say how it stands."""
        left = payouts.left_of_surplus(self.desk.books, self.year.value())
        self.amount.propose(left if left.minor > 0 else None)
        self._tell()

    def _tell(self) -> None:
        books, year = self.desk.books, self.year.value()
        result, left = payouts.surplus_of(books, year), payouts.left_of_surplus(books, year)
        said = {"year": year, "much": showing.money(abs(result)), "left": showing.money(max(left, left - left))}
        words = _("Income less costs and expenses of %(year)s: a surplus of %(much)s.")
        if result.minor <= 0:
            words = _("Income less costs and expenses of %(year)s: a loss of %(much)s. A loss is not shared out.")
        told = [(words if result else _("Nothing was earned or spent in %(year)s.")) % said]
        if left != result:
            words = _("A part of it was shared out already: %(left)s are left.")
            if left.minor <= 0:
                words = _("All of it was shared out already. To share it out anew, open that payout and void it first.")
            told.append(words % said)
        self.there.setText(" ".join(told))

    def draft(self) -> SurplusDraft:
        """Return what is typed."""
        return SurplusDraft(
            self.year.value(),
            self.day.value(),
            SurplusRule(self._funds(), self.by.value(), self.members_percent.maybe()),
            self.amount.maybe() or self.desk.books.money(0),
            self._members(),
            self.counts.value(),
            self.note.value(),
        )

    def _funds(self) -> tuple[Fund, ...]:
        typed = {role: edit.maybe() for role, edit in self.funds.items()}
        room = {"reserve_legal": self._room_of_reserve()}
        return tuple(Fund(role, percent, room.get(role)) for role, percent in typed.items() if percent)

    def _room_of_reserve(self) -> Money | None:
        """What the legal reserve takes until it has its part of the contributions; where there are none, no limit."""
        books = self.desk.books
        given, has = (
            -ledger.balance_on(books, ledger.account_of(books, one).id) for one in ("contributions", _FUNDS[0])
        )
        return payouts.room_of(given, has) if given.minor > 0 else None

    def _members(self) -> tuple[int, ...]:
        """Who takes part: nobody named where that is everybody there is now."""
        if self.who.value() != "left":
            return ()
        first = self._period().first
        every = members.list_all(self.desk.books)
        return tuple(one.id for one in every if one.active or (one.left is not None and one.left >= first))

    def voucher(self, draft: SurplusDraft) -> VoucherDraft:
        """Return its voucher."""
        return payouts.surplus_voucher(payouts.propose_surplus(self.desk.books, draft))

    def doubts(self, draft: SurplusDraft, voucher: VoucherDraft) -> tuple[str, ...]:
        """Ask, too, about a year whose months are not locked."""
        locked, found = ledger.locked_through(self.desk.books), list(super().doubts(draft, voucher))
        if locked is None or locked < self._period().last:
            words = _("The months of %(year)s are not locked: somebody may still change its result. Lock them first.")
            found.append(words % {"year": draft.year})
        return tuple(found)

    def show_accounting(self) -> None:
        """Show what each would get, too, as far as that is known."""
        self._show_counts()
        try:
            proposal = payouts.propose_surplus(self.desk.books, self.draft())
        except Refusal as refusal:
            self.pane.wait(refusal.message)
        else:
            self.pane.show_proposal(proposal)
        super().show_accounting()

    def _show_counts(self) -> None:
        """Show who takes part, and what the books know of each."""
        books, among = self.desk.books, self._members()
        every = (one for one in members.list_all(books) if (one.id in among if among else one.active))
        self.counts.show_members({one.id: one.label for one in every}, payouts.year_weights(books, self.year.value()))

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal of one fund, one key or what members weigh at its own field."""
        super().refuse(Refusal(refusal.message, self._at(refusal.field or ""), refusal.reason))

    def _at(self, field: str) -> str:
        at, *which = field.split(".")
        if at == "funds":
            return [one.role for one in self._readable_funds()][int(which[0])]
        if at == WEIGHTS and which[0] in self.counts.weights.keys:
            self.counts.button.setChecked(True)
            return WEIGHTS
        if at == WEIGHTS or (at == "by" and which):
            return MIX if self.by.by.value() == MIX else "by"
        return MIX if at == "by" and self.by.by.value() == MIX else at

    def _readable_funds(self) -> tuple[Fund, ...]:
        typed = {role: edit.readable() for role, edit in self.funds.items()}
        return tuple(Fund(role, percent) for role, percent in typed.items() if percent)

    def record(self, draft: SurplusDraft) -> Deed:
        """Record what the assembly decided: it is then handed over like any payout. Its paper is the record."""
        desk, books = self.desk, self.desk.books
        run = desk.change_patiently(lambda tell: payouts.record_surplus(books, draft, progress=tell), _sharing)
        parts = run.shared.parts.values() if isinstance(run.shared, Surplus) else ()
        many = sum(bool(part) for part in parts)  # who counts for nothing gets nothing

        def words() -> str:
            said = {"year": draft.year, "many": many, "amount": showing.money(run.gross)}
            return _("The surplus of %(year)s is shared out: %(amount)s to %(many)s members.") % said

        def undo() -> Deed:
            refuse_locked(desk, run.day, void_instead())
            why = _("Undone at once")
            desk.change_patiently(lambda tell: payouts.void_run(books, run.id, why, progress=tell), voiding)
            return Deed(lambda: _("The surplus of %(year)s is not shared out any more.") % {"year": draft.year})

        then = lambda: _("It is handed over like a payout.")  # noqa: E731 - as spoken
        return Deed(words, run.voucher, undo, then, paper=lambda: desk.do(lambda: show_record(desk, run)))

    def recorded(self, deed: Deed) -> None:
        """Go on to where it is handed over."""
        super().recorded(deed)
        run = next(one for one in payouts.list_runs(self.desk.books, kind="surplus") if one.voucher == deed.voucher)
        self.desk.go("payouts", Wanted(run=run.id))


def _sharing() -> str:
    return _("The surplus is being shared out…")


def _fund_words(role: str) -> str:
    return _("%(fund)s (%%)") % {"fund": _(FUNDS[role])}


def surplus_words() -> str:
    """Return what the form is called."""
    return _("Share out the surplus of a year")
