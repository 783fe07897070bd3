"""A field for one of what is there already, such as a machine or a loan: nothing is made on the spot."""

from collections.abc import Callable, Sequence
from typing import Any

from coopbooks.errors import Refusal
from ui.shared.choice import Option
from ui.shared.picker import Picker
from ui.shared.words import Words


class ExistingPicker(Picker):
    """A field that says, where there is nothing to choose from yet, ``none``: what to do first."""

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        none: Words,
        known: Callable[[Any], Option] | None = None,
        nothing: Words | None = None,
    ) -> None:
        """Make an empty field."""
        super().__init__(options, known=known, nothing=nothing)
        self._none = none

    def _value(self) -> Option:
        if not self.text().strip():
            self._refuse_none()
        return super()._value()

    def read(self, text: str) -> Option:
        """Return the one option meant by the text."""
        self._refuse_none()
        return super().read(text)

    def open_list(self) -> None:
        """Show what there is, or say that there is nothing."""
        try:
            self._refuse_none()
        except Refusal as refusal:
            self.refused.emit(refusal)
        else:
            super().open_list()

    def _refuse_none(self) -> None:
        if not self.options():
            raise Refusal(self._none(), self.field or None, "none_yet")
