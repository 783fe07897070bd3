"""One work shown, wherever it is met: what was done, what is paid for it and why, who wrote it down."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from coopbooks import showing, work
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.work import Work
from ui.shared.doing import Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.labels import button, heading
from ui.shared.record_over import RecordOver
from ui.shared.told import Fact
from ui.shared.words import voice

_ONE: Final = {"pieces": N_("%(rate)s a piece"), "hours": N_("%(rate)s an hour"), "days": N_("%(rate)s a day")}
_FROM: Final = {
    "own": N_("agreed for this work"),
    "order": N_("agreed for the order"),
    "usual": N_("the rate of the operation on that day"),
}


def standing(one: Work) -> str:
    """Say how work stands: paid, taken back, or still to be paid."""
    if one.taken_back:
        return _("Taken back")
    return _("To be paid") if one.run is None else _("Paid")


def facts_of(one: Work, today: date) -> Iterator[Fact]:
    """Yield what is known of work; what nobody wrote down is left out."""
    said = (
        (_("Member"), one.person_name),
        (_("Group"), one.group_name),
        (_("Day"), showing.day(one.day)),
        (_("How it stands"), standing(one)),
        *_quantities(one),
        (_("Paid for one"), _paid(one)),
        (_("Value"), showing.money(one.worth) if one.worth is not None else ""),
        (_("Order"), one.order_label),
        (_("Size"), one.size),
        (_("Lot"), one.lot),
        (_("Checked by"), one.checker_name),
        (_("Note"), one.note),
        (_("Recorded by"), f"{one.recorded_by}, {showing.moment(one.recorded_at, today)}"),
    )
    return ((name, words) for name, words in said if words)


def _quantities(one: Work) -> Iterator[Fact]:
    words = {"pieces": _("Accepted"), "hours": _("Hours"), "days": _("Days")}
    yield words[one.kind], showing.quantity(one.accepted)
    yield _("Rejected"), figure(one.rejected)
    yield _("To be mended"), figure(one.rework)


def _paid(one: Work) -> str:
    if one.paid_at is None or one.worth is None:
        return _("Not known yet: a payout will ask for it.")
    currency = one.worth.currency
    why = ": ".join(filter(None, (_(_FROM[one.rate_from]), one.rate_why)))
    return f"{_(_ONE[one.kind]) % {'rate': showing.price(one.paid_at.decimal, currency)}} ({why})"


def figure(quantity: Quantity) -> str:
    """Write a quantity; nothing where there is none."""
    return showing.quantity(quantity) if quantity else ""


def added_up(quantity: Quantity) -> str:
    """Write what quantities add up to; nothing where there is none."""
    return showing.whole(quantity) if quantity else ""


class WorkShown(RecordOver):
    """A work over another record, to be read; a button leads to where it is corrected."""

    def __init__(self, desk: Desk, known: int) -> None:
        """Show it."""
        super().__init__()
        self._desk = desk
        self.work = work.work(desk.books, known)
        self._title, self._facts = heading(kind="title"), Facts()
        self.column.addWidget(self._title)
        self.column.addWidget(self._facts)
        self.column.addStretch()
        self.go_button = button(lambda: _("Go to the work"), "", "forth")
        self.go_button.clicked.connect(lambda: desk.go("work", Wanted(work=known)))
        self.lay_out(self.go_button)
        voice.changed.connect(self.freshen)
        self.freshen()

    def freshen(self) -> None:
        """Say it in the language spoken now."""
        self._title.setText(f"{self.work.label} · {self.work.person_name}")
        self._facts.show_facts(list(facts_of(self.work, self._desk.books.today())))
