"""What can be asked about loans: which there are, one of them with all that happened to it, and to type one again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from peewee import fn

from coopbooks import ledger
from coopbooks.books import Books, Listing, Sort
from coopbooks.i18n import N_
from coopbooks.ledger.records import LoanBalanceRecord
from coopbooks.loans import happened, kept
from coopbooks.loans.drafts import Loan, LoanDraft, LoanPayment, MemberShare, PlanVersion
from coopbooks.loans.owed import carried, owed
from coopbooks.loans.records import DueRecord, LoanRecord, PlanRecord
from coopbooks.loans.shapes import Plan, Standing
from coopbooks.loans.splitting import shares
from coopbooks.money import Money
from coopbooks.people.records import PersonRecord
from coopbooks.reading import fold

STATES: Final = {
    "running": N_("Running"),
    "overdue": N_("Overdue"),
    "paid": N_("Paid off"),
    "voided": N_("Voided"),
}
"""How a loan stands, with the words for it; one that is overdue is running, too."""
_NEVER: Final = "9999"
"""Later than any day: where nothing is due any more."""
_LEFT: Final = DueRecord.select(fn.COALESCE(fn.SUM(DueRecord.principal), 0)).where(DueRecord.loan == LoanRecord.id)
"""The principal that is not paid back: that of what is still due."""


@dataclass(frozen=True, slots=True)
class LoanFilter:
    """Which loans: of a side, in a state, with a person, with words of her name or of the contract.

    Voided ones only if asked for by their state.
    """

    side: str = ""
    state: str = ""
    person: int | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan in a list, in its own currency: what was lent, what is left, what is overdue and what is due next."""

    id: int
    side: str
    person: int
    name: str
    contract: str
    disbursed_on: date
    principal: Money
    left: Money
    overdue: Money
    next_due: date | None
    next_amount: Money
    voided: bool

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        if self.voided:
            return "voided"
        if self.overdue:
            return "overdue"
        return "running" if self.left or self.next_due else "paid"


@dataclass(frozen=True, slots=True)
class LoanCard:
    """A loan whole: its plan in force, what was paid, how it stands on a day (None: voided), every plan, its shares.

    ``carried`` is the interest its plan in force took over from the one before, due on the first due day besides.
    """

    loan: Loan
    plan: Plan
    payments: tuple[LoanPayment, ...]
    standing: Standing | None
    versions: tuple[PlanVersion, ...]
    shares: tuple[MemberShare, ...]
    carried: Money


def card(books: Books, loan_id: int, day: date) -> LoanCard:
    """Return a loan whole, as it stands on the evening of a day."""
    one = kept.loan(books, loan_id)
    standing = None if one.voided else standing_on(books, one, day)
    versions = kept.versions(books, one)
    plan = next(version.plan for version in versions if version.id == one.plan)
    before = carried(one.first, happened.events(books, loan_id))
    return LoanCard(one, plan, kept.list_payments(books, loan_id), standing, versions, shares(books, loan_id), before)


def standing_on(books: Books, one: Loan, day: date) -> Standing:
    """Return how a loan stands on the evening of a day."""
    return owed(one.first, happened.events(books, one.id, until=day), day)


def list_loans(books: Books, wanted: LoanFilter | None = None) -> Listing[LoanRow]:
    """Return the loans that fit, the newest first, fetched as they are scrolled to.

    They can be sorted by ``day``, by ``person``, by what is ``left`` and by the day what is due ``next``.
    """
    today = books.today()
    name = (PersonRecord.folded,)
    return Listing(
        keys=_fitting(wanted or LoanFilter(), today),
        detail=_detail(today),
        key=LoanRecord.id,
        order=(LoanRecord.id,),
        make=_row,
        sorts={
            "day": Sort(()),
            "person": Sort(name, joined=PersonRecord),
            "left": Sort((fn.COALESCE(_LEFT, 0),)),
            "next": Sort((fn.COALESCE(_first_due(), _NEVER),)),
        },
    )


