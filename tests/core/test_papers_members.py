"""The papers of a member: one page however much was recorded, her language, the sums of what is told together."""

from datetime import date, timedelta

import pytest

from coopbooks import i18n, members, papers, payouts, work
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.payouts import Ask
from coopbooks.quantity import Quantity
from coopbooks.work import Totals
from tests.builders import TODAY, account_id, m, person_id
from tests.core.membering import a_member, recorded
from tests.core.paying import a_club, approved, handed, knitted, rules
from tests.core.store import q
from tests.core.working import done, record
from tests.printed import SHEET, on, pages_of, text_of
from tests.saved import saving

YEAR = Period(date(2026, 1, 1), date(2026, 4, 1))


@pytest.mark.parametrize("page", ["letter", "oficio", "a4"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_statement_is_one_page_however_much_there_is(books: Books, page: str, language: str) -> None:
    """60 deposits of 1 and 20 months of dues of 10: of each the newest or oldest one by one, the rest together."""
    rosa = a_member(books, "Marcelina Choque de Mamani Quispe Condori", joined=date(2024, 1, 1))
    for number in range(60):
        day = date(2026, 1, 2) + timedelta(days=number)
        parts = (members.Part(rosa.id, m("1")),)
        saved = members.DeedDraft("voluntary", day, parts, account_id(books, "cash"), note="Trajo a la reunión")
        members.record_deed(books, saved)
    for number in range(20):
        month = Month(2024, 7).plus(number)
        charged = members.DeedDraft("dues", month.last, (members.Part(rosa.id, m("10")),), month=month)
        members.record_deed(books, charged)
    told = members.statement(books, rosa.id, YEAR)
    unpaid = Totals(m("43.50"), 3, pieces=Quantity.of(12), hours=Quantity.of(1))
    pdf = papers.member_statement(told, on(language, page), unpaid)
    assert len(pages_of(pdf)) == 1
    said = text_of(pdf).replace("\N{NO-BREAK SPACE}", " ")
    assert "60" in said
    assert {"es": "12 piezas, 1 hora", "en": "12 pieces, 1 hour"}[language] in said
    assert {"es": "43,50", "en": "43.50"}[language] in said
    if language == "en":
        assert "14 more, together" in said
        assert "140.00" in said


def test_the_deeds_are_told_in_her_language_whatever_was_spoken_then(books: Books) -> None:
    with i18n.speaking("es"):
        told = members.statement(books, saving(books), YEAR)
    assert told.deeds[0].what == "Certificates of contribution"
    assert "Certificates of contribution" in text_of(papers.member_statement(told, SHEET))


def test_a_settlement_says_who_pays_whom(books: Books) -> None:
    """80 saved and 10 owed leave 70 to her; 10 owed alone are for her to pay; nothing for nobody."""
    a_member(books)
    a_member(books, "Julia")
    ana = a_member(books, "Ana")
    recorded(books, "voluntary", "Rosa 80")
    recorded(books, "fine", "Rosa 10 / Julia 10")
    told = {"Rosa": "Rosa gets Bs 70.00.", "Julia": "Julia pays Bs 10.00.", "Ana": "Both sides are alike"}
    for name, words in told.items():
        person = next(one.id for one in members.list_all(books) if one.name == name)
        found = members.settlement(books, person, date(2026, 3, 20))
        said = text_of(papers.member_settlement(found, SHEET)).replace("\N{NO-BREAK SPACE}", " ")
        assert words in said
    assert members.settlement(books, ana.id, date(2026, 3, 20)).net == m("0")


def test_a_settlement_tells_of_work_that_is_not_paid_yet(books: Books) -> None:
    """Two hours at 8,50 stay for the next payout: 17,00, not among what is settled."""
    rosa = a_member(books)
    cleaned = done(books, "Rosa", "2", kind="hours", name="Cleaning", rate=q("8.50"))
    record(books, cleaned)
    found = members.settlement(books, rosa.id, TODAY)
    unpaid = work.totals(books, person=rosa.id, paid=False)
    said = text_of(papers.member_settlement(found, SHEET, unpaid))
    assert "Work that no payout has counted yet: 2 hour" in said
    assert "17.00" in said
    assert "17.00" not in text_of(papers.member_settlement(found, SHEET))


@pytest.mark.parametrize("page", ["letter", "half_letter"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_statement_tells_her_work_and_her_pay_on_one_page(books: Books, page: str, language: str) -> None:
    """26 payouts of 10 × 18 are 4.680 for 260 pieces; 5 of each saved are 130; the last 175 of 4.550 wait."""
    a_club(books)
    ana, cash = person_id(books, "Ana"), account_id(books, "cash")
    rules(books, Ask("savings", m("5"), detail="voluntary"))
    for number in range(26):
        day = date(2026, 1, 15) + timedelta(days=2 * number)
        knitted(books, "Ana 10", day=day)
        run = approved(books, day=day, title=f"Pay {number}")
        if number < 25:
            handed(books, run, day=day, box=cash)
    runs = {run.id: run for run in payouts.list_runs(books)}
    paid = [(runs[slip.run], slip) for slip in reversed(payouts.slips_of(books, ana))]
    told = members.statement(books, ana, YEAR)
    pdf = papers.member_statement(told, on(language, page), None, paid)
    said = text_of(pdf).replace("\N{NO-BREAK SPACE}", " ")
    assert len(pages_of(pdf)) == 1
    for words in ("4,680.00", "130.00", "4,550.00", "175.00", "260 pie"):
        figures = words.translate(str.maketrans(",.", ".,")) if language == "es" else words
        assert figures in said, words
    assert "Pay 25" not in said
    earned, kept, saved = told.deeds[-3:]
    assert [earned.what, kept.what, saved.what] == ["What she earned", "Kept back from it", "Kept back from her pay"]
