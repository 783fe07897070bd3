"""A page of deals, sales or costs: the list with its filter and totals, the debts they left, and the forms for both."""

from dataclasses import dataclass

from coopbooks import showing
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import DealRow, DealTotals, Voucher
from coopbooks.people import Debt
from ui.shared.choice import Tick
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Desk
from ui.shared.form import Form
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.payment_form import PaymentForm, Payments
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, Column, RecordTable, Rows
from ui.shared.search_edit import SearchEdit
from ui.shared.tabbed_page import TabbedPage
from ui.shared.voucher_view import VoucherView
from ui.shared.words import Words, say


@dataclass(frozen=True)
class DealsWords:
    """What a page of deals calls things."""

    title: Words
    question: Words
    new: Words
    person: Words
    empty: Words
    debts: Words
    no_debts: Words
    pay: Words
    who_pays: Words


@dataclass(frozen=True)
class DealsFilter:
    """What the filter row asks for."""

    period: Period | None
    activity: int | None
    search: str
    voided: bool


class DealsPage(TabbedPage):
    """The base of the pages Sales and Costs, which say what is asked of the books and which form records a deal."""

    areas = frozenset({"sales", "costs", "ledger", "people", "accounts"})
    payments: Payments

    def __init__(self, desk: Desk, words: DealsWords) -> None:
        """Make the page."""
        super().__init__(desk, words.title, words.question)
        self._words = words
        self.new_button = self.add_button(words.new, "main", "plus", "Ctrl+N")
        self.new_button.clicked.connect(lambda: self.open_new("deal"))
        self.period = PeriodChoice(desk.books)
        self.activity = ActivityChoice(desk.books, lambda: _("All activities"))
        say(self.activity.setAccessibleName, lambda: _("Activity"))
        self.search = SearchEdit()
        self.voided = Tick(lambda: _("Voided ones too"))
        self.table = deals_table(words.title, words.person)
        self.listed = Listed(self.table, words.empty)
        self.debts_table = _debts_table(words.debts)
        self.debts_listed = Listed(self.debts_table, words.no_debts)
        self.pay_button = button(words.pay)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = [self.period, self.activity, self.search, self.voided]
        self.tabs.add("deals", self._words.title, filters, self.listed)
        self.tabs.add("debts", self._words.debts, [self.pay_button], self.debts_listed)
        self.add(self.tabs, 1)

    def _connect(self) -> None:
        for field in (self.period, self.activity, self.voided):
            field.changed.connect(self.refresh)
        self.search.wanted.connect(self.refresh)
        self.table.opened.connect(self.open_deal)
        self.pay_button.clicked.connect(lambda: self.open_payment(self.debts_table.current()))
        self.debts_table.opened.connect(self.open_payment)

    # What a page of deals says.

    def list_deals(self, wanted: DealsFilter) -> Rows[DealRow]:
        """Return the deals that fit."""
        raise NotImplementedError

    def totals(self, wanted: DealsFilter) -> DealTotals:
        """Return their sums."""
        raise NotImplementedError

    def form(self, voucher: Voucher | None = None, *, again: bool = False) -> Form:
        """Return the form for a new deal, or for the one of this voucher: corrected, or ``again`` as a new one."""
        raise NotImplementedError

    # What happens.

    def wanted(self) -> DealsFilter:
        """Return what the filter row asks for."""
        return DealsFilter(
            self.period.value(), self.activity.value(), self.search.text(), voided=self.voided.isChecked()
        )

    def refresh(self) -> None:
        """Ask for the deals that fit, and for the debts."""
        self.activity.setVisible(self.activity.is_wanted())
        wanted = self.wanted()
        self.listed.show_rows(self.list_deals(wanted), totals_words(self.totals(wanted)))
        debts = self.payments.list_debts(self.desk.books)
        owed = showing.money(sum((debt.amount for debt in debts), self.desk.books.money(0)))
        self.debts_listed.show_rows(AllRows(debts), _("Together %(amount)s") % {"amount": owed})
        self.pay_button.setEnabled(bool(debts))

    def enter(self) -> None:
        """Begin at the list in sight."""
        (self.debts_table if self.tabs.key == "debts" else self.table).setFocus()

    def open_new(self, _what: str = "deal") -> None:
        """Open the form for a new deal: there is no other."""
        self.open_over(self.form())

    def open_deal(self, row: DealRow) -> None:
        """Open a deal with its voucher and history."""
        self.open_over(VoucherView(self.desk, row.voucher))

    def open_payment(self, debt: Debt | None) -> None:
        """Open the form for a payment, of this debt if there is one."""
        form = self._payment()
        self.open_over(form)
        if debt:
            form.pay_for(debt.person)

    def open_correction(self, voucher: Voucher) -> None:
        """Open the form a deal or payment was typed in, filled in again."""
        self.open_over(self._payment(voucher) if _is_payment(voucher) else self.form(voucher))

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form of a new deal or payment like this one."""
        return self._payment(again=voucher) if _is_payment(voucher) else self.form(voucher, again=True)

    def _payment(self, correcting: Voucher | None = None, again: Voucher | None = None) -> PaymentForm:
        words = self._words
        return PaymentForm(self.desk, words.pay, words.who_pays, self.payments, correcting=correcting, again=again)


def _is_payment(voucher: Voucher) -> bool:
    return voucher.word in ("customer_payment", "supplier_payment")


def deals_table(name: Words, person: Words) -> RecordTable[DealRow]:
    """Return an empty table of deals; ``person`` heads the column of whom they were with."""
    columns: list[Column[DealRow]] = [
        Column(lambda: _("Day"), lambda row: showing.day(row.day), 112),
        Column(lambda: _("Voucher"), lambda row: row.label, 146),
        Column(person, lambda row: row.person, 0),
        Column(lambda: _("Description"), lambda row: row.description, 0),
        Column(lambda: _("Total"), lambda row: showing.amount(row.total), 104, right=True),
        Column(lambda: _("On credit"), lambda row: showing.amount(row.owed) if row.owed else "", 104, right=True),
    ]
    return RecordTable(name, columns, faded=lambda row: row.voided)


def totals_words(totals: DealTotals) -> str:
    """Return the line under the table that sums it up."""
    return _("%(count)s in the list · total %(total)s · paid at once %(paid)s · on credit %(owed)s") % {
        "count": totals.count,
        "total": showing.money(totals.total),
        "paid": showing.money(totals.paid),
        "owed": showing.money(totals.owed),
    }


def _debts_table(name: Words) -> RecordTable[Debt]:
    columns: list[Column[Debt]] = [
        Column(lambda: _("Name"), lambda debt: debt.name, 0),
        Column(lambda: _("Owed"), lambda debt: showing.amount(debt.amount), 160, right=True),
    ]
    return RecordTable(name, columns)
