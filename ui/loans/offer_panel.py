"""One loan that is offered: its terms typed under one another, and below them what it would really cost."""

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopbooks import loans, showing
from coopbooks.i18n import N_, _
from coopbooks.loans import Compared, Offer, Terms
from coopbooks.money import Money
from ui.loans.fields import OftenEdit
from ui.loans.terms_fields import NONE
from ui.loans.told import percent, said_of_flat
from ui.shared.choice import choice_of
from ui.shared.facts import Facts
from ui.shared.fields import Fields
from ui.shared.labels import button, label
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.quantity_edit import WholeEdit
from ui.shared.typed_edit import TextEdit

_FLAT: Final = "flat"
_SHORT: Final = {
    "equal_instalments": N_("Equal instalments"),
    "equal_principal": N_("Equal principal"),
    "flat": N_("Flat"),
    "interest_first": N_("Interest first"),
    "all_at_end": N_("Everything at the end"),
    "no_interest": N_("Without interest"),
}
_PER: Final = {"month": N_("a month"), "year": N_("a year"), "effective_year": N_("effective")}
"""The ways a loan is paid back, and what a rate is of, in words that fit side by side."""


class OfferPanel(QFrame):
    """The fields of one offer, and its answers. ``wanted``: it is to be recorded."""

    wanted = Signal()

    def __init__(self, number: int, currency: str) -> None:
        """Make an empty one."""
        super().__init__()
        self.setProperty("kind", "panel")
        self._number = number
        self.fields = Fields()
        self._add_fields(currency)
        self.mark = label(kind="in")
        self.said = label(kind="quiet", wrap=True)
        self.answers = Facts()
        self.record_button = button(lambda: _("Record this one…"))
        column = QVBoxLayout(self)
        for widget in (self.fields, self.mark, self.answers, self.said):
            column.addWidget(widget)
        column.addWidget(self.record_button)
        column.addStretch()
        self.record_button.clicked.connect(self.wanted)
        self.method.changed.connect(self._follow)
        self.show_answer(None)
        self._follow()

    def _add_fields(self, currency: str) -> None:
        add = self.fields.add
        self.name = add("name", lambda: _("Offer %(number)s: whose?") % {"number": self._number}, TextEdit())
        self.method = add(
            "method",
            lambda: _("How is it paid back?"),
            choice_of(_SHORT),
        )
        self.rate = PercentEdit()
        self.rate_per = choice_of(_PER)
        self.instalments, self.often = WholeEdit(), OftenEdit()
        self.fields.add_row(
            ("rate", lambda: _("Interest"), self.rate), ("rate_per", lambda: _("The rate is"), self.rate_per)
        )
        self.fee = MoneyEdit(currency)
        self.fields.add_row(
            ("instalments", lambda: _("Instalments"), self.instalments), ("fee", lambda: _("Fees"), self.fee)
        )
        add("every", lambda: _("How often?"), self.often)
        for choice in (self.method, self.rate_per, self.often.how):
            choice.setMinimumContentsLength(6)

    def prepare(self) -> None:
        """Begin with a yearly rate."""
        self.rate_per.set("year")

    def take_currency(self, currency: str) -> None:
        """Read the fees in another currency."""
        self.fee.take_currency(currency)

    def _follow(self) -> None:
        free = self.method.value() == NONE
        for name in ("rate", "rate_per"):
            self.fields.boxes[name].setVisible(not free)

    @property
    def touched(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.rate.text() or self.instalments.text() or self.name.text())

    def offer(self, principal: Money, day: date) -> Offer:
        """Return the offer as typed, of an amount on a day; refuses what cannot be read or agreed."""
        every, unit = self.often.value()
        terms = Terms(
            principal=principal,
            disbursed_on=day,
            first_due=loans.first_due_of(day, every, unit),
            instalments=self.instalments.value(),
            method=self.method.value(),
            rate=Decimal(0) if self.method.value() == NONE else self.rate.value(),
            rate_per=self.rate_per.value(),
            every=every,
            unit=unit,
        )
        name = self.name.value() or _("Offer %(number)s") % {"number": self._number}
        return Offer(name, loans.check_terms(terms), self.fee.maybe())

    def show_answer(self, one: Compared | None, why: str = "") -> None:
        """Show what it would cost; or why that cannot be told yet."""
        said = why or (_flat(one) if one else "")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.mark.setText(_("The cheapest of them") if one and one.cheapest else "")
        self.mark.setVisible(bool(one and one.cheapest))
        self.answers.setVisible(one is not None)
        self.answers.show_facts(_told(one) if one else [])
        self.record_button.setEnabled(one is not None)


def _flat(one: Compared) -> str:
    """Say what interest on the first amount comes to on what is really owed."""
    return said_of_flat(one.plan) if one.offer.terms.method == _FLAT and one.interest else ""


def _told(one: Compared) -> list[tuple[str, str]]:
    facts = [
        (_("Instalment"), showing.money(one.instalment)),
        (_("Interest in all"), showing.money(one.interest)),
        (_("Fees"), showing.money(one.fee) if one.fee else ""),
        (_("Paid in all"), showing.money(one.paid_in_all)),
        (_("True yearly cost"), percent(one.cost.effective)),
    ]
    return [(name, words) for name, words in facts if words]
