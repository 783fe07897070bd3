"""From the work grid to a printed slip, in both languages and by keys: written down, drafted, approved, handed over to
who came, explained down to the day it was written down, and printed to be signed.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.payouts import Run
from tests.builders import account_id, assert_posted, last_voucher, m, spaced
from tests.core.paying import a_club, advanced
from tests.journeys.walking import CTRL, Key, find, opened, over
from tests.printed import text_of
from tests.ui.conftest import Keys
from tests.ui.tables import texts
from ui.payouts.approve_form import ApproveForm
from ui.payouts.explain_view import ExplainView
from ui.payouts.hand_form import HandForm
from ui.payouts.slip_view import SlipView
from ui.payouts.view import RunView
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

FIGURES = {
    "en": ["216.00", "50.00", "166.00", "waits", "12 × 18.00"],
    "es": ["216,00", "50,00", "166,00", "espera", "12 × 18,00"],
}
"""Ana knits 12 jumpers at 18 and had 50 in advance."""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with Ana and Berta, a jumper knitted at 18, 5,000 in the box; 50 of it with Ana."""
    a_club(books)
    advanced(books, "Ana", "50")
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_the_work_grid_to_a_printed_slip(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    """Ana 12 × 18 = 216 less 50 are 166, Berta 5 × 18 = 90: 256, of which Ana comes for hers."""
    speak(language)
    figures = FIGURES[language]
    write_down(window, keys)
    draft(window, keys)
    approve(window, keys)
    run = the_run(window)
    assert (run.gross, run.paid, run.left) == (m("306"), m("256"), 2)
    hand_over(window, keys)
    assert_posted(last_voucher(window.books), "member_pay 166 @Ana / cash -166")
    view = over(window)
    assert isinstance(view, RunView)
    assert texts(view.slips)[1][-1] == figures[3]
    look_at_the_slip(window, keys, figures)
    print_it(window, keys, qtbot)
    keys.press(Key.Key_Escape)
    undo(window, keys)


def press_until(keys: Keys, key: Qt.Key, widget: object) -> None:
    """Go on with a key until the cursor is where it is wanted."""
    for _step in range(30):
        if QApplication.focusWidget() is widget:
            return
        keys.press(key)
    raise AssertionError("the cursor never came there")


def the_run(window: Window) -> Run:
    [run] = payouts.list_runs(window.books)
    return run


def write_down(window: Window, keys: Keys) -> None:
    """The sheet of the jumper: Ana and Berta down, what each knitted in the second column."""
    find(keys, _("Write work down"))
    form = over(window)
    keys.fill(form.product, "Jumper")
    form.grid.go_to(form.grid.all_rows("lines")[0], form.grid.keys[1])
    for many in ("12", "5"):
        keys.type(many)
        keys.press(Key.Key_Return)
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Escape)


def draft(window: Window, keys: Keys) -> None:
    """Everything is proposed: it is enough to save it."""
    find(keys, _("Prepare a payout"))
    form = over(window)
    assert spaced(form.pane.said.text())
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert the_run(window).state == "draft"


def approve(window: Window, keys: Keys) -> None:
    """The draft is open, the cursor on what is next: Enter opens the form, Ctrl+Enter approves."""
    view = over(window)
    assert isinstance(view, RunView)
    assert view.deeds.approve_button.hasFocus()
    keys.press(Key.Key_Return)
    form = over(window)
    assert isinstance(form, ApproveForm)
    assert form.box.value() == account_id(window.books, "cash")
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert the_run(window).state == "approved"


def hand_over(window: Window, keys: Keys) -> None:
    """The cursor is on what is next; Berta is absent: her mark is taken away."""
    view = over(window)
    assert view.deeds.hand_button.hasFocus()
    keys.press(Key.Key_Return)
    form = over(window)
    assert isinstance(form, HandForm)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()


def look_at_the_slip(window: Window, keys: Keys, figures: list[str]) -> None:
    """From the list to her slip, from its net to the work behind the first step."""
    press_until(keys, Key.Key_Tab, over(window).slips)
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Return)
    slip = over(window)
    assert isinstance(slip, SlipView)
    assert [row[1] for row in texts(slip.figures)] == [*figures[:3], figures[2]]
    keys.press(Key.Key_End)
    keys.press(Key.Key_Return)
    explained = over(window)
    assert isinstance(explained, ExplainView)
    assert [row[1:3] for row in texts(explained.steps)] == [
        [figures[4], figures[0]],
        ["", f"−{figures[1]}"],
    ]
    assert texts(explained.records)[0][0] == "20/03/2026"
    keys.press(Key.Key_Escape)
    assert over(window) is slip


def print_it(window: Window, keys: Keys, qtbot: QtBot) -> None:
    """Ctrl+P asks how, Ctrl+Enter shows it as it is printed: in the language of the club."""
    keys.press(Key.Key_P, CTRL)
    keys.press(Key.Key_Return, CTRL)
    paper = over(window)
    assert isinstance(paper, PaperView)
    window.activateWindow()  # offscreen nobody does once the question is answered
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=20_000)
    said = spaced(text_of(paper.pdf))
    for words in ("Ana", "12 × 18,00", "216,00", "50,00", "166,00"):
        assert words in said, words
    assert "Berta" not in said


def undo(window: Window, keys: Keys) -> None:
    """The handing over is taken back: both envelopes wait again."""
    keys.press(Key.Key_Z, CTRL)
    QApplication.processEvents()
    assert the_run(window).left == 2
