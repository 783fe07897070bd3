"""The work sheet: typed in by keys, pasted, added up, refused at its cell, saved all or nothing, given back."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coopbooks import drafts, members, work
from coopbooks.books import Books
from coopbooks.members import GroupDraft
from tests.builders import TODAY, m, person_id, spaced
from tests.core.membering import a_member
from tests.core.ordering import an_order
from tests.core.store import q
from tests.core.working import a_product, done, listed, making, record
from tests.ui.hands import CTRL
from tests.ui.working import heads, over, row_of, sums, work_page
from ui.desk import Desk
from ui.work import WorkPage
from ui.work.sheet_form import WorkSheetForm

ENTER = Qt.Key.Key_Return


@pytest.fixture
def club(books: Books) -> Books:
    """Books with three members, two of them knitters, and a jumper that is cut at 1,50 and knitted at 18."""
    group = members.add_group(books, GroupDraft("Knitters")).id
    for name in ("Ana", "Julia"):
        a_member(books, name, group=group)
    a_member(books, "Rosa", joined=date(2026, 3, 18))
    a_product(books)
    return books


@pytest.fixture
def page(club: Books, desk: Desk, qtbot: QtBot, follow: Any) -> WorkPage:
    return work_page(desk, qtbot, follow)


@pytest.fixture
def form(page: WorkPage, keys: Any) -> Any:
    """The sheet of the jumper, the cursor in the first cell to be typed in."""
    page.sheet_button.click()
    found = over(page)
    assert isinstance(found, WorkSheetForm)
    keys.fill(found.product, "Jumper")
    found.grid.go_to(row_of(found, "Ana"), found.grid.keys[0])
    return found


def test_a_sheet_is_typed_in_by_keys_and_saved_all_together(form: Any, club: Books, keys: Any) -> None:
    assert heads(form) == ["Member", "cut", "knit", "Total", "Value"]
    for text in ("10", "4+8", "6"):  # Enter goes down
        keys.type(text)
        keys.press(ENTER)
    form.grid.go_to(row_of(form, "Julia"), form.grid.keys[1])
    keys.type("3")
    keys.press(Qt.Key.Key_Tab)
    assert sums(form) == ["Total", "28", "3", "31", "96.00"]  # 28 × 1,50 + 3 × 18 = 42 + 54
    assert row_of(form, "Julia").told["total"] == "15"
    assert row_of(form, "Julia").told["worth"] == "72.00"  # 12 × 1,50 + 3 × 18 = 18 + 54
    assert spaced(form.together.text()) == "Work of 3 members: Bs 96.00"
    keys.press(ENTER, CTRL)
    assert sorted(listed(club)) == [
        ("Ana", "Jumper · cut", q("10")),
        ("Julia", "Jumper · cut", q("12")),
        ("Julia", "Jumper · knit", q("3")),
        ("Rosa", "Jumper · cut", q("6")),
    ]
    assert not form.grid.used
    assert form.product.readable_key  # ready for the next sheet of the same, and nothing that would be lost
    assert not form.half_filled


def test_what_was_saved_is_undone_at_once(form: Any, club: Books, desk: Desk, keys: Any) -> None:
    keys.type("10")
    keys.press(ENTER, CTRL)
    assert work.totals(club).records == 1
    desk.undo()
    assert work.totals(club).records == 0
    assert [one.taken_back and one.taken_back.why for one in work.list_work(club, taken_back=True).rows(0, 9)] == [
        "Undone right away"
    ]


def test_a_block_of_a_spreadsheet_is_pasted_and_filled_down(form: Any, club: Books, keys: Any) -> None:
    QGuiApplication.clipboard().setText("1\t2\n3\t\n")
    keys.press(Qt.Key.Key_V, CTRL)
    assert [row_of(form, name).value(key) for name in ("Ana", "Julia") for key in form.grid.keys] == [
        q("1"),
        q("2"),
        q("3"),
        None,
    ]
    form.grid.go_to(row_of(form, "Rosa"), form.grid.keys[0])
    keys.press(Qt.Key.Key_D, CTRL)
    assert row_of(form, "Rosa").value(form.grid.keys[0]) == q("3")
    assert sums(form)[1:3] == ["7", "2"]


def test_what_is_refused_is_refused_at_its_cell_and_nothing_is_saved(form: Any, club: Books, keys: Any) -> None:
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("5"))
    rosa = row_of(form, "Rosa")
    form.grid.put(rosa, form.grid.keys[1], q("4"))
    form.day.set(date(2026, 3, 17))  # the day before she joined; her row stays, for something is typed in it
    form._follow()
    keys.press(ENTER, CTRL)
    assert form.grid.here()[1] is rosa
    assert rosa.cell(form.grid.keys[1]).refusal.reason == "before_joined"
    assert listed(club) == []
    assert rosa.cell(form.grid.keys[1]).value == q("4")


def test_what_cannot_be_read_is_said_once_below_the_sheet(form: Any, club: Books, keys: Any) -> None:
    keys.type("many")
    keys.press(ENTER, CTRL)
    assert listed(club) == []
    assert form.boxes["lines"].refused
    grounds = [one for one in form.findChildren(QLabel) if one.property("kind") == "refused" and one.isVisible()]
    assert [one.text() for one in grounds] == [form.grid.told.text()]
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("5"))
    keys.press(ENTER, CTRL)
    assert listed(club) == [("Ana", "Jumper · cut", q("5"))]
    assert not form.grid.told.isVisible()


def test_an_order_that_cannot_be_read_is_refused_and_not_left_out_in_silence(form: Any, club: Books, keys: Any) -> None:
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("5"))
    form.boxes["order"].show()  # as where there are orders
    form.order.setText("zzz")
    keys.press(ENTER, CTRL)
    assert form.boxes["order"].refused
    assert listed(club) == []


def test_what_is_odd_is_asked_about_once(form: Any, club: Books, keys: Any) -> None:
    earlier = [TODAY - timedelta(back) for back in range(1, 4)]
    record(club, *(done(club, "Ana", "5", step="cut", day=day) for day in earlier))
    record(club, done(club, "Julia", "5", step="cut"))
    form.freshen()
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("50"))
    form.grid.put(row_of(form, "Julia"), form.grid.keys[0], q("5"))
    keys.press(ENTER, CTRL)
    said = form.foot.doubts.accessibleDescription()
    assert "Julia, cut: this is written down already." in said
    assert "Ana, cut: 50 is ten times the usual or more (5)" in said
    assert work.totals(club).records == 4
    keys.press(ENTER)
    assert work.totals(club).records == 6


@pytest.mark.parametrize(
    ("across", "column", "called"), [("days", "2026-03-16", "bags (Mon 16)"), ("operations", "0.0", "bags")]
)
def test_work_nobody_knows_the_pay_of_is_called_by_its_name(
    form: Any, keys: Any, across: str, column: str, called: str
) -> None:
    form.product.set(None)
    form.across.set(across)
    keys.fill(form.name, "bags")
    form.grid.put(row_of(form, "Ana"), column, q("7"))
    keys.press(ENTER, CTRL)
    said = form.foot.doubts.accessibleDescription()
    assert said.startswith(f"What is paid for it is not known yet: {called}. A payout will ask for it.")


def test_the_days_of_a_week_stand_across_for_one_operation(form: Any, club: Books, keys: Any) -> None:
    form.across.set("days")
    form.making.set(making(club))
    assert heads(form)[1:6] == ["Mon 16", "Tue 17", "Wed 18", "Thu 19", "Fri 20"]
    form.grid.put(row_of(form, "Ana"), "2026-03-16", q("3"))
    form.grid.put(row_of(form, "Ana"), "2026-03-19", q("4"))
    assert not form.across.isEnabled()
    keys.press(ENTER, CTRL)
    assert [(one.day.day, one.accepted, one.operation) for one in work.list_work(club).rows(0, 9)] == [
        (19, q("4"), "knit"),
        (16, q("3"), "knit"),
    ]


def test_rejected_pieces_have_columns_of_their_own(form: Any, club: Books, keys: Any) -> None:
    form.rejects.set(True)
    assert heads(form)[1:5] == ["cut", "cut, rejected", "knit", "knit, rejected"]
    ana = row_of(form, "Ana")
    form.grid.put(ana, form.grid.keys[2], q("7"))
    form.grid.put(ana, form.grid.keys[3], q("2"))
    assert ana.told["worth"] == "126.00"  # 7 × 18: what was rejected is worth nothing
    form.rejects.set(False)
    assert heads(form)[1:4] == ["cut", "knit", "knit, rejected"]  # what is typed stays in sight
    keys.press(ENTER, CTRL)
    [one] = work.list_work(club).rows(0, 9)
    assert (one.accepted, one.rejected) == (q("7"), q("2"))


def test_only_a_group_is_shown_and_what_is_typed_of_others_stays(form: Any, club: Books) -> None:
    form.grid.put(row_of(form, "Rosa"), form.grid.keys[0], q("1"))
    form.group.set(form.group._options[1][0])
    assert [row.told["name"] for row in form.grid.all_rows("lines")] == ["Ana", "Julia", "Rosa"]
    form.grid.put(row_of(form, "Rosa"), form.grid.keys[0], None)
    form._follow()
    assert [row.told["name"] for row in form.grid.all_rows("lines")] == ["Ana", "Julia"]


def test_another_product_leaves_what_is_typed_in_sight(form: Any, club: Books, keys: Any) -> None:
    a_product(club, "Cap", sew="2")
    form.freshen()
    form.grid.put(row_of(form, "Ana"), form.grid.keys[1], q("2"))
    keys.fill(form.product, "Cap")
    assert heads(form) == ["Member", "sew", "Jumper · knit", "Total", "Value"]
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("3"))
    keys.press(ENTER, CTRL)
    assert sorted(one[1:] for one in listed(club)) == [("Cap · sew", q("3")), ("Jumper · knit", q("2"))]


def test_hours_of_other_work_are_paid_as_is_agreed(page: WorkPage, club: Books, keys: Any) -> None:
    page.sheet_button.click()
    form = over(page)
    form.kind.set("hours")
    keys.fill(form.name, "Cleaning")
    keys.fill(form.rate, "12.50")
    assert heads(form) == ["Member", "Done", "Total", "Value"]
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("3.5"))
    keys.press(ENTER, CTRL)
    [one] = work.list_work(club).rows(0, 9)
    assert (one.label, one.kind, one.worth) == ("Cleaning", "hours", m("43.75"))


def test_the_rate_of_the_order_is_what_the_sheet_reckons_with(form: Any, club: Books) -> None:
    order = an_order(club)
    work.set_order_rate(club, order, making(club), q("20"), "Fine wool")
    form.order.set_key(order)
    form.grid.put(row_of(form, "Ana"), form.grid.keys[1], q("2"))
    assert row_of(form, "Ana").told["worth"] == "40.00"


def test_a_half_filled_sheet_survives_a_crash(form: Any, club: Books, desk: Desk, qtbot: QtBot, follow: Any) -> None:
    form.rejects.set(True)
    form.grid.put(row_of(form, "Ana"), form.grid.keys[2], q("7"))
    form.grid.put(row_of(form, "Julia"), form.grid.keys[1], q("2"))
    assert form.keep_typed()
    assert [one.form for one in drafts.list_kept(club)] == ["work/sheet"]
    again = work_page(desk, qtbot, follow)
    again.sheet_button.click()
    given = over(again)
    assert given is not form
    assert row_of(given, "Ana").value(given.grid.keys[2]) == q("7")
    assert row_of(given, "Julia").value(given.grid.keys[1]) == q("2")
    assert sums(given)[-2] == "7"


def test_a_sheet_nothing_is_written_in_is_refused(form: Any, club: Books, keys: Any) -> None:
    keys.press(ENTER, CTRL)
    assert form.boxes["lines"].refusal_text.startswith("Write how much")
    assert person_id(club, "Ana")


def test_saving_goes_to_the_cell_that_cannot_be_read(form: Any, keys: Any) -> None:
    """However far from it one has gone meanwhile."""
    first = form.grid.keys[0]
    keys.type("x")
    keys.press(ENTER)
    form.grid.go_to(row_of(form, "Rosa"), form.grid.keys[1])
    keys.press(ENTER, CTRL)
    _section, row, column = form.grid.here()
    assert (row, column.key) == (row_of(form, "Ana"), first)
    assert "“x”" in form.grid.told.text()
