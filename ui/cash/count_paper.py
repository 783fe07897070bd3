"""The record of a cash count on paper, to be signed by who was there."""

from coopbooks import showing
from coopbooks.cash import Count
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_count(desk: Desk, count: Count) -> None:
    """Show the record of a count as it is printed."""
    name = f"{_('Cash count')} {count.box.name} {showing.day(count.day)}"
    desk.preview(name, paper(desk.books, lambda papers, sheet: papers.cash_count(count, sheet)))
