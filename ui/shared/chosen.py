"""What somebody chooses again and again on this computer, in one set of books: it is offered first."""

from collections import Counter

from ui.shared import memory

_MOST = 100
"""So many of the last choices count, so that what is no longer chosen is forgotten."""


class Chosen:
    """The last choices by their keys, the newest first."""

    def __init__(self, books: str) -> None:
        """Recall those made in books of this name."""
        self._name = f"chosen/{books}"
        self._keys = memory.recall_list(self._name)
        self._often = Counter(self._keys)

    def note(self, key: str) -> None:
        """Remember one more."""
        self._keys = [key, *self._keys][:_MOST]
        self._often = Counter(self._keys)
        memory.remember(self._name, self._keys)

    def often(self, key: str) -> int:
        """Return how often something was chosen lately."""
        return self._often[key]

    def usual(self) -> list[str]:
        """Return what was chosen, the most often chosen first, and of what was chosen alike the last."""
        return [key for key, _times in self._often.most_common()]
