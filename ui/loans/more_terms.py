"""The terms most loans leave as usual: days and rounding, grace, paying late or early. Folded until they are wanted."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopbooks import loans, showing
from coopbooks.i18n import _
from coopbooks.loans import Terms
from coopbooks.money import SYMBOLS, Money
from ui.shared.choice import Choice, Tick
from ui.shared.fields import Fields
from ui.shared.flow import flowing
from ui.shared.labels import button
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.quantity_edit import WholeEdit
from ui.shared.words import Words

_STEPS: Final = (1, 10, 50, 100, 500, 1000, 5000)
"""What an instalment may be a multiple of, in centavos."""
_INSTALMENTS: Final = "equal_instalments"
_NO_LATE, _FIXED, _NO_GRACE = "none", "fixed", "none"


class MoreTerms:
    """The fields, hidden behind a button as long as nobody opens them; what they say counts all the same."""

    def __init__(self, fields: Fields) -> None:
        """Add them to the fields of a form, usual values in them."""
        self._fields, self._method, self._currency = fields, _INSTALMENTS, "BOB"
        self.open_button = button(lambda: _("More terms: days, rounding, paying late or early…"), "plain", "chevron")
        self.open_button.setCheckable(True)
        fields.add_widget(flowing(self.open_button))
        before = set(fields.boxes)
        self._add_grace_and_days()
        self._add_amounts()
        self._add_paying()
        self.names = tuple(name for name in fields.boxes if name not in before)
        self.open_button.toggled.connect(self._show)
        for editor in (self.grace_kind, self.late, self.step):
            editor.changed.connect(self._show)

    def _add_grace_and_days(self) -> None:
        fields = self._fields
        self.grace_kind = fields.add("grace_kind", lambda: _("Is there a grace?"), _choice(loans.GRACES))
        self.grace = fields.add("grace", lambda: _("For how many of the instalments?"), WholeEdit())
        self.basis, self.missing_day = _choice(loans.BASES), _choice(loans.MISSING_DAYS)
        fields.add_row(
            ("basis", lambda: _("How is the time counted?"), self.basis),
            ("missing_day", lambda: _("Due on a day a month has not:"), self.missing_day),
        )
        self.interest_by = fields.add("interest_by", lambda: _("Interest is charged"), _choice(loans.INTEREST_BY))

    def _add_amounts(self) -> None:
        fields = self._fields
        self.instalment = fields.add(
            "instalment",
            lambda: _("Instalment that was agreed (%(currency)s)") % {"currency": SYMBOLS[self._currency]},
            MoneyEdit(),
            lambda: _("Leave it empty to have it worked out."),
        )
        self.step = Choice([(step, partial(self._step_words, step)) for step in _STEPS])
        self.step_rounding = _choice(loans.STEP_ROUNDINGS)
        fields.add_row(
            ("step", lambda: _("Instalments are multiples of"), self.step),
            ("step_rounding", lambda: _("Rounded"), self.step_rounding),
        )
        self.rounding, self.running = _choice(loans.ROUNDINGS), _choice(loans.RUNNING)
        fields.add_row(
            ("rounding", lambda: _("Centavos are rounded"), self.rounding),
            ("running", lambda: _("The balance is rounded"), self.running),
        )
        self.levelled = fields.add(
            "levelled",
            lambda: _("The last instalment"),
            Tick(lambda: _("Make it as close to the others as can be")),
        )

    def _add_paying(self) -> None:
        fields = self._fields
        self.late = fields.add("late", lambda: _("What does paying late cost?"), _choice(loans.LATE))
        self.late_rate = fields.add("late_rate", lambda: _("How much a day?"), PercentEdit())
        self.late_amount = fields.add(
            "late_amount",
            lambda: _("How much for each? (%(currency)s)") % {"currency": SYMBOLS[self._currency]},
            MoneyEdit(),
        )
        self.order = fields.add("order", lambda: _("A payment pays, in this order"), _choice(loans.ORDERS))
        self.ahead = fields.add("ahead", lambda: _("Where more is paid than is due"), _choice(loans.AHEAD))
        self.pay_off_to = fields.add(
            "pay_off_to", lambda: _("Who pays all of it early owes interest"), _choice(loans.PAY_OFF)
        )

    def _step_words(self, step: int) -> str:
        return _("the centavo") if step == 1 else showing.money(Money(step, self._currency))

    def take_currency(self, currency: str) -> None:
        """Read amounts in another currency."""
        self._currency = currency
        for name, editor in (("instalment", self.instalment), ("late_amount", self.late_amount)):
            editor.take_currency(currency)
            self._fields.boxes[name].say_again()
        self.step.offer([(step, partial(self._step_words, step)) for step in _STEPS])

    def prepare(self) -> None:
        """Fold them, usual values in them."""
        self.open_button.setChecked(False)
        self._show()

    def put(self, terms: Terms) -> None:
        """Fill in what was agreed."""
        for name in _CHOSEN:
            getattr(self, name).set(getattr(terms, name))
        self.grace.set(terms.grace or None)
        self.levelled.set(terms.levelled)
        self.instalment.set(terms.instalment)
        self.late_rate.set(terms.late_rate or None)
        self.late_amount.set(terms.late_amount)
        self._show()

    def value(self, currency: str, method: str) -> dict[str, Any]:
        """Return what is typed by the names of the fields of :class:`Terms`; what is out of use says nothing."""
        self.take_currency(currency)
        late, grace = self.late.value(), self.grace_kind.value()
        return {
            **{name: getattr(self, name).value() for name in _CHOSEN},
            "grace": 0 if grace == _NO_GRACE else self.grace.value(),
            "levelled": self.levelled.value(),
            "instalment": self.instalment.maybe() if method == _INSTALMENTS else None,
            "late_rate": self.late_rate.value() if late not in (_NO_LATE, _FIXED) else Decimal(0),
            "late_amount": self.late_amount.value() if late == _FIXED else None,
        }

    def follow(self, method: str) -> None:
        """Ask for what this way of paying back has."""
        self._method = method
        self._show()

    def reveal(self) -> None:
        """Open them: something in them is asked about."""
        self.open_button.setChecked(True)

    @property
    def unusual(self) -> bool:
        """Whether anything in them was typed or chosen."""
        return any(self._fields.boxes[name].editor.typed for name in self.names)

    def _show(self, *_told: Any) -> None:
        opened, equal = self.open_button.isChecked(), self._method == _INSTALMENTS
        late = self.late.value()
        wanted: Mapping[str, bool] = {
            "grace": self.grace_kind.value() != _NO_GRACE,
            "instalment": equal,
            "levelled": equal,
            "step_rounding": self.step.value() != 1,
            "late_rate": late not in (_NO_LATE, _FIXED),
            "late_amount": late == _FIXED,
        }
        for name in self.names:
            self._fields.boxes[name].setVisible(opened and wanted.get(name, True))


_CHOSEN: Final = (
    "missing_day",
    "grace_kind",
    "basis",
    "rounding",
    "step",
    "step_rounding",
    "running",
    "interest_by",
    "late",
    "order",
    "ahead",
    "pay_off_to",
)
"""The terms that are one of a few."""


def _choice(words: Mapping[str, str]) -> Choice:
    said: list[tuple[str, Words]] = [(key, partial(_, one)) for key, one in words.items()]
    return Choice(said)
