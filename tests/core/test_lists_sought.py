"""Words looked for in long lists, with accents or without: by the statement that lists them, the sums following."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coopbooks import cash, i18n, materials, members, orders, statements, work
from coopbooks.books import Books
from coopbooks.cash import CountDraft
from coopbooks.days import Period
from coopbooks.materials import HandDraft
from coopbooks.members import MemberDraft
from coopbooks.statements import CashBook
from coopbooks.work import PieceDraft
from tests.builders import TODAY, account_id, m, person_id, post
from tests.core.ordering import a_draft
from tests.core.store import a_material, buy, count, q
from tests.core.working import a_product, done, listed, record

NOBODY = "nobody"


def a_club(books: Books) -> tuple[int, int]:
    """Add two members, Begoña Núñez and Ana; return their ids."""
    begona, ana = (members.add_member(books, MemberDraft(name)).id for name in ("Begoña Núñez", "Ana"))
    return begona, ana


def test_work_is_found_by_who_did_it_what_it_was_and_for_which_order(books: Books) -> None:
    """By hand: 3 and 4 at 18, 5 at 1.50: 54, 72, 7.50."""
    a_club(books)
    a_product(books, "Jumper", cut="1.50", knit="18")
    order = orders.add_order(books, replace(a_draft(books), code="Año-7", title="Colegio")).id
    record(
        books,
        done(books, "Begoña Núñez", "3"),
        done(books, "Ana", "4", order=order, note="Con ojal"),
        done(books, "Ana", "5", step="cut"),
        done(books, "Ana", "2", kind="hours", name="Limpió el salón"),
    )
    assert [who for who, _what, _many in listed(books, search="nunez")] == ["Begoña Núñez"]
    assert [many for _who, _what, many in listed(books, search="ÁNA JUMPER")] == [q("5"), q("4")]
    for words in ("ano-7", "colegio", "OJAL"):
        assert [many for _who, _what, many in listed(books, search=words)] == [q("4")], words
    assert [what for _who, what, _many in listed(books, search="salon limpio")] == ["Limpió el salón"]
    assert listed(books, search=f"ana {NOBODY}") == listed(books, search="100%") == []
    assert work.totals(books, search="ana jumper").worth == m("79.50")
    assert [row.name for row in work.totals_by(books, "person", search="jumper")] == ["Ana", "Begoña Núñez"]
    assert work.list_work(books, search="jumper").count() == 3


def test_pieces_and_material_in_hands_are_found_by_who_has_them_and_what_they_are(books: Books) -> None:
    begona, ana = a_club(books)
    jumper, wool = a_product(books), a_material(books, "Lana niña")
    for who in (begona, ana):
        work.hand_pieces(books, PieceDraft("given", who, jumper, q("3"), TODAY, size="L"))
        materials.hand(books, HandDraft(TODAY, "trust_in", wool, who, q("1"), note="Tejerá" if who == ana else ""))
    pieces = {words: work.list_piece_moves(books, search=words).count() for words in ("begona", "jumper l", NOBODY)}
    assert pieces == {"begona": 1, "jumper l": 2, NOBODY: 0}
    moved = {words: materials.list_hand_moves(books, search=words).count() for words in ("nina", "nunez", "tejera")}
    assert moved == {"nina": 2, "nunez": 1, "tejera": 1}
    assert materials.list_hand_moves(books, person=ana, search="nunez").count() == 0


def test_counts_are_found_by_what_was_counted_and_why(books: Books) -> None:
    post(books, "cash 20 / contributions -20")
    box, yesterday = account_id(books, "cash"), TODAY - timedelta(days=1)
    cash.count_cash(books, CountDraft(TODAY, box, ((m("5"), 3),), "Se cambió un billete"))
    cash.count_cash(books, CountDraft(TODAY, box, ((m("5"), 3),)))
    assert cash.list_counts(books, search="cambio").count() == 1
    assert cash.list_counts(books, search="cash").count() == 2
    with i18n.speaking("es"):
        assert [cash.list_counts(books, search=words).count() for words in ("caja", "cash")] == [2, 0]
    buy(books, "10 yarn 100", "4 button 40", day=yesterday)
    count(books, "9 yarn", day=yesterday, explanation="Húmedo")
    count(books, "4 button")
    found = {words: materials.list_stock_counts(books, search=words).count() for words in ("yarn", "humedo", NOBODY)}
    assert found == {"yarn": 1, "humedo": 1, NOBODY: 0}


@pytest.fixture
def book(books: Books) -> Books:
    """Books with 500 that came of Rosa, 120 of rent and 30 of thread, both paid."""
    post(books, "cash 500 / contributions -500", description="Aporte de Begoña", person=person_id(books, "Rosa"))
    post(books, "rent 120 / cash -120", description="Alquiler de marzo")
    post(books, "materials_used 30 / cash -30", description="Hilo de Begoña")
    return books


def figures(found: CashBook) -> list[str]:
    totals = found.totals
    return [str(one.decimal) for one in (totals.opening, totals.debit, totals.credit, totals.closing)]


def test_the_cash_book_adds_up_what_fits(book: Books) -> None:
    march = Period.through(TODAY.replace(day=1), TODAY)
    before = Period.through(TODAY, TODAY)
    found = statements.cash_book(book, march, search="begona")
    assert [line.voucher.description for line in found.lines] == ["Aporte de Begoña", "Hilo de Begoña"]
    assert figures(found) == ["0.00", "500.00", "30.00", "470.00"]
    assert [str(line.balance.decimal) for line in found.lines] == ["500.00", "470.00"]
    assert figures(statements.cash_book(book, march, search="120")) == ["0.00", "0.00", "120.00", "-120.00"]
    assert len(statements.cash_book(book, march, search=NOBODY).lines) == 0
    assert figures(statements.cash_book(book, before))[-1] == "350.00"
    card = statements.account_card(book, account_id(book, "cash"), march, search="alquiler")
    assert [(line.voucher.description, line.credit) for line in card.lines] == [("Alquiler de marzo", m("120"))]
    assert card.totals.opening == m("0")
