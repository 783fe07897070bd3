"""The picture of the money of the last weeks, in one box or in all of them."""

from coopbooks import cash, showing
from coopbooks.books import Books
from coopbooks.cash import CashWeek
from ui.shared.chart_view import Chart


def cash_chart(books: Books, box: int | None = None) -> Chart:
    """Return the chart of what was there at the end of each week, in one box or in all together (None)."""
    weeks = cash.by_week(books, box)
    return Chart(
        weeks,
        lambda charts, look: charts.cash_by_week(weeks, look),
        cash.said_of_weeks(weeks),
        tuple(map(_told, weeks)),
        any(week.closing for week in weeks[:-1]),
    )


def _told(week: CashWeek) -> str:
    return f"{showing.day(week.last)}: {showing.money(week.closing)}"
