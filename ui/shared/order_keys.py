"""Which order of a table comes next: after a click on a heading, or Ctrl+Shift with an arrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from ui.shared.rows import Sorted

_BESIDE: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DESCENDING: Final = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
ORDER_KEYS: Final = (*_BESIDE, *_DESCENDING)


def after_click(now: Sorted | None, key: str) -> Sorted | None:
    """Sort by the column clicked; once more turns the order round, and once more (None) leaves it as it was given."""
    if now is None or now.key != key:
        return Sorted(key)
    return None if now.descending else Sorted(key, descending=True)


def after_arrow(now: Sorted | None, keys: Sequence[str], pressed: Qt.Key) -> Sorted:
    """Sort by the column beside the one sorted by now, or turn its order round; ``keys`` are those to sort by."""
    at = keys.index(now.key) if now and now.key in keys else None
    if pressed in _DESCENDING:
        return Sorted(keys[at or 0], descending=_DESCENDING[pressed])
    step = _BESIDE[pressed]
    beside = (0 if step > 0 else -1) if at is None else (at + step) % len(keys)
    return Sorted(keys[beside], descending=now.descending if now else False)
