"""The card of a machine: what it is, what it cost, what it is worth year by year, what an hour of it costs, its log."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.costing import money, rounded
from coopbooks.i18n import _, speaking
from coopbooks.machines import (
    CLASSES,
    COMING,
    COUNTING,
    METHODS,
    STATES,
    CardMonth,
    HourCost,
    Machine,
    MachineCard,
    Maintenance,
    told_life,
)
from coopbooks.money import Money, total
from coopbooks.papers import wording
from coopbooks.papers.charts import ChartLook
from coopbooks.papers.line_chart import Point, going_down
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.strips import Drawn, Picture, Strip
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.quantity import Quantity

_INK: Final = ChartLook(
    width=0,
    height=20 * mm,
    letters=7,
    text="#000000",
    quiet="#404040",
    line="#000000",
    money_in="#8c8c8c",
    money_out="#404040",
    held="#8c8c8c",
    now="#000000",
)
_A_DAY: Final = timedelta(days=1)
_PHOTO: Final = 34 * mm
_GAP: Final = 4 * mm
"""Room for a photo beside what is said of the machine, and the white in it."""
_LINE: Final = 16.0
"""What is said of it stands on lines of so many points at least."""


def machine_card(
    card: MachineCard, sheet: Sheet, hour: HourCost | None = None, keeper: str = "", photo: bytes | None = None
) -> bytes:
    """Return the PDF of the card of a machine; ``keeper`` is who is in charge of it, who signs, too.

    What the cost of an ``hour`` says in words is in the language it was asked in: that of the sheet.
    """
    with speaking(sheet.language):
        machine = card.row.machine
        kind = " · ".join(filter(None, (_(CLASSES[machine.draft.class_]), machine.draft.kind)))
        about = (kind, _(wording.EXPRESSED[machine.cost.currency]))
        paper = Paper(sheet, Title(_("Machine card"), machine.label, about), area=sheet.area)
        facts = list(_facts(card, keeper))
        if photo:
            side = min(_PHOTO - _GAP, len(facts) * _LINE)
            paper.lay(Strip(0, (Picture(paper.area.right - side, 0, side, side, photo),), kept=True))
        for name, words in facts:
            paper.field(name, words, free=_PHOTO if photo else 0)
        if card.months:
            _lay_worth(paper, card)
        if hour and hour.an_hour is not None:
            _lay_hour(paper, hour, machine.cost.currency)
        if card.maintenance:
            paper.gap(4)
            paper.say(_("Maintenance"), 10, bold=True)
            paper.hold()
            paper.table(_log_columns(), [_entry(one) for one in card.maintenance])
        wording.sign(paper, sheet, *([Signer(_("In charge of it"), keeper)] if keeper else []))
        return paper.finish()


def _facts(card: MachineCard, keeper: str) -> Iterator[tuple[str, str]]:
    row, machine = card.row, card.row.machine
    draft = machine.draft
    if draft.place or keeper:
        yield _("Where, with whom:"), " · ".join(filter(None, (draft.place, keeper)))
    yield _("How it came:"), f"{_(COMING[machine.coming])}, {showing.long_day(machine.bought_on)}"
    yield _("What it cost:"), showing.money(machine.cost)
    if row.given:
        yield _("Of it was given:"), showing.money(row.given)
    yield _("Depreciation:"), " · ".join(_method(machine))
    if machine.gone_on:
        yield _("Since then:"), f"{_(STATES[machine.state])}, {showing.long_day(machine.gone_on)}"
    else:
        yield _("Book value:"), showing.money(row.book_value)
    if draft.note:
        yield _("Note:"), draft.note


def _method(machine: Machine) -> Iterator[str]:
    draft = machine.draft
    yield _(METHODS[draft.method])
    if draft.method != "none" and draft.tax_life:
        yield told_life(draft.tax_life)
    if draft.method == "straight" and draft.counting != "months":
        yield _(COUNTING[draft.counting])
    if draft.residual:
        yield _("worth %(amount)s at the end") % {"amount": showing.money(draft.residual)}


def _lay_worth(paper: Paper, card: MachineCard) -> None:
    paper.gap(4)
    paper.say(_("What it is worth"), 10, bold=True)
    paper.hold()
    columns = (
        Column(_("Year")),
        Column(_("By the plan"), 30, right=True),
        Column(_("Recorded"), 30, right=True),
        Column(_("Depreciated"), 30, right=True),
        Column(_("Book value"), 30, right=True),
    )
    paper.table(columns, list(_years(card)))
    if paper.area.small:
        return
    planned, real = steps(card)
    drawing = going_down(planned, real, replace(_INK, width=paper.area.room))
    paper.gap(2)
    paper.say(_("The book value going down: planned dashed, recorded thick."), 8)
    paper.hold()
    paper.lay(Strip(drawing.height + 4, (Drawn(paper.area.margin, 4, drawing),)))


def _years(card: MachineCard) -> Iterator[Row]:
    machine = card.row.machine
    if machine.before:
        before = number(machine.before), number(machine.cost - machine.before)
        yield Row((_("Before these books"), "", "", *before))
    years: dict[int, list[CardMonth]] = {}
    for one in card.months:
        years.setdefault(one.month.year, []).append(one)
    currency = machine.cost.currency
    for year, months in years.items():
        planned = total((one.planned for one in months), currency)
        posted = total((one.posted for one in months if one.posted is not None), currency)
        last = months[-1]
        cells = (str(year), number(planned), some(posted), number(last.accumulated), number(last.book_value))
        yield Row(cells, rule="hair")
    planned = total((one.planned for one in card.months), currency)
    posted = total((one.posted for one in card.months if one.posted is not None), currency)
    yield Row((_("Totals"), number(planned), some(posted), "", ""), bold=True, rule="end", gap=1)


def steps(card: MachineCard) -> tuple[list[Point], list[Point]]:
    """Return what a machine is worth by its plan, and as recorded: from the day it came, month by month."""
    machine = card.row.machine
    began = Point(machine.came_on, machine.cost - machine.before)
    planned, real, worth = [began], [began], began.amount
    for one in card.months:
        worth -= one.planned
        planned.append(Point(_evening(one, began.day), worth))
        if one.posted is not None:
            real.append(Point(_evening(one, began.day), one.book_value))
    return planned, real


def _evening(one: CardMonth, began: date) -> date:
    """The last day of a month; the day after it came where that was it, so that a step is seen."""
    return max(one.month.last, began + _A_DAY)


def _lay_hour(paper: Paper, hour: HourCost, currency: str) -> None:
    paper.gap(4)
    paper.say(_("What an hour of it costs"), 10, bold=True)
    paper.hold()
    columns = (Column(_("In a year"), 48), Column(_("Where it comes from")), Column(_("Amount"), 30, right=True))
    names = (_("Depreciation"), _("Maintenance"), _("Energy"), _("Interest of its loans"))
    rows = [
        Row((name, part.said, number(_money(part.amount, currency))), rule="hair")
        for name, part in zip(names, hour.parts, strict=True)
        if part.amount
    ]
    rows.append(Row((_("Together"), "", number(_money(hour.total, currency))), bold=True, rule="sum", gap=1))
    hours = showing.quantity(Quantity.of(rounded(hour.hours, 2)))
    divided = _("divided by %(hours)s hours of work a year") % {"hours": hours}
    rows.append(
        Row((_("An hour"), divided, number(_money(hour.an_hour or Fraction(0), currency))), bold=True, rule="end")
    )
    paper.table(columns, rows)


def _money(value: Fraction, currency: str) -> Money:
    return money(value, currency)


def _log_columns() -> tuple[Column, ...]:
    return (
        Column(_("Day"), 22),
        Column(_("What was done")),
        Column(_("Cost"), 26, right=True),
        Column(_("Due on"), 24),
    )


def _entry(one: Maintenance) -> Row:
    words = " · ".join(filter(None, (one.draft.what, one.draft.note)))
    next_day = showing.day(one.next_day) if one.next_day else ""
    return Row((showing.day(one.draft.day), words, some(one.cost), next_day), rule="hair")
