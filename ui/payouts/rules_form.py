"""The form for what the club decided about pay: what is deducted, in which order, how far, and how it is rounded."""

from functools import partial
from typing import Any, ClassVar

from coopbooks import cash, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import (
    DEDUCTIONS,
    ROUNDING_STEPS,
    ROUNDING_WAYS,
    PayRules,
    PayTerms,
    Protected,
    Rounding,
    Wishes,
)
from ui.payouts.asks_edit import AsksEdit
from ui.payouts.order_edit import OrderEdit
from ui.shared.choice import Choice, choice_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import heading
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit


class RulesForm(Form):
    """All of it at once: it holds for the payouts approved from now on, those before keep their rules."""

    elsewhere: ClassVar = {"small": "at_least", "largest": "at_least"}

    def __init__(self, desk: Desk) -> None:
        """Make the form, filled in with what holds now."""
        super().__init__(desk, rules_words, once=True, key=FormKey("payouts", "rules"))
        self._add_deductions(desk.books.club.currency)
        self._add_paying(desk.books.club.currency)
        self.begin()

    def _add_deductions(self, currency: str) -> None:
        self.fields.add_widget(heading(lambda: _("What is deducted")))
        self.asks = self.add("asks", lambda: _("Deducted from the pay of all"), AsksEdit(currency))
        self.order = self.add(
            "order",
            lambda: _("What is deducted first?"),
            OrderEdit(DEDUCTIONS),
            lambda: _("Alt and an arrow move what the cursor is on."),
        )
        self.fields.add_widget(heading(lambda: _("What deductions never touch, unless she agreed")))
        self.protected, self.percent = MoneyEdit(currency), PercentEdit()
        self.add_row(
            ("protected", lambda: _("At least this much of her pay"), self.protected),
            ("protected_percent", lambda: _("And at least this part of it (%)"), self.percent),
        )

    def _add_paying(self, currency: str) -> None:
        self.fields.add_widget(heading(lambda: _("What is handed over")))
        self.step = Choice([(step, partial(_step_words, Money(step, currency))) for step in ROUNDING_STEPS])
        self.way = choice_of(ROUNDING_WAYS)
        self.add_row(
            ("step", lambda: _("Rounded to"), self.step),
            ("way", lambda: _("Which way?"), self.way),
        )
        known = cash.denominations(currency)
        notes = [(one.minor, partial(showing.money, one)) for one in known]
        self.largest = Choice([(None, _any), *notes])
        self.at_least, self.small = MoneyEdit(currency), Choice([(None, _none), *notes])
        self.add("largest", lambda: _("Largest note in an envelope"), self.largest)
        self.add_row(
            ("at_least", lambda: _("At least so much in small ones"), self.at_least),
            ("small", lambda: _("Small are those up to"), self.small),
        )
        self.step.changed.connect(self._follow)

    def _follow(self) -> None:
        """Ask which way only where it is rounded at all."""
        self.boxes["way"].setVisible(self.step.value() != 1)

    def prepare(self) -> None:
        """Fill in what holds now."""
        rules = payouts.pay_rules(self.desk.books)
        terms, wishes = rules.terms, rules.wishes
        self.asks.put(rules.asks)
        self.order.set(terms.order)
        self.protected.set(terms.protected.amount)
        self.percent.set(terms.protected.percent)
        self.step.set(terms.rounding.step.minor)
        self.way.set(terms.rounding.way)
        self.largest.set(wishes.largest.minor if wishes.largest else None)
        self.at_least.set(wishes.at_least)
        self.small.set(wishes.small.minor if wishes.small else None)
        self._follow()

    def draft(self) -> PayRules:
        """Return what is typed; refuses what cannot be."""
        step = Money(self.step.value(), self.desk.books.club.currency)
        terms = PayTerms(
            self.order.value(),
            Protected(self.protected.maybe() or None, self.percent.maybe() or None),
            Rounding(step, self.way.value()),
        )
        rules = PayRules(terms, tuple(self.asks.value()), self._wishes())
        payouts.check_rules(rules)
        return rules

    def _wishes(self) -> Wishes:
        least, small = self.at_least.maybe() or None, self._note(self.small)
        if (least is None) != (small is None):
            words = _("Write both, how much in small ones and which are small; or neither of them.")
            raise Refusal(words, "at_least", "half")
        return Wishes(self._note(self.largest), small, least)

    def _note(self, choice: Choice) -> Money | None:
        minor = choice.value()
        return None if minor is None else Money(minor, self.desk.books.club.currency)

    def record(self, draft: PayRules) -> Deed:
        """Keep it; undone by keeping what held before."""
        return _changed(self.desk, draft)


def _changed(desk: Desk, rules: PayRules) -> Deed:
    before = payouts.pay_rules(desk.books)
    payouts.change_rules(desk.books, rules)
    words = lambda: _("The rules of pay were changed. They hold for what is approved from now on.")  # noqa: E731
    return Deed(words, undo=lambda: _changed(desk, before))


def rules_words() -> str:
    """Return what the form is called."""
    return _("Change the rules of pay")


def _step_words(step: Money) -> str:
    return _("the centavo: not rounded") if step.minor == 1 else showing.money(step)


def _any() -> Any:
    return _("any there is")


def _none() -> Any:
    return _("none are asked for")
