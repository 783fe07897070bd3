"""What lies behind a figure of a slip: the work, the rate it was paid at, the debt; who wrote each down and when."""

from datetime import date

import pytest

from coopbooks import orders, payouts, products, work
from coopbooks.books import Books
from coopbooks.orders import OrderDraft
from tests.builders import TODAY, m, person_id, spaced
from tests.core.paying import a_club, advanced, approved, knitted
from tests.core.store import q
from tests.core.working import done, making, record


@pytest.fixture
def club(books: Books) -> Books:
    """Books with Ana and Berta who knit jumpers at 18."""
    a_club(books)
    return books


def test_a_figure_opens_to_what_lies_behind_it(club: Books) -> None:
    given = advanced(club, "Ana", "20")
    knitted(club, "Ana 5")
    run = approved(club)
    steps = payouts.explain(payouts.slip(club, run.id, person_id(club, "Ana")).pay)
    assert [(one.written, one.amount) for one in steps] == [("5 × 18.00", m("90")), ("", m("-20"))]
    [worked, rate] = payouts.records_behind(club, steps[0].of)
    assert (worked.quantity, worked.who, worked.day) == (q("5"), club.who, TODAY)
    assert (spaced(rate.label), rate.who, rate.when.date()) == ("The rate: Bs 18.00 each", club.who, TODAY)
    [debt] = payouts.records_behind(club, steps[1].of)
    assert debt.voucher == given.id


def test_the_rate_behind_a_lot_is_the_one_in_force_on_its_day(club: Books) -> None:
    """18 from the beginning, 20 from the 10th, 25 agreed for an order: 5 of the 9th, of the 12th, of the order each."""
    knit = making(club)
    products.set_piece_rate(club, knit, q("20"), date(2026, 3, 10))
    order = orders.add_order(club, OrderDraft("A-1", "Feria", None, m("0"), TODAY)).id
    work.set_order_rate(club, order, knit, q("25"), "Con apuro")
    record(club, *(done(club, "Ana", "5", day=date(2026, 3, day)) for day in (9, 12)))
    record(club, done(club, "Ana", "5", order=order))
    run = approved(club)
    lots = payouts.slip(club, run.id, person_id(club, "Ana")).pay.lots
    told = {lot.amount: payouts.records_behind(club, lot)[-1] for lot in lots}
    assert {amount: (one.day, spaced(one.label)) for amount, one in told.items()} == {
        m("90"): (TODAY, "The rate: Bs 18.00 each"),
        m("100"): (date(2026, 3, 10), "The rate: Bs 20.00 each"),
        m("125"): (TODAY, "The rate: Bs 25.00 each (Con apuro)"),
    }


def test_a_rate_written_over_since_is_told_of_no_more(club: Books) -> None:
    knitted(club, "Ana 5")
    run = approved(club)
    products.set_piece_rate(club, making(club), q("19"), products.ALWAYS)
    (lot,) = payouts.slip(club, run.id, person_id(club, "Ana")).pay.lots
    assert [one.label for one in payouts.records_behind(club, lot)] == ["Jumper · knit"]


def test_paid_work_keeps_the_rate_it_was_paid_at(club: Books) -> None:
    """5 at 18 and 2 at 25 for an order are 140 on the slip; later 19 and 30, which count once the payout is voided."""
    knit = making(club)
    order = orders.add_order(club, OrderDraft("A-1", "Feria", None, m("0"), TODAY)).id
    work.set_order_rate(club, order, knit, q("25"), "Con apuro")
    record(club, done(club, "Ana", "5"), done(club, "Ana", "2", order=order))
    run = approved(club)
    products.set_piece_rate(club, knit, q("19"), products.ALWAYS)
    work.set_order_rate(club, order, knit, q("30"), "Con más apuro")
    slip = payouts.slip(club, run.id, person_id(club, "Ana")).pay
    assert slip.gross == m("140")
    assert [payouts.records_behind(club, lot)[0].amount for lot in slip.lots] == [m("90"), m("50")]
    assert work.totals(club, paid=True).worth == m("140")
    payouts.void_run(club, run.id, "Wrong")
    assert work.totals(club, paid=False).worth == m("155")
    assert payouts.slip(club, approved(club).id, person_id(club, "Ana")).pay.gross == m("155")


def test_work_a_pot_paid_keeps_the_rate_it_had(club: Books) -> None:
    knitted(club, "Ana 2")
    pot = payouts.Pot(m("10"), (payouts.Part("pieces"),))
    run = approved(club, rates=False, pot=pot)
    products.set_piece_rate(club, making(club), q("25"), products.ALWAYS)
    assert work.totals(club, paid=True).worth == m("36")
    payouts.void_run(club, run.id, "Wrong")
    assert work.totals(club, paid=False).worth == m("50")
