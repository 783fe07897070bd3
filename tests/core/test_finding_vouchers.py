"""Vouchers are found by number, day, amount and words, in every way what is typed can be read."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.finding import Finder, Typed
from coopbooks.finding.typed import Label
from coopbooks.ledger import Line, Voucher, VoucherDraft
from coopbooks.people import PersonDraft, add_person

TODAY = date(2026, 3, 20)


def a_deed(books: Books, what: str, centavos: int, day: date = TODAY, *, out: bool = False) -> Voucher:
    amount = books.money(-centavos if out else centavos)
    lines = (Line("cash", amount), Line("sales_local", -amount))
    return ledger.post(books, VoucherDraft(day, what, lines))


@pytest.fixture
def finder(books: Books) -> Finder:
    a_deed(books, "Capital inicial", 500_000, date(2025, 12, 1))
    a_deed(books, "Bordados a mano", 120_050, date(2026, 3, 7))
    a_deed(books, "Alquiler de marzo", 35_050, date(2026, 3, 7), out=True)
    a_deed(books, "Lana para niñas", 1_200, date(2026, 3, 19), out=True)
    a_deed(books, "Mandiles bordados", 3_550, date(2026, 3, 19))
    return Finder(books)


def told(finder: Finder, typed: str) -> list[tuple[str, list[str]]]:
    return [(found.way, [row.description for row in found.rows]) for found in finder.vouchers(typed, 5)]


@pytest.mark.parametrize(
    ("typed", "amounts"),
    [
        ("1.200,50", (120_050,)),
        ("1200.5", (120_050,)),
        ("1,200.50", (120_050,)),
        ("35,50", (3_550,)),
        ("Bs 35.50", (3_550,)),
        ("1.200", (120_000,)),  # nobody writes three decimals of money
        ("12", (1_200,)),
        ("0", ()),
        ("1.2.3", ()),
        ("doce", ()),
    ],
)
def test_amounts_are_read_with_either_mark(typed: str, amounts: tuple[int, ...]) -> None:
    assert Typed.read(typed, TODAY).amounts == amounts


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("12", Label("", None, 12)),
        ("0012", Label("", None, 12)),
        ("ci 12", Label("CI", None, 12)),
        ("CI12", Label("CI", None, 12)),
        ("CE 2026-0012", Label("CE", 2026, 12)),
        ("2026-12", Label("", 2026, 12)),
        ("2026", Label("", None, 2026)),
        ("ci", None),
        ("cx 12", None),
    ],
)
def test_numbers_are_read_as_people_call_vouchers(typed: str, label: Label | None) -> None:
    assert Typed.read(typed, TODAY).label == label


def test_a_number_finds_the_vouchers_of_that_number_and_those_of_that_amount(finder: Finder) -> None:
    assert told(finder, "1") == [("number", ["Alquiler de marzo", "Bordados a mano", "Capital inicial"])]
    assert told(finder, "CI 1") == [("number", ["Bordados a mano", "Capital inicial"])]
    assert told(finder, "CI 2025-0001") == [("number", ["Capital inicial"])]
    assert told(finder, "12") == [("amount", ["Lana para niñas"])]


def test_an_amount_is_found_however_it_is_written(finder: Finder) -> None:
    for typed in ("1.200,50", "1200.5", "1200,5", "bs 1.200,50"):
        assert told(finder, typed) == [("amount", ["Bordados a mano"])]


def test_an_amount_is_found_without_its_centavos(finder: Finder) -> None:
    """1,200.50 by 1200, and 350.50 by 350; one that says its centavos is meant to the centavo."""
    assert told(finder, "1200") == [("rounded", ["Bordados a mano"])]
    assert told(finder, "Bs 1.200") == [("rounded", ["Bordados a mano"])]
    assert told(finder, "350") == [("rounded", ["Alquiler de marzo"])]
    assert told(finder, "1200,00") == told(finder, "351") == told(finder, "349") == []


def test_a_day_finds_what_was_recorded_for_it_the_newest_first(finder: Finder) -> None:
    for typed in ("7/3", "7 mar", "7/3/26", "07-03-2026"):
        (found,) = finder.vouchers(typed, 5)
        assert (found.way, found.day) == ("day", date(2026, 3, 7))
        assert [row.description for row in found.rows] == ["Alquiler de marzo", "Bordados a mano"]


def test_words_are_found_by_their_beginnings_the_newest_first(finder: Finder) -> None:
    assert told(finder, "bord") == [("words", ["Mandiles bordados", "Bordados a mano"])]
    assert told(finder, "BORDADOS mand") == [("words", ["Mandiles bordados"])]
    assert told(finder, "ninas") == [("words", ["Lana para niñas"])]
    assert told(finder, "rosa") == []


def test_words_typed_wrongly_find_what_was_meant_and_say_it(finder: Finder) -> None:
    (found,) = finder.vouchers("bordda", 5)
    assert (found.way, found.search) == ("nearly", "bordados")
    assert [row.description for row in found.rows] == ["Mandiles bordados", "Bordados a mano"]
    assert told(finder, "alquiler mrazo") == [("nearly", ["Alquiler de marzo"])]


def test_words_with_an_amount_find_what_has_both(finder: Finder) -> None:
    assert told(finder, "bordados 35,50") == [("words", ["Mandiles bordados"])]
    assert told(finder, "alquiler bs 350.50") == [("words", ["Alquiler de marzo"])]
    assert told(finder, "lana 35,50") == []


def test_what_was_taken_back_is_found_by_its_number_alone(books: Books, finder: Finder) -> None:
    wrong = a_deed(books, "Bordados dos veces", 9_900)
    ledger.void(books, wrong.id, "recorded twice")
    assert told(finder, "veces") == told(finder, "99") == []
    assert [row.voided for row in finder.vouchers(wrong.label, 5)[0].rows] == [True]


def test_no_more_than_asked_for_and_whether_there_are_others(finder: Finder) -> None:
    few, all_of_them = finder.vouchers("bordados", 1)[0], finder.vouchers("bordados", 2)[0]
    assert (len(few.rows), few.more) == (1, True)
    assert (len(all_of_them.rows), all_of_them.more) == (2, False)


def test_what_is_searched_for_finds_the_same_in_the_list_of_vouchers(books: Books, finder: Finder) -> None:
    for typed in ("bordda", "1200.5", "CI 1", "CI 2025-0001", "bordados"):
        (found,) = finder.vouchers(typed, 5)
        listed = ledger.list_vouchers(books, ledger.VoucherFilter(search=found.search)).rows(0, 9)
        assert {row.id for row in found.rows} <= {row.id for row in listed}


def test_what_is_new_is_found_at_once(books: Books, finder: Finder) -> None:
    assert told(finder, "escobas") == []
    assert not finder.people.find("julia", 5)
    a_deed(books, "Escobas", 4_400)
    add_person(books, replace(PersonDraft("Julia Condori"), roles=frozenset({"customer"})))
    assert told(finder, "esocbas") == [("nearly", ["Escobas"])]
    assert [hit.what.name for hit in finder.people.find("julai", 5)] == ["Julia Condori"]
    assert finder.newest(1)[0].description == "Escobas"


def test_signs_and_quotes_do_no_harm(finder: Finder) -> None:
    for typed in ("", "  ", '"', "'; DROP", "*", "NEAR(", "a OR", "-", "%", "(", "\0", "12/", "1,", "9" * 40):
        finder.vouchers(typed, 5)


def test_empty_books_find_nothing(books: Books) -> None:
    finder = Finder(books)
    assert told(finder, "12") == told(finder, "hoy") == told(finder, "rosa") == []
    assert finder.newest(5) == []
