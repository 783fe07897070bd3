"""The page Settings: forms filled by keys, refusals at their fields, undo, backup copies brought back."""

import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import coopbooks
from coopbooks import bookfile, ledger, people, rates
from coopbooks.books import Books
from coopbooks.people import PersonDraft
from tests.builders import TODAY, assert_refused, m
from tests.core.store import a_material, buy, use
from ui.desk import Desk
from ui.settings import SettingsPage
from ui.settings.backups import CAUSES
from ui.settings.people import ROLES
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.words import speak


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> SettingsPage:
    """Return the page, in sight and following the books."""
    made = SettingsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(828, 540)
    made.show()
    return made


def form(page: SettingsPage) -> Any:
    """Return the form that is open over the page."""
    return page.currentWidget()


def retype(qtbot: QtBot, edit: Any, text: str) -> None:
    """Type over what stands in a field, as somebody would who entered it with Tab."""
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_the_club_is_renamed_and_named_back(
    page: SettingsPage, books: Books, desk: Desk, qtbot: QtBot, notices: Notices
) -> None:
    """The new name is on the page at once; Undo brings the old one back."""
    page.want(Wanted(new="club"))
    retype(qtbot, form(page).boxes["name"].editor, "Club Las Violetas")
    form(page).language.set("en")
    qtbot.keyClick(form(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (books.club.name, books.club.language, books.club.treasurer) == ("Club Las Violetas", "en", "Rosa Mamani")
    assert page.club.table.rows_model.row(0)[1] == "Club Las Violetas"
    assert "changed" in notices.shown["done"].text
    desk.undo()
    assert (books.club.name, books.club.language) == ("Club de Madres Las Rosas", "es")


def test_a_club_allows_using_more_materials_than_there_are(page: SettingsPage, books: Books, desk: Desk) -> None:
    """It is refused as long as nobody allows it; the form, opened again, knows that it is allowed."""
    a_material(books, "wool")
    with assert_refused("no_stock", "lines"):
        use(books, "1 wool")
    page.want(Wanted(new="club"))
    form(page).negative.click()
    form(page).submit()
    assert page.club.table.rows_model.row(10)[1] == "Allowed, and marked"
    buy(books, "1 wool 25")
    assert use(books, "2 wool").amount == m("50")
    page.want(Wanted(new="club"))
    assert form(page).negative.value()
    desk.undo()
    assert not books.club.negative_stock


def test_a_club_without_a_name_is_refused_at_the_name(page: SettingsPage, books: Books, qtbot: QtBot) -> None:
    """And what else was typed stays."""
    page.club.open_form()
    open_form = form(page)
    open_form.boxes["name"].editor.selectAll()
    qtbot.keyClick(open_form.boxes["name"].editor, Qt.Key.Key_Delete)
    retype(qtbot, open_form.boxes["nit"].editor, "1023456021")
    open_form.save_button.click()
    assert open_form.boxes["name"].refusal_text.startswith("Give the club a name")
    assert open_form.boxes["nit"].editor.text() == "1023456021"
    assert books.club.nit == ""


def test_a_person_is_added_found_changed_and_put_out_of_use(page: SettingsPage, books: Books, qtbot: QtBot) -> None:
    """The form is ready for the next one; one out of use is on the list only when asked for."""
    page.tabs.show_part("people")
    page.people.add_button.click()
    retype(qtbot, form(page).name, "Sra. Anita")
    form(page).roles.ticks["customer"].click()
    form(page).save_button.click()
    assert form(page).name.text() == ""
    form(page).leave()
    page.people.search.setText("anita")
    page.people.search.returnPressed.emit()
    row = page.people.table.rows_model.row(0)
    assert (row.name, row.roles) == ("Sra. Anita", frozenset({"customer"}))
    page.people.table.opened.emit(row)
    retype(qtbot, form(page).boxes["identity"].editor, "4456789 LP")
    form(page).active.click()
    form(page).save_button.click()
    assert page.people.table.rows_model.rowCount() == 0
    page.people.unused.click()
    assert page.people.table.rows_model.row(0).identity == "4456789 LP"
    assert people.list_people(books) == []


def test_two_people_of_one_name_are_told_apart(page: SettingsPage, books: Books, qtbot: QtBot) -> None:
    """The second one is refused at her name until something tells them apart."""
    people.add_person(books, PersonDraft("Rosa Quispe"))
    page.people.open_form(None)
    retype(qtbot, form(page).name, "rosa quispe")
    form(page).save_button.click()
    assert "here already" in form(page).boxes["name"].refusal_text
    retype(qtbot, form(page).detail, "Achocalla")
    form(page).save_button.click()
    assert [one.label for one in people.list_people(books)] == ["Rosa Quispe", "rosa quispe (Achocalla)"]


def test_a_rate_is_written_down_set_right_and_taken_away(
    page: SettingsPage, books: Books, desk: Desk, qtbot: QtBot
) -> None:
    """A dollar from today; the tax asks for how it counts, and from a day on there may be none."""
    page.want(Wanted(new="rate"))
    form(page).name.set("dollar")
    for name, text in (("value", "6,96"), ("note", "Banco Central")):
        retype(qtbot, form(page).boxes[name].editor, text)
    form(page).save_button.click()
    form(page).name.set("sales_tax")
    form(page).since.set(date(2026, 4, 1))
    form(page).method.set(rates.NONE)
    assert form(page).boxes["value"].isHidden()
    form(page).save_button.click()
    page.close_all_over()
    shown = page.rates.table.rows_model
    assert [[column.text(shown.row(row)) for column in shown.columns] for row in range(2)] == [
        ["Tax on sales", "01/04/2026", "—", "None", ""],
        ["Price of one dollar", "20/03/2026", "Bs\xa06.96", "", "Banco Central"],
    ]
    page.rates.open_form(rates.list_rates(books, "dollar")[0])
    retype(qtbot, form(page).value, "9.31")
    form(page).save_button.click()
    assert [rate.value for rate in rates.list_rates(books, "dollar")] == [Decimal("9.31")]
    desk.undo()
    page.rates.table.go_to(1)
    page.rates.remove_button.click()
    assert rates.list_rates(books, "dollar") == []
    desk.undo()
    assert [rate.value for rate in rates.list_rates(books, "dollar")] == [Decimal("6.96")]


def test_a_second_rate_from_the_same_day_is_refused_at_the_day(page: SettingsPage, books: Books, qtbot: QtBot) -> None:
    rates.set_rate(books, rates.RateDraft("minimum_wage", TODAY, "amount", Decimal(3300)))
    page.rates.open_form(None)
    form(page).name.set("minimum_wage")
    retype(qtbot, form(page).value, "3400")
    form(page).save_button.click()
    assert "already" in form(page).boxes["since"].refusal_text
    assert form(page).value.value() == Decimal(3400)


def test_an_activity_is_followed_and_no_longer(page: SettingsPage, books: Books, qtbot: QtBot) -> None:
    """A name that is there already is refused at the name."""
    page.activities.open_form(None)
    retype(qtbot, form(page).name, "Panaderia")
    form(page).save_button.click()
    retype(qtbot, form(page).name, "PANADERIA")
    form(page).save_button.click()
    assert "Choose another name" in form(page).boxes["name"].refusal_text
    page.close_all_over()
    page.activities.open_form(ledger.list_activities(books)[0])
    form(page).active.click()
    form(page).save_button.click()
    assert ledger.list_activities(books) == []
    assert page.activities.table.rows_model.row(0).name == "Panaderia"


def test_a_backup_copy_is_brought_back_under_a_new_name(
    page: SettingsPage, template: Path, notices: Notices, qtbot: QtBot, tmp_path: Path
) -> None:
    """The copy is the whole set of books; a name that is taken is refused in words."""
    closed = Path(shutil.copy(template, tmp_path / "closed.coop"))
    made = bookfile.back_up(closed, lambda: datetime(2026, 3, 19, 18, 30))  # noqa: DTZ001
    page.backups.restore(made, tmp_path / "again.coop")
    qtbot.waitUntil(lambda: "done" in notices.shown)
    assert (tmp_path / "again.coop").read_bytes() == closed.read_bytes()
    assert "19/03/2026 18:30" in notices.shown["done"].text
    page.backups.restore(made, tmp_path / "again.coop")
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    assert "again.coop" in notices.shown["trouble"].text


def test_copies_are_listed_newest_first_with_why_they_were_made(page: SettingsPage, books: Books) -> None:
    """As the names of the files say it; without any, nothing can be brought back."""
    page.refresh()
    assert not page.backups.restore_button.isEnabled()
    folder = books.path.with_name("roses backups")
    folder.mkdir()
    (folder / "roses 2026-03-18 09-05-00 (1).coop").write_bytes(b"x" * 3072)
    (folder / "roses 2026-03-19 18-30-00 (2) SOS.coop").write_bytes(b"x" * 3072)
    page.refresh()
    model = page.backups.table.rows_model
    shown = [[column.text(model.row(row)) for column in model.columns] for row in range(model.rowCount())]
    assert shown == [
        ["19/03/2026 18:30", "3.0 kB", "The file was gone"],
        ["18/03/2026 09:05", "3.0 kB", "The books were closed"],
    ]
    assert page.backups.restore_button.isEnabled()


def test_every_list_is_a_sound_table(page: SettingsPage, books: Books, qtmodeltester: ModelTester) -> None:
    """They keep Qt's rules, with rows in them."""
    people.add_person(books, PersonDraft("Rosa Quispe"))
    ledger.add_activity(books, "Panaderia")
    for part in (page.club, page.people, page.activities, page.rates, page.backups):
        qtmodeltester.check(part.table.rows_model)


def test_the_words_for_roles_and_causes_are_all_there(page: SettingsPage) -> None:
    """None that the core knows is without a word."""
    assert tuple(ROLES) == people.ROLES
    assert set(CAUSES) == {"closing", "upgrade", "rescue"}


def test_the_program_says_what_it_is_in_the_language_spoken(page: SettingsPage, books: Books) -> None:
    """Version, licence, and where these books are."""
    page.want(Wanted(tab="about"))
    words = " ".join(one.text() for one in page.tabs.currentWidget().findChildren(QLabel))
    assert coopbooks.__version__ in words
    assert "GNU General Public License" in words
    assert str(books.path) in words
    speak("es")
    assert page.club.table.rows_model.row(8)[1] == "Diciembre"
