"""The rates of the world outside: the tax on sales, the dollar, the minimum wage; each from a day on."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import rates, showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.rates import METHODS, NAMES, NONE, PERCENT, Rate, RateDraft
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.percent_edit import PriceEdit
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import repeats
from ui.shared.rows import days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, say


class RatesPart:
    """The list of rates, and the form for one of them."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.add_button = button(lambda: _("Write a rate down"), "main", "plus")
        self.remove_button = button(lambda: _("Take it away"))
        self.name = Choice([("", lambda: _("All rates")), *_names()])
        say(self.name.setAccessibleName, lambda: _("Which rate?"))
        self.search = SearchEdit(lambda: _("Search a rate or who says so"))
        self.filters = FilterRow([self.name, self.search], [self.add_button, self.remove_button])
        self.table = RecordTable[Rate](lambda: _("Rates"), _columns(desk), key="rates")
        self.below = Listed(
            self.table,
            lambda: _(
                "The program knows no rate by itself. Write down here the tax on sales, the dollar and the minimum "
                "wage, each with the day it holds from and who says so; ask your accountant where you are not sure."
            ),
            FirstStep(lambda: _("Write a rate down"), lambda: self.open_form(None)),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(lambda rate: self.remove_button.setEnabled(rate is not None))
        self.table.opened.connect(self.open_form)
        repeats(self.table, lambda rate: self.open_form(None, rate))
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.remove_button.clicked.connect(self.remove)

    def refresh(self) -> None:
        """List the rates, the newest day first."""
        listed = rates.list_rates(self._desk.books, self.name.value())
        found = [one for one in listed if self.search.finds(_(NAMES[one.name]), one.note)]
        self.below.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(rates.list_rates(self._desk.books)))
        self.remove_button.setEnabled(self.table.current() is not None)

    def open_form(self, rate: Rate | None, again: Rate | None = None) -> None:
        """Open the form for a rate, or for a new one, like another or not."""
        self._open_over(RateForm(self._desk, rate, again))

    def open_known(self, rate: int, *, like: bool) -> None:
        """Open the form for the rate of this id, or of a new one like it, where it is still there."""
        known = next((one for one in rates.list_rates(self._desk.books) if one.id == rate), None)
        if known:
            self.open_form(None if like else known, known if like else None)

    def remove(self) -> None:
        """Take away the rate under the cursor; it can be undone."""
        rate = self.table.current()
        if rate:
            self._desk.do(lambda: _remove(self._desk, rate), then=self._desk.done)


def _names() -> list[tuple[str, Words]]:
    return [(key, partial(_, words)) for key, words in NAMES.items()]


def _columns(desk: Desk) -> list[Column[Rate]]:
    return [
        names("name", lambda: _("Rate"), lambda one: _(NAMES[one.name]), 200),
        days("since", lambda: _("From"), lambda one: one.since),
        Column(
            lambda: _("How much"),
            lambda one: told(one, desk.books.club.currency),
            130,
            right=True,
            key="value",
            value=lambda one: one.value,
            kind="amounts",
        ),
        names("method", lambda: _("How it counts"), _method, 170),
        names("note", lambda: _("Who says so"), lambda one: one.note),
    ]


def _method(rate: Rate) -> str:
    return _(METHODS[rate.name][rate.method]) if rate.name in PERCENT or rate.method == NONE else ""


def told(rate: Rate, currency: str) -> str:
    """Say how much a rate is: a percentage, or an amount with the sign of the currency."""
    if rate.method == NONE:
        return "—"
    if rate.name in PERCENT:
        return showing.number(rate.value) + showing.region().percent
    minor = rate.value * 100
    if minor == minor.to_integral_value():
        return showing.money(Money(int(minor), currency))
    return showing.price(rate.value, currency)


