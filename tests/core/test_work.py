"""Work: who did how many of what, at the rate of that day; what is refused, taken back and written down again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coopbooks import ledger, members, products, work
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.members import GroupDraft, LeaveDraft
from coopbooks.work import WorkRefusal
from tests.builders import TODAY, activity_id, assert_refused, m, person_id, post, rows
from tests.core.membering import a_member, some
from tests.core.ordering import an_order
from tests.core.store import q
from tests.core.working import a_product, a_run, done, listed, making, record


@pytest.fixture
def club(books: Books) -> Books:
    """Books with Rosa and Julia, and a jumper that is cut at 1,50 and knitted at 18."""
    some(books, "Rosa", "Julia")
    a_product(books)
    return books


def test_what_is_written_down_is_found_with_who_what_and_what_it_is_worth(club: Books) -> None:
    order, sewing = an_order(club), activity_id(club, "sewing")
    told = {"size": " M ", "lot": "7", "order": order, "activity": sewing, "checked_by": person_id(club, "Eva")}
    [one] = record(club, done(club, "Rosa", "12", rejected=q("2"), rework=q("1"), note=" Soft  yarn ", **told))
    assert (one.person_name, one.label, one.day, one.kind) == ("Rosa", "Jumper · knit", TODAY, "pieces")
    assert (one.accepted, one.rejected, one.rework) == (q("12"), q("2"), q("1"))
    assert (one.size, one.lot, one.order_label, one.checker_name) == ("M", "7", "1 · 40 jumpers", "Eva")
    assert (one.note, one.activity, one.run, one.replaces) == ("Soft yarn", sewing, None, None)
    assert (one.paid_at, one.rate_from, one.worth) == (q("18"), "usual", m("216"))  # 12 accepted × 18
    assert one.recorded_by == club.who
    assert work.work(club, one.id) == one
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_the_rate_is_that_of_the_day_then_that_of_the_order_then_its_own(club: Books) -> None:
    knit = making(club)
    products.set_piece_rate(club, knit, q("20"), TODAY - timedelta(9))
    old, new = record(club, done(club, "Rosa", "2", day=TODAY - timedelta(10)), done(club, "Rosa", "2"))
    assert [(one.paid_at, one.worth) for one in (old, new)] == [(q("18"), m("36")), (q("20"), m("40"))]
    order = an_order(club)
    [ordered] = record(club, done(club, "Rosa", "2", order=order))
    assert (ordered.paid_at, ordered.rate_from) == (q("20"), "usual")
    work.set_order_rate(club, order, knit, q("25.5"), " Fine  wool ")
    ordered = work.work(club, ordered.id)
    assert (ordered.paid_at, ordered.rate_from, ordered.rate_why) == (q("25.5"), "order", "Fine wool")
    [own] = record(club, done(club, "Julia", "2", order=order, rate=q("30"), rate_note="By hand"))
    assert (own.paid_at, own.rate_from, own.rate_why, own.worth) == (q("30"), "own", "By hand", m("60"))
    work.remove_order_rate(club, order, knit)
    assert work.work(club, ordered.id).paid_at == q("20")
    products.set_piece_rate(club, knit, None, TODAY)
    assert work.work(club, ordered.id).paid_at is None
    assert work.work(club, ordered.id).worth is None


def test_what_has_no_rate_is_found_whatever_else_there_is(club: Books) -> None:
    """Pieces by the operation or the order, hours only by their own; the first of who was registered first."""
    order, knit = an_order(club), making(club)
    record(club, done(club, "Rosa", "2"), done(club, "Rosa", "2", kind="hours", name="Mending", rate=q("8")))
    assert work.unrated(club) is None
    hers = record(club, done(club, "Julia", "3", kind="hours", name="Cleaning"))[0]
    assert work.unrated(club) == hers
    products.set_piece_rate(club, knit, None, TODAY)
    [ordered] = record(club, done(club, "Rosa", "2", order=order))
    found = work.unrated(club)
    assert found is not None
    assert (found.person_name, found.paid_at, found.order) == ("Rosa", None, None)
    work.set_order_rate(club, order, knit, q("25.5"), "Fine wool")
    assert work.unrated(club, order=order) is None
    work.remove_order_rate(club, order, knit)
    assert work.unrated(club, order=order) == work.work(club, ordered.id)
    assert work.unrated(club, without=[person_id(club, "Rosa")]) == hers
    assert work.unrated(club, persons=[person_id(club, "Julia")]) == hers


def test_unpaid_work_is_added_up_by_member_and_kind(club: Books) -> None:
    early = TODAY - timedelta(9)
    record(club, done(club, "Rosa", "2", day=early), done(club, "Rosa", "3", rejected=q("1")))
    record(club, done(club, "Rosa", "1.5", kind="hours", name="Mending"), done(club, "Julia", "4", day=early))
    rosa, julia = (person_id(club, name) for name in ("Rosa", "Julia"))
    hours = work.UnpaidSum(rosa, "hours", q("1.5"), q("0"), TODAY, TODAY)
    pieces = work.UnpaidSum(rosa, "pieces", q("5"), q("1"), early, TODAY)
    hers = work.UnpaidSum(julia, "pieces", q("4"), q("0"), early, early)
    assert sorted(work.unpaid_sums(club), key=lambda one: (one.person, one.kind)) == [hours, pieces, hers]
    assert work.unpaid_sums(club, persons=[julia]) == [hers]
    assert work.unpaid_sums(club, without=[rosa]) == [hers]
    assert [one.accepted for one in work.unpaid(club, persons=[julia])] == [q("4")]


def test_hours_and_days_are_paid_at_a_rate_of_their_own(club: Books) -> None:
    hours, days, unrated = record(
        club,
        done(club, "Rosa", "3.5", kind="hours", name="Cleaning", rate=q("12.50")),
        done(club, "Rosa", "1", kind="days", name="Fair", rate=q("90"), rate_note="As agreed"),
        done(club, "Rosa", "2", kind="hours"),
    )
    assert (hours.label, hours.worth, days.worth) == ("Cleaning", m("43.75"), m("90"))
    assert (unrated.label, unrated.paid_at) == ("Jumper · knit", None)  # what a piece pays says nothing about an hour


@pytest.mark.parametrize(
    ("also", "field", "reason"),
    [
        ({"accepted": q("0")}, "accepted", "zero"),
        ({"accepted": q("-1")}, "accepted", "negative"),
        ({"rejected": q("-1")}, "rejected", "negative"),
        ({"rework": q("-0.5")}, "rework", "negative"),
        ({"accepted": q("100001")}, "accepted", "too_large"),
        ({"kind": "hours", "rejected": q("1")}, "rejected", "not_pieces"),
        ({"kind": "days", "accepted": q("32")}, "accepted", "too_large"),
        ({"person": None}, "person", "empty"),
        ({"making": None}, "making", "empty"),
        ({"making": None, "name": " "}, "making", "empty"),
        ({"rate": q("0"), "rate_note": "For nothing"}, "rate", "zero"),
        ({"rate": q("-1"), "rate_note": "Less"}, "rate", "zero"),
        ({"rate": q("1000001"), "rate_note": "More"}, "rate", "too_large"),
        ({"rate": q("20")}, "rate_note", "empty"),
        ({"rate_note": "Why"}, "rate", "empty"),
        ({"size": "x" * 61}, "size", "too_long"),
        ({"day": TODAY + timedelta(1)}, "day", "future"),
        ({"day": date(2006, 3, 1)}, "day", "far_day"),
        ({"day": date(2026, 1, 4)}, "day", "before_joined"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(club: Books, also: dict[str, Any], field: str, reason: str) -> None:
    good, wrong = done(club, "Julia", "1"), replace(done(club, "Rosa", "1"), **also)
    with assert_refused(reason, field) as refused:
        work.record_work(club, [good, wrong])
    assert isinstance(refused.value, WorkRefusal)
    assert refused.value.row == 1
    assert listed(club) == []  # all or nothing


def test_who_is_no_member_or_left_did_no_work(club: Books) -> None:
    with assert_refused("no_member", "person"):
        record(club, done(club, "Tienda", "1"))
    members.leave(club, LeaveDraft(person_id(club, "Rosa"), TODAY - timedelta(2), "Moved"))
    record(club, done(club, "Rosa", "1", day=TODAY - timedelta(2)))
    with assert_refused("after_left", "day"):
        record(club, done(club, "Rosa", "1", day=TODAY - timedelta(1)))


def test_the_same_work_twice_is_refused_unless_it_is_confirmed(club: Books) -> None:
    first = done(club, "Rosa", "5", size="M", lot="7")
    record(club, first)
    with assert_refused("twice", "accepted"):
        record(club, replace(first, accepted=q("6"), size="m"))
    for other in ({"size": "L"}, {"lot": "8"}, {"order": an_order(club)}, {"making": making(club, "cut")}):
        record(club, replace(first, **other))
    record(club, replace(first, day=TODAY - timedelta(1)), replace(first, kind="hours"))
    with assert_refused("twice"):
        work.record_work(club, [done(club, "Julia", "1"), done(club, "Julia", "2")])
    record(club, first, again=True)
    assert work.totals(club).records == 8


def test_what_was_wrong_is_taken_back_with_a_reason_and_written_down_again(club: Books) -> None:
    [wrong] = record(club, done(club, "Rosa", "50"))
    with assert_refused("empty", "reason"):
        work.take_back(club, wrong.id, "  ")
    right = work.change_work(club, wrong.id, replace(wrong.draft, accepted=q("5")), " A digit  too many ")
    assert (right.accepted, right.replaces) == (q("5"), wrong.id)
    old = work.work(club, wrong.id)
    assert old.taken_back
    assert (old.taken_back.why, old.taken_back.by) == ("A digit too many", club.who)
    assert [one.id for one in work.history(club, right.id)] == [wrong.id, right.id]
    assert [one.id for one in work.history(club, wrong.id)] == [wrong.id, right.id]
    assert listed(club) == [("Rosa", "Jumper · knit", q("5"))]
    assert work.list_work(club, taken_back=True).count() == 2
    with assert_refused("taken_back"):
        work.take_back(club, wrong.id, "Once more")
    with assert_refused("before_joined", "day"):
        work.change_work(club, right.id, replace(right.draft, day=date(2026, 1, 1)), "Another day")
    assert work.work(club, right.id).taken_back is None
    work.take_back(club, right.id, "Never done")
    assert (listed(club), work.totals(club).records) == ([], 0)


def test_what_a_payout_pays_is_locked_until_it_is_free_again(club: Books) -> None:
    rosa, julia = record(club, done(club, "Rosa", "5"), done(club, "Julia", "4"))
    for run in (1, 2):
        a_run(run)
    work.settle(club, {rosa.id: None}, 1)
    assert [one.person_name for one in work.unpaid(club)] == ["Julia"]
    assert listed(club, paid=True) == listed(club, run=1) == [("Rosa", "Jumper · knit", q("5"))]
    with assert_refused("paid"):
        work.take_back(club, rosa.id, "Wrong")
    with assert_refused("paid"):
        work.change_work(club, rosa.id, replace(rosa.draft, accepted=q("6")), "Wrong")
    with assert_refused("work_changed"):
        work.settle(club, {rosa.id: None, julia.id: None}, 2)
    assert work.work(club, julia.id).run is None  # all or nothing
    work.take_back(club, julia.id, "Wrong")
    with assert_refused("work_changed"):
        work.settle(club, {julia.id: None}, 2)
    work.free(club, 1)
    assert [one.id for one in work.unpaid(club)] == [rosa.id]


def test_work_is_found_by_everything_it_is_about(club: Books) -> None:
    group = members.add_group(club, GroupDraft("Knitters")).id
    a_member(club, "Ana", group=group)
    cap, order = a_product(club, "Cap", sew="2"), an_order(club)
    record(
        club,
        done(club, "Rosa", "1", day=date(2026, 2, 28)),
        done(club, "Rosa", "2", step="cut"),
        done(club, "Ana", "3", making=making(club, "sew", "Cap"), order=order),
        done(club, "Ana", "4", kind="hours", name="Cleaning"),
    )
    assert len(listed(club)) == len(work.unpaid(club)) == 4
    assert {one[2] for one in listed(club, period=Month(2026, 2).period)} == {q("1")}
    for only, found in (
        ({"person": person_id(club, "Rosa")}, {"1", "2"}),
        ({"group": group}, {"3", "4"}),
        ({"product": cap}, {"3"}),
        ({"making": making(club, "cut")}, {"2"}),
        ({"order": order}, {"3"}),
        ({"kind": "hours"}, {"4"}),
    ):
        assert {one[2] for one in listed(club, **only)} == {q(many) for many in found}
        assert {one.accepted for one in work.unpaid(club, **only)} == {q(many) for many in found}
    assert listed(club, paid=True) == []
    with pytest.raises(TypeError):
        work.list_work(club, colour="red")


def test_what_work_adds_up_to_is_rounded_once_for_what_each_did_at_a_rate(club: Books) -> None:
    a_product(club, "Cap", sew="0.333")
    sew = making(club, "sew", "Cap")
    days = [TODAY - timedelta(back) for back in range(3)]
    record(club, *(done(club, "Rosa", "1", making=sew, day=day) for day in days))
    record(club, done(club, "Julia", "1", making=sew), done(club, "Julia", "2", step="cut", rejected=q("1")))
    record(club, done(club, "Julia", "2", kind="hours", name="Cleaning"))
    # Rosa 3 × 0,333 = 0,999 -> 1,00 and Julia 0,333 -> 0,33 and 2 × 1,50 = 3,00
    whole = work.totals(club)
    assert (whole.worth, whole.records, whole.unrated) == (m("4.33"), 6, 1)
    assert (whole.pieces, whole.rejected, whole.hours) == (q("6"), q("1"), q("2"))
    by = {row.name: row.totals.worth for row in work.totals_by(club, "person")}
    assert by == {"Julia": m("3.33"), "Rosa": m("1")}
    by = {row.name: row.totals.worth for row in work.totals_by(club, "making")}
    assert by == {"Cap · sew": m("1.33"), "Cleaning": m("0"), "Jumper · cut": m("3")}


def test_ten_times_her_usual_is_odd_and_so_are_more_hours_than_a_day_has(club: Books) -> None:
    days = [TODAY - timedelta(back) for back in range(1, 4)]
    record(club, *(done(club, "Rosa", many, day=day) for many, day in zip("456", days, strict=True)))
    drafts = [done(club, "Rosa", "49.9"), done(club, "Rosa", "50"), done(club, "Julia", "50"), done(club, "Julia", "1")]
    assert set(work.doubts(club, drafts)) == {1, 2}  # usual: 5; Julia has none of her own, so that of the others
    hours = [done(club, "Rosa", many, kind="hours", name="Cleaning") for many in ("24", "25")]
    assert set(work.doubts(club, hours)) == {1}
    assert work.doubts(club, [done(club, "Rosa", "9000", step="cut")]) == {}  # nobody knows yet what is usual


def test_the_file_itself_keeps_what_was_written_down(club: Books) -> None:
    [one] = record(club, done(club, "Rosa", "5"))
    for sql in (
        "UPDATE work_record SET accepted = 1",
        "UPDATE work_record SET rate = 1",
        "DELETE FROM work_record",
        "UPDATE work_record SET taken_back_by = 'me'",
        "INSERT OR REPLACE INTO work_record SELECT * FROM work_record",
    ):
        with pytest.raises(Exception, match=r"never|CHECK"), club.change("work"):
            storage.execute_sql(sql)
    assert work.work(club, one.id) == one


def test_a_locked_month_does_not_hinder_work_that_was_done_in_it(club: Books) -> None:
    post(club, day=date(2026, 2, 3))
    ledger.lock_month(club, Month(2026, 2))
    [one] = record(club, done(club, "Rosa", "5", day=date(2026, 2, 3)))
    assert one.worth == m("90")
