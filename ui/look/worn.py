"""The look worn now: which colours and which text size are in force, told to whoever paints or measures with them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.look import measures
from ui.look.tokens import LIGHT, Tokens


class _Worn(QObject):
    """The look in force; ``changed`` when every window wears another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = "computer"
        self.tokens = LIGHT
        self.percent = measures.WHOLE


worn: Final = _Worn()


def now() -> Tokens:
    """Return the colours in force: ask each time something is painted, and keep none."""
    return worn.tokens


def scaled(pixels: int) -> int:
    """Return a measure made for text at 100 % as large as the text is now."""
    return measures.scaled(pixels, worn.percent)


class _Measure(QObject):
    """One measure of one object; lives and dies with it."""

    def __init__(self, owner: QObject, setter: Callable[..., object], pixels: tuple[int, ...]) -> None:
        super().__init__(owner)
        self._setter = setter
        self._pixels = pixels
        worn.changed.connect(self.take)
        self.take()

    def take(self) -> None:
        self._setter(*map(scaled, self._pixels))


def measure(setter: Callable[..., object], *pixels: int, owner: QObject | None = None) -> None:
    """Set a measure now and again whenever the text grows or shrinks, for as long as the object lives.

    ``setter`` is a bound method of the object (``button.setFixedWidth``) that takes the pixels of text at 100 %; where
    it is not, name the ``owner``.
    """
    _Measure(owner or getattr(setter, "__self__"), setter, pixels)  # noqa: B009 - no static type knows it
