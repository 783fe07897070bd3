"""Around a deed of money: what it may be for, what its voucher was typed as, how far a count has come."""

from dataclasses import replace

import pytest

from coopbooks import cash, i18n, ledger
from coopbooks.books import Books
from tests.builders import TODAY, account_id, activity_id, assert_refused, m, person_id, post

BANK = "1.1.1.04"
DOLLARS = "1.1.1.03"


def a_transfer(
    books: Books, giving: str, receiving: str, amount: str, fee: str = "0", **also: str
) -> cash.TransferDraft:
    of = "USD" if giving == DOLLARS else "BOB"
    other = "USD" if receiving == DOLLARS else "BOB"
    received = m(also["received"], other) if "received" in also else None
    ids = account_id(books, giving), account_id(books, receiving)
    return cash.TransferDraft(TODAY, *ids, m(amount, of), m(fee, of), received, also.get("note", ""))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_transfer_is_typed_again_as_it_was(books: Books, language: str) -> None:
    post(books, "cash 2000 / contributions -2000")
    drafts = [
        a_transfer(books, "cash", BANK, "900", note="St. Rose, to the bank"),
        a_transfer(books, BANK, "cash", "100", "3.50"),
        a_transfer(books, "cash", DOLLARS, "696.55", "1", received="100"),
        a_transfer(books, DOLLARS, "cash", "40", "1.50", received="280", note="changed"),
        a_transfer(books, DOLLARS, "cash", "57.77", "0.73", received="400"),  # all that is left
    ]
    for draft in drafts:
        with i18n.speaking(language):
            voucher = cash.transfer(books, draft)
        assert cash.transfer_of(voucher) == draft


def test_a_note_beside_a_box_that_was_renamed_is_not_guessed(books: Books) -> None:
    post(books, "cash 50 / contributions -50")
    voucher = cash.transfer(books, a_transfer(books, "cash", BANK, "50", note="saved"))
    bank = ledger.account(books, account_id(books, BANK))
    ledger.change_account(books, bank.id, code=bank.code, name="Banco Sol", active=True)
    assert cash.transfer_of(ledger.voucher(books, voucher.id)).note == ""


def test_other_money_is_typed_again_as_it_was(books: Books) -> None:
    box, dollars = account_id(books, "cash"), account_id(books, DOLLARS)
    came = cash.MovementDraft(TODAY, box, True, account_id(books, "loans_payable"), m("4000"), "A loan")
    hers = replace(came, person=person_id(books, "Banco Sol"), activity=activity_id(books, "sewing"))
    abroad = replace(came, box=dollars, amount=m("200", "USD"), worth=m("1392"))
    back = replace(abroad, into=False, amount=m("50", "USD"), worth=m("348"))  # a quarter of Bs 1.392
    for draft in (came, hers, replace(hers, into=False, amount=m("12.50")), abroad, back):
        assert cash.movement_of(cash.record_movement(books, draft)) == draft


def test_money_comes_in_for_what_is_owed_or_ours_and_goes_out_for_what_was_lent(books: Books) -> None:
    into = {one.role for one in cash.list_purposes(books, into=True)}
    out = {one.role for one in cash.list_purposes(books, into=False)}
    assert into - out == {"dues", "fines", "interest_earned", "grants_received"}
    assert out < into
    assert {"member_savings", "loans_payable", "contributions", "member_advances", "withholdings"} <= out
    with_own_deeds = {"cash", "customers", "suppliers", "sales_local", "rent", "materials", "machines", "cash_surplus"}
    assert not into & with_own_deeds


def test_what_the_club_adds_is_a_purpose_too(books: Books) -> None:
    added = ledger.add_account(books, ledger.AccountDraft("4.2.1.08", "Raffles"))
    assert added in cash.list_purposes(books, into=True)
    ledger.change_account(books, added.id, code=added.code, name=added.name, active=False)
    assert added.id not in {one.id for one in cash.list_purposes(books, into=True)}


def test_a_count_under_way_is_held_against_the_books(books: Books) -> None:
    post(books, "cash 100 / contributions -100")
    pieces = ((m("50"), 1), (m("20"), 2), (m("0.50"), 3))
    tally = cash.tally(books, cash.CountDraft(TODAY, account_id(books, "cash"), pieces))
    assert tally.each == (m("50"), m("40"), m("1.50"))
    assert (tally.counted, tally.expected, tally.difference) == (m("91.50"), m("100"), m("-8.50"))
    with assert_refused("negative", "pieces"):
        cash.tally(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("50"), -1),)))
    with assert_refused("empty", "box"):
        cash.tally(books, cash.CountDraft(TODAY, None, pieces))


def test_the_count_behind_a_difference_is_found(books: Books) -> None:
    cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("5"), 0),)))
    count = cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("5"), 1),), "not known"))
    assert cash.count_of_voucher(books, count.voucher or 0) == count
    with pytest.raises(LookupError):
        cash.count_of_voucher(books, post(books).id)


def test_all_boxes_together(books: Books) -> None:
    post(books, f"cash 1000 / {BANK} 250.50 / contributions -1250.50")
    cash.transfer(books, a_transfer(books, "cash", DOLLARS, "696", received="100"))
    assert cash.all_together(books) == m("1250.50")
