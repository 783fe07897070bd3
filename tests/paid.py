"""Runs to be printed: a fortnight of two knitters with all that can stand on a slip, a pot, and a surplus."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from coopbooks import loans, members, orders, papers, payouts, products, work
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.ledger import Voucher
from coopbooks.loans import LoanDraft, Terms
from coopbooks.members import DeedDraft, MemberDraft
from coopbooks.orders import OrderDraft
from coopbooks.payouts import (
    AdvanceDraft,
    Ask,
    Bonus,
    Fund,
    Part,
    PayRules,
    PayTerms,
    Pot,
    Protected,
    Reserve,
    Rounding,
    RunDraft,
    RunToPrint,
    SurplusDraft,
    SurplusRule,
)
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.builders import account_id, m, post

DAY = date(2026, 3, 20)
FORTNIGHT = Period(date(2026, 3, 1), date(2026, 3, 16))


def knitters(books: Books) -> tuple[int, int]:
    """Two members: one of a group, with her C.I., who reads Spanish as the club does; one who reads English."""
    group = members.add_group(books, members.GroupDraft("Tejedoras de Alpacoma")).id
    draft = MemberDraft(
        "Marcelina Ñaupari Choque", identity="6789012-1A LP", group=group, joined=date(2026, 1, 5), language="es"
    )
    other = MemberDraft("Sarah Quispe", joined=date(2026, 1, 5), language="en")
    return members.add_member(books, draft).id, members.add_member(books, other).id


def fortnight(books: Books) -> RunToPrint:
    """Pay both: 12 × 18 + 5 × 20 + 6,5 × 12 + 50 = 444 earned by the first one, and 30 × 1,5 = 45 by the other.

    Of 444: 50 of an advance, 57,50 for a loan (50 and 1 % of 750), 44,40 saved, 5 of dues and a fine of 10.
    Of 45 the club leaves 40 alone: 5 of her advance of 30 can be deducted.
    """
    one, other = knitters(books)
    post(books, "cash 9000 / accumulated_results -9000", day=date(2026, 1, 6))
    asks = (Ask("savings", percent=Decimal(10), detail="compulsory"),)
    terms = PayTerms(protected=Protected(m("40")), rounding=Rounding(m("0.50")))
    payouts.change_rules(books, PayRules(terms, asks))
    _owing(books, one, other)
    _worked(books, one, other)
    draft = RunDraft(DAY, "Primera quincena de marzo", FORTNIGHT, bonuses=(Bonus(one, "Puntualidad", m("50")),))
    return payouts.run_to_print(books, payouts.approve(books, payouts.draft_run(books, draft).id).id)


def _owing(books: Books, one: int, other: int) -> None:
    cash = account_id(books, "cash")
    terms = Terms(m("800"), date(2026, 1, 20), date(2026, 2, 20), 16, rate=Decimal(12), method="equal_principal")
    machine = loans.record_loan(books, LoanDraft("lent", one, terms, box=cash, contract="Máquina 3"))
    loans.pay_instalment(books, loans.proposal(books, machine.id, date(2026, 2, 20)))
    for person, amount in ((one, "50"), (other, "30")):
        payouts.record_advance(books, AdvanceDraft(person, m(amount), date(2026, 3, 9), cash))
    saved = DeedDraft("compulsory", date(2026, 2, 3), (members.Part(one, m("120")),), cash)
    dues = DeedDraft("dues", date(2026, 3, 2), (members.Part(one, m("5")),), month=Month(2026, 3))
    fine = DeedDraft("fine", date(2026, 3, 9), (members.Part(one, m("10")),), note="Faltó a la reunión")
    for deed in (saved, dues, fine):
        members.record_deed(books, deed)


def _worked(books: Books, one: int, other: int) -> None:
    wool = products.add_product(books, ProductDraft("Chompa de alpaca", "piece", m("250"))).id
    steps = [MakingDraft("corte", rate=Quantity.of("1.5")), MakingDraft("tejido", rate=Quantity.of(18))]
    products.keep_making(books, wool, steps, date(2026, 1, 5))
    cut, knit = (each.id for each in products.list_making(books, wool))
    order = orders.add_order(books, OrderDraft("2026-07", "40 chompas Kusi", None, m("0"), date(2026, 2, 2))).id
    day, four = date(2026, 3, 12), Quantity.of(4)
    done = [WorkDraft(one, each, making=knit, accepted=four) for each in (date(2026, 3, 3), date(2026, 3, 6), day)]
    done[0] = replace(done[0], rejected=Quantity.of(2))
    for_order = WorkDraft(one, day, making=knit, accepted=Quantity.of(5), order=order, rate=Quantity.of(20))
    cleaned = WorkDraft(
        one, day, "hours", name="Limpieza del taller", accepted=Quantity.of("6.5"), rate=Quantity.of(12)
    )
    cuts = WorkDraft(other, day, making=cut, accepted=Quantity.of(30))
    for_order, cleaned = (replace(each, rate_note="trato de la asamblea") for each in (for_order, cleaned))
    work.record_work(books, [*done, for_order, cleaned, cuts])


def a_pot(books: Books) -> RunToPrint:
    """Share 1.000 out: 100 reserved; 60 % of 900 by shares of 2 and 1, the rest in equal parts."""
    one, other = knitters(books)
    weights = {"shares": {one: Quantity.of(2), other: Quantity.of(1)}}
    by = (Part("shares", Decimal(60)), Part("equal", Decimal(40)))
    pot = Pot(m("1000"), by, (Reserve("Mantenimiento", m("100")),))
    draft = RunDraft(DAY, "Feria de Alasitas", pot=pot, pot_label="Feria", members=(one, other), weights=weights)
    return payouts.run_to_print(books, payouts.approve(books, payouts.draft_run(books, draft).id).id)


def an_advance(books: Books, person: int) -> Voucher:
    """Give a member 80 before her pay."""
    draft = AdvanceDraft(person, m("80"), DAY, account_id(books, "cash"), "Medicinas")
    return payouts.record_advance(books, draft)


def a_surplus(books: Books, one: int, other: int) -> RunToPrint:
    """Share 1.000 of 2025 out: 10 % and 5 % to funds, 850 to the members: 70 % by pay of 3 and 1, 30 % equally."""
    by = (Part("pay", Decimal(70)), Part("equal", Decimal(30)))
    rule = SurplusRule((Fund("reserve_legal", Decimal(10)), Fund("fund_education", Decimal(5))), by)
    weights = {"pay": {one: Quantity.of(3), other: Quantity.of(1)}}
    earned_in_2025(books)
    draft = SurplusDraft(2025, DAY, rule, m("1000"), (one, other), weights)
    return payouts.run_to_print(books, payouts.record_surplus(books, draft).id)


def earned_in_2025(books: Books, much: str = "1000") -> None:
    """Sell for 1.000, or so much, in the year before."""
    post(books, f"cash {much} / sales_local -{much}", day=date(2025, 6, 2))


def papers_of_pay(books: Books) -> dict[str, Callable[[papers.Sheet], bytes]]:
    """Return a function for every paper of pay: a fortnight, an advance, the surplus of a year."""
    told = fortnight(books)
    packed, whom = payouts.envelopes(books, told.run.id), [one.slip.person for one in told.slips]
    advance, surplus = an_advance(books, whom[0]), a_surplus(books, whom[0], whom[1])
    hers, paid = members.statement(books, whom[0], members.ever(books, whom[0])), [(told.run, told.slips[0].slip)]
    return {
        "payout_slips": lambda sheet: papers.payout_slips(told, sheet),
        "payout_slips_both": lambda sheet: papers.payout_slips(told, sheet, "one", "both"),
        "pay_list": lambda sheet: papers.pay_list(told, sheet, packed),
        "envelope_labels": lambda sheet: papers.envelope_labels(told, packed, sheet),
        "bank_list": lambda sheet: papers.bank_list(told, packed, sheet),
        "advance_receipt": lambda sheet: papers.advance_receipt(advance, sheet, "6789012-1A LP", m("80")),
        "surplus_record": lambda sheet: papers.surplus_record(surplus, sheet),
        "member_statement_paid": lambda sheet: papers.member_statement(hers, sheet, None, paid),
    }
