"""The page Home: four answers, each in figures made by hand, and each leading to the page behind it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, cash, drafts, ledger, products, templates
from coopbooks.books import Books, change_club
from coopbooks.days import Month, Period
from coopbooks.ledger import Foreign, Line, OpeningDraft, VoucherDraft
from coopbooks.money import Money
from tests.builders import TODAY, account_id, lines, m, post, spaced
from tests.core.store import a_material, buy, q, use
from ui.desk import Desk
from ui.home import HomePage
from ui.shared.doing import Wanted
from ui.shared.tile import Tile
from ui.shared.words import speak


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> HomePage:
    """Return the page over new books, in sight and following them."""
    made = HomePage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(828, 540)
    made.show()
    return made


def said(page: HomePage) -> list[str]:
    """Return what is to be done."""
    return [task.accessibleName() for task in page.to_do.tasks if not task.isHidden()]


def steps(page: HomePage) -> list[str]:
    """Return the first steps, as long as they are shown."""
    return [] if page.steps.isHidden() else [step.accessibleName() for step in page.steps.tasks]


def told(tile: Tile) -> str:
    """Return all a tile says to who cannot see it."""
    return spaced(f"{tile.accessibleName()}. {tile.accessibleDescription()}")


def test_money_and_result_are_two_figures_with_a_reason_between_them(page: HomePage, books: Books) -> None:
    """Sold 800, 320 of it on credit, rent 120: gained 680, but 480 − 120 = 360 came into the box."""
    post(books, "cash 480 / customers 320 @Rosa Quispe / sales_local -800")
    post(books, "rent 120 / cash -120")
    assert told(page.money).startswith("How much money is there? Bs 360.00. Cash box Bs 360.00. Petty cash Bs 0.00")
    assert spaced(page.result.figure.text()) == "+ Bs 680.00"
    assert told(page.result).endswith("because customers owe Bs 320.00 more. Opens the page behind it.")
    assert spaced(page.result.note.text()) == (
        "The money in the boxes grew by Bs 360.00. That is not the result, because customers owe Bs 320.00 more."
    )


def test_a_box_of_dollars_says_what_it_counts_in_the_sum(page: HomePage, books: Books) -> None:
    """100 of bolivianos and $us 250 brought in at 8.374 each: 250 × 8.374 = 2,093.50, together 2,193.50."""
    post(books, "cash 100 / contributions -100")
    dollars = account_id(books, "1.1.1.03")
    own = Foreign.of(Money(25_000, "USD"), m("2093.50"), "bank")
    back = Line("contributions", -m("2093.50"))
    ledger.post(books, VoucherDraft(TODAY, "Dollars", (Line(dollars, m("2093.50"), foreign=own), back)))
    page.refresh()
    assert told(page.money).startswith("How much money is there? Bs 2,193.50. Cash box Bs 100.00.")
    assert "Cash in dollars $us 250.00 · Bs 2,093.50" in told(page.money)


def test_the_three_largest_debts_are_named_since_when_and_the_rest_counted(page: HomePage, books: Books) -> None:
    """10 + 40 + 30 + 20 = 100 owed by four people since different days: 40, 30, 20 by name."""
    for day, name, owed in ((1, "Ana", 10), (2, "Berta", 40), (3, "Carla", 30), (4, "Delia", 20)):
        post(books, f"customers {owed} @{name} / sales_local -{owed}", day=date(2026, 3, day))
    assert told(page.customers) == (
        "Customers owe us Bs 100.00. Berta, since 02/03/2026 Bs 40.00. Carla, since 03/03/2026 Bs 30.00. "
        "Delia, since 04/03/2026 Bs 20.00. And others: 1. Opens the page behind it."
    )
    assert "No supplier is owed anything." in told(page.suppliers)
    post(books, "materials_used 75 / suppliers -75 @Mill")
    assert told(page.suppliers).startswith("We owe suppliers Bs 75.00. Mill, since 20/03/2026 Bs 75.00")


def test_the_first_steps_tick_themselves_off_and_go_when_all_are_done(page: HomePage, books: Books) -> None:
    """Treasurer and president are known in these books; nothing else is done yet."""
    assert steps(page) == [
        "Done: Say who signs: treasurer and president",
        "Write down what the club sells",
        "Record what the club already has and owes",
        "Record the first sale",
        "Record the first cost",
        "Count the cash for the first time",
    ]
    draft = OpeningDraft(TODAY - timedelta(days=1), lines(books, "cash 500"))
    ledger.record_opening(books, draft)
    post(books, word="sales")
    assert [words.startswith("Done: ") for words in steps(page)] == [True, False, True, True, False, False]
    products.add_product(books, products.ProductDraft("Apron", "piece", m("20")))
    post(books, "rent 1 / cash -1", word="costs")
    pieces = ((m("200"), 2), (m("100"), 1), (m("10"), 1), (m("2"), 1), (m("0.50"), 1))  # 500 + 13.50 − 1
    cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), pieces))
    assert steps(page) == []


def test_a_step_that_is_done_can_be_read_and_not_pressed(page: HomePage) -> None:
    assert [task.isEnabled() for task in page.steps.tasks] == [False, True, True, True, True, True]


def test_books_of_more_than_a_month_are_left_alone_with_first_steps(page: HomePage, books: Books) -> None:
    post(books, day=date(2026, 2, 10))
    assert steps(page) == []


def test_what_runs_low_is_told_by_name_and_of_several_how_many(page: HomePage, books: Books, desk: Desk) -> None:
    """Of 6 kg of wool 2 are used: 4 are fewer than 5. With 3 kg of flour, few from 3 on, it is two things."""
    went: list[tuple[str, Wanted]] = []
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    wool = a_material(books, "wool", low_level=q("5"))
    buy(books, "6 wool 150")
    assert not [words for words in said(page) if "low" in words]
    use(books, "2 wool")
    low = "wool runs low: 4 kg in the store"
    assert low in map(spaced, said(page))
    page.to_do.chosen.emit(list(map(spaced, said(page))).index(low))
    assert went[-1] == ("materials", Wanted(material=wool))
    a_material(books, "flour", low_level=q("3"))
    buy(books, "3 flour 12")
    assert "2 materials run low: flour, wool" in said(page)
    page.to_do.chosen.emit(said(page).index("2 materials run low: flour, wool"))
    assert went[-1] == ("materials", Wanted(tab="low"))


def test_what_was_used_beyond_what_there_is_is_told(page: HomePage, books: Books) -> None:
    change_club(books, replace(books.club, negative_stock=True))
    buy(books, "1 wool 25")
    use(books, "2 wool")
    assert "wool: more was used than was recorded as bought" in said(page)


def test_a_cash_box_is_counted_once_a_week(page: HomePage, books: Books) -> None:
    """Never counted: to be done. Counted today: no longer to be done."""
    post(books, "cash 100 / sales_local -100", day=date(2026, 2, 10))
    assert "Cash box: never counted" in said(page)
    cash.count_cash(books, cash.CountDraft(TODAY, account_id(books, "cash"), ((m("100"), 1),)))
    assert not [words for words in said(page) if words.startswith("Cash box")]


def test_the_first_count_is_asked_for_once(page: HomePage, books: Books) -> None:
    """As one of the first steps, and not beside them."""
    post(books, "cash 100 / sales_local -100")
    assert "Count the cash for the first time" in steps(page)
    assert not [words for words in said(page) if words.startswith("Cash box")]


def test_a_count_eight_days_old_is_due_again(page: HomePage, books: Books) -> None:
    """Counted on the 12th, looked at on the 20th."""
    post(books, "cash 100 / sales_local -100", day=date(2026, 3, 11))
    day = date(2026, 3, 12)
    cash.count_cash(books, cash.CountDraft(day, account_id(books, "cash"), ((m("100"), 1),)))
    assert "Cash box: last counted on 12/03/2026" in said(page)


def test_a_month_that_is_over_is_to_be_locked(page: HomePage, books: Books) -> None:
    """Something was recorded in February; once it is locked nothing is left to do."""
    post(books, day=date(2026, 2, 10))
    assert "February 2026 is over: check it and lock it" in said(page)
    ledger.lock_month(books, Month(2026, 2))
    assert not [words for words in said(page) if "lock" in words]


def test_the_last_backup_copy_is_named(books: Books, desk: Desk, qtbot: QtBot) -> None:
    """None yet in new books; then the moment of the newest one, as its name says it."""
    assert "No backup copy yet" in _backup_words(desk, qtbot)
    folder = books.path.with_name("roses backups")
    folder.mkdir()
    Path(folder / f"roses 2026-03-19 18-30-05 (1){bookfile.SUFFIX}").write_bytes(b"any")
    assert _backup_words(desk, qtbot) == "Last backup copy: 19/03/2026 18:30"


def _backup_words(desk: Desk, qtbot: QtBot) -> str:
    page = HomePage(desk)
    qtbot.addWidget(page)
    page.refresh()
    return page.to_do.tasks[-1].accessibleName()


@pytest.mark.parametrize(
    ("name", "where", "wanted"),
    [
        ("money", "cash", None),
        ("result", "statements", Wanted(tab="income_statement", period=Month(2026, 3).period)),
        ("customers", "sales", Wanted(tab="debts")),
        ("suppliers", "costs", Wanted(tab="debts")),
        ("sale_button", "sales", Wanted(new="sale")),
        ("cost_button", "costs", Wanted(new="cost")),
        ("count_button", "cash", Wanted(new="count")),
    ],
)
def test_every_tile_opens_the_page_behind_it(
    page: HomePage, qtbot: QtBot, name: str, where: str, wanted: Wanted | None
) -> None:
    """By a click anywhere on it, on its words too."""
    tile = getattr(page, name)
    desk = page.desk
    assert isinstance(desk, Desk)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert went.args == [where, wanted]


def test_a_step_leads_to_where_it_is_done(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    """By the keyboard."""
    page.steps.tasks[2].setFocus()
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(page.steps.tasks[2], Qt.Key.Key_Space)
    assert went.args == ["ledger", Wanted(new="opening")]


def test_a_task_leads_to_where_it_is_done(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(page.to_do.tasks[-1], Qt.Key.Key_Space)
    assert went.args == ["settings", Wanted(tab="backups")]


def test_what_is_due_again_is_to_be_done(page: HomePage, books: Books, desk: Desk, qtbot: QtBot) -> None:
    """The rent of 20 February, every month on the 20th: due today."""
    rent = post(books, "rent 120 / cash -120", day=date(2026, 2, 20), word="costs")
    rhythm = templates.proposed_rhythm(rent.day, TODAY)
    kept = templates.keep_template(books, rent.id, templates.TemplateDraft("Rent", rhythm))
    page.refresh()
    assert spaced(said(page)[0]) == "Rent is due today: Bs 120.00 last time"
    with qtbot.waitSignal(desk.again_wanted) as again:
        qtbot.keyClick(page.to_do.tasks[0], Qt.Key.Key_Space)
    assert (again.args[0].again.id, again.args[0].template.id) == (rent.id, kept.id)


def test_a_bar_of_a_month_opens_its_income_statement(page: HomePage, books: Books, desk: Desk, qtbot: QtBot) -> None:
    """Twelve months to March 2026: the eleventh bar is February; by a click and by the keys."""
    post(books, day=date(2026, 2, 10))
    bars = page.months.bars
    february = Wanted(tab="income_statement", period=Month(2026, 2).period)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.place_of(10).center().toPoint())
    assert went.args == ["statements", february]
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left):
        qtbot.keyClick(bars, key)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert went.args == ["statements", february]


def test_a_bar_of_a_week_opens_its_cash_book(page: HomePage, books: Books, desk: Desk, qtbot: QtBot) -> None:
    post(books, day=date(2026, 3, 10))
    bars = page.weeks.bars
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.place_of(12).center().toPoint())
    assert went.args == ["cash", Wanted(tab="book", period=Period(date(2026, 3, 16), date(2026, 3, 21)))]


def test_a_first_week_needs_no_picture_and_a_second_one_has_it(page: HomePage, books: Books) -> None:
    post(books)
    assert not page.weeks.isVisible()
    assert not page.months.isVisible()
    post(books, day=date(2026, 3, 10))
    assert page.weeks.isVisible()
    post(books, day=date(2026, 2, 10))
    assert page.months.isVisible()


def test_what_was_begun_is_gone_on_with(page: HomePage, books: Books, desk: Desk, qtbot: QtBot) -> None:
    drafts.keep(books, "sales/sale", {})
    assert said(page)[0].startswith("A sale begun")
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(page.to_do.tasks[0], Qt.Key.Key_Space)
    assert went.args == ["sales", Wanted(new="sale")]


def test_each_picture_has_its_sentence_for_who_cannot_see_it_too(page: HomePage, books: Books) -> None:
    """Sold 50 in February, spent 20 in March; 50, then 30 in the box."""
    post(books, "cash 50 / sales_local -50", day=date(2026, 2, 10))
    post(books, "rent 20 / cash -20")
    for picture, sentence in (
        (page.months, "We gained in 1 of 2 months; the best was February 2026: + Bs 50.00."),
        (page.weeks, "In 6 weeks there was never less than now."),
    ):
        assert spaced(picture.sentence.text()) == spaced(picture.bars.accessibleDescription()) == sentence


def test_it_is_complete_on_a_small_screen_and_speaks_at_once(page: HomePage) -> None:
    """Everything has its place beside the sidebar of a screen of 1024 × 600, and the figures follow the language."""
    assert page.minimumSizeHint().width() <= 828
    assert page.months.bars.width() > 300
    speak("es")
    assert spaced(page.customers.figure.text()) == "Bs 0,00"
