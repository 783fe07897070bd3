"""The report on a grant on paper."""

from coopbooks import grants
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_grant_report(desk: Desk, grant: int) -> None:
    """Show the report on a grant as it is printed, as it stands today."""
    books = desk.books
    report, today = grants.grant_report(books, grant), books.today()
    name = f"{_('Grant report')} {report.grant.name}"
    desk.preview(name, paper(books, lambda papers, sheet: papers.grant_report(report, today, sheet)))
