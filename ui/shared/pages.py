"""The pages of the window by their keys, each made when it is first looked at: a start waits for the first alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ui.shared.page import Page


class Pages(Mapping[str, Page]):
    """A page asked for that is not there yet is made by ``make(key)``."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], Page]) -> None:
        """Begin with none."""
        self._keys = tuple(keys)
        self._make = make
        self._made: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        """Return the page of this key."""
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys, in the order of the sidebar."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many there can be."""
        return len(self._keys)

    def keep_typed(self) -> None:
        """Have everything that is typed in any form kept: the books are being closed."""
        for page in self._made.values():
            page.keep_typed()

    @property
    def made(self) -> tuple[Page, ...]:
        """Those that somebody looked at already: what changes concerns them."""
        return tuple(self._made.values())
