"""The list of work: who did what when, what it is worth, and whether it is paid."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from coopbooks import members, orders, products, showing, work
from coopbooks.i18n import _
from coopbooks.work import Work
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.member_choice import GroupChoice
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say
from ui.shared.work_shown import added_up
from ui.work.told import work_columns


class WorkFilters:
    """What narrows a list of work: period, words, member, group, product, order, paid or not."""

    def __init__(self, desk: Desk) -> None:
        """Offer what there is."""
        self._desk = desk
        self.period = PeriodChoice(desk.books, first="this_month")
        self.group = GroupChoice(desk.books)
        self.person, self.product, self.order = (Choice([(None, words)]) for words in (_everyone, _products, _orders))
        self.paid = Choice([(None, _paid_or_not), (False, lambda: _("To be paid")), (True, lambda: _("Paid"))])
        self.search = SearchEdit(lambda: _("Search a name, work or order"))
        self.all = (self.period, self.search, self.person, self.group, self.product, self.order, self.paid)
        called: tuple[tuple[Any, Words], ...] = (
            (self.group, lambda: _("Group")),
            (self.person, lambda: _("Member")),
            (self.product, lambda: _("Product")),
            (self.order, lambda: _("Order")),
            (self.paid, lambda: _("How it stands")),
        )
        for one, words in called:
            say(one.setAccessibleName, words)

    def offer(self) -> None:
        """Offer the members, products and orders there are by now; what nobody has is not asked about."""
        books = self._desk.books
        named = (
            (self.person, _everyone, [(one.id, one.label) for one in members.list_all(books)]),
            (self.product, _products, [(one.id, one.name) for one in products.list_products(books)]),
            (self.order, _orders, [(row.order.id, row.order.label) for row in orders.list_orders(books)]),
        )
        for choice, none, found in named:
            choice.blockSignals(True)
            choice.offer([(None, none), *((key, partial(str, name)) for key, name in found)])
            choice.blockSignals(False)
        self.order.setVisible(self.order.count() > 1)
        self.group.setVisible(self.group.is_wanted())

    def asked(self) -> dict[str, Any]:
        """Return what is asked for, as :func:`coopbooks.work.list_work` takes it."""
        return {
            "person": self.person.value(),
            "group": self.group.value(),
            "product": self.product.value(),
            "order": self.order.value(),
            "paid": self.paid.value(),
            "search": self.search.value(),
        }


class WorkPart:
    """The list; ``open_new`` opens the page's forms by its words for them."""

    def __init__(self, desk: Desk, open_new: Callable[[str], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.asked = WorkFilters(desk)
        self.filters = FilterRow(self.asked.all)
        self.table = RecordTable[Work](lambda: _("Work"), work_columns(), key="work", same=lambda one: one.id)
        self.below = Listed(
            self.table,
            lambda: _(
                "What each member did stands here: so many pieces, hours or days, what they are worth, and whether "
                "they are paid. Print the sheet blank, fill it in at work, and copy it once a week."
            ),
            FirstStep(lambda: _("Write work down"), lambda: open_new("sheet")),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def narrow(self, person: int | None, product: int | None) -> None:
        """Ask for all the work of a member, or on a product; for neither leave what is asked for as it is."""
        if person is not None or product is not None:
            self.asked.offer()
            self.filters.ask_for({self.asked.person: person, self.asked.product: product})

    def refresh(self) -> None:
        """List the work that fits, and what it adds up to."""
        books = self._desk.books
        self.asked.offer()
        period, only = self.asked.period.value(), self.asked.asked()
        found, whole = work.list_work(books, period, **only), work.totals(books, period, **only)
        sums = {"rejected": added_up(whole.rejected), "worth": showing.amount(whole.worth)}
        if not (whole.hours or whole.days):
            sums["accepted"] = added_up(whole.pieces)
        said = counted(found.count())
        if whole.unrated:
            said = f"{said} · {_('%(many)s of them without a rate') % {'many': whole.unrated}}"
        self.below.show_rows(found, said, sums if found.count() else {}, ever=lambda: work.any_work(books))


def _everyone() -> str:
    return _("All members")


def _products() -> str:
    return _("All products")


def _orders() -> str:
    return _("All orders")


def _paid_or_not() -> str:
    return _("Paid or not")
