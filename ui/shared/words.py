"""Texts on the screen that follow the language: said now, and said again whenever it changes."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from shiboken6 import isValid

from coopbooks import i18n
from coopbooks.i18n import N_
from ui.shared.qt_words import QtWords

Words = Callable[[], str]
"""What gives a text in the language spoken when it is called: ``lambda: _("Day")``."""

_QT_LACKS: Final = (
    N_("Enter"),
    N_("Ctrl"),
    N_("Shift"),
    N_("Esc"),
    N_("Tab"),
    N_("&Look in:"),
    N_("Files of &type:"),
    N_("Folder"),
    N_("Pages"),
    N_("Page &Set:"),
    N_("Color"),
    N_("Double Sided Printing"),
    N_("Off"),
    N_("Long side binding"),
    N_("Short side binding"),
)
"""Words of Qt's own windows that its Spanish does not know, and keys it calls as no keyboard does."""
_REGIONS: Final = {"es": "es_BO", "en": "en_GB"}  # both write days first, as the books do


class _Voice(QObject):
    """Tells everybody that the language changes: ``leaving`` while the old one is spoken, ``changed`` in the new, and
    ``spoken`` when every single text has changed, to what is made up of them.
    """

    leaving = Signal()
    changed = Signal()
    spoken = Signal()


voice: Final = _Voice()
_qt_words: list[QTranslator] = []


class _Saying(QObject):
    """One text on one object; lives and dies with it."""

    def __init__(self, owner: QObject, setter: Callable[[str], object], words: Words) -> None:
        super().__init__(owner)
        self._owner = owner
        self._setter = setter
        self._words = words
        voice.changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Say it anew, unless the object goes meanwhile: finding the words may make Python clean up."""
        words = self._words()
        if isValid(self._owner):
            self._setter(words)


def say(setter: Callable[[str], object], words: Words, owner: QObject | None = None) -> None:
    """Set a text now and again whenever the language changes, for as long as the object lives.

    ``setter`` is a bound method of the object (``label.setText``); where it is not, name the ``owner``.
    """
    _Saying(owner or getattr(setter, "__self__"), setter, words)  # noqa: B009 - no static type knows it


def speak(language: str) -> None:
    """Change the language of everything on the screen at once, Qt's own buttons and menus included."""
    voice.leaving.emit()
    i18n.use(language)
    QLocale.setDefault(QLocale(_REGIONS[language]))
    _change_qt_words(language)
    voice.changed.emit()
    voice.spoken.emit()


def _change_qt_words(language: str) -> None:
    while _qt_words:
        QCoreApplication.removeTranslator(_qt_words.pop())
    if language == "en":
        return
    translator = QTranslator()
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for words in (translator, QtWords({text: i18n.gettext(text) for text in _QT_LACKS})):
        QCoreApplication.installTranslator(words)
        _qt_words.append(words)
