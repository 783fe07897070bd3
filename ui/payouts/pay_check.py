"""Is the pay fair? What an hour of work earned in a period, beside the minimum wage, and beside the income before."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import members, payouts, products, showing
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.i18n import N_, _
from coopbooks.money import Money, total
from coopbooks.payouts import Changed, HourPay, PayCheck
from ui.payouts.hours_chart import hours_chart, rounded
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.labels import label
from ui.shared.listed import Listed, counted, under
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.with_chart import WithChart
from ui.shared.words import say

BY: Final = {"member": N_("By member"), "product": N_("By product"), "group": N_("By group")}
"""What the hours are put together by."""
_HEADS: Final = {"member": N_("Member"), "product": N_("Product"), "group": N_("Group")}
_WIDTH: Final = 940
"""Pixels of text the table needs beside its picture."""
_HOURS_A_MONTH: Final = 240


@dataclass(frozen=True, slots=True)
class Checked:
    """What an hour of a member, a product or a group earned; of a member what became of her income, too."""

    name: str
    pay: HourPay
    changed: Changed | None = None


class PayCheckPart:
    """The list of what an hour earned in the payouts of a period."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self.period = PeriodChoice(desk.books, everything=False, first="this_year")
        self.by = choice_of(BY)
        say(self.by.setAccessibleName, lambda: _("By what"))
        self.search = SearchEdit(lambda: _("Search a name"))
        self.filters = FilterRow([self.period, self.by, self.search])
        self.wage = label(kind="quiet", wrap=True)
        self.unknown = label(kind="doubt", wrap=True)
        self.table = RecordTable[Checked](
            lambda: _("Pay check"), self._columns(), key="paycheck-member", same=lambda one: one.pay.key
        )
        self.listed = Listed(
            self.table,
            lambda: _(
                "What an hour of work earned stands here, once a payout of these days is approved. It is known where "
                "hours were written down, or where the operation says how many minutes a piece takes."
            ),
            filters=self.filters,
        )
        self.picture = WithChart(self.listed, "paycheck", lambda: _("What an hour earned, month by month"))
        self.below = under(self.wage, under(self.unknown, self.picture))
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Work it out for the period chosen."""
        books, by = self._desk.books, self.by.value()
        found = payouts.pay_check(books, self._days())
        rows = [one for one in _rows(books, found, by) if self.search.finds(one.name)]
        self.table.show_columns(self._columns(), f"paycheck-{by}")
        self.picture.show_chart(hours_chart(found.by_month, books.club.currency), _WIDTH)
        self._tell(found)
        ever = lambda: any(one.state in ("approved", "closed") for one in payouts.list_runs(books, kind="work"))  # noqa: E731
        self.listed.show_rows(AllRows(rows), counted(len(rows)), self._sums(rows) if rows else {}, ever=ever)

    def _days(self) -> Period:
        """The days chosen that are over: what is to come is part of no month yet."""
        wanted, today = self.period.period(), self._desk.books.today()
        return Period.through(wanted.first, max(min(wanted.last, today), wanted.first))

    def _sums(self, rows: Sequence[Checked]) -> Mapping[str, str]:
        """What all of it comes to: what was earned, in how many hours, and what an hour of all of them earned."""
        currency = self._desk.books.club.currency
        pay, unknown = (total((getattr(one.pay, key) for one in rows), currency) for key in ("pay", "unknown"))
        hours = sum((one.pay.hours for one in rows), Fraction(0))
        told = {"earned": showing.amount(pay + unknown), "hours": _hours_words(hours)}
        if hours:
            told["hour"] = showing.amount(rounded(Fraction(pay.minor, 100) / hours, currency))
        if unknown:
            told["unknown"] = showing.amount(unknown)
        return told

    def _tell(self, found: PayCheck) -> None:
        """Say what the minimum wage of an hour is, and how much pay nobody knows the hours of."""
        currency = self._desk.books.club.currency
        words = _("Nobody wrote a minimum wage of that time down: it stands in Settings, under Rates.")
        if found.wage is not None:
            said = {
                "hour": showing.money(rounded(found.wage, currency)),
                "month": showing.money(rounded(found.wage * _HOURS_A_MONTH, currency)),
                "hours": _HOURS_A_MONTH,
            }
            words = _("The minimum wage at the end of these days was %(hour)s an hour: %(month)s a month ÷ %(hours)s.")
            words = words % said
        self.wage.setText(words)
        unknown = total((one.unknown for one in found.by_member), currency)
        words = _("How many hours %(much)s took nobody wrote down: that pay does not count in what an hour earned.")
        self.unknown.setText(words % {"much": showing.money(unknown)} if unknown else "")
        self.unknown.setVisible(bool(unknown))

    def _columns(self) -> list[Column[Checked]]:
        currency, by = self._desk.books.club.currency, self.by.value()

        def hour(one: Checked) -> Money | None:
            return None if one.pay.hour is None else rounded(one.pay.hour, currency)

        many: Column[Checked] = Column(
            lambda: _("Members"),
            lambda one: str(one.pay.members),
            96,
            right=True,
            key="members",
            value=lambda one: one.pay.members,
            kind="amounts",
        )
        return [
            names("name", partial(_, _HEADS[by]), lambda one: one.name),
            *([] if by == "member" else [many]),
            amounts("earned", lambda: _("Earned"), lambda one: one.pay.pay + one.pay.unknown, 104),
            _figures("hours", lambda: _("Hours"), lambda one: one.pay.hours or None, _hours_words, 80),
            amounts("hour", lambda: _("An hour"), hour, 88),
            replace(
                _figures("of_wage", lambda: _("Minimum wages"), lambda one: one.pay.of_wage, _times_words, 126),
                tone=lambda one: "out" if one.pay.of_wage is not None and one.pay.of_wage < 1 else "",
            ),
            amounts("unknown", lambda: _("Hours unknown"), _unknown, 124, spare=by == "member"),
            *(_income_columns() if by == "member" else []),
        ]


def _unknown(one: Checked) -> Money | None:
    return one.pay.unknown or None


def _income_columns() -> list[Column[Checked]]:
    """What a member earned in a month before she worked here, what it is now, and the change."""
    return [
        amounts("before", lambda: _("A month before"), lambda one: one.changed.before if one.changed else None, 124),
        amounts("now", lambda: _("A month now"), lambda one: one.changed.now if one.changed else None, 112),
        Column(
            lambda: _("Change"),
            _change_words,
            150,
            right=True,
            key="change",
            value=lambda one: one.changed.change if one.changed else None,
            kind="amounts",
        ),
    ]


def _figures(
    key: str,
    heading: Callable[[], str],
    value: Callable[[Checked], Fraction | None],
    written: Callable[[Fraction], str],
    width: int,
) -> Column[Checked]:
    def text(one: Checked) -> str:
        figure = value(one)
        return "" if figure is None else written(figure)

    return Column(heading, text, width, right=True, key=key, value=value, kind="amounts")


def _rows(books: Books, found: PayCheck, by: str) -> list[Checked]:
    """Put names to what was worked out, in their order."""
    changed = {one.member: one for one in found.changed} if by == "member" else {}
    pays: Mapping[str, tuple[HourPay, ...]] = {
        "member": found.by_member,
        "product": found.by_product,
        "group": found.by_group,
    }
    called = _names(books, by)
    rows = [Checked(called.get(one.key, _NONE[by]()), one, changed.get(_number(one.key))) for one in pays[by]]
    return sorted(rows, key=lambda one: one.name)


def _number(key: Hashable) -> int:
    return key if isinstance(key, int) else 0


def _names(books: Books, by: str) -> dict[Hashable, str]:
    if by == "member":
        return {one.id: one.label for one in members.list_all(books)}
    if by == "group":
        return {one.id: one.name for one in members.list_groups(books, None)}
    return {one.id: one.name for one in products.list_products(books, active=None)}


_NONE: Final[Mapping[str, Callable[[], str]]] = {
    "member": lambda: "",
    "product": lambda: _("Of no product"),
    "group": lambda: _("In no group"),
}
"""What is called that has no name."""


def _hours_words(hours: Fraction) -> str:
    return showing.total(Decimal(round(hours * 10)).scaleb(-1), 1)


def _times_words(times: Fraction) -> str:
    return f"× {showing.rate(Decimal(round(times * 100)).scaleb(-2))}"


def _change_words(one: Checked) -> str:
    """How much more or less it is, and what part of it that is: marked by its sign."""
    if one.changed is None:
        return ""
    change, ratio = one.changed.change, one.changed.ratio
    words = ("+" if change.minor > 0 else "") + showing.amount(change)
    if ratio is None:
        return words
    return f"{words} ({'+' if ratio > 0 else ''}{showing.percent(Decimal(round(ratio * 100)).scaleb(-2), 0)})"
