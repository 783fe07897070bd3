"""Any run of deeds with loans: given, paid, corrected, voided, agreed anew, in Bs and $us, in whatever order.

A machine plays a treasurer with the real operations. What she may not do is refused and changes nothing; after every
step the ledger balance of each loan is the balance of its plan, and nothing the file keeps disagrees with its lines.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from coopbooks import ledger, loans, materials, rates
from coopbooks.loans import Loan, Terms
from coopbooks.loans.late_charges import late_charges
from coopbooks.loans.owed import owed
from coopbooks.money import Money
from tests.builders import account_id, rows
from tests.conftest import FreshBooks
from tests.core.any_run import AnyRun, run_any
from tests.core.lending import GIVEN, a_loan, a_payment

some = st.integers(0, 30)
days = st.integers(0, 12)
parts = st.integers(1, 110)
"""So many hundredths of what pays everything back: a little more is refused."""
amounts = st.integers(1, 60_000) | st.integers(1, 400).map(lambda n: n * 100)
dollar_rates = st.sampled_from(["6.86", "6.96", "7.013", "9.3"])


@st.composite
def agreed(draw: st.DrawFn) -> Terms:
    """Terms of every method, by plan or by days, with grace and late charges or without."""
    method = draw(st.sampled_from(["equal_instalments", "equal_principal", "flat", "interest_first", "no_interest"]))
    instalments = draw(st.integers(1, 8))
    late = draw(st.sampled_from(["none", "fixed", "principal", "both"]))
    currency = draw(st.sampled_from(["BOB", "BOB", "USD"]))
    return Terms(
        Money(draw(st.integers(1_000, 500_000)), currency),
        GIVEN,
        GIVEN + timedelta(days=draw(st.integers(1, 60))),
        instalments,
        method,
        Decimal(0)
        if method == "no_interest"
        else draw(st.sampled_from([Decimal("8.24"), Decimal(24), Decimal("36.5")])),
        grace=draw(st.integers(0, instalments - 1)),
        grace_kind=draw(st.sampled_from(["none", "interest_only", "deferred"])),
        basis=draw(st.sampled_from(["months", "actual/365"])),
        interest_by=draw(st.sampled_from(["plan", "days"])),
        late=late,
        late_amount=Money(500, currency) if late == "fixed" else None,
        late_rate=Decimal("0.1") if late in ("principal", "both") else Decimal(0),
        order=draw(st.sampled_from(list(loans.ORDERS))),
        ahead=draw(st.sampled_from(list(loans.AHEAD))),
        pay_off_to=draw(st.sampled_from(list(loans.PAY_OFF))),
    )


class AnyLoans(AnyRun):
    """Loans to which something is done or refused, and what holds of them whatever it was."""

    tables = (
        "voucher",
        "line",
        "loan",
        "loan_plan",
        "loan_plan_taken_back",
        "loan_instalment",
        "loan_payment",
        "loan_due",
    )

    def __init__(self) -> None:
        super().__init__()
        rates.set_rate(self.books, rates.RateDraft("dollar", date(2020, 1, 1), "amount", Decimal("6.96")))
        self.known: list[int] = []
        self.vouchers: list[int] = []

    def one(self, some: int) -> Loan:
        """One of the loans, more often one that was not voided."""
        standing = [each for each in self.known if not loans.loan(self.books, each).voided]
        known = standing if standing and some % 8 else self.known
        return loans.loan(self.books, known[some % len(known)])

    def all(self) -> list[Loan]:
        return [loans.loan(self.books, each) for each in self.known]

    def latest(self, one: Loan) -> date:
        return max((event.day for event in loans.events(self.books, one.id)), default=one.first.disbursed_on)

    @precondition(lambda self: len(self.known) < 4)
    @rule(terms=agreed(), side=st.sampled_from(["borrowed", "lent"]), way=st.sampled_from(["cash", "cash", "running"]))
    def record(self, terms: Terms, side: str, way: str) -> None:
        made = self.attempt(lambda: loans.record_loan(self.books, a_loan(self.books, side, terms, way=way)))
        if made:
            self.known.append(made.id)
            self.vouchers.append(made.voucher)

    @precondition(lambda self: self.known)
    @rule(some=some, after=days, part=parts, rate=dollar_rates)
    def pay(self, some: int, after: int, part: int, rate: str) -> None:
        one = self.one(some)
        day = self.latest(one) + timedelta(days=after)
        whole = owed(one.first, loans.events(self.books, one.id), day).pay_off.amount
        amount = max(whole.times(Decimal(part) / 100), Money(1, one.currency))
        draft = replace(a_payment(self.books, one, "1", day), amount=amount, rate=Decimal(rate))
        paid = self.attempt(lambda: loans.pay_instalment(self.books, draft))
        self.vouchers += [paid.voucher] if paid else []

    @precondition(lambda self: self.known)
    @rule(some=some, after=days, proposed=st.booleans())
    def pay_what_is_proposed(self, some: int, after: int, proposed: bool) -> None:  # noqa: FBT001 - drawn by name
        one = self.one(some)
        day = self.latest(one) + timedelta(days=after)
        ask = loans.proposal if proposed else loans.pay_off_proposal

        def deed() -> Any:
            draft = replace(ask(self.books, one.id, day), box=account_id(self.books, "cash"))
            return loans.pay_instalment(self.books, draft)

        paid = self.attempt(deed)
        if paid:
            self.vouchers.append(paid.voucher)
            now = loans.standing_on(self.books, loans.loan(self.books, one.id), day)
            assert now.closed or proposed
            assert not now.owed_now

    @precondition(lambda self: self.vouchers)
    @rule(some=some)
    def void(self, some: int) -> None:
        wrong = self.vouchers[-1 - some % min(len(self.vouchers), 4)]
        self.attempt(lambda: materials.void(self.books, wrong, "A mistake"))

    @precondition(lambda self: self.vouchers)
    @rule(some=some, minor=amounts, terms=agreed(), rate=dollar_rates)
    def correct(self, some: int, minor: int, terms: Terms, rate: str) -> None:
        wrong = ledger.voucher(self.books, self.vouchers[some % len(self.vouchers)])
        right: Any = None
        if wrong.word == "loan_payment":
            old = loans.payment_draft_of(self.books, wrong.id)
            draft = replace(old, amount=Money(minor, old.amount.currency), rate=Decimal(rate))
            right = self.attempt(lambda: loans.correct_payment(self.books, wrong.id, draft))
        elif wrong.word == "loan":
            one = loans.loan_of_voucher(self.books, wrong.id)
            again = replace(loans.draft_of(self.books, one), terms=terms, rate=Decimal(rate))
            right = self.attempt(lambda: loans.correct_loan(self.books, one.id, again))
        self.vouchers += [right.voucher] if right else []

    @precondition(lambda self: self.known)
    @rule(some=some, after=days, terms=agreed(), whole=st.booleans())
    def agree_anew(self, some: int, after: int, terms: Terms, whole: bool) -> None:  # noqa: FBT001 - drawn by name
        one = self.one(some)
        day = self.latest(one) + timedelta(days=after)
        left = one.outstanding if whole and one.outstanding else Money(1, one.currency)
        late = None if terms.late_amount is None else Money(500, one.currency)
        first = day + (terms.first_due - terms.disbursed_on)
        new = replace(terms, principal=left, disbursed_on=day, first_due=first, late_amount=late)
        draft = loans.RescheduleDraft(new, "Orders stopped")
        self.attempt(lambda: loans.reschedule(self.books, one.id, draft))

    @precondition(lambda self: self.known)
    @rule(some=some)
    def take_back(self, some: int) -> None:
        self.attempt(lambda: loans.take_back_terms(self.books, self.one(some).id, "The assembly said no"))

    @precondition(lambda self: self.known)
    @rule(after=days)
    def let_interest_grow(self, after: int) -> None:
        grown = self.attempt(lambda: loans.accrue_interest(self.books, GIVEN + timedelta(days=after)))
        self.vouchers += [grown.id] if grown else []

    @invariant()
    def the_ledger_says_what_the_plans_say(self) -> None:
        for one in self.all():
            stands = dict(rows("SELECT account_id, amount FROM loan_balance WHERE loan_id = ?", [one.id]))
            own = dict(rows("SELECT account_id, foreign_amount FROM loan_balance WHERE loan_id = ?", [one.id]))
            sign = 1 if one.side == "lent" else -1
            booked = sign * (stands if one.currency == "BOB" else own)[one.account]
            story = loans.events(self.books, one.id)
            last = self.latest(one)
            balance = Money(0, one.currency) if one.voided else owed(one.first, story, last).balance
            assert booked == one.outstanding.minor == balance.minor
            assert (stands[one.account] == 0) == (booked == 0)
            accrued = account_id(self.books, "interest_receivable" if one.side == "lent" else "interest_payable")
            assert sign * stands.get(accrued, 0) >= 0

    @invariant()
    def what_is_still_due_is_what_is_left(self) -> None:
        for one in self.all():
            [[left, negative]] = rows(
                "SELECT coalesce(sum(principal), 0), count(iif(principal < 0 OR interest < 0, 1, NULL)) "
                "FROM loan_due WHERE loan_id = ?",
                [one.id],
            )
            assert (left, negative) == (one.outstanding.minor, 0)

    @invariant()
    def late_charges_of_all_loans_at_once_are_those_of_each(self) -> None:
        """While much is to happen yet, soon after what happened last, and long after all of it."""
        still = {loan for (loan,) in rows("SELECT DISTINCT loan_id FROM loan_due")}
        charging = [one for one in self.all() if one.id in still and one.terms.late != "none"]
        last = max(map(self.latest, charging), default=GIVEN)
        for day in (GIVEN + timedelta(days=70), last + timedelta(days=40), last + timedelta(days=400)):
            owing = {one.id: loans.standing_on(self.books, one, day).fine.minor for one in charging}
            assert late_charges(self.books, day) == owing

    @invariant()
    def the_parts_of_the_balance_sheet_add_up(self) -> None:
        for account, falling in loans.due_within(self.books, self.books.today() + timedelta(days=400)).items():
            [[stands]] = rows(
                "SELECT abs(sum(amount)) FROM loan_balance JOIN loan ON loan.id = loan_id "
                "AND plan_id IS NOT NULL WHERE loan_balance.account_id = ?",
                [account],
            )
            assert falling.within.minor + falling.beyond.minor == stands
            assert min(falling.within.minor, falling.beyond.minor) >= 0


def test_any_run_of_deeds_leaves_the_loans_in_order(fresh_books: FreshBooks) -> None:
    run_any(AnyLoans, fresh_books)
