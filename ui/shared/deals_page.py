"""A page of deals, sales or costs: the list with its filter and totals, the debts they left, and the forms for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, showing
from coopbooks.books import Listing
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import DealRow, DealTotals, Voucher
from coopbooks.money import total
from coopbooks.people import Debt
from ui.shared.choices import ActivityChoice, VoidedTick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.payments import Payments
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import of_voucher
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart
from ui.shared.words import Words, say

if TYPE_CHECKING:  # loaded when they are opened
    from ui.shared.form import Form
    from ui.shared.payment_form import PaymentForm


@dataclass(frozen=True)
class DealsWords:
    """What a page of deals calls things; ``key`` is the name under which its tables are remembered.

    ``what_for`` says whether the list can tell what each was for.
    """

    key: str
    title: Words
    question: Words
    new: Words
    person: Words
    empty: Words
    debts: Words
    no_debts: Words
    pay: Words
    who_pays: Words
    what_for: bool = False


@dataclass(frozen=True)
class DealsFilter:
    """What the filter row asks for."""

    period: Period | None
    activity: int | None
    search: str
    voided: bool


class DealsPage(TabbedPage):
    """The base of the pages Sales and Costs, which say what is asked of the books and which form records a deal."""

    areas = frozenset({"sales", "costs", "ledger", "people", "accounts", "templates"})
    payments: Payments
    deeds: tuple[str, ...]
    """The words of what is recorded here."""

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
        self.voided = VoidedTick()
        self.filters = FilterRow([self.period, self.activity, self.search, self.voided])
        self.table = deals_table(words)
        step = FirstStep(words.new, lambda: self.open_new("deal"))
        self.listed = Listed(self.table, words.empty, step, self.filters)
        self.debts_table = _debts_table(words)
        self.debts_search = SearchEdit(lambda: _("Search a name"))
        self.pay_button = button(words.pay)
        self.debts_filters = FilterRow([self.debts_search], [self.pay_button])
        self.debts_listed = Listed(self.debts_table, words.no_debts, filters=self.debts_filters)
        self.templates = TemplatesPart(desk, *self.deeds)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.add(self.tabs, 1)
        self.tabs.add("deals", self._words.title, [self.filters], self.listed)
        self.tabs.add("debts", self._words.debts, [self.debts_filters], self.debts_listed)
        self.tabs.add("templates", lambda: _("Templates"), self.templates.tools, self.templates.below)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.debts_filters.changed.connect(self._show_debts)
        self.table.opened.connect(self.open_deal)
        of_voucher(self.desk, self.table, lambda row: row.voucher)
        self.pay_button.clicked.connect(lambda: self.open_payment(self.debts_table.current()))
        self.debts_table.opened.connect(self.open_payment)

    # What a page of deals says.

    def list_deals(self, wanted: DealsFilter) -> Listing[DealRow]:
        """Return the deals that fit."""
        raise NotImplementedError

    def form(self, voucher: Voucher | None = None, *, again: bool = False) -> Form:
        """Return the form for a new deal, or for the one of this voucher: corrected, or ``again`` as a new one."""
        raise NotImplementedError

    # What happens.

    def wanted(self) -> DealsFilter:
        """Return what the filter row asks for."""
        return DealsFilter(
            self.period.value(), self.activity.value(), self.search.value(), voided=self.voided.isChecked()
        )

    def refresh(self) -> None:
        """Ask for the deals that fit, and for the debts."""
        self.activity.setVisible(self.activity.is_wanted())
        deals = self.list_deals(self.wanted())
        totals = ledger.deal_totals(self.desk.books, deals)
        self.listed.show_rows(deals, counted(totals.count), _sums(totals), self._any_deals)
        self._show_debts()
        self.templates.refresh()

    def _any_deals(self) -> bool:
        return self.list_deals(DealsFilter(None, None, "", voided=False)).count() > 0

    def _show_debts(self) -> None:
        every = self.payments.list_debts(self.desk.books)
        debts = [debt for debt in every if self.debts_search.finds(debt.name)]
        owed = {"owed": showing.amount(total((debt.amount for debt in debts), self.desk.books.club.currency))}
        self.debts_listed.show_rows(AllRows(debts), counted(len(debts)), owed, ever=lambda: bool(every))
        self.pay_button.setEnabled(bool(debts))

    def enter(self) -> None:
        """Begin at the list in sight."""
        tables: dict[str, QWidget] = {"deals": self.table, "debts": self.debts_table, "templates": self.templates.table}
        tables[self.tabs.key].setFocus()

    def open_new(self, what: str = "deal") -> None:
        """Open the form for a new ``payment``, or for a new deal, whatever the page calls it."""
        form = self._payment() if what == "payment" else self.form()
        self.open_over(form)
        self.land_after(form)

    def land_on(self, voucher: int) -> None:
        """Put the cursor on what was just recorded, wherever that stands in the list; at its head where it does not."""
        self.table.go_to(0)
        self.table.seek(voucher)

    def open_deal(self, row: DealRow) -> None:
        """Open a deal with its voucher and history; afterwards the cursor is on what stands in its place by then."""
        view = voucher_view(self.desk, row.voucher)
        self.open_over(view)
        view.left.connect(lambda: self.table.seek(view.voucher.id))

    def open_payment(self, debt: Debt | None) -> None:
        """Open the form for a payment, of this debt if there is one."""
        form = self._payment()
        self.open_over(form)
        if debt:
            form.pay_for(debt.person)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form a deal or payment was typed in, filled in again."""
        return self._payment(voucher) if _is_payment(voucher) else self.form(voucher)

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form of a new deal or payment like this one."""
        return self._payment(again=voucher) if _is_payment(voucher) else self.form(voucher, again=True)

    def _payment(self, correcting: Voucher | None = None, again: Voucher | None = None) -> PaymentForm:
        from ui.shared.payment_form import PaymentForm

        words = self._words
        return PaymentForm(self.desk, words.pay, words.who_pays, self.payments, correcting=correcting, again=again)


def _is_payment(voucher: Voucher) -> bool:
    return voucher.word in ("customer_payment", "supplier_payment")


def deals_table(words: DealsWords) -> RecordTable[DealRow]:
    """Return an empty table of deals."""
    columns: list[Column[DealRow]] = [
        days("day", lambda: _("Day"), lambda row: row.day),
        Column(lambda: _("Voucher"), lambda row: row.label, 146, key="voucher"),
        Column(words.person, lambda row: row.person, 0, key="person"),
        Column(lambda: _("Description"), lambda row: row.description, 0, key="description"),
        *([names("purposes", lambda: _("What for"), _what_for, spare=True)] if words.what_for else []),
        amounts("total", lambda: _("Total"), lambda row: row.total),
        amounts("paid", lambda: _("Paid at once"), lambda row: row.paid, blank=True, spare=True),
        amounts("owed", lambda: _("On credit"), lambda row: row.owed, blank=True),
    ]
    return RecordTable(words.title, columns, faded=lambda row: row.voided, key=words.key, same=lambda row: row.voucher)


def _what_for(row: DealRow) -> str:
    return ", ".join(one.name for one in row.purposes)


def _sums(totals: DealTotals) -> dict[str, str]:
    """What stands under the columns."""
    sums = {"total": totals.total, "paid": totals.paid, "owed": totals.owed}
    return {key: showing.amount(amount) for key, amount in sums.items()}


def _debts_table(words: DealsWords) -> RecordTable[Debt]:
    columns: list[Column[Debt]] = [
        names("name", lambda: _("Name"), lambda debt: debt.name),
        amounts("owed", lambda: _("Owed"), lambda debt: debt.amount, 160),
    ]
    return RecordTable(words.debts, columns, key=f"{words.key}-debts", same=lambda debt: debt.person)
