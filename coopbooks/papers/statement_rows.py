"""The table of a statement that reads from above to below: income statement and balance sheet."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number
from coopbooks.statements import StatementRow

_BEFORE: Final = {"heading": 6.0, "total": 1.0, "group": 1.0}
"""White above a row, by its kind; half of it where the row is not of the first level."""


def columns(now: str, then: str, *, shares: bool) -> list[Column]:
    """Return the columns; ``then`` names what is compared with, if anything is; ``shares`` adds the part of sales."""
    made = [Column(_("Code"), 18), Column(_("Account")), Column(now, 29, right=True)]
    if shares:
        made.append(Column(_("% of net sales"), 23, right=True))
    if then:
        made += [Column(then, 29, right=True), Column(_("Change"), 27, right=True)]
    return made


def rows(statement: Sequence[StatementRow], *, compared: bool, shares: bool) -> list[Row]:
    """Return the rows of a statement, its last two totals drawn as what all comes to."""
    last = [row for row in statement if row.kind == "total"][-1:]

    def made() -> Iterator[Row]:
        for row in statement:
            yield Row(
                cells=(row.account.code if row.account else "", row.text, *_figures(row, compared, shares)),
                bold=row.kind in ("heading", "total"),
                indent=row.level,
                rule="end" if row in last else "sum" if row.kind in ("subtotal", "total") else "",
                gap=_BEFORE.get(row.kind, 0.0) / (2 if row.level else 1),
                kept=row.kind in ("heading", "group"),
            )

    return list(made())


def _figures(row: StatementRow, compared: bool, shares: bool) -> Iterator[str]:  # noqa: FBT001
    figure = row.figure
    yield number(figure.amount if figure else None)
    if shares:
        yield "" if row.share is None else showing.percent(row.share)
    if compared:
        yield number(figure.compared if figure else None)
        yield number(figure.change if figure else None)


def has_shares(statement: Sequence[StatementRow]) -> bool:
    """Whether any row says what part of net sales it is."""
    return any(row.share is not None for row in statement)
