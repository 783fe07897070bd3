"""The fields of what was agreed for a loan: how it is paid back, the interest, how many instalments and how often."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from coopbooks import loans
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import Terms
from coopbooks.money import Money
from ui.loans.fields import OftenEdit
from ui.loans.more_terms import MoreTerms
from ui.shared.choice import choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.fields import Fields
from ui.shared.percent_edit import PercentEdit
from ui.shared.quantity_edit import WholeEdit

NONE: Final = "no_interest"
"""The method that has no interest."""
_AT_END: Final = "all_at_end"
"""The method that has one payment, after so many times."""
_A_DAY: Final = timedelta(days=1)


class TermsFields:
    """The fields of the terms within a form that knows how much and when; ``principal`` and ``day`` may refuse."""

    def __init__(self, fields: Fields, principal: Callable[[], Money], day: Callable[[], date]) -> None:
        """Add them to the fields of a form, those that are seldom changed behind a button."""
        self._fields, self._principal, self._day = fields, principal, day
        self.method = fields.add(
            "method",
            lambda: _("How is it paid back?"),
            choice_of(loans.METHODS),
        )
        self.rate = PercentEdit()
        self.rate_per = choice_of(loans.RATE_PER)
        fields.add_row(
            ("rate", lambda: _("How much interest?"), self.rate),
            ("rate_per", lambda: _("Of what is that?"), self.rate_per),
        )
        self.instalments, self.often = WholeEdit(), OftenEdit()
        fields.add_row(
            ("instalments", self._many_words, self.instalments),
            ("every", lambda: _("How often?"), self.often),
        )
        self.first_due = fields.add("first_due", self._first_words, DayEdit(self._from, ahead=True))
        self.more = MoreTerms(fields)
        self.method.changed.connect(self._follow)
        self.often.changed.connect(self.propose_first_due)
        self._follow()

    def _many_words(self) -> str:
        return _("After how many of these times?") if self.method.value() == _AT_END else _("How many instalments?")

    def _first_words(self) -> str:
        return _("When is the first time over?") if self.method.value() == _AT_END else _("When is the first one due?")

    def _from(self) -> date:
        """The day after the money is handed over: the first one there may be something due on."""
        return self._day_or_today() + _A_DAY

    def _day_or_today(self) -> date:
        try:
            return self._day()
        except Refusal:
            return date.min

    def prepare(self, order: str = "") -> None:
        """Propose what is usual: among it the ``order`` the club says payments pay in."""
        self.rate_per.propose("year")
        self.more.prepare()
        if order:
            self.more.order.propose(order)
        self._follow()

    def propose_first_due(self) -> None:
        """Propose to pay first when one whole period is over, as far as that is known."""
        try:
            every, unit = self.often.value()
            self.first_due.propose(loans.first_due_of(self._day(), every, unit))
        except (Refusal, OverflowError, ValueError):
            return

    def put(self, terms: Terms) -> None:
        """Fill in what was agreed."""
        self.method.set(terms.method)
        self.rate.set(terms.rate if terms.method != NONE else None)
        self.rate_per.set(terms.rate_per)
        self.instalments.set(terms.instalments)
        self.often.set((terms.every, terms.unit))
        usual = terms.first_due == loans.first_due_of(terms.disbursed_on, terms.every, terms.unit)
        self.first_due.set(None if usual else terms.first_due)
        self.first_due.propose(terms.first_due)  # after one whole period: it follows another day
        self.more.put(terms)

    def terms(self) -> Terms:
        """Return what is typed, tidy; refuses what cannot be agreed so."""
        every, unit = self.often.value()
        free = self.method.value() == NONE
        return loans.check_terms(
            Terms(
                principal=self._principal(),
                disbursed_on=self._day(),
                first_due=self.first_due.value(),
                instalments=self.instalments.value(),
                method=self.method.value(),
                rate=Decimal(0) if free else self.rate.value(),
                rate_per=self.rate_per.value(),
                every=every,
                unit=unit,
                **self._more(),
            )
        )

    def _more(self) -> dict[str, Any]:
        return self.more.value(self._principal().currency, self.method.value())

    def take_currency(self, currency: str) -> None:
        """Read amounts as being in the currency of the loan."""
        self.more.take_currency(currency)

    def _follow(self) -> None:
        """Ask for interest where there is any."""
        free = self.method.value() == NONE
        for name in ("rate", "rate_per"):
            self._fields.boxes[name].setVisible(not free)
        for name in ("instalments", "first_due"):
            self._fields.boxes[name].say_again()
        self.more.follow(self.method.value())
