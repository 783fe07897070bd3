"""The picture of Home: what came of each of the last months."""

from coopbooks import showing, statements
from coopbooks.books import Books
from coopbooks.statements import MonthResult
from ui.shared.chart_view import Chart


def result_chart(books: Books) -> Chart:
    """Return the chart of what was gained or lost in each of the last months."""
    months = statements.result_by_month(books)
    return Chart(
        months,
        lambda charts, look: charts.result_by_month(months, look),
        statements.said_of_months(months),
        tuple(map(_told, months)),
        any(month.income or month.spent for month in months[:-1]),
    )


def _told(month: MonthResult) -> str:
    return f"{showing.month(month.month)}: {showing.money(month.result, sign=True)}"
