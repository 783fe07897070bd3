"""The record of a stock count on paper, to be signed by who was there."""

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.materials import StockCount
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_stock_count(desk: Desk, count: StockCount) -> None:
    """Show the record of a count as it is printed."""
    name = _("Stock count %(day)s") % {"day": showing.day(count.day)}
    desk.preview(name, paper(desk.books, lambda papers, sheet: papers.stock_count(count, sheet)))
