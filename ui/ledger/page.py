"""The page Ledger."""

from coopbooks import ledger
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.ledger.accounts import AccountsPart
from ui.ledger.months import MonthsPart
from ui.ledger.opening_form import OpeningForm
from ui.ledger.voucher_form import VoucherForm
from ui.ledger.vouchers import VouchersPart
from ui.shared.doing import Desk, Wanted
from ui.shared.page import Page
from ui.shared.running import JOURNAL
from ui.shared.statement_part import StatementPart
from ui.shared.tabs import Tabs
from ui.shared.voucher_view import VoucherView
from ui.shared.words import Words


class LedgerPage(Page):
    """What the books say, voucher by voucher: for who wants to see debit and credit."""

    areas = frozenset({"ledger", "accounts", "people", "club", "locks"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Ledger"), lambda: _("What do the books say, voucher by voucher?"))
        self.opening_button = self.add_button(lambda: _("Opening balances"))
        self.new_button = self.add_button(lambda: _("Record a voucher"), "main", "plus")
        self.new_button.setShortcut("Ctrl+N")
        self.vouchers = VouchersPart(desk, self.open_over)
        self.accounts = AccountsPart(desk, self.open_over)
        self.journal = StatementPart(desk, JOURNAL, self.open_over)
        self.months = MonthsPart(desk)
        named: dict[str, tuple[Words, VouchersPart | AccountsPart | StatementPart | MonthsPart]] = {
            "vouchers": (lambda: _("Vouchers"), self.vouchers),
            "accounts": (lambda: _("Accounts"), self.accounts),
            "journal": (JOURNAL.title, self.journal),
            "locks": (lambda: _("Months"), self.months),
        }
        self._parts = {key: part for key, (_words, part) in named.items()}
        self.tabs = Tabs()
        for key, (words, part) in named.items():
            self.tabs.add(key, words, part.tools, part.below)
        self.add(self.tabs, 1)
        self.opening_button.clicked.connect(lambda: self.open_new("opening"))
        self.new_button.clicked.connect(lambda: self.open_new("voucher"))
        self.tabs.currentChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Ask again for the part in sight."""
        self._parts[self.tabs.key].refresh()

    def want(self, wanted: Wanted) -> None:
        """Show a part (``vouchers``, ``accounts``, ``journal``, ``locks``), a record, or a form: ``voucher``,
        ``opening``, or that of a voucher to correct.
        """
        self.tabs.show_part(wanted.tab)
        self.enter()
        if wanted.correct:
            self.open_correction(wanted.correct)
        elif wanted.record:
            self.open_over(VoucherView(self.desk, wanted.record))
        elif wanted.new:
            self.open_new(wanted.new)

    def enter(self) -> None:
        """Begin at the table of the part in sight."""
        self._parts[self.tabs.key].table.setFocus()

    def open_new(self, what: str) -> None:
        """Open the form for a voucher, or for the opening balances."""
        self.open_over(OpeningForm(self.desk) if what == "opening" else VoucherForm(self.desk))

    def open_correction(self, voucher: Voucher) -> None:
        """Open the form for a voucher recorded earlier, filled in again."""
        if voucher.word == ledger.OPENING:
            self.open_over(OpeningForm(self.desk))
        else:
            self.open_over(VoucherForm(self.desk, voucher))
