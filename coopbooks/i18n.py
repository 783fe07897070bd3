"""Which language is spoken: English in the source, Spanish from the catalogue.

The window sets the usual language once (:func:`use`); a paper speaks its own for as long as it is drawn
(:func:`speaking`), in any thread.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from os import getpid
from pathlib import Path
from struct import unpack_from
from threading import get_ident
from typing import Any, Final

LANGUAGES: Final = {"es": "Español", "en": "English"}
"""The languages offered, each in its own name."""
BOTH: Final = "both"
"""What a paper may be wanted in that goes to somebody who speaks another language than the club."""

MEMBER_WORDS: Final = ("socia", "socio", "asociada", "asociado")
"""What Spanish calls a member, as the club wishes; in English she is always a member."""

_BESIDE: Final = Path(__file__).resolve().parent.parent / "translations"
_WITHIN: Final = Path(__file__).resolve().parent / "translations"
_usual = "es"
_member = MEMBER_WORDS[0]
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def use(language: str) -> None:
    """Make ``language`` the usual one from now on."""
    global _usual  # noqa: PLW0603 - one process shows one usual language
    _usual = _known(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` inside the block, whatever the usual one is."""
    token = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """Return the language spoken here and now."""
    return _spoken.get() or _usual


def call_members(word: str) -> None:
    """Call members by one of :data:`MEMBER_WORDS` from now on, in a catalogue laid over the Spanish one if need be."""
    global _member  # noqa: PLW0603 - one set of books is open in a process
    if word not in MEMBER_WORDS:
        raise ValueError(f"no word for a member: {word!r}")
    _member = word


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    return language


def translations_folder() -> Path:
    """Return the folder of the catalogues: the checkout's when there is one, else the installed copy."""
    return _BESIDE if (_BESIDE / "coopbooks.pot").exists() else _WITHIN


def compile_catalogues(folder: Path) -> None:
    """Bring every compiled catalogue below ``folder`` up to date with its text."""
    for text in folder.glob("*/LC_MESSAGES/*.po"):
        compiled = text.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < text.stat().st_mtime:
            _compile(text, compiled)


def _compile(text: Path, compiled: Path) -> None:
    """Write the whole catalogue beside its place and move it there: others may be reading, or compiling, just now."""
    from babel.messages.mofile import write_mo  # wanted only when a catalogue changed
    from babel.messages.pofile import read_po

    with text.open("rb") as source:
        catalogue = read_po(source)
    half_written = compiled.with_suffix(f".{getpid()}-{get_ident()}.part")
    with half_written.open("wb") as target:
        write_mo(target, catalogue)
    half_written.replace(compiled)


class _Catalogue(_gettext.NullTranslations):
    """A compiled catalogue that is read text by text: of some thousands a start says two dozen.

    Source of the format: GNU gettext manual, *The Format of GNU MO Files*. Numbers are little-endian, text is UTF-8;
    of two forms the first is said of one, the second of any other number, as Spanish does.
    """

    def _parse(self, fp: Any) -> None:
        """Find out where each text stands; Python's documented place for another way to read."""
        self._data = fp.read()
        count, texts, said = unpack_from("<3I", self._data, 8)
        places = zip(self._places(texts, count), self._places(said, count), strict=True)
        self._said = {self._data[text].partition(b"\0")[0]: place for text, place in places}

    def _places(self, table: int, count: int) -> Iterator[slice]:
        """Yield where the texts of a table stand, which names the length of each and where it begins."""
        numbers = unpack_from(f"<{2 * count}I", self._data, table)
        return (slice(start, start + length) for length, start in zip(numbers[::2], numbers[1::2], strict=True))

    def _forms(self, text: str) -> list[str]:
        place = self._said.get(text.encode())
        return self._data[place].decode().split("\0") if place else []

    def gettext(self, message: str) -> str:
        forms = self._forms(message)
        return forms[0] if forms else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._forms(msgid1)
        return forms[n != 1] if forms else super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        forms = self._forms(f"{context}\x04{message}")
        return forms[0] if forms else super().pgettext(context, message)


def _catalogue() -> _gettext.NullTranslations:
    """The catalogue of the language spoken; over it, in Spanish, that of the club's word for a member."""
    spoken = language()
    return _read(spoken, "" if spoken == "en" or _member == MEMBER_WORDS[0] else _member)


@cache
def _read(language: str, member: str) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    if translations_folder() == _BESIDE:
        compile_catalogues(_BESIDE)
    wanted = [f"{language}@{member}", language] if member else [language]
    return _gettext.translation("coopbooks", str(translations_folder()), wanted, _Catalogue)


def gettext(message: str) -> str:
    """Translate ``message`` into the language spoken."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate by number: ``singular`` for one, else ``plural``."""
    return _catalogue().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means different things in different places."""
    return _catalogue().pgettext(context, message)


def mark(message: str) -> str:
    """Mark a text for translation without translating it yet."""
    return message


_ = gettext
N_ = mark
