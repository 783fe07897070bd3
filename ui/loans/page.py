"""The page Loans."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import loans
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.loans import Offer
from ui.loans.due_part import DuePart
from ui.loans.loans_part import LoansPart
from ui.loans.orders_part import OrdersPart
from ui.shared.doing import Desk, Wanted
from ui.shared.tabbed_page import TabbedPage

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.loans.offers_part import OffersPart
    from ui.shared.form import Form

_SIDES = ("borrowed", "lent")


class LoansPage(TabbedPage):
    """What was borrowed and lent: how it stands, what is due, whether the orders in hand will pay for it."""

    areas = frozenset({"loans", "ledger", "orders", "people", "rates", "accounts", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Loans"), lambda: _("Whom do we owe, who owes us, and what is due next?"))
        self.pay_button = self.add_button(lambda: _("Pay an instalment"), "main", "loans", "Ctrl+N")
        self.borrowed, self.lent = (LoansPart(desk, side, self.open_over, self.open_new) for side in _SIDES)
        self.add_parts(
            {
                "borrowed": (lambda: _("What we owe"), lambda: self.borrowed),
                "lent": (lambda: _("What members owe us"), lambda: self.lent),
                "due": (lambda: _("What is due"), lambda: self.due),
                "against": (lambda: _("Instalments against orders"), lambda: self.against),
                "offers": (lambda: _("Offers compared"), lambda: self.offers),
            }
        )
        self.pay_button.clicked.connect(lambda: self.open_new("payment"))

    @cached_property
    def due(self) -> DuePart:
        """What is due next, and what is overdue."""
        return DuePart(self.desk, self.open_over)

    @cached_property
    def against(self) -> OrdersPart:
        """Month by month, instalments and what is to come in."""
        return OrdersPart(self.desk)

    @cached_property
    def offers(self) -> OffersPart:
        """Offers typed side by side."""
        from ui.loans.offers_part import OffersPart

        return OffersPart(self.desk, self.record_offer)

    def want(self, wanted: Wanted) -> None:
        """Show one part, of what is due the next ``days``; the record of a loan, or a form."""
        if wanted.loan is not None:
            self.open_record(wanted.loan)
            if wanted.new:
                self._open_of(wanted.loan, wanted.new)
        else:
            super().want(wanted)

    def open_record(self, loan: int) -> None:
        """Open a loan."""
        from ui.loans.view import LoanView

        self.open_over(LoanView(self.desk, loan, self.open_over))

    def _open_of(self, loan: int, what: str) -> None:
        """Open a form that takes up a loan again: its new terms, or who bears it."""
        from ui.loans.share_form import ShareForm
        from ui.loans.terms_form import NewTermsForm

        card = loans.card(self.desk.books, loan, self.desk.books.today())
        self.open_over(NewTermsForm(self.desk, card) if what == "terms" else ShareForm(self.desk, card.loan))

    def record_offer(self, offer: Offer) -> None:
        """Open the form for a loan with the terms of an offer."""
        from ui.loans.loan_form import LoanForm

        self.open_over(LoanForm(self.desk, "borrowed", offer=offer))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it, or the offers."""
        if what == "offers":
            self.tabs.show_part("offers")
            self.enter()
            self._ground.show_top()
            return
        form = self._form(what)
        self.open_over(form)
        if what != "interest":  # that is of all loans
            self.land_after(form)

    def _form(self, what: str) -> Form:
        from ui.loans.interest_form import InterestForm
        from ui.loans.loan_form import LoanForm
        from ui.loans.payment_form import LoanPaymentForm

        if what == "interest":
            return InterestForm(self.desk)
        if what in _SIDES:
            return LoanForm(self.desk, what)
        return LoanPaymentForm(self.desk, first="lent" if self.tabs.key == "lent" else "borrowed")

    def land_on(self, voucher: int) -> None:
        """Put the cursor on the loan a voucher is of, where it is listed."""
        part = {"borrowed": self.borrowed, "lent": self.lent}.get(self.tabs.key)
        if part:
            part.table.seek(loans.loan_of_voucher(self.desk.books, voucher).id)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form a loan or a payment was typed in, filled in again."""
        from ui.loans.loan_form import LoanForm
        from ui.loans.payment_form import LoanPaymentForm

        books = self.desk.books
        if voucher.word == "loan":
            loan = loans.loan_of_voucher(books, voucher.id)
            return LoanForm(self.desk, loan.side, correcting=loan)
        return LoanPaymentForm(self.desk, loans.payment_of_voucher(books, voucher.id))

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form of a new loan or payment like this one."""
        from ui.loans.loan_form import LoanForm
        from ui.loans.payment_form import LoanPaymentForm

        loan = loans.loan_of_voucher(self.desk.books, voucher.id)
        return (
            LoanForm(self.desk, loan.side, again=loan)
            if voucher.word == "loan"
            else LoanPaymentForm(self.desk, loan=loan)
        )
