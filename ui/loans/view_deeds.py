"""What can be done with a loan that is opened: pay, pay off, agree new terms, split, correct, print."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from coopbooks import loans
from coopbooks.i18n import _
from coopbooks.loans import LoanCard
from ui.loans.papers import papers_menu
from ui.shared.asking import Asking
from ui.shared.doing import Deed, Desk
from ui.shared.labels import Button, button, press, unfold
from ui.shared.over import Over
from ui.shared.part import OpenOver
from ui.shared.recorded import CORRECT, PAPER, voucher_view
from ui.shared.typed_edit import TextEdit

if TYPE_CHECKING:  # loaded when it is opened
    from ui.loans.payment_form import LoanPaymentForm


class ViewDeeds:
    """The buttons under a loan, and what they do."""

    def __init__(self, desk: Desk, view: Over, open_over: OpenOver) -> None:
        """Make them."""
        self._desk, self._view, self._open_over = desk, view, open_over
        self._card: LoanCard | None = None
        self.pay_button = button(lambda: _("Pay an instalment…"), "main")
        self.pay_off_button = button(lambda: _("Pay all of it…"))
        self.terms_button = button(lambda: _("Agree new terms…"))
        self.back_button = button(lambda: _("Take the new terms back…"))
        self.share_button = button(lambda: _("Share it among members…"))
        self.correct_button = button(lambda: _("Correct…"))
        self.voucher_button = button(lambda: _("Its voucher"))
        self.print_button = self._print_button()
        self.buttons: tuple[QPushButton, ...] = (
            self.pay_button,
            self.pay_off_button,
            self.print_button,
            self.terms_button,
            self.back_button,
            self.share_button,
            self.correct_button,
            self.voucher_button,
        )
        deeds: dict[QPushButton, Callable[[], object]] = {
            self.pay_button: self.pay,
            self.pay_off_button: self.pay_off,
            self.terms_button: self.agree,
            self.back_button: self.ask_to_take_back,
            self.share_button: self.share,
            self.correct_button: lambda: desk.correct(self.card.loan.voucher),
            self.voucher_button: lambda: open_over(voucher_view(desk, self.card.loan.voucher)),
        }
        for one, do in deeds.items():
            one.clicked.connect(lambda _checked=False, do=do: do())
        press(self.correct_button, CORRECT, view)

    def _print_button(self) -> Button:
        made = button(lambda: _("Print…"), "menu", "print")
        unfold(made, papers_menu(self._desk, lambda: self.card, made), PAPER, self._view)
        return made

    @property
    def card(self) -> LoanCard:
        """The loan, as it was shown last."""
        assert self._card  # noqa: S101 - nothing is pressed before it is shown
        return self._card

    def offer(self, card: LoanCard) -> None:
        """Offer what can be done with a loan as it stands."""
        self._card = card
        loan, standing = card.loan, card.standing
        runs = standing is not None and not standing.closed
        begun = any(not payment.voided for payment in card.payments) or len(_standing_plans(card)) > 1
        for one in (self.pay_button, self.pay_off_button, self.terms_button):
            one.setVisible(runs)
        self.back_button.setVisible(runs and len(_standing_plans(card)) > 1)
        self.share_button.setVisible(loan.side == "borrowed" and not loan.voided)
        self.correct_button.setVisible(not (begun or loan.voided))

    def _payment_form(self) -> "LoanPaymentForm":
        from ui.loans.payment_form import LoanPaymentForm

        return LoanPaymentForm(self._desk, loan=self.card.loan)

    def pay(self) -> None:
        """Open the form for an instalment."""
        self._open_over(self._payment_form())

    def pay_off(self) -> None:
        """Open it with all that is left."""
        form = self._payment_form()
        self._open_over(form)
        form.settle_all()

    def agree(self) -> None:
        """Open the form for new terms."""
        from ui.loans.terms_form import NewTermsForm

        self._open_over(NewTermsForm(self._desk, self.card))

    def share(self) -> None:
        """Open the form that splits it among members."""
        from ui.loans.share_form import ShareForm

        self._open_over(ShareForm(self._desk, self.card.loan))

    def ask_to_take_back(self) -> None:
        """Ask why the terms agreed last are taken back."""
        loan = self.card.loan

        def take_back(reason: str) -> Deed:
            loans.take_back_terms(self._desk.books, loan.id, reason)
            return Deed(lambda: _("The plan before holds again for the loan %(loan)s.") % {"loan": loan.label})

        asking = Asking(
            self._desk,
            lambda: _("Take the new terms back"),
            take_back,
            self._desk.done,
            parent=self._view,
            go=lambda: _("Take them back"),
        )
        asking.say(lambda: _("The plan before holds again; both stay on record."))
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(self._desk, "terms", loan.id)


def _standing_plans(card: LoanCard) -> list[int]:
    """The plans of the loan as it is recorded now that were not taken back."""
    return [one.id for one in card.versions if not one.taken_back and one.id <= card.loan.plan]
