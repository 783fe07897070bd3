"""What became of a grant voucher by voucher: it comes to the figures of the grant, and what was voided is not told."""

from coopbooks import grants, ledger
from coopbooks.books import Books
from coopbooks.grants import BackDraft, GiftDraft, GiftLine
from tests.builders import TODAY, account_id, m
from tests.core.granting import granted, part, received, spend


def test_every_voucher_that_stands_is_told(books: Books) -> None:
    known = granted(books, "12000", "machines 80% / trainer 10%")
    received(books, known, "9000")
    wrong = spend(books, known, "member_training 100 = trainer")
    ledger.void(books, wrong.voucher, "Twice")
    spend(books, known, "machines 3500 = machines / member_training 400 = trainer / transport 50 = rest / rent 70")
    gift = GiftDraft(TODAY, None, (GiftLine(account_id(books, "tools"), m("300")),), part(books, known, "machines"))
    grants.record_gift(books, gift)
    grants.give_back(books, BackDraft(TODAY, known.id, account_id(books, "cash"), m("1000")))
    other = granted(books, name="Other")
    received(books, other, "5")
    report = grants.grant_report(books, known.id)
    told = [
        (move.label, move.purpose, *(str(one.decimal) for one in (move.received, move.spent, move.returned)))
        for move in report.moves
    ]
    assert told == [
        ("CI 2026-0001", "machines and others", "9000.00", "0.00", "0.00"),
        ("CE 2026-0002", "machines", "0.00", "3500.00", "0.00"),
        ("CE 2026-0002", "trainer", "0.00", "400.00", "0.00"),
        ("CE 2026-0002", "No particular purpose", "0.00", "50.00", "0.00"),
        ("CT 2026-0001", "machines", "300.00", "300.00", "0.00"),
        ("CE 2026-0003", "machines and others", "0.00", "0.00", "1000.00"),
    ]
    found = report.grant
    for name in ("received", "in_kind", "spent", "returned"):
        assert sum((getattr(move, name) for move in report.moves), m("0")) == getattr(found, name)
    machines = next(one for one in found.purposes if one.name == "machines")
    assert [str(move.spent.decimal) for move in report.spent_on(machines)] == ["3500.00", "300.00"]
