"""The page of members: typed in, listed, opened, left and joined again; by keys."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QObject, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coopbooks import attachments, ledger, materials, members, work
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.days import Month
from coopbooks.i18n import _, language
from coopbooks.materials import HandDraft
from coopbooks.members import GroupDraft
from coopbooks.work import PieceDraft
from tests.builders import TODAY, account_id, assert_posted, last_voucher, m
from tests.core.membering import a_member, recorded, some
from tests.core.store import buy, named, q
from tests.core.working import a_product, done, record
from tests.ui.giving import last_told, words_in
from tests.ui.hands import CTRL
from tests.ui.membering import members_page, over
from tests.ui.tables import texts
from ui.desk import Desk
from ui.home.tasks import list_tasks
from ui.members import MembersPage
from ui.members.leave_form import LeaveForm
from ui.members.member_form import MemberForm
from ui.members.view import MemberView
from ui.settings.club import ClubForm
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.words import say, speak

MARCH = Month(2026, 3)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> MembersPage:
    return members_page(desk, qtbot, follow)


def test_a_member_is_added_by_keys(page: MembersPage, desk: Desk, keys: Any) -> None:
    page.new_button.click()
    form = over(page)
    assert isinstance(form, MemberForm)
    keys.fill(form.name, "Rosa Quispe")
    keys.fill(form.identity, "4567890 LP")
    keys.fill(form.role, "Secretary")
    keys.fill(form.income, "350")
    keys.press(Qt.Key.Key_Return, CTRL)
    [rosa] = members.list_all(desk.books)
    assert (rosa.name, rosa.identity, rosa.role, rosa.joined) == ("Rosa Quispe", "4567890 LP", "Secretary", TODAY)
    assert (rosa.income, rosa.income_on) == (m("350"), TODAY)
    page.close_all_over()
    assert texts(page.listed.table)[0][:4] == ["Rosa Quispe", "", "Secretary", "20/03/2026"]


def test_the_list_says_how_each_stands_and_what_all_come_to(page: MembersPage, desk: Desk) -> None:
    books = desk.books
    some(books, "Ana", "Berta")
    recorded(books, "voluntary", "Ana 30 / Berta 12.50")
    recorded(books, "initial", "Ana 50")
    recorded(books, "dues", "Ana 10 / Berta 10", month=MARCH)
    page.refresh()
    assert [row[4:8] for row in texts(page.listed.table)] == [
        ["30.00", "50.00", "10.00", ""],
        ["12.50", "", "10.00", ""],
    ]
    sums = ["42.50", "50.00", "20.00", "0.00"]
    assert [text for _place, text in page.listed.below.totals.cells() if text][1:] == sums
    assert "2 in the list" in words_in(page.listed.below)


def test_the_list_is_narrowed_by_group_words_and_who_is_there(page: MembersPage, desk: Desk) -> None:
    books = desk.books
    sewing = members.add_group(books, GroupDraft("Sewing"))
    a_member(books, "Ana", group=sewing.id)
    berta = a_member(books, "Berta")
    members.leave(books, members.LeaveDraft(berta.id, TODAY))
    page.refresh()
    part = page.listed

    def listed() -> list[str]:
        return [row[0] for row in texts(part.table)]

    assert listed() == ["Ana"]
    part.active.set("left")
    assert listed() == ["Berta"]
    part.active.set("all")
    assert listed() == ["Ana", "Berta"]
    part.group.set(sewing.id)
    assert listed() == ["Ana"]
    part.filters.clear()
    part.search.setText("bert")
    part.search.changed.emit()
    assert listed() == []


def test_a_member_opened_tells_all_of_her(page: MembersPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    rosa = a_member(books, "Rosa", identity="4567890 LP", note="Knits by hand", income=m("350"), income_on=TODAY)
    recorded(books, "certificates", "Rosa 200 x2")
    recorded(books, "voluntary", "Rosa 80", day=date(2026, 2, 1))
    recorded(books, "dues", "Rosa 10", month=MARCH)
    page.want(Wanted(person=rosa.id))
    view = over(page)
    assert isinstance(view, MemberView)
    said = words_in(view)
    for words in ("Rosa", "4567890 LP", "since 05/01/2026", "Knits by hand", "Bs 200.00 · 2 certificates", "Bs 80.00"):
        assert words in said, words
    assert texts(view.charges) == [["Dues of March 2026", "31/03/2026", "10.00", "10.00"]]
    assert [row[3:7] for row in texts(view.deeds)] == [
        ["Dues and fines receivable", "", "10.00", "−10.00"],
        ["Member contributions", "200.00", "", "200.00"],
        ["Member savings", "80.00", "", "80.00"],
    ]
    view.period.choice.set("this_month")
    assert len(texts(view.deeds)) == 2
    keys.press(Qt.Key.Key_E, CTRL)
    form = over(page)
    assert isinstance(form, MemberForm)
    keys.fill(form.phone, "71234567")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert members.member(books, rosa.id).phone == "71234567"
    assert "71234567" in words_in(view)
    went: list[tuple[str, Wanted]] = []
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    view.work_button.click()
    assert went == [("work", Wanted(tab="work", person=rosa.id))]


def test_her_picture_stands_with_her(page: MembersPage, desk: Desk, qtbot: QtBot) -> None:
    rosa = a_member(desk.books)
    attachments.attach(desk.books, Holder("person", rosa.id), AttachmentDraft("rosa.png", photo()))
    page.open_record(rosa.id)
    qtbot.waitUntil(lambda: not over(page).picture.pixmap().isNull())


def wait_for_pdf(view: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(view.pdf))


def photo() -> bytes:
    image, buffer = QImage(40, 20, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0xFFB0A898)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt names it so
    return bytes(buffer.data().data())


def test_her_statement_is_shown_in_her_language(page: MembersPage, desk: Desk, qtbot: QtBot) -> None:
    from ui.shared.paper_view import PaperView

    rosa = a_member(desk.books, language="es")
    ana = a_member(desk.books, "Ana", language="en")
    recorded(desk.books, "voluntary", "Rosa 80")
    for one, spoken in ((rosa, "es"), (ana, "en")):
        page.open_record(one.id)
        with qtbot.waitSignal(desk.paper_wanted) as wanted:
            over(page).print_button.click()
        view = PaperView(desk, *wanted.args)
        qtbot.addWidget(view)
        assert view.language.value() == spoken
        wait_for_pdf(view, qtbot)
        page.close_all_over()


def test_she_leaves_and_is_settled(page: MembersPage, desk: Desk, keys: Any, qtbot: QtBot) -> None:
    books = desk.books
    rosa = a_member(books)
    recorded(books, "voluntary", "Rosa 80")
    recorded(books, "dues", "Rosa 10", month=MARCH)
    page.open_record(rosa.id)
    over(page).leave_club_button.click()
    form = over(page)
    assert isinstance(form, LeaveForm)
    assert texts(form.table) == [
        ["Member savings", "80.00", "", "yes"],
        ["Dues and fines receivable", "", "10.00", "yes"],
    ]
    assert "Rosa is to get Bs 70.00." in words_in(form)
    with qtbot.waitSignal(desk.paper_wanted):
        form.print_button.click()
    keys.fill(form.reason, "Moved to Oruro")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "member_savings 80 / member_dues_receivable -10 / cash -70")
    assert members.member(books, rosa.id).left == TODAY
    assert isinstance(over(page), MemberView), "back with her: nobody leaves twice"
    settled = last_voucher(books)
    assert last_told(desk).endswith("Cash box now holds Bs 10.00."), "80 came in, 70 went out"
    desk.undo()
    assert members.member(books, rosa.id).active
    assert ledger.voucher(books, settled.id).voided


def test_what_is_still_with_who_leaves_is_asked_about(page: MembersPage, desk: Desk) -> None:
    """Three jumpers to be made and 2 kg of yarn; work of hers of a day after her last one."""
    books = desk.books
    rosa = a_member(books)
    a_product(books)
    work.hand_pieces(books, PieceDraft("given", rosa.id, 1, q("3"), date(2026, 3, 1)))
    buy(books, "10 yarn 100")
    materials.hand(books, HandDraft(TODAY, "handed", named(books, "yarn"), rosa.id, q("2"), "", ""))
    record(books, done(books, "Rosa", "1", day=date(2026, 3, 15)))
    page.open_record(rosa.id)
    over(page).leave_club_button.click()
    form = over(page)
    assert "Still with her: 3 Jumper, 2 kg yarn." in words_in(form)
    form.day.set(date(2026, 3, 10))
    form.submit()
    asked = form.foot.doubts.accessibleDescription()
    assert "Still with her: 3 Jumper, 2 kg yarn." in asked
    assert "Work of hers of 15/03/2026 is written down. Is 10/03/2026 her last day?" in asked
    assert members.member(books, rosa.id).active
    form.submit()
    assert members.member(books, rosa.id).left == date(2026, 3, 10)


def test_who_left_is_settled_again_and_joins_again(page: MembersPage, desk: Desk) -> None:
    books = desk.books
    rosa = a_member(books)
    recorded(books, "voluntary", "Rosa 80")
    members.leave(books, members.LeaveDraft(rosa.id, date(2026, 3, 1), box=account_id(books, "cash")))
    page.open_correction(last_voucher(books))
    again = over(page)
    assert again.person.key == rosa.id
    page.close_all_over()
    page.open_record(rosa.id)
    over(page).rejoin_button.click()
    asking = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    asking.submit()
    assert members.member(books, rosa.id).joined == TODAY
    desk.undo()
    assert not members.member(books, rosa.id).active


def test_groups_are_added_and_changed(page: MembersPage, desk: Desk, keys: Any) -> None:
    rosa = a_member(desk.books)
    page.want(Wanted(tab="groups"))
    page.groups.add_button.click()
    form = over(page)
    keys.fill(form.name, "Sewing")
    form.in_charge.set_key(rosa.id)
    keys.press(Qt.Key.Key_Return, CTRL)
    page.close_all_over()
    assert texts(page.groups.table) == [["Sewing", "Rosa", "0"]]
    page.groups.table.opened.emit(members.list_groups(desk.books)[0])
    over(page).name.set("Embroidery")
    over(page).submit()
    assert [one.name for one in members.list_groups(desk.books)] == ["Embroidery"]


def test_home_says_who_should_have_paid(desk: Desk) -> None:
    books = desk.books
    some(books, "Ana", "Berta")
    recorded(books, "dues", "Ana 10", day=date(2026, 2, 2), month=Month(2026, 2))

    def said() -> list[str]:
        return [one.words.replace("\N{NO-BREAK SPACE}", " ") for one in list_tasks(books)]

    assert "Ana owes Bs 10.00 of overdue dues and fines" in said()
    recorded(books, "dues", "Berta 5", day=date(2026, 2, 2), month=Month(2026, 2))
    assert "2 members owe Bs 15.00 of overdue dues and fines" in said()
    recorded(books, "paid", "Ana 10 / Berta 5")
    assert not any("overdue dues" in words for words in said())


def test_the_screens_call_members_as_the_club_wishes(desk: Desk, qtbot: QtBot) -> None:
    """Chosen in the settings, it is said at once, and no longer once that is undone."""
    before = language()
    form = ClubForm(desk)
    qtbot.addWidget(form)
    try:
        speak("es")
        form.member_word.set("socio")
        form.submit()
        assert desk.books.club.member_word == "socio"
        assert _("Loans to members") == "Préstamos a socios"
        button = OneSaying(lambda: _("Loans to members"))
        desk.undo()
        assert button.said == "Préstamos a socias"
    finally:
        speak(before)


class OneSaying(QObject):
    """Something on the screen that follows the language."""

    def __init__(self, words: Any) -> None:
        super().__init__()
        self.said = ""
        say(self.take, words, self)

    def take(self, said: str) -> None:
        self.said = said
