"""Members and their groups: added, changed, leaving and joining again; days on which somebody was no member."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from coopbooks import bookfile, i18n, members, people
from coopbooks.books import Books, change_club, storage
from coopbooks.members import GroupDraft, MemberDraft, Stay
from coopbooks.people import PersonDraft
from tests.builders import TODAY, assert_refused, m, person_id
from tests.conftest import clock
from tests.core.membering import a_member

FILES: Final = Path(__file__).resolve().parent.parent / "files"
YEAR = date(2026, 1, 5)


def test_a_member_is_kept_as_she_is(books: Books) -> None:
    sewing = members.add_group(books, GroupDraft("Sewing"))
    draft = MemberDraft(
        *("Rosa Quispe", "El Alto", "4567890 LP", "71234567", sewing.id, "Secretary", YEAR, "en"),
        income=m("350"),
        income_on=YEAR,
        note="Knits by hand",
    )
    rosa = members.add_member(books, draft)
    assert rosa.draft == draft
    assert (rosa.label, rosa.group_name, rosa.active, rosa.stays) == (
        "Rosa Quispe (El Alto)",
        "Sewing",
        True,
        (Stay(YEAR),),
    )
    assert people.person(books, rosa.id).roles == {"member"}
    changed = replace(draft, role="Treasurer", group=None, income=None, income_on=None, phone="")
    assert members.change_member(books, rosa.id, changed).draft == changed


def test_what_cannot_be_a_member(books: Books) -> None:
    a_member(books, "Julia")
    good = MemberDraft("Rosa", joined=YEAR)
    for draft, reason, field in (
        (replace(good, name=" "), "empty", "name"),
        (replace(good, name="julia"), "twin", "name"),
        (replace(good, joined=date(2026, 3, 21)), "future", "joined"),
        (replace(good, income=m("100")), "empty", "income_on"),
        (replace(good, income=m("-1"), income_on=YEAR), "zero", "income"),
        (replace(good, role="x" * 61), "too_long", "role"),
    ):
        with assert_refused(reason, field):
            members.add_member(books, draft)
    assert [one.name for one in members.list_all(books)] == ["Julia"]


def test_whoever_has_the_role_is_a_member(books: Books) -> None:
    """However she got it: in the list of people, as a customer who joins, or from a form that makes people."""
    new = people.add_person(books, PersonDraft("Ana", roles=frozenset({"member"})))
    buyer = person_id(books, "Tienda Sol")
    people.take_role(books, buyer, "member")
    assert [(one.id, one.stays) for one in members.list_all(books)] == [(new.id, (Stay(),)), (buyer, (Stay(),))]
    made = members.make_member(books, person_id(books, "Berta"), MemberDraft("Berta", joined=YEAR))
    assert (made.joined, people.person(books, made.id).roles) == (
        YEAR,
        frozenset({"customer", "supplier", "member"}),
    )
    assert members.member(books, new.id).there_on(date(1999, 1, 1))
    with pytest.raises(LookupError):
        members.member(books, person_id(books, "Nobody"))


def test_she_leaves_and_joins_again(books: Books) -> None:
    """From 5 January to 31 January, and again from 1 March on."""
    rosa = a_member(books)
    gone = members.leave(books, members.LeaveDraft(rosa.id, date(2026, 1, 31), "Moved to Oruro"))
    assert (gone.member.left, gone.member.stays[-1].reason, gone.voucher) == (date(2026, 1, 31), "Moved to Oruro", None)
    assert members.list_members(books) == []
    assert [row.member.id for row in members.list_members(books, active=False)] == [rosa.id]
    again = members.rejoin(books, rosa.id, date(2026, 3, 1))
    days = {date(2026, 1, 4): False, YEAR: True, date(2026, 1, 31): True, date(2026, 2, 1): False, TODAY: True}
    assert {day: again.there_on(day) for day in days} == days
    for day, reason in ((date(2026, 1, 4), "before_joined"), (date(2026, 2, 10), "before_joined")):
        with assert_refused(reason, "day"):
            members.check_there(books, rosa.id, day)
    members.check_there(books, rosa.id, TODAY)
    for joined in (date(2026, 1, 31), None):  # no two stays at once
        with assert_refused("before_left", "joined"):
            members.change_member(books, rosa.id, members.MemberDraft("Rosa", joined=joined))
    assert members.take_back_joining(books, rosa.id).stays == gone.member.stays
    with assert_refused("after_left", "day"):
        members.check_there(books, rosa.id, date(2026, 2, 1))
    assert members.take_back_leaving(books, rosa.id).stays == rosa.stays


def test_what_cannot_be_of_leaving_and_joining(books: Books) -> None:
    rosa = a_member(books)
    for day, reason in ((date(2026, 1, 4), "before_joined"), (date(2026, 3, 21), "future")):
        with assert_refused(reason, "day"):
            members.leave(books, members.LeaveDraft(rosa.id, day))
    with assert_refused("active"):
        members.rejoin(books, rosa.id, TODAY)
    with assert_refused("active"):
        members.take_back_leaving(books, rosa.id)
    with assert_refused("once"):
        members.take_back_joining(books, rosa.id)
    members.leave(books, members.LeaveDraft(rosa.id, date(2026, 2, 1)))
    with assert_refused("left", "person"):
        members.leave(books, members.LeaveDraft(rosa.id, date(2026, 2, 2)))
    for day, reason in ((date(2026, 2, 1), "before_left"), (date(2026, 3, 21), "future")):
        with assert_refused(reason, "day"):
            members.rejoin(books, rosa.id, day)
    with assert_refused("after_left", "joined"):
        members.change_member(books, rosa.id, replace(rosa.draft, joined=date(2026, 2, 2)))
    with assert_refused("no_member", "person"):
        members.check_there(books, person_id(books, "Tienda Sol"), TODAY)


def test_groups(books: Books) -> None:
    rosa = a_member(books)
    sewing = members.add_group(books, GroupDraft("  Sewing  ", rosa.id))
    members.change_member(books, rosa.id, replace(rosa.draft, group=sewing.id))
    [known] = members.list_groups(books)
    assert (known.name, known.in_charge_name, known.members) == ("Sewing", "Rosa", 1)
    a_member(books, "Julia")
    assert [row.member.name for row in members.list_members(books, group=sewing.id)] == ["Rosa"]
    with assert_refused("twin", "name"):
        members.add_group(books, GroupDraft("séwing"))
    with assert_refused("empty", "name"):
        members.change_group(books, sewing.id, GroupDraft(" "))
    members.change_group(books, sewing.id, replace(sewing.draft, active=False))
    assert (members.list_groups(books), len(members.list_groups(books, None))) == ([], 1)


def test_members_are_found_by_what_is_known_of_them(books: Books) -> None:
    a_member(books, "María Ñusta", identity="4567890 LP", role="Secretary")
    a_member(books, "Julia", detail="El Alto")
    for words, found in (("nusta", ["María Ñusta"]), ("4567", ["María Ñusta"]), ("secr", ["María Ñusta"])):
        assert [row.member.name for row in members.list_members(books, search=words)] == found
    assert [row.member.name for row in members.list_members(books, search="alto jul")] == ["Julia"]
    assert members.list_members(books, search="nobody") == []


def test_a_hundred_members_are_listed_with_three_statements(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        a_member(books, f"Member {number:03}")
    asked: list[str] = []
    run = storage.execute_sql

    def heard(sql: str, params: Any = None) -> Any:
        asked.append(sql)
        return run(sql, params)

    monkeypatch.setattr(storage, "execute_sql", heard)
    assert (len(members.list_members(books)), len(asked)) == (100, 3)


def test_who_was_a_member_before_there_was_a_register_is_in_it(tmp_path: Path) -> None:
    """Books of the version before know the role alone."""
    path = Path(shutil.copy(FILES / "version-5.coop", tmp_path / "old.coop"))
    with sqlite3.connect(path) as file:
        file.execute("UPDATE person SET member = id % 2")
        known = {row[0] for row in file.execute("SELECT id FROM person WHERE member")}
    file.close()
    assert known
    books = bookfile.open_books(path, clock)
    try:
        listed = members.list_all(books)
        assert {one.id for one in listed} == known
        assert {one.stays for one in listed} == {(Stay(),)}
    finally:
        books.close()


def test_books_call_members_as_their_club_wishes(books: Books) -> None:
    """From the change on, and no longer once they are closed."""
    with i18n.speaking("es"):
        assert i18n.gettext("Loans to members") == "Préstamos a socias"
        change_club(books, replace(books.club, member_word="asociado"))
        assert i18n.gettext("Loans to members") == "Préstamos a asociados"
        books.close()
        assert i18n.gettext("Loans to members") == "Préstamos a socias"
        again = bookfile.open_books(books.path, clock)
        assert i18n.gettext("Loans to members") == "Préstamos a asociados"
        again.close()
