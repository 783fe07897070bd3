"""What several papers of a run say of it: which days or which order it pays, and notes and coins."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.money import Money, total
from coopbooks.papers.paper import Paper
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import capital, number
from coopbooks.payouts import Pieces, RunDraft, RunToPrint


def about_run(told: RunToPrint) -> tuple[str, ...]:
    """Return the day of a run, and the days or the order it pays for."""
    draft = told.run.draft
    said = [showing.long_day(told.run.day)]
    if isinstance(draft, RunDraft):
        said.append(capital(showing.period(draft.period)) if draft.period else "")
        said.append(told.orders.get(draft.order or 0, ""))
    return tuple(filter(None, said))


def lay_pieces(paper: Paper, pieces: Pieces, heading: str) -> None:
    """Lay a table of notes and coins, the largest first, with what all of them are worth."""
    columns = (
        Column(heading),
        Column(_("Note or coin"), 40, right=True),
        Column(_("How many"), 34, right=True),
        Column(_("Amount"), 38, right=True),
    )
    paper.small_table(columns, list(_rows(pieces)), size=9)


def _rows(pieces: Pieces) -> Iterator[Row]:
    worths = [(coin, count, coin.times(count)) for coin, count in pieces.items() if count]
    for coin, count, worth in worths:
        yield Row(("", showing.money(coin), str(count), number(worth)), rule="hair")
    every = sum(count for _coin, count, _worth in worths)
    whole = total((worth for _coin, _count, worth in worths), worths[0][0].currency)
    yield Row((_("Together"), "", str(every), number(whole)), bold=True, rule="end", gap=1)


def pieces_written(pieces: Pieces) -> str:
    """Return notes and coins on a line: ``2 × 200 · 1 × 50 · 3 × 0,50``."""
    return " · ".join(f"{count} × {_short(coin)}" for coin, count in pieces.items() if count)


def _short(coin: Money) -> str:
    """A note or coin without the centavos it has not."""
    return showing.amount(coin) if coin.minor % 100 else showing.number(coin.decimal)
