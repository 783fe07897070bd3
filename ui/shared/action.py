"""What can be done from anywhere, in words, with the keys that do the same: for menus, palette and sheet of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ui.shared.words import Words

KEYS_OF_FORMS: Final = {
    ("sales", "deal"): "F2",
    ("costs", "deal"): "F3",
    ("sales", "payment"): "F6",
    ("costs", "payment"): "F7",
    ("cash", "count"): "F8",
    ("materials", "use"): "F5",
}
"""What is recorded every day is one key away, wherever one is."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    ``key`` is the name under which is remembered how often it is chosen; ``within`` says where it belongs, where its
    words alone could mean several; ``general`` is what it is called where its words tell of the moment. Some stand
    ``in_menu`` or ``in_palette`` alone. It is done only while it is
    ``possible``; of several of which one is in force (languages, sizes) it is that one where it is ``chosen``.
    """

    key: str
    words: Words
    do: Callable[[], object]
    keys: str = ""
    within: Words | None = None
    general: Words | None = None
    in_menu: bool = True
    in_palette: bool = True
    possible: Callable[[], bool] = _always
    chosen: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Actions that belong together: one menu, whose letter to press with Alt stands after the ``&`` in its words."""

    words: Words
    actions: tuple[Action, ...]

    @property
    def heading(self) -> str:
        """Its words without the letter marked."""
        return self.words().replace("&", "")
