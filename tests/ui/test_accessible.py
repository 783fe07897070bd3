"""What a screen reader is told of what opens over a field, of tabs, menus and keys; and that what is amiss is found.

Of every scene it is asked in :mod:`test_every_scene`.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coopbooks.i18n import LANGUAGES, _
from tests.ui.hands import Hands
from tests.ui.heard import (
    Role,
    Told,
    bare,
    interfaces,
    undescribed,
    unnamed,
    unsaid,
    untranslated,
)
from ui.places import QUESTIONS
from ui.shared.buttons_told import TOLD
from ui.shared.choice import Choice, Option
from ui.shared.day_edit import DayEdit
from ui.shared.field_box import FieldBox
from ui.shared.grid import Grid, GridColumn, GridSection
from ui.shared.grid.deeds import grid_menu
from ui.shared.labels import button, press
from ui.shared.picker import Picker
from ui.shared.words import speak


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    """The test can fail: a button with a drawing alone, and one that is named."""
    window = QWidget()
    qtbot.addWidget(window)
    nameless, named = QPushButton(window), QPushButton("Save", window)
    named.move(0, 40)
    window.show()
    assert list(unnamed(window)) == ["Button QPushButton has no name"]
    assert len(list(unsaid(window))) == 1
    nameless.setAccessibleName("Close")
    assert len(list(undescribed(window))) == 2
    nameless.setToolTip("close.")
    named.setToolTip("Puts it into the books.")
    assert list(undescribed(window)) == ["Button QPushButton “Close” is not described"]
    assert [*unnamed(window), *unsaid(window)] == []


def test_what_is_english_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for text, named in (("Guardar", "Save"), ("Bs 5,00 de más", ""), ("Print…", "Voided by V-7."), ("Sofía", "Notas")):
        QPushButton(text, window).setAccessibleName(named)
    window.show()
    found = list(untranslated(window))
    assert found == [f"“{text}” of QPushButton is English" for text in ("Save", "Voided by V-7.", "Print…")]


def test_tabs_are_a_list_of_names(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "Sales")
    tabs.show()
    roles = {one.role() for one in interfaces(tabs) if one.text(Told.Name) == "Sales"}
    assert Role.PageTab in roles


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_over_a_field_and_under_a_menu_is_named(language: str, hands: Hands, qtbot: QtBot) -> None:
    speak(language)
    field = DayEdit(hands.window.books.today)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar: Any = field.calendar
    assert not [*unnamed(calendar), *unsaid(calendar), *(untranslated(calendar) if language == "es" else ())]
    assert not [one for one in calendar.findChildren(QToolButton) if not one.accessibleName()]
    calendar.close()
    for menu in hands.window.menuBar().findChildren(QMenu):
        assert menu.accessibleName() == bare(menu.title())


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_that_open_are_called_as_their_fields(language: str, show: Any) -> None:
    speak(language)
    picker, choice = Picker(lambda: [Option(1, "Ana"), Option(2, "Rosa")]), Choice([(1, lambda: "Ana")])
    ground = show(FieldBox(lambda: _("Member"), picker), FieldBox(lambda: _("Box"), choice))
    picker.open_list()
    lists: list[QWidget] = [picker._popup]
    choice.showPopup()
    lists.append(choice.view())
    for opened, called in zip(lists, ("Member", "Box"), strict=True):
        assert opened.accessibleName() == _(called)
        assert not [*undescribed(opened), *(untranslated(opened) if language == "es" else ())]
    choice.hidePopup()
    assert not list(undescribed(ground))


def test_the_menu_of_a_sheet_is_called(show: Any) -> None:
    grid = Grid(lambda: "Work of the week", (GridSection("one", str, (GridColumn("what", lambda: "What"),)),), (0,))
    show(grid)
    menu = grid_menu(grid.view, grid.view.deeds)
    assert menu.accessibleName() == "What can be done with the sheet"
    assert menu.accessibleDescription() == "Work of the week"


def test_the_sidebar_tells_what_each_page_answers(hands: Hands) -> None:
    for key, words in QUESTIONS.items():
        if key != "statements":  # each of them asks its own
            assert hands.window.pages[key].question.text() == words()
    sold = hands.window.sidebar.buttons["sales"]
    assert sold.accessibleDescription() == "What did we sell, and who still owes us? Keys: Ctrl+2."
    sale = "Opens an empty form: what was sold, to whom, how it is paid."
    assert hands.window.pages["home"].sale_button.accessibleDescription() == f"{sale} Keys: F2."
    assert hands.window.pages["sales"].new_button.accessibleDescription() == f"{sale} Keys: Ctrl+N."


def test_what_a_button_does_is_told_of_all_there_are_and_no_others() -> None:
    source = "".join(path.read_text("utf-8") for path in Path("ui").rglob("*.py") if path.name != "buttons_told.py")
    written = source.replace("&", "")
    made = set(re.findall(r'(?:button|FirstStep)\(\s*lambda: _\("([^"]+)"\)', written))
    assert len(made) > 100
    assert made <= set(TOLD), "what is out of sight in every scene is told, too"
    assert not [called for called in TOLD if f'"{called}"' not in written and called not in LANGUAGES.values()]


def test_pages_and_languages_are_announced_as_one_of_several(hands: Hands) -> None:
    sidebar = hands.window.sidebar
    for one in (*sidebar.buttons.values(), *sidebar.languages.values()):
        assert QAccessible.queryAccessibleInterface(one).role() == Role.RadioButton


def test_the_keys_that_press_a_button_are_told(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = button(lambda: _("Correct…"), parent=ground)
    press(made, "Ctrl+E", ground)
    assert made.accessibleDescription() == "Opens it filled in; what is saved takes its place. Keys: Ctrl+E."
    assert made.toolTip().replace("\n", " ") == made.accessibleDescription()
    speak("es")
    assert made.accessibleDescription() == "Lo abre ya lleno; lo que se guarda queda en su lugar. Teclas: Ctrl+E."


def test_a_button_with_a_sign_is_called_by_words_and_says_more(qtbot: QtBot) -> None:
    made = button(str, drawing="close", does=lambda: "Nothing is undone.")
    qtbot.addWidget(made)
    made.call("Put it away")
    assert (made.accessibleName(), made.accessibleDescription()) == ("Put it away", "Nothing is undone.")
    assert made.toolTip() == "Put it away. Nothing is undone."
