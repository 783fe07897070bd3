"""What a payout would pay, beside the form it is prepared in: what each gets, beside last time, beside another rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal

from coopbooks import payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _, ngettext
from coopbooks.money import Money, total
from coopbooks.payouts import Compared, RunDraft, Simulation, SlipOf
from ui.payouts.other_rule import OtherRule
from ui.payouts.slip_rows import brought
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.labels import button, label
from ui.shared.listed_pane import ListedPane
from ui.shared.patience import GIVEN_UP, Soon
from ui.shared.record_table import RecordTable
from ui.shared.rows import Column, amounts, days, names
from ui.shared.words import say

SHARES: Final = (5, 6)
ROOM: Final = 940
"""How fields and figures share the width, and the pixels in which both can be read side by side."""
_BESIDE: Final = {
    "parts": N_("With deductions"),
    "last": N_("Beside last time"),
    "other": N_("Beside another rule"),
}
MANY: Final = 400
"""Members; of more it is not known beforehand that it is worked out in a blink."""
_AFTER_TYPING: Final = 200
"""Milliseconds without a key before another rule is tried."""
_CHANGES: Final = ("change", "difference")


@dataclass(frozen=True, slots=True)
class Gets:
    """What one member gets, what she got last, and what she would get by another rule."""

    slip: SlipOf
    last: Compared | None = None
    other: Money | None = None


class RunPane(ListedPane):
    """The figures. ``simulation`` is the one in sight, None as long as the draft pays nobody."""

    least = 4
    asked = Signal()
    """They are to be worked out now."""

    def __init__(self, desk: Desk, before: int | None = None) -> None:
        """Begin without any; ``before`` is the run that is changed, for what was paid before it."""
        table = RecordTable[Gets](
            lambda: _("What each would get"), _columns("parts"), key="payout-parts", same=lambda row: row.slip.person
        )
        super().__init__(table, lambda: _("What each member would get stands here."))
        self._books, self._before = desk.books, before
        self.simulation: Simulation | None = None
        self.doubt = label(kind="doubt", wrap=True)
        self.work_out_button = button(lambda: _("Work it out"))
        self.beside = choice_of(_BESIDE)
        say(self.beside.setAccessibleName, lambda: _("What is shown of each"))
        self.other = OtherRule(desk)
        self._buttons, self._choosing = flowing(self.work_out_button), flowing(self.beside)
        self.lay_out(lambda: _("What each would get"), self.doubt, self._buttons, self._choosing, self.other)
        self.work_out_button.clicked.connect(self._ask)
        self.beside.changed.connect(self.show_again)
        self._soon = Soon(self, _AFTER_TYPING)
        self._soon.timeout.connect(self._follow_rule)
        self.other.changed.connect(self._soon.start)
        self.wait("")

    def wait(self, why: str, *, later: bool = False) -> None:
        """Say why there are no figures: something is missing, or they are worked out when they are asked for."""
        if self.simulation is None and self.said.text() == why and not self.said.isHidden():
            return
        self.simulation = None
        self.say(why)
        self.doubt.hide()
        self._buttons.setVisible(later)
        self._choosing.hide()
        self.other.hide()
        self._show([])

    def _ask(self) -> None:
        """Work out all of it, or only what each would get by the other rule."""
        if self.simulation is None:
            self.asked.emit()
        else:
            self.show_again()

    def _follow_rule(self) -> None:
        """Try the rule that was just typed; of many members only once the button is pressed."""
        if self.simulation and len(self.simulation.slips) > MANY:
            self._wait_for_other(_("Press the button to see what each would get."))
        else:
            self.show_again()

    def _wait_for_other(self, why: str) -> None:
        """Offer to work out what each would get by the other rule; what the draft pays stands."""
        self.say(why)
        self._buttons.show()
        self._show([])

    def show_simulation(self, simulation: Simulation) -> None:
        """Show what a draft pays; nothing of it is posted."""
        self.simulation = simulation
        self._choosing.show()
        behind = total((one.pay.not_deducted for one in simulation.slips), self._books.club.currency)
        self.doubt.setText(_("%(amount)s could not be deducted and stay owed.") % {"amount": showing.money(behind)})
        self.doubt.setVisible(bool(behind))
        self.show_again()

    def show_again(self) -> None:
        """Show the same draft as it is wanted now: with its parts, beside last time, beside another rule."""
        simulation, beside = self.simulation, self.beside.value()
        if simulation is None:
            return
        self._buttons.hide()
        self.say(_("Nothing of this is posted yet. Enter on a member shows how it is worked out."))
        self.other.setVisible(beside == "other")
        self.other.boxes["by"].setVisible(simulation.draft.pot is not None)
        slips = simulation.slips
        if beside == "last":
            last = payouts.last_time(self._books, slips, self._before)
            self._show([Gets(one, last=last[one.person]) for one in slips])
        elif beside == "other":
            other = self._by_other(simulation.draft)
            nothing = self._books.money(0)
            self._show([Gets(one, other=other.get(one.person, nothing)) for one in slips] if other else [])
        else:
            self._show([Gets(one) for one in slips])

    def _by_other(self, draft: RunDraft) -> Mapping[int, Money]:
        self.other.forget_refusals()
        try:
            simulation = self.other.simulate(draft)
        except Refusal as refusal:
            if refusal.reason == GIVEN_UP:
                self._wait_for_other(refusal.message)
                return {}
            self.other.refuse(Refusal(refusal.message, _at(refusal.field), refusal.reason))
            return {}
        return {one.person: one.pay.paid for one in simulation.slips}

    def _show(self, rows: Sequence[Gets]) -> None:
        beside = self.beside.value()
        carried_in = any(row.slip.pay.carried_in for row in rows)
        columns = _columns(beside, carried_in=carried_in)
        self.table.show_columns(columns, f"payout-{beside}")
        sums = {
            one.key: _signed(total((one.value(row) for row in rows), self._books.club.currency), one.key)
            for one in columns
            if one.kind == "amounts" and one.value
        }
        self.show_rows(rows, sums if rows else {})


def told(simulation: Simulation) -> str:
    """Say how many are paid what."""
    many = len(simulation.slips)
    words = ngettext(
        "%(many)s member earns %(gross)s; %(deducted)s are deducted, %(paid)s are handed over.",
        "%(many)s members earn %(gross)s; %(deducted)s are deducted, %(paid)s are handed over.",
        many,
    )
    keys = ("gross", "deducted", "paid", "carried_in", "carried")
    amounts_ = {name: showing.money(getattr(simulation, name)) for name in keys}
    if simulation.carried_in or simulation.carried:
        rounded = _("%(carried_in)s come from the last slips or before, %(carried)s go to the next ones.")
        words = f"{words} {rounded}"
    return words % {"many": many, **amounts_}


def _at(field: str | None) -> str:
    """The field of the other rule a refusal is about."""
    return field if field in ("protected", "protected_percent") else "by"


def _columns(beside: str, *, carried_in: bool = False) -> list[Column[Gets]]:
    name: Column[Gets] = names("name", lambda: _("Member"), lambda row: row.slip.name)
    paid: Column[Gets] = amounts("paid", lambda: _("Gets"), lambda row: row.slip.pay.paid, 88)
    if beside == "last":
        return [
            name,
            paid,
            amounts("last", lambda: _("Last time"), _last, 96),
            _changes("change", lambda: _("Change"), _change),
            days("day", lambda: _("Paid on"), lambda row: row.last.day if row.last else None, spare=True),
        ]
    if beside == "other":
        return [
            name,
            paid,
            amounts("other", lambda: _("By the other"), lambda row: row.other, 110),
            _changes("difference", lambda: _("Difference"), _difference),
        ]
    return [
        name,
        amounts("gross", lambda: _("Earned"), lambda row: row.slip.pay.gross, 88),
        amounts("deducted", lambda: _("Deducted"), lambda row: row.slip.pay.deducted, 92),
        *([amounts("carried_in", brought, lambda row: row.slip.pay.carried_in, 68)] if carried_in else []),
        paid,
        amounts("carried", lambda: _("Carried"), lambda row: row.slip.pay.carried, 68),
        amounts("net", lambda: _("Before rounding"), lambda row: row.slip.pay.net, 120, spare=True),
        amounts("behind", lambda: _("Not deducted"), lambda row: row.slip.pay.not_deducted, 116, spare=True),
        names("group", lambda: _("Group"), lambda row: row.slip.group_name, 120, spare=True),
    ]


def _changes(key: str, words: Callable[[], str], value: Callable[[Gets], Money | None]) -> Column[Gets]:
    """A column of how much more or less: marked by its sign."""

    def text(row: Gets) -> str:
        amount = value(row)
        return "" if amount is None else _signed(amount, key)

    return Column(words, text, 96, right=True, key=key, value=value, kind="amounts")


def _signed(amount: Money, key: str) -> str:
    """Write an amount; of what is more or less than something, more with its sign, too."""
    more = key in _CHANGES and amount.minor > 0
    return ("+" if more else "") + showing.amount(amount)


def _last(row: Gets) -> Money | None:
    return row.last.before if row.last else None


def _change(row: Gets) -> Money | None:
    return row.last.change if row.last else None


def _difference(row: Gets) -> Money | None:
    return row.other - row.slip.pay.paid if row.other is not None else None
