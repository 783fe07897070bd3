"""What became of a grant voucher by voucher: it comes to the figures of the grant, and what was voided is not told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coopbooks import grants, ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.grants import BackDraft, GiftDraft, GiftLine, Grant
from tests.builders import TODAY, account_id, assert_refused, m
from tests.core.granting import granted, part, purposes, received, spend


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


@pytest.fixture
def long_ago(books: Books) -> Grant:
    """Of 5,000 that came in January 600 were spent in February, which is locked; in March came 4,000, the 600 were
    voided and the plan was changed today.
    """
    known = granted(books, day=date(2026, 1, 1))
    received(books, known, "5000", day=date(2026, 1, 15))
    wrong = spend(books, known, "member_training 600 = trainer", day=date(2026, 2, 10))
    received(books, known, "4000", day=date(2026, 3, 2))
    ledger.lock_month(books, Month(2026, 2))
    ledger.void(books, wrong.voucher, "Not of this grant")
    other = replace(known.draft, purposes=purposes("machines 70% / trainer 30%"), reason="Letter of March")
    return grants.change_grant(books, known.id, other)


@pytest.mark.parametrize(
    ("through", "figures"),
    [
        (date(2026, 1, 31), ("5000", "0", "2000")),
        (date(2026, 2, 28), ("5000", "600", "2000")),
        (TODAY - timedelta(days=1), ("9000", "600", "2000")),
        (TODAY, ("9000", "0", "3000")),
        (None, ("9000", "0", "3000")),
    ],
)
def test_a_report_tells_how_a_grant_stood_on_the_evening_of_its_day(
    books: Books, long_ago: Grant, through: date | None, figures: tuple[str, ...]
) -> None:
    """Received and spent by then, and what was planned for the trainer."""
    report = grants.grant_report(books, long_ago.id, through)
    found, trainer = report.grant, next(one for one in report.grant.purposes if one.name == "trainer")
    assert report.day == (through or TODAY)
    assert (found.received, found.spent, trainer.planned) == tuple(map(m, figures))
    assert sum((move.received for move in report.moves), m("0")) == found.received
    assert sum((move.spent for move in report.moves), m("0")) == found.spent
    assert ledger.balance_on(books, account_id(books, "grants_deferred"), report.day) == -found.in_hand


def test_a_report_on_a_day_before_the_agreement_or_to_come_is_refused(books: Books, long_ago: Grant) -> None:
    for day, reason in ((date(2025, 12, 31), "before"), (TODAY + timedelta(days=1), "to_come")):
        with assert_refused(reason, "day"):
            grants.grant_report(books, long_ago.id, day)