def left_of(books: Books, wanted: LoanFilter | None = None) -> Money:
    """Return what is left of all loans that fit, as it stands in the books: in their currency."""
    balance = LoanBalanceRecord
    of_it = (LoanRecord.id == balance.loan_id) & (LoanRecord.account == balance.account)
    query = balance.select(fn.SUM(fn.ABS(balance.amount))).join(LoanRecord, on=of_it)
    fitting = _fitting(wanted or LoanFilter(), books.today())
    return books.money(query.where(balance.loan_id.in_(fitting)).scalar() or 0)


def _first_due() -> Any:
    return DueRecord.select(fn.MIN(DueRecord.due)).where(DueRecord.loan == LoanRecord.id)


def _fitting(wanted: LoanFilter, today: date) -> Any:
    keys = LoanRecord.select(LoanRecord.id)
    if wanted.side:
        keys = keys.where(LoanRecord.side == wanted.side)
    if wanted.person is not None:
        keys = keys.where(LoanRecord.person == wanted.person)
    for word in fold(wanted.search).split():
        named = PersonRecord.select(PersonRecord.id).where(PersonRecord.folded.contains(word))
        keys = keys.where(LoanRecord.person.in_(named) | LoanRecord.folded_contract.contains(word))
    return keys.where(*_in_state(wanted.state, today))


def _in_state(state: str, today: date) -> tuple[Any, ...]:
    still = fn.EXISTS(DueRecord.select(DueRecord.due).where(DueRecord.loan == LoanRecord.id))
    late = fn.EXISTS(DueRecord.select(DueRecord.due).where(DueRecord.loan == LoanRecord.id, DueRecord.due < today))
    conditions: dict[str, tuple[Any, ...]] = {
        "": (LoanRecord.plan_id.is_null(False),),
        "voided": (LoanRecord.plan_id.is_null(),),
        "running": (LoanRecord.plan_id.is_null(False), still),
        "overdue": (LoanRecord.plan_id.is_null(False), late),
        "paid": (LoanRecord.plan_id.is_null(False), ~still),
    }
    return conditions[state]


def _detail(today: date) -> Any:
    due = DueRecord
    of_it = due.loan == LoanRecord.id
    late = due.select(fn.COALESCE(fn.SUM(due.interest + due.principal), 0)).where(of_it, due.due < today)
    coming = due.select().where(of_it, due.due >= today).order_by(due.due).limit(1)
    return (
        LoanRecord.select(
            LoanRecord.id,
            LoanRecord.side,
            LoanRecord.person,
            PersonRecord.name,
            PersonRecord.detail,
            LoanRecord.contract,
            PlanRecord.disbursed_on,
            LoanRecord.currency,
            LoanRecord.plan_id,
            PlanRecord.principal,
            _LEFT,
            late,
            coming.select(due.due),
            coming.select(due.interest + due.principal),
        )
        .join(PersonRecord)
        .switch(LoanRecord)
        .join(PlanRecord, on=(PlanRecord.voucher == LoanRecord.voucher))
    )


def _row(*row: Any) -> LoanRow:
    id_, side, person, name, detail, contract, day, currency, plan, principal, left, late, due, amount = row
    return LoanRow(
        id_,
        side,
        person,
        f"{name} ({detail})" if detail else name,
        contract,
        day,
        Money(principal, currency),
        Money(left, currency),
        Money(late, currency),
        due and date.fromisoformat(str(due)),
        Money(amount or 0, currency),
        voided=plan is None,
    )


def draft_of(books: Books, one: Loan) -> LoanDraft:
    """Return the draft a loan was recorded from, to be typed again."""
    lines = ledger.voucher(books, one.voucher).lines
    box = next((line.account.id for line in lines if line.account.box), None)
    seller = next((line.person for line in lines if line.account.role == "suppliers"), None)
    principal = next(line for line in lines if line.loan == one.id and line.account.id == one.account)
    rate: dict[str, Any] = {}
    if principal.foreign:
        rate = {"rate": Decimal(principal.foreign.rate).normalize(), "rate_source": principal.foreign.source}
    return LoanDraft(
        side=one.side,
        person=one.person,
        terms=one.first,
        way=one.way,
        box=box if one.way == "cash" else None,
        seller=seller if one.way == "seller" else None,
        contract=one.contract,
        note=one.note,
        **rate,
    )
