"""Days as they are typed: a number, a day and month, a full date in figures or words, or *hoy* and *ayer*."""

import re
from datetime import date, timedelta
from typing import Final

from coopbooks.days import DECEMBER, Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.reading.typed import one_line, short
from coopbooks.showing import MONTHS
from coopbooks.showing import day as shown
from coopbooks.showing import month as month_shown

_DAYS_AGO: Final = {"hoy": 0, "today": 0, "ayer": 1, "yesterday": 1, "anteayer": 2}
_DAYS_AHEAD: Final = {"hoy": 0, "today": 0, "mañana": 1, "tomorrow": 1}
_NUMBER: Final = "0?[1-9]|[1-9][0-9]"
_FIGURES: Final = re.compile(
    rf"(?P<day>{_NUMBER})(?:(?P<mark>[-/.])(?P<month>{_NUMBER})(?:(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}}))?)?"
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDS: Final = re.compile(r"([0-9]{1,2}) (?:de )?([^\W\d_]{3,})\.?(?: (?:del? )?([0-9]{4}))?")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_CENTURY: Final = 2000
_LONGEST: Final = 31
"""Days a month has at most."""


def day(text: str, today: date, *, ahead: bool = False) -> date:
    """Read a day, always day before month. What is left out is taken from the past, because deeds are told afterwards:

    - ``7``: the 7th of this month, or of the month before if that is still to come;
    - ``7/3``, ``7 mar``: 7 March of this year, or of the year before if that is still to come;
    - ``7/3/26``, ``07-03-2026``, ``7.3.2026``, ``2026-03-07``, ``7 de marzo de 2026``: that day; two digits mean 20..;
    - ``hoy``, ``ayer``, ``anteayer``, ``today``, ``yesterday``. Months may be named in either language, from 3 letters.

    ``ahead``, where something is promised, it is taken from the future: the 7th of this month, or of the next one if
    that is over already; ``hoy``, ``mañana``.
    Refused: what is none of these (``not_a_day``), a day the month does not have (``no_such_day``),
    years before 1900 or after 2199 (``too_far``), and what :func:`one_line` refuses.
    """
    typed = " ".join(one_line(text).split())
    line = typed.casefold()
    if line in (_DAYS_AHEAD if ahead else _DAYS_AGO):
        return today + timedelta(days=_DAYS_AHEAD[line] if ahead else -_DAYS_AGO[line])
    match = _FIGURES.fullmatch(_in_figures(line))
    if match is None:
        message = _("“%(typed)s” is not a day. Type day/month/year, for example %(example)s, or only the day: %(day)s.")
        words = {"typed": short(typed), "example": shown(today), "day": today.day}
        raise Refusal(message % words, reason="not_a_day")
    number, month, year = int(match["day"]), _month(match["month"], today), _year(match["year"])
    return _within(number, Month(year, month) if year and month else _meant(number, month, today, ahead=ahead))


def _in_figures(line: str) -> str:
    """Turn ``2026-03-07`` and ``7 de marzo de 2026`` round to day/month/year in figures; leave the rest."""
    if match := _ISO.fullmatch(line):
        return "/".join(reversed(match.groups()))
    if match := _WORDS.fullmatch(line):
        number, name, year = match.groups()
        for names in MONTHS.values():
            for month, full in enumerate(names, start=1):
                if full.casefold().startswith(name):
                    return "/".join(filter(None, (number, str(month), year)))
    return line


def _month(typed: str | None, today: date) -> int | None:
    month = int(typed) if typed else None
    if month is not None and month > DECEMBER:
        message = _("There is no month %(month)s. Type the day first and then the month, for example %(example)s.")
        raise Refusal(message % {"month": month, "example": shown(today)}, reason="no_such_day")
    return month


def _year(typed: str | None) -> int | None:
    if typed is None:
        return None
    year = int(typed) + (_CENTURY if len(typed) == 2 else 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = _("The year %(year)s is too far away. Type a year from %(first)s to %(last)s.")
        raise Refusal(message % {"year": typed, "first": _FIRST_YEAR, "last": _LAST_YEAR}, reason="too_far")
    return year


def _within(number: int, meant: Month) -> date:
    if number > meant.last.day:
        message = _("There is no day %(day)s in %(month)s: it ends on %(last)s. Type day/month/year.")
        words = {"day": number, "month": month_shown(meant), "last": shown(meant.last)}
        raise Refusal(message % words, reason="no_such_day")
    return meant.first.replace(day=number)


def _meant(number: int, month: int | None, today: date, *, ahead: bool) -> Month:
    """Return the month the day belongs to when it must not lie after today; ``ahead``: not before it."""
    this, typed, now = Month(today.year, month or today.month), (month or today.month, number), (today.month, today.day)
    if typed == now or (typed > now) is ahead or number > _LONGEST:
        return this
    further = DECEMBER if month else 1
    return this.plus(further if ahead else -further)
