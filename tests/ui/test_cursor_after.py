"""Where the cursor is after every action: on what the next key is meant for, and in sight, whatever the action was."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from coopbooks import ledger
from tests.ui.hands import CTRL, KEY, Action, Hands, Where, begins, check, form_saved
from tests.ui.rounds import name_of
from ui import look
from ui.shared import appearance


@pytest.fixture(autouse=True)
def _as_before(qapp: Any) -> Iterator[None]:
    """Wear the usual look again afterwards."""
    before = look.worn.theme
    yield
    look.wear(before, look.WHOLE)


# pages and parts ----------------------------------------------------------------------------------------------------


def page_by_keys(hands: Hands) -> None:
    hands.press(KEY.Key_5, held=CTRL)


def page_in_the_sidebar(hands: Hands) -> None:
    hands.push(hands.window.sidebar.buttons["home"])
    hands.window.sidebar.buttons["home"].setFocus()
    hands.press(KEY.Key_Down)


def part_by_arrow(hands: Hands) -> None:
    hands.go("sales")
    hands.page.tabs.tabBar().setFocus()
    hands.press(KEY.Key_Right)


def part_from_the_list(hands: Hands) -> None:
    hands.go("sales")
    hands.press(KEY.Key_Tab, held=CTRL)
    assert hands.page.tabs.key == "debts"


def language(hands: Hands) -> None:
    hands.go("sales", new="deal")
    hands.over.boxes["note"].editor.setFocus()
    hands.window.speak("es")
    hands.settle()


def theme_and_size(hands: Hands) -> None:
    hands.go("sales")
    hands.page.tabs.tabBar().setFocus()
    appearance.choose_theme("dark")
    for _step in range(6):
        hands.press(KEY.Key_Plus, held=CTRL)


# undo and notices ---------------------------------------------------------------------------------------------------


def undone_by_keys(hands: Hands) -> None:
    form_saved(hands)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Z, held=CTRL)


def undone_by_the_notice(hands: Hands) -> None:
    form_saved(hands)
    hands.press(KEY.Key_Escape)
    hands.push(hands.window.notices.shown["done"].buttons[1])
    assert hands.window.desk.last_deed() is None


def notice_put_away(hands: Hands) -> None:
    form_saved(hands)
    hands.push(hands.window.notices.shown["done"].put_away)


# what finds and explains --------------------------------------------------------------------------------------------


def palette_opened(hands: Hands) -> None:
    hands.go("sales")
    hands.press(KEY.Key_K, held=CTRL)


def palette_left(hands: Hands) -> None:
    palette_opened(hands)
    hands.press(KEY.Key_Escape)


def palette_goes(hands: Hands) -> None:
    palette_opened(hands)
    hands.window.finder.edit.insert("costs")
    hands.press(KEY.Key_Return)


def keys_shown(hands: Hands) -> None:
    hands.go("sales")
    hands.press(KEY.Key_F1)


def keys_left(hands: Hands) -> None:
    keys_shown(hands)
    hands.press(KEY.Key_Escape)


def statement_printed(hands: Hands) -> None:
    """From the rows, and from the words searched for."""
    hands.go("statements", tab="cash_book")
    for there in (hands.page.statement.table, hands.page.search):
        there.setFocus()
        hands.press(KEY.Key_P, held=CTRL)
        assert not there.isVisible()
        hands.press(KEY.Key_Escape)
        assert there.hasFocus(), name_of(hands.cursor)


def voucher_of_a_line(hands: Hands) -> None:
    hands.go("statements", tab="journal")
    hands.page.statement.table.setFocus()
    hands.press(KEY.Key_Return)
    assert not hands.page.statement.isVisible()
    hands.press(KEY.Key_Escape)


def filter_fits_nothing(hands: Hands) -> None:
    hands.go("sales")
    hands.page.search.setFocus()
    hands.page.search.set("no such thing")
    hands.settle()


def everything_shown(hands: Hands) -> None:
    filter_fits_nothing(hands)
    hands.push(hands.page.listed.nothing_fits.button)


def filter_cleared(hands: Hands) -> None:
    filter_fits_nothing(hands)
    hands.push(hands.page.filters.clear_button)


def columns_chosen(hands: Hands) -> None:
    hands.go("sales")
    hands.push(hands.page.listed.columns_button)


def columns_left(hands: Hands) -> None:
    columns_chosen(hands)
    hands.press(KEY.Key_Escape)


# lists --------------------------------------------------------------------------------------------------------------


def template_stopped(hands: Hands) -> None:
    hands.go("costs", tab="templates")
    hands.push(hands.page.templates.stop_button)


def month_locked(hands: Hands) -> None:
    hands.go("ledger", tab="locks")
    hands.page.months.table.go_to(1)
    hands.push(hands.page.months.lock_button)
    assert ledger.locked_through(hands.window.books)


def month_opened_again(hands: Hands) -> None:
    month_locked(hands)
    hands.push(hands.page.months.unlock_button)
    hands.fill(hands.asked.boxes["reason"].editor, "a paper came late")
    hands.press(KEY.Key_Return)
    assert not hands.page.months.table.current().locked


AFTER: Final[dict[Action, Where]] = {
    page_by_keys: begins,
    page_in_the_sidebar: lambda hands: hands.window.sidebar.buttons["sales"],
    part_by_arrow: lambda hands: hands.page.tabs.tabBar(),
    part_from_the_list: begins,
    language: lambda hands: hands.over.boxes["note"].editor,
    theme_and_size: lambda hands: hands.page.tabs.tabBar().focusProxy() or hands.page.tabs.tabBar(),
    undone_by_keys: begins,
    undone_by_the_notice: begins,
    notice_put_away: lambda hands: hands.over.boxes["customer"].editor,
    palette_opened: lambda hands: hands.window.finder.edit,
    palette_left: begins,
    palette_goes: begins,
    keys_shown: lambda hands: hands.over._scroll,
    keys_left: begins,
    statement_printed: lambda hands: hands.page.search,
    voucher_of_a_line: lambda hands: hands.page.statement.table,
    filter_fits_nothing: lambda hands: hands.page.search,
    everything_shown: begins,
    filter_cleared: lambda hands: hands.page.period.choice,
    columns_chosen: lambda hands: hands.chooser.list,
    columns_left: lambda hands: hands.page.listed.columns_button,
    template_stopped: lambda hands: hands.page.templates.below.invitation,
    month_locked: lambda hands: hands.page.months.table,
    month_opened_again: lambda hands: hands.page.months.table,
}


@pytest.mark.parametrize("action", AFTER, ids=lambda action: action.__name__)
def test_the_cursor_is_where_the_next_key_is_meant(hands: Hands, action: Action) -> None:
    check(hands, action, AFTER[action])
