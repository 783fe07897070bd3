"""A field for words that come again: what was written before is proposed as one types, anything else may be typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex

from coopbooks.reading import fold
from ui.shared.choice import Option
from ui.shared.picker import Picker


class WordsEdit(Picker):
    """A collection, a season, a kind of machine. Enter takes what is typed, the arrows go to what is proposed.

    ``words`` is what stands there, empty where nothing does.
    """

    def __init__(self, used: Callable[[], Sequence[str]]) -> None:
        """Make an empty field; ``used`` is asked for the words written before."""
        super().__init__(lambda: [Option(words, words) for words in used()], known=lambda words: Option(words, words))
        self.setMaxLength(200)

    def words(self) -> str:
        """Return what stands there."""
        option = self.maybe()
        return option.name if option else ""

    def set_words(self, words: str) -> None:
        """Put words in firmly."""
        self.set(Option(words, words) if words else None)

    def read(self, text: str) -> Option:
        """Take the words, in the letters they were written with before."""
        typed = " ".join(text.split())
        same = (option for option in self.options() if fold(option.name) == fold(typed))
        return next(same, Option(typed, typed))

    def search(self, text: str) -> None:
        """Show what was written before and fits the text, none of it marked: "S" need not mean "S, M, L"."""
        super().search(text)
        self._popup.setCurrentIndex(QModelIndex())
