"""The pages of the window by their keys, each made when it is first looked at: a start waits for the first alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from coopbooks.i18n import _
from ui.shared.notices import Notices
from ui.shared.over import Over
from ui.shared.page import Page


class Pages(Mapping[str, Page]):
    """A page asked for that is not there yet is made by ``make(key)``."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], Page]) -> None:
        """Begin with none."""
        self._keys = tuple(keys)
        self._make = make
        self._made: dict[str, Page] = {}
        self._warned = False

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

    def may_go(self, notices: Notices) -> bool:
        """Have everything that is typed in any form kept: the books are being closed.

        Where that cannot be, as on a full disk, it is said, and they are closed only when it is asked for once more.
        """
        kept = [page.keep_typed() for page in self._made.values()]
        if all(kept) or self._warned:
            return True
        self._warned = True
        notices.show_notice(
            "waiting", lambda: _("What is typed here could not be kept. Close once more to leave without it.")
        )
        return False

    def key_of(self, page: Page) -> str:
        """Return the key of a page somebody looked at already."""
        return next(key for key, made in self._made.items() if made is page)

    @property
    def made(self) -> tuple[Page, ...]:
        """Those that somebody looked at already: what changes concerns them."""
        return tuple(self._made.values())


class WayBack:
    """The page somebody came from to record something on another one, until what is open there is left."""

    def __init__(self, go_back: Callable[[Page], object]) -> None:
        """Begin with none; ``go_back`` shows a page again."""
        self._go_back = go_back
        self._before: Page | None = None

    def forget(self, before: object, page: Page) -> None:
        """Somebody went to another page."""
        if before is not page:
            self._before = None

    def note(self, before: Page, page: Page) -> None:
        """Note the page before, where something was opened over another ``page``."""
        over = page.currentWidget()
        if before is not page:
            self._before = before
        if isinstance(over, Over) and self._before:
            over.left.connect(partial(self._return, page, self._before))

    def _return(self, page: Page, before: Page) -> None:
        """Go back, unless something else is open there still."""
        if self._before is before and not isinstance(page.currentWidget(), Over):
            self._before = None
            before.come_back()
            self._go_back(before)
