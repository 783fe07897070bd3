"""What the members of the workshop are paid: every second Saturday all they made, less what was advanced and agreed."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from coopbooks import members, payouts, showing
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import (
    AdvanceDraft,
    Ask,
    Bonus,
    HandDraft,
    OwnRule,
    PayRules,
    PayTerms,
    Protected,
    Rounding,
    Run,
    RunDraft,
    Wishes,
)
from coopbooks.training import workshop_figures as figures
from coopbooks.training.chance import Chance
from coopbooks.training.diary import BANK, CASH, Diary
from coopbooks.training.names import members as names
from coopbooks.training.workshop_members import GROUPS, PAYS_BY_HAND

FIRST_PAY_DAY: Final = date(2025, 1, 11)
FORTNIGHT: Final = timedelta(days=14)
PAY_DAYS: Final = tuple(FIRST_PAY_DAY + FORTNIGHT * times for times in range(26))
"""Every second Saturday of the year."""
FETCHED_LATER: Final = timedelta(days=6)
"""Who was not there comes for her envelope on the Friday after."""
SAVINGS: Final = "5"
"""What each saves of every pay."""
SAVES_MORE: Final = dict.fromkeys(tuple(names(24))[18:], "15")
LED: Final = "15"
"""What it is worth to be in charge of a group for a fortnight."""
BY_BANK: Final = tuple(names(30))[-2:]
"""They have an account, where their pay is sent."""
ADVANCED: Final = tuple(names(15))
"""They ask for advances now and then."""
SLOWLY: Final = ("40", ADVANCED[4])
"""The most that is deducted of what was advanced to her, as it was agreed."""
_STEP: Final = "0.50"
_LARGEST: Final = "50"
_PROTECTED: Final = Decimal(50)
_WEDNESDAY: Final = 2
_SEED: Final = 26


class Payouts:
    """Advances and payouts day by day."""

    def __init__(self, diary: Diary) -> None:
        """Write down what the assembly decided about pay, and what was agreed with some."""
        self._diary, self._books, self._chance = diary, diary.books, Chance(_SEED)
        self._open: list[Run] = []
        rounding = Rounding(Money.of(_STEP))
        terms = PayTerms(protected=Protected(percent=_PROTECTED), rounding=rounding)
        asks = (Ask("savings", Money.of(SAVINGS), detail="compulsory"),)
        payouts.change_rules(self._books, PayRules(terms, asks, Wishes(largest=Money.of(_LARGEST))))
        for name, amount in SAVES_MORE.items():
            self._agree(name, OwnRule("savings", Money.of(amount), note=_("Wants to save more")))
        amount, name = SLOWLY
        self._agree(name, OwnRule("advance", Money.of(amount), note=_("Little by little, as the board allowed")))
        self._agree(PAYS_BY_HAND, OwnRule("dues", Money(0), note=_("Brings her dues herself")))

    def _agree(self, name: str, rule: OwnRule) -> None:
        payouts.set_own_rule(self._books, self._diary.person(name) or 0, rule)

    def approve(self) -> Money:
        """Approve, on a pay day, what all made since the last one; return how much of it is needed in cash."""
        today = self._diary.today
        if today not in PAY_DAYS:
            return Money(0)
        first = figures.YEAR.first if today == FIRST_PAY_DAY else today - FORTNIGHT + timedelta(days=1)
        self._diary.clock.go_on()
        title = _("Fortnight to %(day)s") % {"day": showing.day(today)}
        run = payouts.approve(self._books, self._draft(title, Period.through(first, today)).id)
        self._open.append(run)
        return run.paid

    def _draft(self, title: str, period: Period) -> Run:
        led = tuple(
            Bonus(self._diary.person(those[0]) or 0, _("In charge of the group"), Money.of(LED))
            for those in GROUPS.values()
        )
        return payouts.draft_run(self._books, RunDraft(period.last, title, period, bonuses=led))

    def hand_over(self) -> None:
        """Hand over what was approved today, to all who are there, and on a later day to those who were not."""
        today = self._diary.today
        for run in tuple(self._open):
            if today == run.draft.day:
                self._hand_to_those_there(run)
            elif today == run.draft.day + FETCHED_LATER:
                self._hand(run)
                payouts.close_run(self._books, run.id)
                self._open.remove(run)

    def _hand_to_those_there(self, run: Run) -> None:
        """Send what is sent to the bank; one to three members are not there for their envelope."""
        waiting = {one.person for one in payouts.waiting(self._books, run.id)}
        sent = waiting & {self._diary.person(name) for name in BY_BANK}
        fetching = sorted(waiting - sent)
        absent = {self._chance.pick(fetching) for _one in range(self._chance.between(1, 3))}
        self._hand(run, sent, way="bank", box=BANK)
        self._hand(run, waiting - sent - absent)

    def _hand(self, run: Run, persons: Iterable[int] = (), *, way: str = "cash", box: str = CASH) -> None:
        self._diary.clock.go_on()
        draft = HandDraft(run.id, self._diary.today, self._diary.account(box), tuple(sorted(persons)), way)
        payouts.hand_over(self._books, draft)

    def live(self) -> None:
        """Advance somebody a little on Wednesdays; the days after the last pay day are drafted as the year ends."""
        today = self._diary.today
        if today.weekday() == _WEDNESDAY and self._chance.one_in(2):
            self._advance(self._chance.pick(ADVANCED))
        if today == figures.YEAR.last:
            self._advance(ADVANCED[-1])
            self._draft(_("Last days of the year"), Period.through(PAY_DAYS[-1] + timedelta(days=1), today))

    def _advance(self, name: str) -> None:
        """Advance a member who has none left to pay back what she needs."""
        person = self._diary.person(name)
        if not members.open_advances(self._books, person):
            amount = Money.of(10).times(self._chance.between(5, 15))
            self._diary.clock.go_on()
            draft = AdvanceDraft(person, amount, self._diary.today, self._diary.account(CASH))
            payouts.record_advance(self._books, draft)
