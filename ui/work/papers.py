"""The blank sheet of work on paper: the same members and columns as the grid it is copied into."""

from collections.abc import Sequence

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.work import DaySheet
from ui.shared.doing import Desk
from ui.shared.sheet import paper
from ui.shared.words import Words


def preview_day_sheet(desk: Desk, about: DaySheet, members: Sequence[str], heads: Sequence[Words]) -> None:
    """Show the sheet as it is printed, in whatever language it is printed in."""
    columns = {}
    for language in ("es", "en"):
        with speaking(language):
            columns[language] = tuple(head() for head in heads)
    name = f"{_('Work sheet')} {showing.day(about.days[0])}"
    desk.preview(
        name,
        paper(
            desk.books,
            lambda papers, sheet: papers.day_sheet(about, tuple(members), columns[sheet.language], sheet),
        ),
    )
