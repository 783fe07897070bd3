"""Templates in the window: kept from a record, listed, recorded from, left out, changed, stopped, undone."""

import json
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import costs, ledger, templates
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.templates import Rhythm, Template, TemplateDraft
from tests.builders import TODAY, a_cost, last_voucher, m, post, spaced
from ui.costs import CostsPage
from ui.costs.form import CostForm
from ui.shared.doing import Wanted
from ui.shared.repeating import RepeatBand
from ui.shared.template_question import TemplateQuestion
from ui.shared.voucher_view import VoucherView
from ui.shared.waiting import list_waiting
from ui.shared.words import speak
from ui.window import Window

FEBRUARY, MARCH, APRIL = (date(2026, month, 5) for month in (2, 3, 4))


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Window:
    """Return the window over books with 5,000 in the cash box."""
    post(books, "cash 5000 / sales_local -5000")
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def rent(books: Books) -> Template:
    """Keep the rent of January as a template, due every 5th since February; today is 20 March."""
    paid = costs.record_cost(books, a_cost(books, "rent 300", day=date(2026, 1, 5)))
    return templates.keep_template(books, paid.voucher, TemplateDraft("Rent", Rhythm(1, 5, Month(2026, 2))))


def listed(window: Window) -> CostsPage:
    """Show the templates on the page of costs."""
    window.go("costs", Wanted(tab="templates"))
    page = window.page()
    assert isinstance(page, CostsPage)
    return page


def opened_form(window: Window) -> CostForm:
    form = window.page().currentWidget()
    assert isinstance(form, CostForm)
    return form


def band(form: CostForm) -> RepeatBand:
    found = form.findChild(RepeatBand)
    assert found is not None
    return found


def question(window: Window) -> TemplateQuestion:
    QApplication.processEvents()
    (asked,) = (one for one in window.findChildren(TemplateQuestion) if one.isVisible())
    return asked


def due(books: Books) -> list[date]:
    return [one.day for one in templates.due(books, TODAY)]


def notice(window: Window) -> Any:
    return window.notices.shown["done"]


def test_a_record_is_kept_as_a_template_by_keys(window: Window, books: Books, keys: Any) -> None:
    """The rent of 5 March, every month: proposed for the day of the next month still to come."""
    paid = costs.record_cost(books, a_cost(books, "rent 300", day=MARCH))
    window.go("costs", Wanted(record=paid.voucher))
    record = window.page().currentWidget()
    assert isinstance(record, VoucherView)
    record.keep_button.click()
    asked = question(window)
    assert asked.name.text() == "Rent"
    assert not asked.boxes["due"].isVisible()
    keys.type("Shop rent")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Down)
    assert (asked.on_day.value(), asked.due.currentText()) == (5, "5 April 2026")
    assert json.loads(json.dumps(asked.fields.kept()))["due"] == {"firm": "2026-04"}  # as a crash leaves it
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = templates.list_templates(books)
    assert (kept.name, kept.rhythm, kept.due) == ("Shop rent", Rhythm(1, 5, Month(2026, 4)), APRIL)
    assert "Shop rent" in notice(window).text
    window.desk.undo()
    assert templates.list_templates(books, active=None) == []


def test_refusals_stay_at_their_field(window: Window, books: Books, rent: Template) -> None:
    paid = costs.record_cost(books, a_cost(books, "power 20"))
    window.desk.keep_as_template(paid.voucher)
    asked = question(window)
    for name, words in (("", "Write the name."), ("rent", "already")):
        asked.name.set(name or None)
        asked.submit()
        assert words in asked.boxes["name"].refusal_text
    assert templates.list_templates(books) == [rent]
    asked.reject()


def test_the_last_day_of_the_month_can_be_chosen(window: Window, books: Books) -> None:
    """31 in April is the 30th; choosing another pause proposes what fits it."""
    paid = costs.record_cost(books, a_cost(books, "rent 300", day=MARCH))
    window.desk.keep_as_template(paid.voucher)
    asked = question(window)
    asked.every.set(1)
    asked.on_day.set(31)
    assert asked.due.currentText() == "30 April 2026"
    asked.every.set(3)
    assert asked.due.currentText() == "30 June 2026"
    asked.every.set(0)
    asked.submit()
    assert [one.rhythm for one in templates.list_templates(books)] == [None]


def test_what_cannot_come_again_is_not_offered(window: Window, books: Books) -> None:
    wrong = post(books)
    reversal = ledger.void(books, wrong.id, "Wrong")
    for voucher in (wrong.id, reversal.id):
        window.go("ledger", Wanted(record=voucher))
        record = window.page().currentWidget()
        assert isinstance(record, VoucherView)
        assert record.keep_button.isHidden()


def test_the_list_is_sound_and_follows_the_language(window: Window, rent: Template, qtmodeltester: ModelTester) -> None:
    page = listed(window)
    table = page.templates.table
    qtmodeltester.check(table.rows_model)
    cells = [table.rows_model.index(0, column).data() for column in range(5)]
    assert cells == ["Rent", "Every month, on day 5", "05/02/2026", "05/01/2026", "300.00"]
    speak("es")
    assert table.rows_model.index(0, 4).data() == "300,00"


