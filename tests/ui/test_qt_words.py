"""Texts follow the language, and what Qt says in its own windows is said in our words: found in every context, and read
by Qt itself, not by Python.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coopbooks import i18n
from coopbooks.i18n import _
from ui.shared.qt_words import QtWords
from ui.shared.words import say, speak

WORDS = {"Off": "No", "Ctrl": "Control", "&Look in:": "Buscar &en:", "Long side binding": "Por el lado largo — ñ"}


@pytest.fixture
def said(qtbot: QtBot) -> Iterator[QtWords]:
    words = QtWords(WORDS)
    QCoreApplication.installTranslator(words)
    yield words
    QCoreApplication.removeTranslator(words)


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_said_in_every_context(text: str, said: QtWords) -> None:
    for context in ("QShortcut", "QFileDialog", "anything"):
        assert QCoreApplication.translate(context, text) == WORDS[text]
        assert QCoreApplication.translate(context, text, "with a remark") == WORDS[text]


def test_other_texts_are_left_to_others(said: QtWords) -> None:
    assert QCoreApplication.translate("QShortcut", "Off it goes") == "Off it goes"
    assert QCoreApplication.translate("QShortcut", "Shift") == "Shift"


_READ_PICTURES = """
import sys
import ui
from concurrent.futures import ThreadPoolExecutor
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from ui.shared.paper_button import small_picture
from ui.shared.words import speak

sys.setswitchinterval(1e-6)  # every thread waits for Python all the time
application = QApplication([])
speak("es")
drawn, buffer = QImage(900, 900, QImage.Format.Format_RGB32), QBuffer()
drawn.fill(0)
buffer.open(QBuffer.OpenModeFlag.WriteOnly)
drawn.save(buffer, "PNG")
content = bytes(buffer.data())
with ThreadPoolExecutor(8) as threads:
    found = list(threads.map(lambda dots: small_picture(content, dots).width(), range(10, 210)))
assert found == list(range(10, 210)), found
"""


def test_pictures_are_read_in_many_threads_at_once() -> None:
    """Qt asks for words while it looks which of its parts reads a picture, under a lock the other threads wait for."""
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", _READ_PICTURES], cwd=root, check=True, timeout=120)


def test_a_text_follows_the_language_for_as_long_as_its_widget_lives(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    said: list[str] = []
    owner = QObject()
    say(label.setText, lambda: _("Day"))
    say(said.append, lambda: _("Day"), owner)
    speak("es")
    assert (label.text(), said) == ("Fecha", ["Day", "Fecha"])
    owner.deleteLater()
    qtbot.wait(1)
    speak("en")
    assert (label.text(), said) == ("Day", ["Day", "Fecha"])


def test_qts_own_buttons_speak_too(qtbot: QtBot) -> None:
    speak("es")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert [button.text().replace("&", "") for button in box.findChildren(QPushButton)] == ["Cancelar"]
    speak("en")
    other = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(other)
    assert [button.text().replace("&", "") for button in other.findChildren(QPushButton)] == ["Cancel"]


def test_what_qts_spanish_leaves_in_english_is_said_from_our_catalogue(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its window for files says “Look in:” in every language."""
    monkeypatch.setattr(i18n, "gettext", lambda text: text.replace("&Look in:", "&Buscar en:"))
    speak("es")
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "&Buscar en:"
    assert dialog.labelText(QFileDialog.DialogLabel.Reject) == "Cancelar"
