"""Offers of loans beside each other: what each asks, and which is the cheapest."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm

from coopbooks import loans, showing
from coopbooks.i18n import _, speaking
from coopbooks.loans import Compared
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number

_NAMES: Final = 38.0
"""Millimetres for what each line of figures is called."""


def loan_offers(offers: Sequence[Compared], sheet: Sheet) -> bytes:
    """Return the PDF of two to four offers of one currency, side by side, the cheapest marked in words."""
    with speaking(sheet.language):
        currency = offers[0].plan.terms.principal.currency
        about = (_(wording.EXPRESSED[currency]),)
        paper = Paper(sheet, Title(_("Offers compared"), _("Which loan costs us least?"), about), area=sheet.area)
        wide = (sheet.area.room / mm - _NAMES) / len(offers)
        columns = (
            Column("", _NAMES),
            *(Column(one.offer.name, wide) for one in offers[:-1]),
            Column(offers[-1].offer.name),
        )
        paper.table(columns, list(_agreed(offers)), size=8.5)
        paper.gap(5)
        columns = (Column(""), *(Column(one.offer.name, wide, right=True) for one in offers))
        paper.table(columns, list(_figures(offers)), size=9)
        paper.gap(3)
        paper.say(_verdict(offers), 10, bold=True)
        wording.sign(paper, sheet)
        return paper.finish()


def _agreed(offers: Sequence[Compared]) -> Iterator[Row]:
    """What each offer says, heading by heading; only where it says something."""
    told = [dict(loans.told(one.plan.terms)) for one in offers]
    for heading in dict.fromkeys(heading for one in told for heading in one):
        yield Row((heading, *(one.get(heading, "") for one in told)), rule="hair")


def _figures(offers: Sequence[Compared]) -> Iterator[Row]:
    lines: tuple[tuple[str, Callable[[Compared], str]], ...] = (
        (_("An instalment"), lambda one: number(one.instalment)),
        (_("The largest instalment"), lambda one: number(one.largest)),
        (_("Interest in all"), lambda one: number(one.interest)),
        (_("Asked at the beginning"), lambda one: number(one.fee)),
        (_("Paid in all"), lambda one: number(one.paid_in_all)),
        (_("A month of what is still owed"), lambda one: showing.percent(one.cost.monthly.scaleb(-2), 2)),
        (_("What it really costs a year"), lambda one: showing.percent(one.cost.effective.scaleb(-2), 2)),
    )
    for words, figure in lines[:-1]:
        yield Row((words, *map(figure, offers)), rule="hair")
    words, figure = lines[-1]
    yield Row((words, *map(figure, offers)), bold=True, rule="sum", kept=True)
    yield Row(("", *(_("the cheapest") if one.cheapest else "" for one in offers)), bold=True, rule="end")


def _verdict(offers: Sequence[Compared]) -> str:
    best = [one for one in offers if one.cheapest]
    if len(best) == len(offers):
        return _("All of them cost the same.")
    return _("What costs least a year: %(names)s.") % {"names": ", ".join(one.offer.name for one in best)}
