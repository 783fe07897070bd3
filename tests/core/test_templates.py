"""Templates in the books: kept, recorded from, left out, voided, corrected; all or nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import cash, costs, ledger, materials, sales, templates
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.templates import Rhythm, Template, TemplateDraft
from tests.builders import TODAY, a_cost, a_sale, account_id, assert_refused, m, post, rows
from tests.core.store import count as stocktaking
from tests.core.store import taken

FIFTH = Rhythm(1, 5, Month(2026, 1))
JANUARY, FEBRUARY, MARCH, APRIL = (date(2026, month, 5) for month in (1, 2, 3, 4))


def rent(books: Books, rhythm: Rhythm | None = FIFTH, name: str = "Rent") -> Template:
    """Pay rent of 300 in December, and keep it as a template; today is 20 March 2026."""
    paid = costs.record_cost(books, a_cost(books, "rent 300", day=date(2025, 12, 5)))
    return templates.keep_template(books, paid.voucher, TemplateDraft(name, rhythm))


def pay(books: Books, kept: Template, due: date | None, amount: str = "300") -> costs.Cost:
    """Record rent from a template."""
    draft = a_cost(books, f"rent {amount}", day=due or TODAY)
    return templates.record_from(books, kept.id, due, lambda: costs.record_cost(books, draft))


def waiting(books: Books) -> list[tuple[str, date, int]]:
    return [(one.template.name, one.day, one.more) for one in templates.due(books, books.today())]


def test_a_deed_kept_as_a_template_says_what_it_was(books: Books) -> None:
    kept = rent(books)
    assert kept == templates.template(books, kept.id)
    assert (kept.name, kept.rhythm, kept.word, kept.amount, kept.day) == (
        "Rent",
        FIFTH,
        "costs",
        m("300"),
        date(2025, 12, 5),
    )
    assert kept.draft == TemplateDraft("Rent", FIFTH)
    with pytest.raises(LookupError):
        templates.template(books, kept.id + 1)


def test_missed_months_come_one_after_another_and_nothing_is_recorded_alone(books: Books) -> None:
    """Due on 5 January, February and March; it is 20 March."""
    kept = rent(books)
    posted = rows("SELECT count(*) FROM voucher")
    assert waiting(books) == [("Rent", JANUARY, 2)]
    assert rows("SELECT count(*) FROM voucher") == posted
    for day, more in ((JANUARY, 2), (FEBRUARY, 1), (MARCH, 0)):
        assert waiting(books) == [("Rent", day, more)]
        pay(books, kept, day)
    assert waiting(books) == []
    assert templates.template(books, kept.id).due == APRIL


def test_the_next_one_repeats_what_was_recorded_last(books: Books) -> None:
    kept = rent(books)
    second = pay(books, kept, JANUARY, "320")
    again = templates.template(books, kept.id)
    assert (again.voucher, again.amount) == (second.voucher, m("320"))
    besides = pay(books, kept, None, "350")
    again = templates.template(books, kept.id)
    assert (again.voucher, again.due) == (besides.voucher, FEBRUARY)


def test_a_voided_deed_gives_its_day_back(books: Books) -> None:
    kept = rent(books)
    pay(books, kept, JANUARY)
    paid = pay(books, kept, FEBRUARY, "320")
    ledger.void(books, paid.voucher, "Not paid after all")
    again = templates.template(books, kept.id)
    assert (again.due, again.amount) == (FEBRUARY, m("300"))
    pay(books, kept, FEBRUARY, "310")
    assert templates.template(books, kept.id).due == MARCH
    first = templates.template(books, kept.id).settled
    assert first == {JANUARY, FEBRUARY}


def test_a_corrected_deed_counts_as_corrected(books: Books) -> None:
    """Corrected twice, it fills the next form; voided in the end, it gives its day back."""
    kept = rent(books)
    paid = pay(books, kept, JANUARY, "30")
    right = costs.correct_cost(books, paid.id, a_cost(books, "rent 310", day=JANUARY))
    right = costs.correct_cost(books, right.id, a_cost(books, "rent 315", day=JANUARY))
    again = templates.template(books, kept.id)
    assert (again.voucher, again.amount, again.due) == (right.voucher, m("315"), FEBRUARY)
    ledger.void(books, right.voucher, "Twice")
    again = templates.template(books, kept.id)
    assert (again.amount, again.due) == (m("300"), JANUARY)


def test_a_template_whose_deed_was_voided_still_knows_it(books: Books) -> None:
    kept = rent(books)
    ledger.void(books, kept.voucher, "Wrong")
    again = templates.template(books, kept.id)
    assert (again.voucher, again.amount) == (kept.voucher, m("300"))


def test_recording_and_moving_on_are_all_or_nothing(books: Books) -> None:
    kept = rent(books)
    before = rows("SELECT count(*) FROM voucher")
    told: list[frozenset[str]] = []
    stop = books.watch(told.append)
    with assert_refused("far_day", "day"):
        pay(books, kept, date(2029, 1, 5))
    assert (rows("SELECT count(*) FROM voucher"), rows("SELECT * FROM template_use"), told) == (before, [], [])
    with pytest.raises(ValueError, match="posts a voucher"):
        templates.record_from(books, kept.id, JANUARY, lambda: replace_voucher(pay(books, kept, None)))
    assert (rows("SELECT count(*) FROM voucher"), rows("SELECT * FROM template_use"), told) == (before, [], [])
    pay(books, kept, JANUARY)
    assert [areas >= {"templates", "costs", "ledger"} for areas in told] == [True]
    stop()


def replace_voucher(cost: costs.Cost) -> Any:
    """Return a deed that says it made no voucher."""
    return replace(cost, voucher=None)  # type: ignore[arg-type] # that is what is wrong with it


def test_a_day_settled_meanwhile_is_refused(books: Books) -> None:
    """Two forms of one proposal, both saved: the second rent is not paid."""
    kept = rent(books)
    pay(books, kept, JANUARY)
    before = rows("SELECT count(*) FROM voucher")
    with assert_refused("settled"):
        pay(books, kept, JANUARY)
    with assert_refused("settled"):
        templates.leave_out(books, kept.id, JANUARY)
    assert rows("SELECT count(*) FROM voucher") == before


def test_not_this_time_moves_on_and_can_be_taken_back(books: Books) -> None:
    kept = rent(books)
    templates.leave_out(books, kept.id, JANUARY)
    assert waiting(books) == [("Rent", FEBRUARY, 1)]
    templates.take_in_again(books, kept.id, JANUARY)
    assert waiting(books) == [("Rent", JANUARY, 2)]
    pay(books, kept, JANUARY)
    templates.take_in_again(books, kept.id, JANUARY)
    assert waiting(books) == [("Rent", FEBRUARY, 1)]


def test_it_is_renamed_stopped_and_used_again(books: Books) -> None:
    kept = rent(books)
    pay(books, kept, JANUARY)
    stopped = templates.change_template(books, kept.id, replace(kept.draft, name="Shop", active=False))
    assert (stopped.name, stopped.due, set(stopped.settled)) == ("Shop", None, {JANUARY})
    assert waiting(books) == []
    assert templates.list_templates(books) == []
    assert [one.name for one in templates.list_templates(books, active=None)] == ["Shop"]
    templates.change_template(books, kept.id, replace(stopped.draft, active=True))
    assert waiting(books) == [("Shop", FEBRUARY, 1)]


def test_only_one_never_used_is_dropped(books: Books) -> None:
    kept, other = rent(books), rent(books, name="Other")
    pay(books, other, JANUARY)
    templates.drop_template(books, kept.id)
    with assert_refused("used"):
        templates.drop_template(books, other.id)
    assert [one.name for one in templates.list_templates(books, active=None)] == ["Other"]


def test_another_rhythm_keeps_what_is_settled(books: Books) -> None:
    """Every three months from January on, where January is paid: next is April."""
    kept = rent(books)
    pay(books, kept, JANUARY)
    changed = templates.change_template(books, kept.id, TemplateDraft("Rent", replace(FIFTH, every=3)))
    assert changed.due == APRIL
    assert templates.change_template(books, kept.id, TemplateDraft("Rent")).due is None


def test_a_name_is_taken_once(books: Books) -> None:
    first, second = rent(books, name="Alquiler año"), rent(books, name="Other")
    with assert_refused("twin", "name"):
        rent(books, name="ALQUILER  ano")
    with assert_refused("twin", "name"):
        templates.change_template(books, second.id, first.draft)
    assert templates.change_template(books, first.id, first.draft) == first
    assert [one.name for one in templates.list_templates(books)] == ["Alquiler año", "Other"]


def test_what_cannot_be_done_again_is_refused(books: Books) -> None:
    opening = ledger.record_opening(books, ledger.OpeningDraft(date(2025, 12, 31), (ledger.Line("cash", m("500")),)))
    count = cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("100"), 1),), explanation="?"))
    there = materials.take_over(books, materials.TakeOverDraft(TODAY, taken(books, "10 yarn 100")))
    store = stocktaking(books, "9 yarn")
    wrong = post(books)
    reversal = ledger.void(books, wrong.id, "Wrong")
    assert count.voucher is not None
    assert store.voucher is not None
    for voucher_id, reason in (
        (opening.id, "once"),
        (count.voucher, "once"),
        (there.id, "once"),
        (store.voucher, "once"),
        (wrong.id, "voided"),
        (reversal.id, "voided"),
    ):
        assert not templates.can_be_kept(ledger.voucher(books, voucher_id))
        with assert_refused(reason):
            templates.keep_template(books, voucher_id, TemplateDraft("Again"))
    assert templates.list_templates(books, active=None) == []


def test_templates_of_some_deeds_only(books: Books) -> None:
    rent(books)
    sold = sales.record_sale(books, a_sale(books, "10 bread 1.00"))
    by_hand = post(books)
    templates.keep_template(books, sold.voucher, TemplateDraft("School"))
    templates.keep_template(books, by_hand.id, TemplateDraft("By hand"))
    assert [one.name for one in templates.list_templates(books)] == ["By hand", "Rent", "School"]
    assert [one.name for one in templates.list_templates(books, words={"sales", "ledger"})] == ["By hand", "School"]


@pytest.mark.parametrize(
    ("bought", "also", "name"),
    [
        ("rent 300 / power 20", {}, "Rent"),
        ("power 20 / rent 300", {"paid": "0", "supplier": "Ana"}, "Rent"),
    ],
)
def test_a_name_is_proposed(books: Books, bought: str, also: dict[str, Any], name: str) -> None:
    paid = costs.record_cost(books, a_cost(books, bought, **also))
    assert templates.name_for(ledger.voucher(books, paid.voucher)) == name
    assert templates.name_for(post(books, description="x" * 70)) == "x" * 59 + "…"
