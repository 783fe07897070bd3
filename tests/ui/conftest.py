"""What every test of the desktop stands on: the look, its own memory of the computer, a desk over fresh books."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from coopbooks.i18n import LANGUAGES
from tests.shots.views import View
from tests.shots.walk import Sight, walk
from tests.ui.begun import Begun, begin
from tests.ui.hands import Hands, stock
from ui import collector, look
from ui.desk import Desk
from ui.look import dress
from ui.shared import accounting_pane, background, form_foot, memory
from ui.shared.asking import Asking
from ui.shared.field_box import FieldBox
from ui.shared.notices import Notices
from ui.shared.page import Page
from ui.shared.tab_order import AsRead
from ui.shared.tabbed_page import TabbedPage
from ui.shared.words import speak
from ui.window import Window

_NOWHERE = QPoint(9999, 9999)


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what this computer remembers of its user alone, and begin with the accounting closed."""
    memory.keep_in(str(tmp_path / "memory.ini"))
    monkeypatch.setattr(accounting_pane, "_shown", [False])
    monkeypatch.setattr(form_foot, "_MOMENT", 0)  # these hands are quicker than anybody reads


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, english: None) -> Iterator[None]:
    """Dress the program as it is, Qt's own words in English, too; no work, and nothing copied, outlives its test."""
    if not qapp.styleSheet():
        dress(qapp)
    speak("en")
    collector.begin(qapp)
    yield
    QCursor.setPos(_NOWHERE)  # no window of the next test comes up under the pointer of this one
    background.finish_all()
    qapp.clipboard().clear()  # offscreen, Qt throws away what was copied when Python is no more, and falls
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # no form outlives its books, or asks them late
    collector.end()
    assert qapp.mouseButtons() == Qt.MouseButton.NoButton, "all the mouse does would go to where it was pressed"


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    """Return the notices at the foot of the window."""
    made = Notices()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(books: Books, notices: Notices) -> Iterator[Desk]:
    """Return the desk before fresh books."""
    made = Desk(books, notices)
    yield made
    made.leave()


@pytest.fixture
def follow(desk: Desk) -> Iterator[Callable[[Page], None]]:
    """Return a function that lets a page follow the books, and correct what the desk is asked to."""
    followed = []

    def connect(page: Page) -> None:
        desk.changed.connect(page.concern)
        if isinstance(page, TabbedPage):
            desk.correction_wanted.connect(page.open_correction)
        followed.append(page)

    yield connect
    for page in followed:
        desk.changed.disconnect(page.concern)


class Keys:
    """A keyboard: each key goes where Qt sends it, to an open list first, else to what has the focus."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        window = QApplication.focusWindow()
        assert window is not None, "no window has the focus"
        QTest.keyClick(window, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text; what stood selected in the field is replaced."""
        QApplication.processEvents()  # a field that is entered takes up what stands in it
        for letter in text:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None, "nothing has the focus"
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()

    def fill(self, field: QWidget, text: str) -> None:
        """Go to a field and type there."""
        field.setFocus()
        self.type(text)


@pytest.fixture
def keys() -> Keys:
    """Return the keyboard."""
    return Keys()


Show = Callable[..., QWidget]


class _Shown(AsRead, QWidget):
    """A window gone through by Tab as those of the program are."""


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that brings widgets under one another to the screen, in one window that has the keys."""
    kept = []  # qtbot alone lets go of them

    def bring(*widgets: QWidget) -> QWidget:
        window = _Shown()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return bring


@pytest.fixture
def hands(books: Books, qtbot: QtBot) -> Iterator[Hands]:
    """Return hands on the keyboard before Home, over books with a little in them."""
    stock(books)
    window = Window(books)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    made = Hands(window)
    made.settle()
    yield made
    window.page().close_all_over()
    window.desk.leave()


@pytest.fixture
def begun(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """Return the program begun, its data in a folder of this test."""
    with begin(qapp, tmp_path / "data", monkeypatch) as made:
        yield made


@pytest.fixture
def qtmodeltester(qtmodeltester: Any) -> Iterator[Any]:
    """Return the tester of models, which asks a model for nothing once its books are closed."""
    yield qtmodeltester
    if qtmodeltester._qt_tester:
        shiboken6.delete(qtmodeltester._qt_tester)
        qtmodeltester._qt_tester = None


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """Return the file of closed books."""
    return Path(shutil.copy(template, tmp_path / "roses.coop"))


Walk = Callable[[str, Sequence[View]], Iterator[Sight]]


@pytest.fixture
def walk_through(practice_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    """Return the walk through every scene, over practice books made once for all; the look is as before afterwards."""
    made, theme = tmp_path / "made", look.worn.theme
    made.mkdir()
    for language in LANGUAGES:
        kept = practice_folder if language == "en" else practice_folder / language
        kept.mkdir(exist_ok=True)
        (made / language).symlink_to(kept)
    monkeypatch.setattr(Asking, "screen", Asking.screen)  # a scene asks on a small one
    yield partial(walk, tmp_path)
    look.wear(theme, look.WHOLE)


Boxed = Callable[[Any], FieldBox]


@pytest.fixture
def boxed(show: Any) -> Boxed:
    """Return a function that puts an editor into a box on the screen, the cursor in it and another field below."""

    def put(editor: Any) -> FieldBox:
        ground = QWidget()
        box = FieldBox(lambda: "Amount", editor)
        layout = QVBoxLayout(ground)
        layout.addWidget(box)
        layout.addWidget(QLineEdit())
        show(ground)
        box.enter()
        return box

    return put
