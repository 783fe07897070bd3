"""The form for interest owed at the end of a year: posted for all loans in one gesture."""

from datetime import date

from coopbooks import ledger, loans
from coopbooks.days import Month, named_period
from coopbooks.i18n import _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import total
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_foot import in_figures_and_words
from ui.shared.form_key import FormKey
from ui.shared.labels import label


class InterestForm(Form):
    """Up to which day the interest is posted that has grown and was not paid."""

    def __init__(self, desk: Desk) -> None:
        """Make the form."""
        super().__init__(
            desk,
            lambda: _("Interest owed at the end of the year"),
            lambda: _("Post the interest"),
            once=True,
            key=FormKey("loans", "interest"),
        )
        words = lambda: _(  # noqa: E731 - words that follow the language
            "Interest that has grown on the loans up to this day and was not paid yet belongs to this year. One "
            "voucher takes all of it; the payments to come know of it."
        )
        self.fields.add_widget(label(words, "quiet", wrap=True))
        books = desk.books
        self.day = self.add(
            "day", lambda: _("Up to which day?"), DayEdit(books.today, lambda: ledger.locked_through(books))
        )
        self.begin()

    def prepare(self) -> None:
        """Propose the last day of the accounting year that is over, or of the present one in its last month."""
        self.day.propose(_last_day(self.desk.books.today(), self.desk.books.club.closing_month))

    def draft(self) -> VoucherDraft:
        """Return the voucher that takes all of it."""
        return loans.accrual_voucher(self.desk.books, self.day.value())

    def voucher(self, draft: VoucherDraft) -> VoucherDraft:
        """Return it as it is."""
        return draft

    def doubts(self, draft: VoucherDraft, voucher: VoucherDraft) -> tuple[str, ...]:  # noqa: ARG002 - as every form's
        """Ask nothing: a day of a year that is over is what it is for."""
        return ()

    def summary(self, draft: VoucherDraft) -> str:
        """Read back what has grown on all loans together."""
        books = self.desk.books
        return in_figures_and_words(
            total((line.amount for line in draft.lines if line.amount.minor > 0), books.club.currency), books
        )

    def record(self, draft: VoucherDraft) -> Deed:
        """Post it."""
        return deed_of(self.desk, loans.accrue_interest(self.desk.books, draft.day))


def _last_day(today: date, closing: int) -> date:
    year = named_period("this_year", today, closing)
    return year.last if Month.of(year.last) == Month.of(today) else named_period("last_year", today, closing).last
