"""The chart of accounts: what new books begin with, and what a club may make of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, ledger
from coopbooks.books import Books
from coopbooks.ledger import AccountDraft
from tests.builders import account_id, assert_posted, assert_refused, post, rolled_back

FreshBooks = Callable[[], AbstractContextManager[Books]]

# Accounts with a role, as the design of the ledger lists them.
ROLES = """
1.1.1.01 cash  1.1.2.01 customers  1.1.2.02 member_advances  1.1.2.03 member_loans  1.1.2.04 interest_receivable
1.1.2.05 member_dues_receivable  1.1.2.06 supplier_advances  1.1.2.07 vat_credit  1.1.3.01 materials
1.1.3.02 work_in_progress  1.1.3.03 finished_products  1.2.1.01 machines  1.2.2.01 machines_depreciation
2.1.1.01 suppliers  2.1.1.02 customer_advances  2.1.2.01 member_pay  2.1.2.02 member_savings  2.1.2.03 surplus_payable
2.1.3.01 vat_debit  2.1.3.02 it_payable  2.1.3.03 withholdings  2.1.4.01 interest_payable  2.2.1.01 loans_payable
2.2.2.01 grants_deferred  3.1.1.01 contributions  3.1.2.01 capital_grants  3.2.1.01 reserve_legal
3.2.1.02 fund_education  3.2.1.03 fund_welfare  3.2.1.04 reserve_voluntary  3.3.1.01 accumulated_results
3.3.1.02 year_result  4.1.1.01 sales_local  4.1.1.02 sales_export  4.1.1.03 sales_service  4.1.1.04 sales_returns
5.1.1.01 materials_used  5.1.1.02 member_work  5.1.1.05 depreciation  5.1.1.06 maintenance  5.1.1.09 stock_change
6.3.1.01 interest_paid  6.3.1.02 late_charges  6.3.1.03 bank_fees  6.4.1.01 it_expense
"""
NAMED = {
    "1": ("Activo", "Assets"),
    "1.1.1": ("Disponible", "Available"),
    "1.1.1.01": ("Caja", "Cash box"),
    "1.1.1.02": ("Caja chica", "Petty cash"),
    "1.1.1.04": ("Banco", "Bank"),
    "1.1.2.01": ("Clientes por cobrar", "Customers"),
    "2.1.1.01": ("Proveedores por pagar", "Suppliers"),
    "3.1.1.01": ("Aportes de socias", "Member contributions"),
    "4.1.1.01": ("Ventas locales", "Local sales"),
    "5.1.1.04": ("Energía, gas y agua de producción", "Power, gas and water"),
    "6.3.1.01": ("Intereses pagados", "Interest paid"),
}


def chart(books: Books) -> dict[str, ledger.Account]:
    return {one.code: one for one in ledger.list_accounts(books, active=None)}


def test_new_books_begin_with_the_agreed_roles(books: Books) -> None:
    words = ROLES.split()
    agreed = dict(zip(words[::2], words[1::2], strict=True))
    found = chart(books)
    assert {code: found[code].role for code in agreed} == agreed
    assert [code for code, one in found.items() if one.currency] == ["1.1.1.03"]
    assert [code for code, one in found.items() if one.box] == ["1.1.1.01", "1.1.1.02", "1.1.1.03", "1.1.1.04"]


def test_every_account_stands_below_its_heading(books: Books) -> None:
    by_id = {one.id: one for one in chart(books).values()}
    for one in by_id.values():
        above = by_id[one.parent] if one.parent else None
        assert (above is None) == (one.level == 0)
        if above:
            assert not above.postable
            assert one.code.startswith(f"{above.code}.")
            assert above.nature in {None, one.nature}
        assert (one.nature is None) <= (not one.postable)
    assert [one.code for one in by_id.values() if one.parent is None] == list("123456")


def test_standard_names_follow_the_language(books: Books) -> None:
    found = chart(books)
    for code, names in NAMED.items():
        for language, name in zip(("es", "en"), names, strict=True):
            with i18n.speaking(language):
                assert found[code].name == name


def test_accounts_are_asked_for_by_what_they_are(books: Books) -> None:
    boxes = ledger.list_accounts(books, boxes=True)
    assert [one.name for one in boxes] == ["Cash box", "Petty cash", "Cash in dollars", "Bank"]
    kinds = {one.nature for one in ledger.list_accounts(books, natures=("cost", "expense"))}
    assert kinds == {"cost", "expense"}
    headings = ledger.list_accounts(books, natures=("equity",), postable=False)
    assert [one.code for one in headings] == ["3", "3.1", "3.2", "3.3"]
    for unknown in (0, 9999):
        with pytest.raises(LookupError):
            ledger.account(books, unknown)
    with pytest.raises(LookupError):
        ledger.account_of(books, "fun")


def test_an_account_is_added_below_its_heading(books: Books) -> None:
    heading = chart(books)["6.2"]
    code = ledger.next_code(books, heading)
    raffles = ledger.add_account(books, AccountDraft(code, " Raffles "))
    assert (raffles.code, raffles.name, raffles.parent) == ("6.2.1.05", "Raffles", heading.id)
    assert (raffles.nature, raffles.section, raffles.role) == ("expense", "selling", None)
    assert_posted(post(books, "6.2.1.05 10 / cash -10"), "6.2.1.05 10 / cash -10")


@given(st.lists(st.sampled_from(["1.1.1", "1.1.2", "3.1", "6.2", "6.5"]), max_size=6))
def test_the_proposed_code_is_always_free(fresh_books: FreshBooks, headings: list[str]) -> None:
    with fresh_books() as books:
        for heading in headings:
            proposed = ledger.next_code(books, chart(books)[heading])
            assert ledger.add_account(books, AccountDraft(proposed, "New")).code == proposed


def test_ten_comes_after_nine(books: Books) -> None:
    for number in (9, 10, 11):
        ledger.add_account(books, AccountDraft(f"6.2.1.{number}", f"Fair {number}"))
    codes = [one.code for one in ledger.list_accounts(books) if one.code.startswith("6.2")]
    assert codes[-3:] == ["6.2.1.9", "6.2.1.10", "6.2.1.11"]
    assert ledger.next_code(books, chart(books)["6.2"]) == "6.2.1.12"


@pytest.mark.parametrize(
    ("draft", "reason", "field"),
    [
        (AccountDraft("1.1.1.01", "Second box"), "taken", "code"),
        (AccountDraft("", "Nothing"), "no_heading", "code"),
        (AccountDraft("7.1", "Nowhere"), "no_heading", "code"),
        (AccountDraft("6.2.", "Dot"), "no_heading", "code"),
        (AccountDraft("6.2..1", "Dots"), "no_heading", "code"),
        (AccountDraft("6.2. .1", "Blank"), "no_heading", "code"),
        (AccountDraft("6.2." + "1" * 30, "Long"), "no_heading", "code"),
        (AccountDraft("1.7", "Over several"), "no_heading", "code"),
        (AccountDraft("1.1.1.01.1", "Below an account"), "no_heading", "code"),
        (AccountDraft("6.2.1\0", "Sign"), "unprintable", "code"),
        (AccountDraft("6.2.1.05", " "), "empty", "name"),
        (AccountDraft("6.2.1.05", "x" * 500), "too_long", "name"),
        (AccountDraft("6.2.1.05", "bell\a"), "unprintable", "name"),
        (AccountDraft("6.2.1.05", "Box", box="cash"), "box", "code"),
    ],
)
def test_what_fits_nowhere_is_refused(books: Books, draft: AccountDraft, reason: str, field: str) -> None:
    before = ledger.list_accounts(books, active=None)
    with assert_refused(reason, field):
        ledger.add_account(books, draft)
    assert ledger.list_accounts(books, active=None) == before


def test_a_box_may_hold_another_currency(books: Books) -> None:
    euros = ledger.add_account(books, AccountDraft("1.1.1.05", "Euros", box="cash", currency="EUR"))
    assert (euros.box, euros.currency) == ("cash", "EUR")
    own = ledger.add_account(books, AccountDraft("1.1.1.06", "Second bank", box="bank", currency="BOB"))
    assert (own.box, own.currency) == ("bank", None)
    with pytest.raises(ValueError, match="XYZ"):
        ledger.add_account(books, AccountDraft("1.1.1.07", "Odd", box="cash", currency="XYZ"))


def test_a_name_of_its_own_stays_and_a_standard_one_follows(books: Books) -> None:
    rent = ledger.account_of(books, "rent")

    def named(name: str) -> tuple[str, str]:
        changed = ledger.change_account(books, rent.id, code=rent.code, name=name, active=True)
        with i18n.speaking("es"):
            return changed.name, ledger.account(books, rent.id).name

    assert named("Rent of the hall")[1] == "Rent of the hall"
    assert named(" Rent ") == ("Alquiler", "Alquiler")
    with i18n.speaking("es"):
        ledger.change_account(books, rent.id, code=rent.code, name="Alquiler", active=True)
    assert ledger.account(books, rent.id).name == "Rent"


def test_an_account_with_lines_is_recoded(books: Books) -> None:
    post(books, "rent 10 / cash -10")
    rent = ledger.account_of(books, "rent")
    moved = ledger.change_account(books, rent.id, code="6.1.9.01", name=rent.name, active=True)
    assert (moved.id, moved.code, moved.parent) == (rent.id, "6.1.9.01", rent.parent)
    assert ledger.account_of(books, "rent") == moved
    assert ledger.balance_on(books, rent.id).minor == 1000


@pytest.mark.parametrize(
    ("of", "code", "reason"),
    [
        ("rent", "6.1.1.02", "taken"),
        ("rent", "6.2.1.05", "other_section"),
        ("rent", "8.1", "no_heading"),
        ("6.1", "6.9", "heading"),
    ],
)
def test_codes_that_do_not_fit_are_refused(books: Books, of: str, code: str, reason: str) -> None:
    old = ledger.account(books, account_id(books, of))
    with assert_refused(reason, "code"):
        ledger.change_account(books, old.id, code=code, name=old.name, active=True)
    assert ledger.account(books, old.id) == old


@pytest.mark.parametrize(("of", "reason"), [("cash", "has_role"), ("6.1", "heading"), ("1.1.1.02", "has_balance")])
def test_what_is_needed_stays_in_use(books: Books, of: str, reason: str) -> None:
    post(books, "1.1.1.02 10 / cash -10")
    old = ledger.account(books, account_id(books, of))
    with assert_refused(reason, "active"):
        ledger.change_account(books, old.id, code=old.code, name=old.name, active=False)


def test_an_empty_account_goes_out_of_use_and_comes_back(books: Books) -> None:
    bank = ledger.account(books, account_id(books, "1.1.1.04"))
    ledger.change_account(books, bank.id, code=bank.code, name=bank.name, active=False)
    assert bank.code not in [one.code for one in ledger.list_accounts(books, boxes=True)]
    assert bank.code in [one.code for one in ledger.list_accounts(books, boxes=True, active=False)]
    with assert_refused("no_box", "box"):
        ledger.box(books, bank.id)
    assert ledger.change_account(books, bank.id, code=bank.code, name=bank.name, active=True) == bank
    assert ledger.box(books, bank.id) == bank


@pytest.mark.parametrize(("of", "reason"), [(None, "empty"), ("rent", "no_box"), ("1.1.1.03", "other_currency")])
def test_what_is_no_box_is_refused_where_it_was_chosen(books: Books, of: str | None, reason: str) -> None:
    with assert_refused(reason, "giving"):
        ledger.box(books, account_id(books, of) if of else None, "giving")


def test_another_account_takes_over_a_role(books: Books) -> None:
    new = ledger.add_account(books, AccountDraft("4.1.1.05", "Shop"))
    ledger.map_role(books, "sales_local", new.id)
    assert_posted(post(books), "cash 13.50 / 4.1.1.05 -13.50")
    assert ledger.account(books, account_id(books, "4.1.1.01")).role is None


def test_what_took_over_a_role_is_not_taken_away(books: Books) -> None:
    """Nothing was posted to it yet; what is sold next would have no account."""
    new = ledger.add_account(books, AccountDraft("4.1.1.05", "Shop"))
    ledger.map_role(books, "sales_local", new.id)
    with assert_refused("has_role"):
        ledger.remove_account(books, new.id)
    assert_posted(post(books), "cash 13.50 / 4.1.1.05 -13.50")


@pytest.mark.parametrize("to", ["rent", "4.1", "3.1.1.01", "1.1.1.04", "1.1.1.03"])
def test_a_role_goes_only_to_the_like_of_it(books: Books, to: str) -> None:
    with assert_refused("other_nature", "account"):
        ledger.map_role(books, "sales_local", account_id(books, to))
    with assert_refused("other_nature", "account"):
        ledger.map_role(books, "customers", account_id(books, "1.1.1.04"))


def test_debts_stay_where_they_are_found(books: Books) -> None:
    new = ledger.add_account(books, AccountDraft("1.1.2.08", "Shops"))
    sold = post(books, "customers 10 @Ana / sales_local -10")
    with assert_refused("has_debts", "account"):
        ledger.map_role(books, "customers", new.id)
    ledger.void(books, sold.id, "wrong")
    post(books, "1.1.2.08 1 / cash -1")
    with assert_refused("has_debts", "account"):
        ledger.map_role(books, "customers", new.id)
    post(books, "cash 1 / 1.1.2.08 -1")
    ledger.map_role(books, "customers", new.id)
    assert ledger.account_of(books, "customers").id == new.id


def test_a_change_of_the_chart_that_was_rolled_back_is_forgotten(books: Books) -> None:
    before = ledger.list_accounts(books)
    with rolled_back(books):
        ledger.add_account(books, AccountDraft("6.2.1.05", "Raffles"))
        assert "6.2.1.05" in [one.code for one in ledger.list_accounts(books)]
    assert ledger.list_accounts(books) == before


def test_activities_are_followed_renamed_and_dropped(books: Books) -> None:
    sewing, baking = ledger.add_activity(books, " Sewing "), ledger.add_activity(books, "Baking")
    for name, reason in (("SEWÍNG", "taken"), ("", "empty"), ("x" * 500, "too_long"), ("\0", "unprintable")):
        with assert_refused(reason, "name"):
            ledger.add_activity(books, name)
    with assert_refused("taken", "name"):
        ledger.change_activity(books, baking.id, name="sewing", active=True)
    ledger.change_activity(books, baking.id, name="Bakery", active=False)
    assert ledger.list_activities(books) == [sewing]
    assert [one.name for one in ledger.list_activities(books, active=None)] == ["Bakery", "Sewing"]
    assert ledger.change_activity(books, sewing.id, name="SEWING", active=True).name == "SEWING"
