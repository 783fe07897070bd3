"""Everything without a mouse: whatever the program takes from a mouse has a key, and the sheet of keys names it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

import ui
from coopbooks.i18n import LANGUAGES
from tests.builders import last_voucher
from tests.ui.hands import ALT, CTRL, KEY, SHIFT, Hands, form_opened
from ui.shared.paper_view import PaperView
from ui.shared.search_edit import SearchEdit
from ui.shared.shortcuts_sheet import KEYS, groups, shown
from ui.shared.words import speak

ROOT: Final = Path(ui.__file__).parent
GESTURES: Final = {
    ("chart_view.py", "mouseMoveEvent"): "Right",  # a bar says what it stands for
    ("chart_view.py", "mouseReleaseEvent"): "Enter",
    ("record_table.py", "doubleClicked"): "Enter",
    ("marked.py", "doubleClicked"): "Space",  # as a click on it
    ("record_table.py", "customContextMenuRequested"): "Shift+F10",
    ("record_table.py", "contextMenuEvent"): "Shift+F10",
    ("table_header.py", "sectionClicked"): "Ctrl+Shift+Right",
    ("table_header.py", "setSectionsMovable"): "Alt+Down",
    ("table_header.py", "sectionResized"): "Alt+Right",
    ("totals_row.py", "sectionResized"): "Alt+Right",  # follows the table above
    ("papers_ready.py", "setAcceptDrops"): "Ctrl+Shift+A",
    ("pdf_pages.py", "wheelEvent"): "+",
    ("palette.py", "mousePressEvent"): "Esc",  # a click beside it puts it away
    ("typed_edit.py", "dragEnterEvent"): "Ctrl+Shift+A",  # files go to the form
    ("view.py", "mouseDoubleClickEvent"): "Enter",  # a cell is written over by typing
    ("view.py", "mouseReleaseEvent"): "Space",  # on the invitation to a row
    ("view.py", "contextMenuEvent"): "Ctrl+C",  # its entries show their keys
    ("line_row.py", "remove_button"): "Ctrl+Shift+L",  # buttons Tab passes by
    ("lines_edit.py", "more_button"): "Ctrl+L",
}
"""What is taken from a mouse alone, by where, and the key that does the same."""
_EVENT: Final = re.compile(r"def ((?:mouse|wheel|contextMenu|tablet|drag|drop)\w*Event)\b")
_SIGNAL: Final = re.compile(
    r"\.(doubleClicked|customContextMenuRequested|sectionClicked|sectionResized|setSectionsMovable|setAcceptDrops)\b"
)
_PASSED_BY: Final = re.compile(r"(\w+_button)\.setFocusPolicy\(Qt\.FocusPolicy\.NoFocus\)")


def gestures() -> Iterator[tuple[str, str]]:
    """What the program takes from a mouse: events, signals of mouse work, buttons Tab does not come to."""
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for pattern in (_EVENT, _SIGNAL, _PASSED_BY):
            yield from ((path.name, name) for name in pattern.findall(text))


def test_everything_taken_from_a_mouse_has_a_key_on_the_sheet(hands: Hands) -> None:
    assert set(gestures()) == set(GESTURES)
    named = {keys() for _heading, rows in groups(hands.window.sections) for keys, _words in rows}
    assert {shown(keys) for keys in GESTURES.values()} - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_a_group_are_told_apart(language: str) -> None:
    speak(language)
    for _heading, rows in KEYS:
        keys = [shown(key) for key, _words in rows]
        assert all(keys), "a key has no name"
        assert len(keys) == len(set(keys))


def test_what_can_be_done_with_a_list_is_offered(hands: Hands) -> None:
    hands.go("sales")
    hands.press(KEY.Key_F10, held=SHIFT)
    menu: Any = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Columns…" in [one.text() for one in menu.actions()]
    hands.press(KEY.Key_Escape)
    assert hands.cursor is hands.page.table


def test_columns_are_hidden_moved_and_drawn_wider(hands: Hands) -> None:
    hands.go("sales")
    header = hands.page.table.header
    first, width = header.shown()[0], header.sectionSize(header.shown()[0])
    hands.push(hands.page.listed.columns_button)
    hands.press(KEY.Key_Right, held=ALT)
    assert header.sectionSize(first) == width + 16
    hands.press(KEY.Key_Left, held=ALT)
    assert header.sectionSize(first) == width
    hands.press(KEY.Key_Down, held=ALT)
    assert header.visualIndex(first) == 1
    hands.press(KEY.Key_Space)
    assert header.isSectionHidden(first)


def test_a_drawn_width_is_remembered_like_one_drawn_by_hand(hands: Hands) -> None:
    hands.go("sales")
    table = hands.page.table
    table.header.widen_column("day", 2)
    assert table._remembered().widths == {"day": table.header.sectionSize(0)}


def test_papers_are_attached_and_pasted(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be dropped, they are chosen; nothing copied is said."""
    opened: list[QFileDialog] = []

    def note(dialog: QFileDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", note)
    QGuiApplication.clipboard().setMimeData(QMimeData())
    form_opened(hands)
    hands.press(KEY.Key_A, held=CTRL | SHIFT)
    assert len(opened) == 1
    hands.press(KEY.Key_V, held=CTRL | SHIFT)
    assert hands.over.boxes["papers"].refusal_text.startswith("No picture was copied.")


def test_a_tile_leads_on(hands: Hands) -> None:
    hands.push(hands.page.customers)
    assert hands.page is hands.window.pages["sales"]


def test_the_sidebar_is_gone_through_by_arrows(hands: Hands) -> None:
    """Of several of which one is in force, Tab comes to that one; the arrows go to the others."""
    buttons = hands.window.sidebar.buttons
    buttons["home"].setFocus()
    for key in ("sales", "costs", "work"):
        hands.press(KEY.Key_Down)
        assert hands.cursor is buttons[key]
        assert hands.page is hands.window.pages[key]


def test_where_the_books_are_is_read_and_copied(hands: Hands) -> None:
    hands.go("settings")
    hands.page.tabs.show_part("about")
    hands.page.enter()
    hands.press(KEY.Key_Tab)
    for key in (KEY.Key_A, KEY.Key_C):
        hands.press(key, held=CTRL)
    assert str(hands.window.books.path) in QGuiApplication.clipboard().text()


def test_ctrl_f_searches_in_the_list_in_sight(hands: Hands) -> None:
    for page in ("sales", "ledger", "products"):
        hands.go(page)
        hands.press(KEY.Key_F, held=CTRL)
        assert isinstance(hands.cursor, SearchEdit), page
        assert hands.page.isAncestorOf(hands.cursor)


def test_what_was_recorded_last_in_a_form_is_printed_from_there(hands: Hands) -> None:
    hands.go("cash", new="movement")
    form = hands.over
    hands.press(KEY.Key_P, held=CTRL)
    assert hands.over is form, "nothing was recorded in it yet"
    form.last = last_voucher(hands.window.books).id
    hands.press(KEY.Key_P, held=CTRL)
    assert isinstance(hands.over, PaperView)