def test_recording_from_a_template_settles_the_oldest_day(window: Window, books: Books, rent: Template) -> None:
    """The form is filled in with the due day; with another amount, too, the next one is due then."""
    page = listed(window)
    page.templates.record_button.click()
    form = opened_form(window)
    assert (form.day.value(), form.draft().total) == (FEBRUARY, m("300"))
    assert "5 February 2026" in band(form).words.text()
    assert last_voucher(books).id == rent.voucher
    form.lines.rows[0].amount.set(m("320"))
    form.submit()
    assert (last_voucher(books).day, last_voucher(books).amount) == (FEBRUARY, m("320"))
    assert due(books) == [MARCH]
    assert page.currentWidget() is not form
    window.desk.undo()
    assert due(books) == [FEBRUARY]


def test_home_leads_to_the_form(window: Window, books: Books, rent: Template) -> None:
    """One day after the other, each proposed on the page they are proposed on."""
    for day in (FEBRUARY, MARCH):
        home: Any = window.page()
        (task,) = (one for one in home.to_do.tasks if "Rent" in one.accessibleName())
        task.click()
        assert opened_form(window).day.value() == day
        assert not opened_form(window).half_filled
        opened_form(window).submit()
        assert window.page() is home
        assert window.page().currentWidget() is not None
    assert due(books) == []


def test_what_was_half_filled_is_still_for_its_day(window: Window, books: Books, rent: Template, keys: Any) -> None:
    """Begun from the template, cut off, and gone on with: the rent of February is settled all the same."""
    window.desk.again(rent.voucher, rent)
    keys.fill(opened_form(window).note, "Paid by Ana")
    opened_form(window).keeping.keep_now()
    opened_form(window).left.emit()
    (begun,) = list_waiting(books)
    window.go(begun.page, begun.wanted)
    form = opened_form(window)
    assert (form.note.value(), form.day.value()) == ("Paid by Ana", FEBRUARY)
    assert "5 February 2026" in band(form).words.text()
    form.submit()
    assert due(books) == [MARCH]


def test_a_locked_month_is_recorded_today(window: Window, books: Books, rent: Template) -> None:
    ledger.lock_month(books, Month(2026, 2))
    window.desk.again(rent.voucher)
    form = opened_form(window)
    assert form.day.value() == TODAY
    assert "locked" in band(form).words.text()
    form.submit()
    assert due(books) == [MARCH]


def test_not_this_time_in_the_form_and_in_the_list(window: Window, books: Books, rent: Template) -> None:
    posted = last_voucher(books)
    window.desk.again(rent.voucher, rent)
    form = opened_form(window)
    band(form).skip_button.click()
    assert window.page().currentWidget() is not form
    assert due(books) == [MARCH]
    page = listed(window)
    page.templates.skip_button.click()
    assert due(books) == []
    assert last_voucher(books) == posted
    window.desk.undo()
    window.desk.undo()
    assert due(books) == [FEBRUARY]
    assert "due again" in notice(window).text


def test_a_second_form_of_the_same_day_is_refused(window: Window, books: Books, rent: Template) -> None:
    window.desk.again(rent.voucher, rent)
    form = opened_form(window)
    templates.leave_out(books, rent.id, FEBRUARY)
    posted = last_voucher(books)
    form.submit()
    assert last_voucher(books) == posted
    assert form.fields.general.isVisible()


def test_a_template_is_changed_stopped_and_used_again(window: Window, books: Books, rent: Template) -> None:
    page = listed(window)
    page.templates.change_button.click()
    asked = question(window)
    assert (asked.name.text(), asked.every.value(), asked.due.currentText()) == ("Rent", 1, "5 February 2026")
    asked.name.set("Shop")
    asked.submit()
    changed = templates.template(books, rent.id)
    assert (changed.name, changed.rhythm) == ("Shop", rent.rhythm)
    window.desk.undo()
    assert templates.template(books, rent.id) == rent
    page.templates.stop_button.click()
    assert due(books) == []
    assert page.templates.table.rows_model.rowCount() == 0
    page.templates.stopped.click()
    assert page.templates.table.rows_model.index(0, 1).data() == "Stopped"
    page.templates.change_button.click()
    question(window).submit()
    assert templates.template(books, rent.id).due == APRIL


def test_a_new_cost_starts_from_a_template(window: Window, books: Books, rent: Template) -> None:
    window.go("costs", Wanted(new="cost"))
    empty = opened_form(window)
    menu = empty.start_button.menu()
    menu.aboutToShow.emit()
    assert [spaced(action.text()) for action in menu.actions()] == ["Rent · Bs 300.00"]
    menu.actions()[0].trigger()
    form = opened_form(window)
    assert form is not empty
    assert form.draft().total == m("300")
    form.submit()
    assert due(books) == [MARCH]
    window.go("sales", Wanted(new="sale"))
    sale: Any = window.page().currentWidget()
    assert sale.start_button.isHidden()


def test_a_cost_just_recorded_offers_to_be_kept_once(window: Window, books: Books) -> None:
    paid = costs.record_cost(books, a_cost(books, "rent 300"))
    window.desk.done(window.desk.recorded("Cost recorded", paid.voucher))
    captions = [one.text() for one in notice(window).buttons]
    assert captions == ["Print", "Undo", "Keep as a template…"]
    notice(window).buttons[-1].click()
    question(window).submit()
    window.desk.done(window.desk.recorded("Cost recorded", paid.voucher))
    assert [one.text() for one in notice(window).buttons] == ["Print", "Undo"]