class RateForm(Form):
    """The form for one rate, new or known; with ``again`` a new one like another."""

    def __init__(self, desk: Desk, rate: Rate | None, again: Rate | None = None) -> None:
        """Make the form; one that sets a rate right is put away after saving."""
        self._rate, self._like = rate, again
        title: Words = (lambda: _(NAMES[rate.name])) if rate else (lambda: _("Write a rate down"))
        super().__init__(desk, title, key=FormKey.around("settings", "rate", rate, again))
        self.name = Choice(_names())
        if rate is None:
            self.add("name", lambda: _("Which rate?"), self.name)
        self.since = self.add("since", lambda: _("From"), DayEdit(desk.books.today))
        self.method = self.add("method", lambda: _("How it counts"), Choice(self._methods()))
        self.value = self.add("value", lambda: _("How much"), PriceEdit(), _hint)
        self.note = self.add("note", lambda: _("Who says so"), TextEdit(), _source_hint)
        self.name.changed.connect(lambda: self.method.offer(self._methods()))
        self.method.changed.connect(self._ask_how_much)
        self.begin()

    def _methods(self) -> list[tuple[str, Words]]:
        """How the rate chosen may count; first what it does most, so that none is chosen on purpose."""
        name = self._rate.name if self._rate else self.name.value()
        offered = [(key, partial(_, words)) for key, words in METHODS[name].items()]
        return sorted(offered, key=lambda one: one[0] == NONE)

    def _ask_how_much(self) -> None:
        """Ask how much it is, unless there is none."""
        self.boxes["value"].setVisible(self.method.value() != NONE)

    def prepare(self) -> None:
        """Fill in what is known, or propose today."""
        rate = self._rate or self._like
        if self._rate:
            self.since.set(self._rate.since)
        else:
            self.since.propose(self.desk.books.today())
        if rate is None:
            return
        self.name.set(rate.name)
        self.method.set(rate.method)
        self.value.set(rate.value if rate.method != NONE else None)
        self.note.set(rate.note)

    def draft(self) -> RateDraft:
        """Return the rate as typed."""
        name, method = self._rate.name if self._rate else self.name.value(), self.method.value()
        value = {} if method == NONE else {"value": self.value.value()}
        return RateDraft(name, self.since.value(), method, note=self.note.value(), **value)

    def record(self, draft: RateDraft) -> Deed:
        """Write the rate down, or set it right."""
        return _change(self.desk, self._rate, draft) if self._rate else _set(self.desk, draft)


def _hint() -> str:
    return _("Of a tax and of interest the percentage; of a dollar and the minimum wage the amount.")


def _source_hint() -> str:
    return _("The law, the bank, the newspaper: where it is from.")


def _set(desk: Desk, draft: RateDraft) -> Deed:
    """Write a rate down; undone by taking it away."""
    made = rates.set_rate(desk.books, draft)
    return Deed(partial(_said, desk, made), undo=lambda: _remove(desk, made))


def _change(desk: Desk, known: Rate, draft: RateDraft) -> Deed:
    """Set a rate right; undone by changing it back."""
    now = rates.change_rate(desk.books, known.id, draft)
    return Deed(partial(_said, desk, now), undo=lambda: _change(desk, now, known.draft))


def _remove(desk: Desk, rate: Rate) -> Deed:
    """Take a rate away; undone by writing it down again."""
    gone = rates.remove_rate(desk.books, rate.id)
    return Deed(
        lambda: _("%(rate)s from %(day)s was taken away.") % _facts(desk, gone), undo=lambda: _set(desk, gone.draft)
    )


def _said(desk: Desk, rate: Rate) -> str:
    return _("%(rate)s: %(value)s from %(day)s.") % _facts(desk, rate)


def _facts(desk: Desk, rate: Rate) -> dict[str, str]:
    value = told(rate, desk.books.club.currency) if rate.method != NONE else _(METHODS[rate.name][NONE])
    return {"rate": _(NAMES[rate.name]), "value": value, "day": showing.day(rate.since)}
