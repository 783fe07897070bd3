"""The filter row of a list: buttons, the fields that narrow it, and a way back to everything."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coopbooks.i18n import _
from ui.shared.choice import Choice
from ui.shared.flow import Flow
from ui.shared.labels import button


class FilterRow(QWidget):
    """The row. ``changed`` when something else is asked for, once however many fields changed.

    Buttons come first. What fits on no line folds onto the next.
    """

    changed = Signal()

    def __init__(self, filters: Sequence[Any], buttons: Sequence[QWidget] = ()) -> None:
        """Put them in a row; what the fields ask for now is the beginning."""
        super().__init__()
        self._filters = filters
        self._first = {one: _asked(one) for one in filters}
        self._resetting = False
        self.clear_button = button(lambda: _("Clear the filter"), "plain", "close")
        layout = Flow(self)
        for one in (*buttons, *filters, self.clear_button):
            layout.addWidget(one)
            if isinstance(one, Choice):
                one.take_room()
        for one in filters:
            one.changed.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()

    @property
    def touched(self) -> bool:
        """Whether something else is asked for than at the beginning."""
        return any(_asked(one) != first for one, first in self._first.items())

    def narrowing(self) -> str:
        """Return in words what is left out unless somebody asks for it: other days, what was voided."""
        return ", ".join(filter(None, (one.narrowing() for one in self._filters if hasattr(one, "narrowing"))))

    def clear(self) -> None:
        """Ask for what was asked for at the beginning, where that is something else."""
        if self.touched:
            self._change(self._begin)

    def _begin(self, one: Any) -> None:
        one.reset()
        if _asked(one) != self._first[one]:  # in a form it keeps what was chosen last
            one.set(self._first[one])

    def widen(self) -> None:
        """Ask for everything there is, whenever it was."""
        self._change(_widen)

    def ask_for(self, wanted: Mapping[Any, Any]) -> None:
        """Ask for everything, narrowed by what is wanted of some of the fields."""
        self._change(lambda one: one.set(wanted[one]) if one in wanted else _widen(one))

    def _change(self, change: Callable[[Any], None]) -> None:
        self._resetting = True
        for one in self._filters:
            change(one)
        self._resetting = False
        self._tell()

    def _tell(self) -> None:
        if not self._resetting:
            if self.clear_button.hasFocus():
                self._filters[0].setFocus()
            self.clear_button.setVisible(self.touched)
            self.changed.emit()


def _widen(one: Any) -> None:
    if hasattr(one, "widen"):
        one.widen()
    else:
        one.reset()


def _asked(one: Any) -> Any:
    """What a field asks for; of a period its name, for this month is another one tomorrow."""
    return getattr(one, "choice", one).value()
