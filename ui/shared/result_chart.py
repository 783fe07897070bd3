"""The picture of what came of each of twelve months."""

from coopbooks import showing, statements
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.statements import MonthResult
from ui.shared.chart_view import Chart


def result_chart(books: Books, last: Month | None = None, activity: int | None = None) -> Chart:
    """Return the chart of what was gained or lost in each month up to the ``last``, or up to this one."""
    months = statements.result_by_month(books, last=last, activity=activity)
    return Chart(
        months,
        lambda charts, look: charts.result_by_month(months, look),
        statements.said_of_months(months),
        tuple(map(_told, months)),
        statements.tell_more(months),
    )


def _told(month: MonthResult) -> str:
    return f"{showing.month(month.month)}: {showing.money(month.result, sign=True)}"
