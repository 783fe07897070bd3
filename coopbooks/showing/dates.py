"""Days, months and periods: in figures ``dd/mm/yyyy`` everywhere, in words by language."""

from datetime import date, datetime, timedelta
from typing import Final

from coopbooks.days import DECEMBER, Month, Period
from coopbooks.i18n import _, language

MONTHS: Final = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""The names of the twelve months in both languages: what people type may be in either."""
_WEEKDAYS: Final = {
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def day(day: date) -> str:
    """Return ``07/03/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday(day: date) -> str:
    """Return the day of the week and of the month: ``lun 16``, ``Mon 16``."""
    return f"{_WEEKDAYS[language()][day.weekday()]} {day.day}"


def long_day(day: date) -> str:
    """Return ``7 de marzo de 2026``, ``7 March 2026``."""
    return f"{_day_of_year(day)}{_of()}{day.year}"


def moment(at: datetime, today: date) -> str:
    """Return ``today 10:42``, ``yesterday 10:42``, else ``07/03/2026 10:42``."""
    words = {today: _("today %(hour)s"), today - timedelta(days=1): _("yesterday %(hour)s")}
    return words.get(at.date(), "%(day)s %(hour)s") % {"day": day(at.date()), "hour": f"{at:%H:%M}"}


def month(month: Month) -> str:
    """Return ``marzo de 2026``, ``March 2026``."""
    return f"{_name(month.number)}{_of()}{month.year}"


def period(period: Period) -> str:
    """The shortest clear name: ``2026``, ``marzo de 2026``, ``del 1 de enero al 31 de marzo de 2026``, one long day."""
    first, last = period.first, period.last
    if period.whole_months and Month.of(first) == Month.of(last):
        return month(Month.of(first))
    if period.whole_months and first.month == 1 and period == Period(first, date(first.year + 1, 1, 1)):
        return str(first.year)
    if first == last:
        return long_day(first)
    return _from_to(first, last)


def _from_to(first: date, last: date) -> str:
    """Name both ends, leaving out of the first what it shares with the last."""
    beginning = long_day(first)
    if first.year == last.year:
        beginning = str(first.day) if first.month == last.month else _day_of_year(first)
    return f"del {beginning} al {long_day(last)}" if language() == "es" else f"{beginning} to {long_day(last)}"


def _day_of_year(day: date) -> str:
    return f"{day.day}{_of()}{_name(day.month)}"


def _name(number: int) -> str:
    return MONTHS[language()][(number - 1) % DECEMBER]


def _of() -> str:
    return " de " if language() == "es" else " "
