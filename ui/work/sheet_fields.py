"""What is chosen above a work sheet: what stands across, whose work of which day, of what, for whom, at which rate."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from coopbooks import work
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.work import DaySheet
from ui.shared.choice import Choice, Tick, choice_of
from ui.shared.choices import person_picker, product_picker
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.member_choice import GroupChoice
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.percent_edit import PriceEdit
from ui.shared.words import Words
from ui.shared.words_edit import WordsEdit
from ui.work.sheet_columns import OTHER, Operations, offer_operations, plain, week_of

_ACROSS = {
    "operations": N_("A day"),
    "days": N_("A week"),
}
"""What may stand across."""
_NARROW: Final = 8
"""Letters a choice has room for at least: three stand side by side."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a column is for: on which day, of which operation, at which rate of its own."""

    day: date | None
    making: int | None
    rate: Quantity | None


class SheetFields(Form):
    """The fields; the grid below them is :class:`ui.work.sheet_form.WorkSheetForm`'s."""

    def __init__(self, desk: Desk, title: Words, key: FormKey) -> None:
        """Make the fields."""
        super().__init__(desk, title, key=key)
        books = desk.books
        self.operations = Operations(books)
        self.across, self.day = choice_of(_ACROSS), DayEdit(books.today)
        self.group, self.kind = GroupChoice(books, lambda: _("All of them")), choice_of(work.KINDS)
        self.product, self.making = product_picker(books), Choice([])
        self.name, self.rate = WordsEdit(partial(work.names_used, books)), PriceEdit()
        self.order, self.checked_by = OrderPicker(books), person_picker(books, "", N_("+ New person “%(name)s”"))
        self.rejects = Tick(lambda: _("Rejected pieces too"))
        for one in (self.across, self.group, self.kind, self.making):
            one.setMinimumContentsLength(_NARROW)
        self.add_row(
            ("across", lambda: _("Sheet of"), self.across),
            ("day", self._which_day, self.day),
            ("kind", lambda: _("How is it counted?"), self.kind),
        )
        self.add_row(
            ("group", lambda: _("Whose work?"), self.group),
            ("product", lambda: _("Of which product?"), self.product),
            ("making", lambda: _("Which operation?"), self.making),
            ("name", lambda: _("Or which other work?"), self.name),
        )
        self.add_row(
            ("rate", self._paid_for_one, self.rate),
            ("order", for_order, self.order),
            ("checked_by", lambda: _("Checked by"), self.checked_by),
            ("rejects", lambda: _("Columns"), self.rejects),
        )
        self.boxes["order"].setVisible(self.order.is_wanted())
        self.choosing = (
            *(self.across, self.day, self.group, self.kind, self.product, self.making, self.name, self.rate),
            *(self.order, self.rejects),
        )

    def _which_day(self) -> str:
        return _("A day of the week") if self.across.value() == "days" else _("Day")

    def _paid_for_one(self) -> str:
        words = {"hours": _("Paid for an hour"), "days": _("Paid for a day")}
        return words.get(self.kind.value(), _("Paid for a piece"))

    def follow_choices(self) -> None:
        """Ask only for what has to be known of what is chosen."""
        product = self.product.readable_key
        weekly, pieces = self.across.value() == "days", self.kind.value() == "pieces"
        found = self.operations.of(product) if product else []
        offer_operations(self.making, found)
        self.boxes["making"].setVisible(weekly and bool(product))
        self.boxes["name"].setVisible(not product)
        self.boxes["rate"].setVisible(not product or not pieces)
        self.boxes["rejects"].setVisible(pieces and bool(product))
        self.boxes["day"].say_again()
        self.boxes["rate"].say_again()

    def chosen_keys(self) -> list[str]:
        """Return the columns of what is chosen."""
        product = self.product.readable_key
        if product:
            columns = [one.key for one in self.operations.of(product)]
        else:
            columns = [OTHER] if self.name.text().strip() else []
        if self.across.value() == "days" and columns:
            return [day.isoformat() for day in self.days()]
        return columns

    def days(self) -> list[date]:
        """Return the day, or the days of its week, as far as they are over."""
        today = self.desk.books.today()
        day = self.day.readable() or today
        if self.across.value() == "days":
            return [one for one in week_of(day) if one <= today] or [day]
        return [day]

    def asked(self, key: str) -> Asked:
        """Return what a column is for."""
        one = plain(key)
        making = self.making.value() if self.product.readable_key else None
        day = None if "." in one else date.fromisoformat(one)
        if day is None:
            making = int(one.split(".")[1]) or None
        paid = None if self.boxes["rate"].isHidden() else self.rate.readable()
        wanted = making is None or self.kind.value() != "pieces"
        return Asked(day, making, Quantity.of(paid) if paid and wanted else None)

    def about(self) -> DaySheet:
        """Return what a blank sheet of what is chosen says at its head."""
        weekly, product = self.across.value() == "days", self.product.readable()
        what = product.name if product else self.name.text().strip()
        if weekly and product:
            what = f"{what} · {self.making.currentText()}"
        order = self.order.readable()
        group = "" if self.group.value() is None else self.group.currentText()
        return DaySheet(
            tuple(week_of(self.days()[0])) if weekly else tuple(self.days()),
            what,
            group,
            order.name if order else "",
            self.kind.value(),
        )

    def enter(self) -> None:
        """Put the cursor into the first field that is open."""
        if self.across.isEnabled():
            super().enter()
        else:
            self.boxes["day"].enter()
