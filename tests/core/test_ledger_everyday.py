"""The everyday words by which costs are found: of accounts a cost can be recorded on."""

from coopbooks import costs, ledger
from coopbooks.books import Books
from coopbooks.ledger.everyday import EVERYDAY


def test_they_are_of_accounts_for_costs(books: Books) -> None:
    assert set(EVERYDAY) <= {one.standard for one in costs.list_categories(books)}


def test_a_renamed_account_keeps_them_and_one_of_the_clubs_own_has_none(books: Books) -> None:
    power = next(one for one in costs.list_categories(books) if one.role == "power")
    renamed = ledger.change_account(books, power.id, code=power.code, name="ENDE", active=True)
    assert "luz" in ledger.everyday_words(renamed).split()
    own = ledger.add_account(books, ledger.AccountDraft("6.1.1.20", "Watchman"))
    assert ledger.everyday_words(own) == ""
