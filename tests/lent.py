"""A loan to be printed: what was agreed for an oven, what was paid of it, and how it stands; offers beside it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from coopbooks import loans
from coopbooks.loans import Compared, Loan, LoanCard, LoanPayment, MemberShare, Offer, Payment, PlanVersion, Terms
from tests.builders import m

OVEN = Terms(m("2500"), date(2026, 1, 31), date(2026, 2, 28), 12, rate=Decimal("8.24"))
"""The loan of a published plan, from a lender who charges a late payment by the day."""
AGREED = replace(OVEN, late="principal", late_rate=Decimal("0.1"))
MAY = date(2026, 5, 15)


def oven(*, side: str = "borrowed") -> LoanCard:
    """Return the loan in May: paid in February, late and with too little in March, not in April."""
    paid: list[Payment] = []
    for day, amount in ((date(2026, 2, 28), "217.75"), (date(2026, 4, 9), "150")):
        paid.append(loans.split(AGREED, paid, day, m(amount)))
    plan, nothing = loans.make_plan(AGREED), m("0")
    whole = Payment(
        MAY,
        sum((one.fine for one in paid), nothing),
        sum((one.interest for one in paid), nothing),
        sum((one.principal for one in paid), nothing),
    )
    who = "Crédito Solidario Qhantati" if side == "borrowed" else "Teodora Huanca Mamani"
    contract = "12/2026" if side == "borrowed" else ""
    loan = Loan(1, side, 7, who, 21, "cash", contract, "", 3, 1, AGREED, AGREED, whole, voided=False)
    payments = tuple(
        LoanPayment(
            id=number,
            loan=1,
            plan=1,
            voucher=10 + number,
            label=f"CE 2026-00{10 + number}",
            day=one.day,
            paid=one,
            note="",
            worth=one.amount,
            voided=False,
        )
        for number, one in enumerate(paid, 1)
    )
    recorded = datetime(2026, 1, 31, 10, 0)  # noqa: DTZ001 - books live in the local time of their machine
    version = PlanVersion(1, 1, plan, "", "", "Rosa Mamani Quispe", recorded, taken_back=False)
    shares = (MemberShare(8, "Julia Condori", m("1250"), nothing, None),)
    return LoanCard(loan, plan, payments, loans.owed(AGREED, paid, MAY), (version,), shares, nothing)


def offers() -> list[Compared]:
    """Return three offers for an oven: on the balance, flat, and cheap but with a fee at the beginning."""
    flat = replace(OVEN, method="flat", rate=Decimal(12))
    fee = replace(OVEN, rate=Decimal(6), late="fixed", late_amount=m("5"))
    return loans.compare(
        [
            Offer("Crédito Solidario Qhantati", OVEN),
            Offer("Doña Anita, prestamista", flat),
            Offer("Banco Comunal Wara Wara", fee, m("100")),
        ]
    )
