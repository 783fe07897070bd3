"""What is refused of a field of several lines: which of their fields is marked, and why it was."""

from typing import Any

from PySide6.QtWidgets import QWidget

from coopbooks.errors import Refusal
from ui.shared.labels import restyle
from ui.shared.line_row import LineRow, why_not
from ui.shared.noting import of_line


class LinesRefused(QWidget):
    """The lines, as far as something is wrong in them. Subclasses say which of them are :meth:`_wanted`."""

    def __init__(self) -> None:
        """Begin without lines."""
        super().__init__()
        self.field = ""
        self.rows: list[LineRow] = []
        self._marked: Any = None

    def _wanted(self) -> list[LineRow]:
        """Return the lines that count."""
        raise NotImplementedError

    def _let_all_come(self) -> None:
        """Have all lines there are."""
        raise NotImplementedError

    @property
    def _wrong(self) -> list[Any]:
        """The fields in sight with something wrong in them, as they are read."""
        return [one for row in self.rows for one in row.wrong]

    def first_unread(self, latest: Refusal | None = None) -> Refusal | None:
        """Return why the first field cannot be read of those it was said of; of one alone the ``latest`` reason."""
        wrong = self._wrong
        return latest if latest and len(wrong) == 1 else next(filter(None, map(why_not, wrong)), None)

    def ask_refused(self) -> None:
        """Refuse what is still wrong with the first field it was said of, an empty one too; of no other field."""
        for number, row in enumerate(self._wanted()):
            for one in row.wrong:
                with of_line(self.field, number):
                    one.value()

    def mark(self, refusal: Refusal | None) -> None:
        """Mark the field a refusal belongs to, and no longer the one before it; one that cannot be read stays so."""
        if self._marked and not why_not(self._marked):
            restyle(self._marked, "refused", False)
        self._marked = None
        if refusal and "." in (refusal.field or ""):
            self._let_all_come()
            _field, line, *part = str(refusal.field).split(".")
            self._marked = self._wanted()[int(line)].part(*part[:1])
            restyle(self._marked, "refused", True)

    def setFocus(self, *reason: Any) -> None:
        """Go into the field something is wrong with, else into the first of all."""
        (self._marked or next(iter(self._wrong), (self._wanted() or self.rows)[0].part())).setFocus(*reason)
