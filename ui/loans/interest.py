"""Interest owed at the end of a year: posted for all loans in one gesture."""

from datetime import date

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, loans
from coopbooks.days import Month, named_period
from coopbooks.i18n import _
from ui.shared.asking import Asking
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import deed_of
from ui.shared.doing import Deed, Desk


def ask_for_interest(desk: Desk, parent: QWidget) -> None:
    """Ask up to which day the interest is posted that has grown and was not paid."""
    books = desk.books

    def post(day: date) -> Deed:
        return deed_of(desk, loans.accrue_interest(books, day))

    asking = Asking(
        desk,
        lambda: _("Interest owed at the end of the year"),
        post,
        desk.done,
        parent=parent,
        go=lambda: _("Post the interest"),
    )
    asking.say(
        lambda: _(
            "Interest that has grown on the loans up to this day and was not paid yet belongs to this year. One "
            "voucher takes all of it; the payments to come know of it."
        )
    )
    day = asking.add("day", lambda: _("Up to which day?"), DayEdit(books.today, lambda: ledger.locked_through(books)))
    day.propose(_last_day(books.today(), books.club.closing_month))
    asking.open()


def _last_day(today: date, closing: int) -> date:
    """The last day of the accounting year that is over, or of the present one in its last month."""
    year = named_period("this_year", today, closing)
    return year.last if Month.of(year.last) == Month.of(today) else named_period("last_year", today, closing).last
