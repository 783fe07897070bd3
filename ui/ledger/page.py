"""The page Ledger."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import ledger, templates
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.ledger.accounts import AccountsPart
from ui.ledger.months import MonthsPart
from ui.ledger.vouchers import VouchersPart
from ui.shared.doing import Desk, Wanted
from ui.shared.running_statements import JOURNAL
from ui.shared.statement_part import StatementPart
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.ledger.opening_form import OpeningForm
    from ui.ledger.voucher_form import VoucherForm
    from ui.shared.form import Form


class LedgerPage(TabbedPage):
    """What the books say, voucher by voucher: for who wants to see debit and credit."""

    areas = frozenset({"ledger", "accounts", "people", "club", "locks", "templates"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Ledger"), lambda: _("What do the books say, voucher by voucher?"))
        self.opening_button = self.add_button(lambda: _("Opening balances"))
        self.new_button = self.add_button(lambda: _("Record a voucher"), "main", "plus", "Ctrl+N")
        self.vouchers = VouchersPart(desk, self.open_over)
        self.add_parts(
            {
                "vouchers": (lambda: _("Vouchers"), lambda: self.vouchers),
                "accounts": (lambda: _("Accounts"), lambda: self.accounts),
                "journal": (JOURNAL.title, lambda: self.journal),
                "locks": (lambda: _("Months"), lambda: self.months),
                "templates": (lambda: _("Templates"), lambda: self.templates),
            }
        )
        self.opening_button.clicked.connect(lambda: self.open_new("opening"))
        self.new_button.clicked.connect(lambda: self.open_new("voucher"))

    @cached_property
    def accounts(self) -> AccountsPart:
        """The chart."""
        return AccountsPart(self.desk, self.open_over)

    @cached_property
    def journal(self) -> StatementPart:
        """The journal."""
        part = StatementPart(self.desk, JOURNAL, self.open_over)
        part.take_keys(part.below)
        return part

    @cached_property
    def months(self) -> MonthsPart:
        """The months, locked or not."""
        return MonthsPart(self.desk)

    @cached_property
    def templates(self) -> TemplatesPart:
        """The templates of vouchers, and those of deeds that are kept as templates no more."""
        return TemplatesPart(self.desk, "ledger", *templates.KEPT_NO_MORE)

    def want(self, wanted: Wanted) -> None:
        """Show one part; of the vouchers those that fit a search, or those of a period."""
        if wanted.search or wanted.period:
            self.vouchers.look_for(wanted.search, wanted.period)
        super().want(wanted)

    def open_new(self, what: str) -> None:
        """Open the form for a ``voucher``, or for the ``opening`` balances."""
        form = self._opening() if what == "opening" else self._voucher()
        self.open_over(form)
        self.land_after(form)

    def land_on(self, voucher: int) -> None:
        """Put the cursor on the voucher just recorded, wherever it stands in the list."""
        self.vouchers.table.seek(voucher)

    def form_again(self, voucher: Voucher) -> VoucherForm:
        """Return the form of a new voucher like this one."""
        return self._voucher(again=voucher)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form for a voucher recorded earlier, filled in again."""
        return self._opening() if voucher.word == ledger.OPENING else self._voucher(voucher)

    def _opening(self) -> OpeningForm:
        from ui.ledger.opening_form import OpeningForm

        return OpeningForm(self.desk)

    def _voucher(self, correcting: Voucher | None = None, again: Voucher | None = None) -> VoucherForm:
        from ui.ledger.voucher_form import VoucherForm

        return VoucherForm(self.desk, correcting, again=again)
