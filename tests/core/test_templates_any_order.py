"""A treasurer who pays, leaves out, corrects and voids rent in any order: what is due is what she has not settled."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from itertools import count
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from coopbooks import costs, ledger, templates
from coopbooks.days import Month
from coopbooks.templates import Rhythm, TemplateDraft
from tests.builders import a_cost, m
from tests.conftest import FreshBooks

TODAY = datetime(2026, 12, 31, 18, 0)  # noqa: DTZ001 - books live in the local time of their machine
FIRST = Month(2026, 1)


def calendar_days(every: int) -> Iterator[date]:
    """The last days of every so many months, counted by hand from the year 2026 on: no year here is a leap year."""
    last = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for number in count(0, every):
        yield date(2026 + number // 12, number % 12 + 1, last[number % 12])


class Treasurer(RuleBasedStateMachine):
    """Rent due on the last day of every second month of 2026; it is the last evening of that year."""

    fresh: ClassVar[FreshBooks]

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        self.books = self.closing.enter_context(self.fresh(lambda: TODAY))
        first = costs.record_cost(self.books, a_cost(self.books, "rent 100", day=date(2025, 12, 31)))
        rhythm = Rhythm(2, 31, FIRST)
        self.rent = templates.keep_template(self.books, first.voucher, TemplateDraft("Rent", rhythm)).id
        self.paid: list[tuple[costs.Cost, date | None]] = []
        self.left_out: set[date] = set()

    def teardown(self) -> None:
        self.closing.close()

    def waiting(self) -> list[date]:
        settled = self.left_out | {due for _cost, due in self.paid}
        return [day for day, _number in zip(calendar_days(2), range(6), strict=False) if day not in settled]

    @rule(amount=st.integers(1, 900), besides=st.booleans())
    def pay(self, amount: int, besides: bool) -> None:  # noqa: FBT001 - drawn, not called
        due = None if besides or not self.waiting() else self.waiting()[0]
        draft = a_cost(self.books, f"rent {amount}", day=due or TODAY.date())
        cost = templates.record_from(self.books, self.rent, due, lambda: costs.record_cost(self.books, draft))
        self.paid.append((cost, due))

    @precondition(lambda self: self.waiting())
    @rule()
    def leave_out(self) -> None:
        day = self.waiting()[0]
        templates.leave_out(self.books, self.rent, day)
        self.left_out.add(day)

    @precondition(lambda self: self.left_out)
    @rule()
    def take_in_again(self) -> None:
        templates.take_in_again(self.books, self.rent, self.left_out.pop())

    @precondition(lambda self: self.paid)
    @rule(place=st.integers(0, 99), amount=st.integers(1, 900))
    def correct(self, place: int, amount: int) -> None:
        wrong, due = self.paid[place % len(self.paid)]
        right = costs.correct_cost(self.books, wrong.id, a_cost(self.books, f"rent {amount}", day=wrong.draft.day))
        self.paid[place % len(self.paid)] = (right, due)

    @precondition(lambda self: self.paid)
    @rule(place=st.integers(0, 99))
    def void(self, place: int) -> None:
        wrong, _due = self.paid.pop(place % len(self.paid))
        ledger.void(self.books, wrong.voucher, "Not paid")

    @invariant()
    def due_is_what_is_not_settled(self) -> None:
        known, waiting = templates.template(self.books, self.rent), self.waiting()
        assert known.due_by(TODAY.date()) == waiting
        assert [one.day for one in templates.due(self.books, TODAY.date())] == waiting[:1]
        assert known.due == (waiting or [date(2027, 1, 31)])[0]

    @invariant()
    def the_next_repeats_the_last_that_stands(self) -> None:
        last = self.paid[-1][0].draft.total if self.paid else m("100")
        assert templates.template(self.books, self.rent).amount == last


def test_what_is_due_is_what_is_not_settled(fresh_books: FreshBooks) -> None:
    Treasurer.fresh = staticmethod(fresh_books)
    few = settings(max_examples=settings().max_examples // 4)
    run_state_machine_as_test(Treasurer, settings=few)
