"""The look changes at once: light, dark or as the computer is, the text from 90 to 200 %."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Keys, Show
from tests.ui.rounds import picture, stands_out
from ui import look
from ui.look.tokens import DARK, LIGHT
from ui.shared.labels import button, label, restyle


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    """Leave every other test the look it is made for."""
    yield
    look.wear("computer", look.WHOLE)
    QGuiApplication.styleHints().unsetColorScheme()


def computer_turns(scheme: Qt.ColorScheme) -> None:
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
    QApplication.processEvents()


def colours_of(picture: QImage | QPixmap) -> set[str]:
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in places if QColor.fromRgba(image.pixel(x, y)).alpha() == 255}


def test_what_is_on_the_screen_turns_dark_and_light_again(show: Show) -> None:
    title = label(lambda: "Caja")
    window = show(title)
    for theme, tokens in (("dark", DARK), ("light", LIGHT)):
        look.wear(theme, look.WHOLE)
        assert look.now() == tokens
        assert tokens.text in colours_of(title.grab())
        assert QColor(window.grab().toImage().pixel(2, 2)).name() == tokens.ground


def test_the_computer_is_followed_only_where_that_is_wanted(qapp: QApplication) -> None:
    for theme, tokens in (("computer", DARK), ("light", LIGHT), ("dark", DARK)):
        look.wear(theme, look.WHOLE)
        computer_turns(Qt.ColorScheme.Dark)
        assert look.now() == tokens
    look.wear("computer", look.WHOLE)
    computer_turns(Qt.ColorScheme.Light)
    assert look.now() == LIGHT


def test_nothing_typed_is_lost_and_the_cursor_stays(show: Show, keys: Keys) -> None:
    field, other = QLineEdit(), QLineEdit()
    show(field, other)
    keys.fill(other, "12*35")
    look.wear("dark", 150)
    QApplication.processEvents()
    assert (other.text(), other.hasFocus(), other.cursorPosition()) == ("12*35", True, 5)


@pytest.mark.parametrize("percent", look.SIZES)
def test_letters_fields_and_measures_grow_with_the_text(show: Show, percent: int) -> None:
    field, fixed = QLineEdit(), QWidget()
    look.measure(fixed.setFixedWidth, 200)
    show(field, fixed)
    look.wear("light", percent)
    assert field.font().pointSizeF() == pytest.approx(12 * percent / 100)
    assert fixed.width() == 2 * percent
    assert field.minimumHeight() >= look.scaled(24)
    assert field.fontMetrics().height() <= field.sizeHint().height()


def test_a_measure_goes_with_its_object(qapp: QApplication) -> None:
    gone = QWidget()
    look.measure(gone.setFixedWidth, 200)
    gone.deleteLater()
    del gone
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.wear("light", 150)
    assert look.scaled(10) == 15


def test_icons_that_are_set_already_follow(show: Show) -> None:
    plain, main = button(lambda: "", "", "plus"), button(lambda: "", "main", "plus")
    show(plain, main)
    for theme, tokens in (("dark", DARK), ("light", LIGHT)):
        look.wear(theme, look.WHOLE)
        assert tokens.text in colours_of(plain.icon().pixmap(QSize(96, 96)))
        assert tokens.on_accent in colours_of(main.icon().pixmap(QSize(96, 96)))
        assert tokens.quiet in colours_of(plain.icon().pixmap(QSize(96, 96), QIcon.Mode.Disabled))


def test_an_icon_is_as_dense_as_the_screen(qapp: QApplication) -> None:
    picture = look.icon("home").pixmap(QSize(20, 20), 2.0)
    assert (picture.size(), picture.devicePixelRatio()) == (QSize(40, 40), 2.0)


def test_what_is_out_of_sight_is_dressed_when_it_comes_into_sight(show: Show) -> None:
    pages = QStackedWidget()
    words: list[QLabel] = []
    for text in ("Caja", "Ventas"):
        page = QWidget()
        layout = QVBoxLayout(page)
        words.append(label(partial(str, text), "title"))
        layout.addWidget(words[-1])
        layout.addWidget(QTabBar())
        pages.addWidget(page)
    show(pages)
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    look.wear("dark", 200)
    pages.setCurrentIndex(1)
    assert words[1].font().pointSizeF() == 36
    assert DARK.text in colours_of(words[1].grab())
    assert words[0].font() == words[1].font()


def test_what_stays_out_of_sight_is_dressed_when_there_is_time(show: Show, qtbot: QtBot) -> None:
    hidden = label(lambda: "Caja", "heading")
    show(QLabel("Ventas"), hidden)
    hidden.hide()
    look.wear("light", 200)
    qtbot.waitUntil(lambda: hidden.font().pointSizeF() == 30)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("make", [QLineEdit, QComboBox])
def test_it_is_seen_that_a_refused_field_has_the_cursor_and_that_one_with_the_cursor_is_refused(
    show: Show, theme: str, make: type[QWidget]
) -> None:
    look.wear(theme, look.WHOLE)
    refused, plain = make(), make()
    show(refused, plain, other := QLineEdit())
    restyle(refused, "refused", True)
    taken = {}
    for at in (refused, plain, other):
        at.setFocus()
        QApplication.processEvents()
        taken[at] = picture(refused), picture(plain)
    (focused, aside), (beside, focused_plain), (unfocused, unfocused_plain) = taken.values()
    assert focused
    assert beside
    assert unfocused
    assert stands_out(focused, unfocused)
    assert beside == unfocused
    assert aside == unfocused_plain
    tokens = {"light": LIGHT, "dark": DARK}[theme]
    assert tokens.accent in colours_of(focused)
    assert tokens.refused in colours_of(unfocused)
    assert {tokens.refused_ground} <= colours_of(focused) & colours_of(unfocused)
    assert tokens.refused_ground not in colours_of(focused_plain or QImage())
