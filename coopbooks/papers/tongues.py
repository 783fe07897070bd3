"""Tongues: the words of a paper in one language, or in two beside each other where it goes to readers of both."""

from collections.abc import Callable
from typing import Final

from coopbooks.i18n import LANGUAGES, gettext, speaking
from coopbooks.papers.sheet import Sheet

_BETWEEN: Final = " / "


class Tongues:
    """The languages a paper speaks: figures are written as the first of them writes them."""

    def __init__(self, *languages: str) -> None:
        """Speak one language or several, the first one first."""
        self.languages = languages
        self._known: dict[str, tuple[str, ...]] = {}

    def say(self, message: str) -> str:
        """Return a text that is marked for translation, or a pattern to be filled in, in all languages."""
        return _BETWEEN.join(self.each(message))

    def each(self, message: str) -> tuple[str, ...]:
        """Return the same language by language; asked again it costs nothing."""
        found = self._known.get(message)
        if found is None:
            found = self._known[message] = self._made(lambda: gettext(message))
        return found

    def told(self, make: Callable[[], str]) -> str:
        """Return what is made in each language, once where it is the same in all of them."""
        return _BETWEEN.join(self._made(make))

    def _made(self, make: Callable[[], str]) -> tuple[str, ...]:
        found = []
        for language in self.languages:
            with speaking(language):
                found.append(make())
        return tuple(dict.fromkeys(found))


def spoken_on(sheet: Sheet) -> Tongues:
    """Return the language a sheet is wanted in, or both, that of the club first."""
    return Tongues(*(each.language for each in sheet.in_each))


def both(first: str) -> Tongues:
    """Return all languages, the one named first."""
    return Tongues(first, *(language for language in LANGUAGES if language != first))
