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
from threading import get_ident
from typing import Final

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
    return _gettext.translation("coopbooks", str(translations_folder()), wanted)


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
