"""People: told apart, found without accents, and what stands between them and the club."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.people import PersonDraft, SettlementDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, post, rows

FreshBooks = Callable[[], AbstractContextManager[Books]]


def added(books: Books, name: str, detail: str = "", *roles: str, **also: Any) -> people.Person:
    return people.add_person(books, PersonDraft(name, detail, roles=frozenset(roles), **also))


def test_a_person_is_kept_without_stray_blanks(books: Books) -> None:
    rosa = added(books, "  Rosa \n Quispe ", " El  Alto ", "customer", phone=" 700 12345 ", identity=" 123-1A\tLP ")
    assert (rosa.name, rosa.detail, rosa.phone, rosa.identity) == ("Rosa Quispe", "El Alto", "700 12345", "123-1A LP")
    assert (set(rosa.roles), rosa.active, rosa.label) == ({"customer"}, True, "Rosa Quispe (El Alto)")
    assert people.person(books, rosa.id) == rosa


@pytest.mark.parametrize(
    ("draft", "reason", "field"),
    [
        (PersonDraft(""), "empty", "name"),
        (PersonDraft(" \n "), "empty", "name"),
        (PersonDraft("", "El Alto"), "empty", "name"),
        (PersonDraft("\u0301"), "empty", "name"),  # an accent over nothing
        (PersonDraft("x" * 81), "too_long", "name"),
        (PersonDraft("Ñ" * 500), "too_long", "name"),
        (PersonDraft("Rosa", "x" * 61), "too_long", "detail"),
        (PersonDraft("Rosa", phone="7" * 61), "too_long", "phone"),
        (PersonDraft("Rosa", identity="7" * 61), "too_long", "identity"),
        (PersonDraft("Ro\0sa"), "unprintable", "name"),
        (PersonDraft("Rosa \ud83d"), "unprintable", "name"),
        (PersonDraft("Rosa", "bell\a"), "unprintable", "detail"),
    ],
)
def test_what_cannot_be_printed_is_refused(books: Books, draft: PersonDraft, reason: str, field: str) -> None:
    with assert_refused(reason, field):
        people.add_person(books, draft)
    rosa = added(books, "Julia")
    with assert_refused(reason, field):
        people.change_person(books, rosa.id, draft)
    assert people.list_people(books) == [rosa]


def test_the_longest_name_is_kept_and_posted(books: Books) -> None:
    long = added(books, "Ñ" * 80, "é" * 60, "customer")
    post(books, f"customers 10 @{long.name} / sales_local -10", concerns=long.label)
    box = account_id(books, "cash")
    draft = SettlementDraft(TODAY, long.id, box, m("10"), "n" * 200)
    voucher = people.settlement_voucher(books, draft, "customers")
    assert len(voucher.description) == 200
    assert voucher.concerns == long.label


def test_two_of_one_name_are_told_apart(books: Books) -> None:
    first = added(books, "Rosa Mamani")
    for twin in ("Rosa Mamani", "ROSA  MAMANÍ", " rosa mamani "):
        with assert_refused("twin", "name") as caught:
            added(books, twin)
        assert "“Rosa Mamani”" in str(caught.value)
    second = added(books, "Rosa Mamani", "El Alto")
    with assert_refused("twin", "detail"):
        added(books, "Rosa Mamani", "el alto")
    with assert_refused("twin"):
        people.change_person(books, second.id, PersonDraft("Rosa Mamani"))
    assert people.list_people(books, search="rosa") == [first, second]
    assert people.change_person(books, second.id, PersonDraft("Rosa Mamani", "EL ALTO")).detail == "EL ALTO"


@pytest.fixture
def crowd(books: Books) -> Books:
    """Books with some people in them."""
    added(books, "Óscar Ñáñez", "", "supplier")
    added(books, "ana choque", "", "customer")
    added(books, "100 % Algodón S.R.L.", "La_Paz", "supplier", "customer")
    retired = added(books, "Eva Choque", "", "customer")
    people.change_person(books, retired.id, PersonDraft("Eva Choque", roles=retired.roles, active=False))
    return books


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["100 % Algodón S.R.L.", "ana choque", "Óscar Ñáñez"]),
        ({"role": "customer"}, ["100 % Algodón S.R.L.", "ana choque"]),
        ({"role": "member"}, []),
        ({"active": None, "search": "choque"}, ["ana choque", "Eva Choque"]),
        ({"active": False}, ["Eva Choque"]),
        ({"search": "NANEZ osc"}, ["Óscar Ñáñez"]),
        ({"search": "algodon"}, ["100 % Algodón S.R.L."]),
        ({"search": "%"}, ["100 % Algodón S.R.L."]),
        ({"search": "_"}, ["100 % Algodón S.R.L."]),
        ({"search": "s.r.l"}, ["100 % Algodón S.R.L."]),
        ({"search": "'\"--"}, []),
    ],
)
def test_people_are_found_as_they_are_looked_for(crowd: Books, asked: dict[str, Any], names: list[str]) -> None:
    assert [one.name for one in people.list_people(crowd, **asked)] == names


@given(st.text(max_size=90), st.text(max_size=10))
@example("🧵 Hilos", "\0")
def test_any_name_is_kept_and_found_or_refused(fresh_books: FreshBooks, name: str, search: str) -> None:
    with fresh_books() as books:
        try:
            new = added(books, name)
        except Refusal:
            assert rows("SELECT count(*) FROM person") == [(0,)]
        else:
            assert people.list_people(books, search=name) == [new]
        people.list_people(books, search=search)


def test_what_is_recorded_keeps_the_name_as_it_was(books: Books) -> None:
    ana = added(books, "Ana", "", "customer")
    sold = post(books, "customers 10 @Ana / sales_local -10", concerns=ana.label)
    people.change_person(books, ana.id, PersonDraft("Ana Choque", roles=ana.roles))
    assert rows("SELECT concerns FROM voucher WHERE id = ?", [sold.id]) == [("Ana",)]
    assert [(debt.person, debt.name) for debt in people.list_debts(books, "customers")] == [(ana.id, "Ana Choque")]


def test_a_person_takes_a_role_once(books: Books) -> None:
    ana = added(books, "Ana", "", "supplier")
    told: list[frozenset[str]] = []
    books.watch(told.append)
    people.take_role(books, ana.id, "customer")
    people.take_role(books, ana.id, "customer")
    assert people.person(books, ana.id).roles == {"supplier", "customer"}
    assert told == [{"people"}]
    with pytest.raises(ValueError, match="king"):
        people.take_role(books, ana.id, "king")
    with pytest.raises(ValueError, match="king"):
        added(books, "Eva", "", "king")
    with pytest.raises(LookupError):
        people.person(books, 99)


def test_debts_are_listed_from_the_largest(books: Books) -> None:
    post(books, "customers 10 @Ana / customers 30 @Eva / customers 10 @Abel / customers 5 @Zoe / sales_local -55")
    post(books, "cash 5 / customers -5 @Zoe")
    post(books, "materials 7 / suppliers -7 @Ana")
    owing = [(debt.name, debt.amount) for debt in people.list_debts(books, "customers")]
    assert owing == [("Eva", m("30")), ("Abel", m("10")), ("Ana", m("10"))]
    owed = people.list_debts(books, "suppliers")
    assert [(debt.name, debt.amount) for debt in owed] == [("Ana", m("7"))]
    ana = owed[0].person
    assert people.debt_of(books, "customers", ana) == m("10")
    assert people.debt_of(books, "suppliers", ana) == m("7")
    assert people.debt_of(books, "suppliers", 99) == m("0")


@pytest.mark.parametrize(
    ("role", "posted", "description"),
    [
        ("customers", "cash 4 / customers -4 @Ana", "Payment from Ana. first half"),
        ("suppliers", "suppliers 4 @Ana / cash -4", "Payment to Ana. first half"),
    ],
)
def test_a_payment_settles_part_of_a_debt(books: Books, role: str, posted: str, description: str) -> None:
    post(books, "customers 10 @Ana / sales_local -10")
    post(books, "materials 10 / suppliers -10 @Ana")
    ana = people.list_people(books)[0].id
    draft = SettlementDraft(TODAY, ana, account_id(books, "cash"), m("4"), " first half ")
    voucher = ledger.post(books, people.settlement_voucher(books, draft, role))
    assert_posted(voucher, posted)
    assert (voucher.description, voucher.concerns, voucher.person) == (description, "Ana", ana)
    assert people.debt_of(books, role, ana) == m("6")


def test_a_payment_that_cannot_be_is_refused_at_its_field(books: Books) -> None:
    ana, box = added(books, "Ana").id, account_id(books, "cash")
    refused = (
        (SettlementDraft(TODAY, None, box, m("4")), "empty", "person"),
        (SettlementDraft(TODAY, ana, box, m("0")), "zero", "amount"),
        (SettlementDraft(TODAY, ana, box, m("-4")), "zero", "amount"),
        (SettlementDraft(TODAY, ana, None, m("4")), "empty", "box"),
        (SettlementDraft(TODAY, ana, account_id(books, "1.1.1.03"), m("4")), "other_currency", "box"),
        (SettlementDraft(TODAY, ana, account_id(books, "rent"), m("4")), "no_box", "box"),
        (SettlementDraft(TODAY, ana, box, m("4"), "x" * 201), "too_long", "note"),
        (SettlementDraft(TODAY, ana, box, m("4"), "\a"), "unprintable", "note"),
    )
    for draft, reason, field in refused:
        with assert_refused(reason, field):
            people.settlement_voucher(books, draft, "customers")
