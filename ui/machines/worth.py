"""What a machine is worth, year by year or month by month: as it was posted, and as it will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.machines import MachineCard
from coopbooks.money import Money, total
from ui.shared.chart_view import Chart, ChartView
from ui.shared.choice import Choice
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import heading, label
from ui.shared.rows import Column, amounts
from ui.shared.words import say


@dataclass(frozen=True)
class Span:
    """A year or a month: its name, what the plan takes, what was posted, what is left; the month it ends in."""

    name: str
    planned: Money
    posted: Money | None
    accumulated: Money
    book_value: Money
    last: Month
    done: bool


class WorthShown(QWidget):
    """The table, and a picture of it."""

    def __init__(self) -> None:
        """Begin with no machine."""
        super().__init__()
        self._card: MachineCard | None = None
        self.by = Choice([("year", lambda: _("Year by year")), ("month", lambda: _("Month by month"))])
        say(self.by.setAccessibleName, lambda: _("How it is shown"))
        self.by.take_room()
        self.none = label(kind="quiet", wrap=True)
        self.chart = ChartView("machine-worth", lambda: _("The book value going down"))
        self.table = FewRows(lambda: _("What it is worth"), key="machines_worth_table")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(lambda: _("What it is worth")))
        for one in (self.none, self.chart, flowing(self.by), self.table):
            column.addWidget(one)
        self.by.changed.connect(self._show)

    def show_card(self, card: MachineCard) -> None:
        """Show what a machine is worth from month to month."""
        self._card = card
        for one in (self.by, self.chart, self.table):
            one.setVisible(bool(card.months))
        self.none.setVisible(not card.months)
        self.none.setText(_("It is not depreciated: it keeps the worth it has."))
        if card.months:
            self.chart.show_chart(worth_chart(card))
            self._show()

    def _show(self) -> None:
        if self._card and self._card.months:
            spans = by_year(self._card) if self.by.value() == "year" else by_month(self._card)
            self.table.show_all(spans, _columns())


def by_month(card: MachineCard) -> list[Span]:
    """Return every month of its plan."""
    return [
        Span(
            showing.month(one.month).capitalize(),
            one.planned,
            one.posted,
            one.accumulated,
            one.book_value,
            one.month,
            one.posted is not None,
        )
        for one in card.months
    ]


def by_year(card: MachineCard) -> list[Span]:
    """Return the years of its plan, each as it ends."""
    years: dict[int, list[Any]] = {}
    for one in card.months:
        years.setdefault(one.month.year, []).append(one)
    return [_year(year, months) for year, months in years.items()]


def _year(year: int, months: Sequence[Any]) -> Span:
    last, currency = months[-1], months[-1].planned.currency
    posted = [one.posted for one in months if one.posted is not None]
    return Span(
        str(year),
        total((one.planned for one in months), currency),
        total(posted, currency) if posted else None,
        last.accumulated,
        last.book_value,
        last.month,
        len(posted) == len(months),
    )


def worth_chart(card: MachineCard) -> Chart:
    """Return the chart of its book value going down: as planned, and as it was recorded."""
    machine, last = card.row.machine, card.months[-1]
    words = _("It cost %(cost)s; after %(month)s it will stand at %(worth)s.")
    if machine.gone_on:
        last = next((one for one in reversed(card.months) if one.posted is not None), last)
        words = _("It cost %(cost)s; after %(month)s, before it went, it stood at %(worth)s.")
    said = {
        "cost": showing.money(machine.cost),
        "month": showing.month(last.month),
        "worth": showing.money(last.book_value),
    }
    return Chart(
        card.months,
        partial(_draw, card),
        words % said,
        tuple(f"{showing.month(one.month)}: {showing.money(one.book_value)}" for one in card.months),
    )


def _draw(card: MachineCard, _charts: Any, look: Any) -> Any:
    from coopbooks.papers.line_chart import going_down  # no part of a start
    from coopbooks.papers.machine_card import steps

    return going_down(*steps(card), look)


def _columns() -> list[Column[Span]]:
    return [
        Column(lambda: _("Time"), lambda span: span.name, 0, key="time"),
        amounts("planned", lambda: _("By the plan"), lambda span: span.planned, 120),
        amounts("posted", lambda: _("Recorded"), lambda span: span.posted, 120),
        amounts("accumulated", lambda: _("Depreciated"), lambda span: span.accumulated, 124, spare=True),
        amounts("book_value", lambda: _("Book value"), lambda span: span.book_value, 124),
    ]
