"""Another rule beside that of the club: how the net is rounded, what is protected of pay, how a pot is shared."""

from dataclasses import replace
from functools import partial
from typing import Final

from coopbooks import payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.payouts import (
    KEYS,
    ROUNDING_STEPS,
    ROUNDING_WAYS,
    Part,
    PayRules,
    Protected,
    Rounding,
    RunDraft,
    Simulation,
    check_rules,
)
from ui.payouts.worked_out import simulate
from ui.shared.choice import Choice, choice_of
from ui.shared.doing import Desk
from ui.shared.fields import Fields
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit

_AS_IT_IS: Final = ""
"""The pot is shared as the draft says."""


class OtherRule(Fields):
    """The fields; they begin with what the club decided."""

    def __init__(self, desk: Desk) -> None:
        """Make the fields."""
        super().__init__()
        self._desk, books = desk, desk.books
        self.step = Choice([(step, partial(_step_words, books, step)) for step in ROUNDING_STEPS])
        self.way = choice_of(ROUNDING_WAYS)
        self.add_row(("step", lambda: _("Rounded to"), self.step), ("way", lambda: _("Which way?"), self.way))
        self.amount, self.percent = MoneyEdit(books.club.currency), PercentEdit()
        self.add_row(
            ("protected", lambda: _("Protected part of pay"), self.amount),
            ("protected_percent", lambda: _("or in percent, if that is more"), self.percent),
        )
        self.by = choice_of({_AS_IT_IS: N_("as it is written"), **KEYS})
        self.add("by", lambda: _("The pot is shared"), self.by)
        self.put(payouts.pay_rules(books))

    def put(self, rules: PayRules) -> None:
        """Begin with these rules."""
        terms = rules.terms
        self.step.set(terms.rounding.step.minor)
        self.way.set(terms.rounding.way)
        self.amount.set(terms.protected.amount)
        self.percent.set(terms.protected.percent)
        self.by.set(_AS_IT_IS)

    def simulate(self, draft: RunDraft) -> Simulation:
        """Return what a draft would pay by this rule; refuses, at its fields, a rule that cannot be."""
        books = self._desk.books
        rules = payouts.pay_rules(books)
        rounding = Rounding(books.money(self.step.value()), self.way.value())
        protected = Protected(self.amount.maybe(), self.percent.maybe())
        other = replace(rules, terms=replace(rules.terms, rounding=rounding, protected=protected))
        check_rules(other)
        by = self.by.value()
        if draft.pot and by != _AS_IT_IS:
            draft = replace(draft, pot=replace(draft.pot, by=(Part(by),)))
        return simulate(self._desk, draft, other)


def _step_words(books: Books, step: int) -> str:
    return _("the centavo") if step == 1 else showing.money(books.money(step))
