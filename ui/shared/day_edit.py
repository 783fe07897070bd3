"""A field for a day: ``7``, ``7/3``, ``hoy``, ``ayer``, or picked from a calendar where closed months are greyed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from coopbooks import reading, showing
from coopbooks.i18n import N_, _
from ui import look
from ui.shared.sign_within import SignWithin, by_arrow, put_within
from ui.shared.typed_edit import TypedEdit

_CALENDAR: Final = (360, 280)
"""Pixels: seven columns of two figures in the largest text."""


def _nothing_locked() -> date | None:
    return None


class DayEdit(TypedEdit[date]):
    """A day. ``today`` is asked of the books; days up to ``locked_through`` cannot be picked (typing them is refused
    by the books). ``ahead``: what is left out of it is taken from the future.
    """

    usage = N_("Write a day, such as 7, 7/3 or today; the arrow down opens the calendar.")

    def __init__(
        self,
        today: Callable[[], date],
        locked_through: Callable[[], date | None] = _nothing_locked,
        parent: QWidget | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._today, self._ahead = today, ahead
        self._locked_through = locked_through
        self.calendar: _Calendar | None = None
        sign = SignWithin("calendar", lambda: _("Choose in the calendar"), by_arrow, self.open_calendar)
        put_within(self, after=sign)

    def read(self, text: str) -> date:
        """Read the day."""
        return reading.day(text, self._today(), ahead=self._ahead)

    def show_as(self, value: date) -> str:
        """Show dd/mm/yyyy."""
        return showing.day(value)

    def as_json(self, value: date) -> Any:
        """Return it as ISO writes it."""
        return value.isoformat()

    def of_json(self, kept: Any) -> date:
        """Return the day ISO writes so."""
        return date.fromisoformat(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with the arrow down, as lists open."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Open the calendar under the field at the day that is typed, else today."""
        locked = self._locked_through()
        self.calendar = _Calendar(self, self._shown_day(), locked + timedelta(days=1) if locked else None)
        self.calendar.picked.connect(self._pick)
        self.calendar.move(self._place_for(self.calendar.sizeHint()))
        self.calendar.show()

    def _place_for(self, size: QSize) -> QPoint:
        """Return where the calendar goes: under the field, or over it where the screen ends."""
        under, screen = self.mapToGlobal(self.rect().bottomLeft()), self.screen().availableGeometry()
        if under.y() + size.height() <= screen.bottom():
            return under
        return self.mapToGlobal(QPoint(0, -size.height()))

    def _shown_day(self) -> date:
        try:
            return self.maybe() or self._today()
        except Exception:  # noqa: BLE001 - whatever is typed there, the calendar opens
            return self._today()

    def _pick(self, day: date) -> None:
        self.set(day)
        self.typed = True
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.settled.emit()


_PARTS: Final = {
    "calendarview": N_("Days of the month"),
    "prevmonth": N_("Month before"),
    "nextmonth": N_("Next month"),
    "monthbutton": N_("Month"),
    "yearbutton": N_("Year"),
    "yearedit": N_("Year"),
}
"""The parts of the calendar, as Qt calls them."""
_SIGNS: Final = ("prevmonth", "nextmonth")


class _Calendar(QWidget):
    """The month to pick from, in the language spoken now."""

    picked = Signal(object)

    def __init__(self, field: DayEdit, day: date, first_open: date | None) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget(self)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()  # weekends in red would look like something to beware of
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        look.measure(self.month.setMinimumSize, *_CALENDAR)
        if first_open:
            self.month.setMinimumDate(QDate(first_open.year, first_open.month, first_open.day))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.month)
        self._name()
        self.month.setFocus()

    def _name(self) -> None:
        """Call each part of it by its words, for who hears them and who points at a sign."""
        self.setAccessibleName(_("Calendar"))
        self.month.setAccessibleName(_("Calendar"))
        for part, words in _PARTS.items():
            named = self.month.findChild(QWidget, f"qt_calendar_{part}")
            assert isinstance(named, QWidget)  # noqa: S101 - Qt calls them so
            named.setAccessibleName(_(words))
            named.setAccessibleDescription(_("The arrows go from day to day, Enter takes one, Esc leaves."))
            if part in _SIGNS:
                named.setToolTip(_(words))

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
