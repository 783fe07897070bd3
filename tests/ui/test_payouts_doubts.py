"""What is asked about before a payout is approved: what a member owes that is not kept back from her pay."""

from datetime import date
from decimal import Decimal
from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import payouts
from tests.builders import spaced
from tests.core.lending import lent, terms
from tests.core.paying import a_club, a_run, knitted
from tests.ui.paying import over, payouts_page
from ui.desk import Desk
from ui.shared.doing import Wanted


def test_an_instalment_in_dollars_is_asked_about_once(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """$us 100 in four instalments of 25, one of them due: it is told, and the payout approved when it is confirmed."""
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    due = date(2026, 3, 19)
    agreed = terms("100", "0", currency="USD", method="no_interest", instalments=4, first_due=due)
    lent(books, agreed, rate=Decimal("6.96"), rate_source="agreed")
    page = payouts_page(desk, qtbot, follow)
    run = a_run(books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.submit()
    said = spaced(form.foot.doubts._words.text())
    assert "Ana has $us 25.00 of her loan to pay: it is not kept back." in said
    assert payouts.run(books, run.id).state == "draft"
    form.submit()
    assert payouts.run(books, run.id).state == "approved"
