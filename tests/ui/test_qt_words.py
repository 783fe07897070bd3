"""What Qt says in its own windows, said in our words: found in every context, and read by Qt itself, not by Python."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui.shared.qt_words import QtWords

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
