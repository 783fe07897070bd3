"""The log of a machine: what was done, what it cost, when it is to be done again, and what of that is due."""

from dataclasses import replace
from datetime import date

from coopbooks import attachments, costs, machines, materials
from coopbooks.attachments import AttachmentDraft
from coopbooks.books import Books
from coopbooks.machines import GoneDraft, MaintenanceDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_cost, assert_refused, m, rows
from tests.core.machines import FEBRUARY, JANUARY, a_machine


def test_written_down_changed_and_taken_out(books: Books) -> None:
    known = a_machine(books)
    first = MaintenanceDraft(date(2026, 1, 15), "Oiled", m("20"), note="By Ana")
    entry = machines.log_maintenance(books, known.id, first)
    machines.log_maintenance(books, known.id, MaintenanceDraft(TODAY, "Belt  changed"))
    assert [one.draft.what for one in machines.list_maintenance(books, known.id)] == ["Belt changed", "Oiled"]
    assert (entry.machine, entry.draft, entry.next_day, entry.voided) == (known.id, first, None, False)
    changed = machines.change_maintenance(books, entry.id, replace(first, cost=m("25")))
    assert changed.cost == m("25")
    assert machines.forget_maintenance(books, entry.id) == []
    assert len(machines.list_maintenance(books, known.id)) == 1
    assert len(machines.machine_card(books, known.id).maintenance) == 1


def test_its_papers_go_with_it_and_come_back_with_it(books: Books) -> None:
    """The bill of an entry that is taken out by mistake: back in the log it has it again, as it was attached."""
    known = a_machine(books)
    entry = machines.log_maintenance(books, known.id, MaintenanceDraft(TODAY, "Motor"))
    bill = AttachmentDraft("bill.pdf", b"%PDF-1.7")
    [attached] = attachments.attach(books, entry.holder, bill)
    papers = machines.forget_maintenance(books, entry.id)
    assert rows("SELECT count(*) FROM attachment") == [(0,)]
    machines.log_maintenance(books, known.id, MaintenanceDraft(TODAY, "Oiled"))
    again = machines.log_maintenance(books, known.id, entry.draft, papers)
    [back] = attachments.list_attachments(books, again.holder)
    assert replace(back, holder=entry.holder) == attached
    assert attachments.content_of(books, back.id) == bill.content


def test_what_it_cost_is_known_from_its_voucher_until_that_is_voided(books: Books) -> None:
    known = a_machine(books)
    paid = costs.record_cost(books, a_cost(books, "maintenance 120"))
    entry = machines.log_maintenance(books, known.id, MaintenanceDraft(TODAY, "Motor", voucher=paid.voucher))
    assert entry.cost == m("120")
    materials.void(books, paid.voucher, "Not paid")
    voided = machines.maintenance(books, entry.id)
    assert (voided.voided, voided.cost) == (True, None)
    assert machines.hour_cost(books, known.id).maintenance.amount == 0


def test_the_next_day_is_the_earliest_that_was_said(books: Books) -> None:
    """Every 300 hours of 100 a month are three months, in days a quarter of 365: 91.25, so on the 92nd day."""
    known = a_machine(books, hours_month=Quantity.of(100))
    day = date(2026, 1, 31)
    for also, expected in (
        ({"next_day": date(2026, 6, 1)}, date(2026, 6, 1)),
        ({"every_months": 1}, date(2026, 2, 28)),
        ({"every_hours": Quantity.of(300)}, date(2026, 5, 3)),
        ({"every_hours": Quantity.of(300), "every_months": 6, "next_day": date(2026, 9, 1)}, date(2026, 5, 3)),
    ):
        entry = machines.log_maintenance(books, known.id, replace(MaintenanceDraft(day, "Oiled"), **also))
        assert entry.next_day == expected
    unknown = a_machine(books, "oven")
    every = MaintenanceDraft(day, "Cleaned", every_hours=Quantity.of(300))
    assert machines.log_maintenance(books, unknown.id, every).next_day is None


def test_what_is_due(books: Books) -> None:
    overlock, oven = a_machine(books), a_machine(books, "oven")
    for one, day, what, months in (
        (overlock, date(2025, 9, 1), "Oiled", 3),
        (overlock, date(2026, 3, 1), "oiled", 3),
        (overlock, date(2026, 1, 10), "Belt changed", 2),
        (oven, date(2025, 10, 5), "Cleaned", 6),
        (oven, date(2026, 3, 1), "Painted", None),
    ):
        machines.log_maintenance(books, one.id, MaintenanceDraft(day, what, every_months=months))
    due = machines.due_maintenance(books)
    assert [(one.machine.name, one.what, one.day, one.days_late(TODAY)) for one in due] == [
        ("overlock", "Belt changed", date(2026, 3, 10), 10),
        ("oven", "Cleaned", date(2026, 4, 5), -16),
    ]
    assert [one.what for one in machines.due_maintenance(books, TODAY)] == ["Belt changed"]
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    machines.dispose(books, overlock.id, GoneDraft(TODAY, "scrapped"))
    machines.change_machine(books, oven.id, replace(oven.draft, active=False))
    assert machines.due_maintenance(books) == []


def test_entries_that_cannot_be(books: Books) -> None:
    known, good = a_machine(books), MaintenanceDraft(TODAY, "Oiled")
    for draft, reason, field in (
        (replace(good, what=" "), "empty", "what"),
        (replace(good, what="x" * 201), "too_long", "what"),
        (replace(good, note="a\x00b"), "unprintable", "note"),
        (replace(good, day=date(2026, 3, 21)), "future", "day"),
        (replace(good, cost=m("-1")), "negative", "cost"),
        (replace(good, next_day=TODAY), "before", "next_day"),
        (replace(good, every_months=0), "zero", "every_months"),
        (replace(good, every_hours=Quantity(0)), "zero", "every_hours"),
    ):
        with assert_refused(reason, field):
            machines.log_maintenance(books, known.id, draft)
    assert not machines.list_maintenance(books, known.id)
