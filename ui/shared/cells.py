"""Rows copied into other programs: cells apart by tabs for spreadsheets, and the same as a table for letters."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any, Final, TypeVar

from PySide6.QtCore import QMimeData

from coopbooks import showing
from coopbooks.money import Money
from coopbooks.progress import Progress
from ui.shared.rows import Column

T = TypeVar("T")
_AT_ONCE: Final = 500
_MOST_IN_A_LETTER: Final = 5_000
"""More rows than this are copied as cells only: no letter wants them, and spreadsheets read cells far quicker."""


def copied(
    columns: Sequence[Column[T]],
    fetch: Callable[[int, int], list[T]],
    ranges: Sequence[tuple[int, int]],
    progress: Progress,
) -> QMimeData:
    """Return the rows of some ranges (first and last) under their headings, to be put on the clipboard."""
    whole = sum(last - first + 1 for first, last in ranges)
    rows = [[_value(column, row) for column in columns] for row in _rows(fetch, ranges, whole, progress)]
    made = QMimeData()
    headings = [_in_a_line(column.heading()) for column in columns]
    made.setText("\n".join("\t".join(cells) for cells in [headings, *(map(cell_text, row) for row in rows)]))
    if whole <= _MOST_IN_A_LETTER:
        made.setHtml(_table(headings, rows))
    return made


def together(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges of rows in order, those that meet or overlap made one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _rows(
    fetch: Callable[[int, int], list[T]], ranges: Sequence[tuple[int, int]], whole: int, progress: Progress
) -> Iterator[T]:
    done = 0
    for first, last in ranges:
        for start in range(first, last + 1, _AT_ONCE):
            if done:
                progress(done, whole)
            many = min(_AT_ONCE, last + 1 - start)
            yield from fetch(start, many)
            done += many


def _value(column: Column[T], row: T) -> Any:
    """What a cell stands for: an amount, a day, or the one figure in a column of figures; else its words."""
    value = column.value(row) if column.value else None
    if isinstance(value, Money | date):
        return value
    text = column.text(row)
    return _figure_in(text) if column.right else text


def _figure_in(text: str) -> Decimal | str:
    """The figure of ``Bs 3.300,00`` or ``6,5 kg``, its unit left out; the text where it has none or several.

    A percentage stays one: spreadsheets take it for what it is where nothing stands between the figure and its sign.
    """
    region = showing.region()
    group, mark = re.escape(region.group), re.escape(region.decimal)
    found = re.findall(rf"[{showing.MINUS}-]?\d[\d{group}]*(?:{mark}\d+)?", text)
    if len(found) != 1:
        return text
    if "%" in text:
        return re.sub(r"\s+%", "%", text.replace(region.group, ""))
    plain = found[0].replace(region.group, "").replace(region.decimal, ".")
    return Decimal(plain.replace(showing.MINUS, "-"))


def cell_text(value: Any) -> str:
    """Return a value as a spreadsheet in the reader's language takes it for what it is: ``-1200,50``, ``2026-03-02``.

    Groups of thousands and the long minus would make words of figures; a day begins with its year because that is
    understood the same way in every country.
    """
    if isinstance(value, Money):
        figure = showing.amount(value).replace(showing.region().group, "")
        return figure.replace(showing.MINUS, "-")
    if isinstance(value, Decimal):
        return str(value).replace(".", showing.region().decimal)
    return value.isoformat() if isinstance(value, date) else _in_a_line(value).replace(showing.MINUS, "-")


def _in_a_line(text: str) -> str:
    """Tabs and line ends inside a cell would make two of it."""
    return " ".join(text.split())


def _table(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table border="1">\n<tr>{head}</tr>\n{body}\n</table>'


def _cell(value: Any) -> str:
    """One cell; figures also in the way office programs read without knowing the language."""
    text = escape(cell_text(value))
    if isinstance(value, Money | Decimal):
        figure, shown = (
            (Decimal(value.minor).scaleb(-2), "#,##0.00") if isinstance(value, Money) else (value, "General")
        )
        return f'<td align="right" sdval="{figure}" sdnum="1033;0;{shown}">{text}</td>'
    return f"<td>{text}</td>"
