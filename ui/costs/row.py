"""One line of a cost: what for, how much it was; of a material how many units, too, and what one of them comes to."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Final

from coopbooks import costs, ledger, materials, showing
from coopbooks.books import Books
from coopbooks.costs import CostDraft, CostLine
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.materials import Material
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from ui import look
from ui.costs.purpose import FREIGHT, material_of, purpose_of, purpose_picker
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.folding import Heading
from ui.shared.labels import heading, label
from ui.shared.line_row import LineRow
from ui.shared.money_edit import MoneyEdit
from ui.shared.purpose_choice import PurposePicker
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.unit_choice import UnitChoice
from ui.shared.words import Words

_AMOUNT: Final = 112
_QUANTITY: Final = 112
_UNIT: Final = 130


def headings(*, with_activities: bool) -> list[Heading]:
    """Return the headings over the lines."""
    activity: list[Heading] = [(lambda: _("Activity"), 0, False)] if with_activities else []
    return [
        (lambda: _("What for"), 0, False),
        (lambda: _("In words, if needed"), 0, False),
        *activity,
        (lambda: _("Amount"), _AMOUNT, True),
    ]


class CostRow(LineRow):
    """One line of a cost."""

    def __init__(self, desk: Desk, others: Callable[[], Iterable[Any]], *, with_activities: bool) -> None:
        """Make an empty line; where one of the ``others`` is of a material, its freight is offered."""
        super().__init__()
        self._books, self._account = desk.books, ledger.account_of(desk.books, "materials").id
        carried = lambda: any(one.is_of_material for one in others())  # noqa: E731 - asked when the field is entered
        self.category = self.add(purpose_picker(desk.books, carried), lambda: _("What for"))
        self.description = self.add(TextEdit(), lambda: _("In words, if needed"))
        self.activity = ActivityChoice(desk.books, lambda: _("No activity"))
        if with_activities:
            self.add(self.activity, lambda: _("Activity"))
        self.amount = self.add(MoneyEdit(desk.books.club.currency), lambda: _("Amount"), _AMOUNT)
        self.quantity, self.unit, self._told = QuantityEdit(), UnitChoice(), heading(kind="quiet")
        self._add_how_much()
        self._add_grant()
        activity = ("activity",) if with_activities else ()
        self.call("account", "description", *activity, "amount", "quantity", "unit", "purpose")
        self.category.changed.connect(self._follow_purpose)
        self.quantity.settled.connect(self._propose_amount)
        self.unit.changed.connect(self._propose_amount)

    def _add_how_much(self) -> None:
        """Put how much of a material was bought under the rest; it is in sight where a material is."""
        self.take(self.quantity, lambda: _("How much of it"))
        self.take(self.unit, lambda: _("Unit"))
        for field, width in ((self.quantity, _QUANTITY), (self.unit, _UNIT)):
            look.measure(field.setFixedWidth, width)
        self._much = flowing(label(lambda: _("How much of it?"), "small"), self.quantity, self.unit, self._told)
        hint: Words = lambda: _(  # noqa: E731 - words that follow the language
            "To keep count of it, choose the material itself, or write a new one with its unit: “Wool, kg”."
        )
        self._hint = label(hint, "quiet", wrap=True)
        for below in (self._much, self._hint):
            self.add_below(below)
            below.hide()

    def _add_grant(self) -> None:
        """Put which grant it is paid from under the rest; it is in sight where there is any."""
        self.purpose = PurposePicker(self._books)
        self.take(self.purpose, lambda: _("From a grant"))
        self._from_grant = flowing(label(lambda: _("From a grant?"), "small"), self.purpose)
        self.add_below(self._from_grant)
        self._from_grant.setVisible(self.purpose.is_wanted())

    def reset(self) -> None:
        """Empty it; by now there may be grants."""
        super().reset()
        self._from_grant.setVisible(self.purpose.is_wanted())

    @property
    def is_of_material(self) -> bool:
        """Whether a material is chosen, as far as it was read."""
        return not self._much.isHidden()

    @property
    def material(self) -> Material | None:
        """The material bought, as far as one is chosen."""
        bought = material_of(self.category.readable_key)
        return None if bought is None else materials.material(self._books, bought)

    def _follow_purpose(self) -> None:
        bought = self.material
        self._much.setVisible(bought is not None)
        self._hint.setVisible(bought is None and self._is_of_materials())
        self.unit.follow(bought)

    def _is_of_materials(self) -> bool:
        """Whether the account of materials is chosen, without saying which material it is."""
        return bool(self.category.readable_key == self._account)

    def _propose_amount(self) -> None:
        """Propose what so much cost when it was bought last; what was written or filled in stays."""
        bought, much = self.material, self.stocked()
        if bought is None or not much or (self.amount.text() and not self.amount.property("proposed")):
            return
        last = costs.last_bought(self._books, bought.id)
        came = _stocked(bought, last.quantity, last.unit) if last and last.quantity else None
        if last and came:
            share = Fraction(much.micros, came.micros)
            self.amount.propose(Money(int(last.amount.minor * share + Fraction(1, 2)), last.amount.currency))

    def stocked(self) -> Quantity | None:
        """Return how much of a material is typed, in the unit of its stock; None where that cannot be told."""
        bought = self.material
        try:
            typed, unit = self.quantity.maybe(), self.unit.value()
        except Refusal:
            return None
        return None if bought is None or typed is None else _stocked(bought, typed, unit)

    def value(self) -> CostLine:
        """Return the line; refuses what cannot be read."""
        purpose = self.category.value().key
        words, granted = (self.description.value(), self.activity.value()), self.purpose.key
        bought, freight = material_of(purpose), purpose == FREIGHT
        if bought is None and not freight:
            return CostLine(purpose, self.amount.value(), *words, purpose=granted)
        if bought is None:
            return CostLine(self._account, self.amount.value(), *words, freight=True, purpose=granted)
        much = self.quantity.maybe()
        return CostLine(self._account, self.amount.value(), *words, bought, much, self.unit.value(), purpose=granted)

    def propose(self, line: CostLine) -> None:
        """Propose what it is usually for."""
        self.category.propose_key(purpose_of(line))
        self.activity.propose(line.activity)

    def put(self, line: CostLine) -> None:
        """Fill in a line again."""
        self.category.set_key(purpose_of(line))
        self.description.set(line.description or None)
        self.activity.set(line.activity)
        if line.material is not None:
            self.quantity.set(line.quantity)
            self.unit.set_unit(line.unit)
        self.amount.set(line.amount)
        self.purpose.set_key(line.purpose)
        self._from_grant.setVisible(self.purpose.is_wanted())

    def tell(self, landed: Money | None) -> None:
        """Say what one unit of the stock costs, and what all of it comes to with its part of the freight."""
        bought, much = self.material, self.stocked()
        if bought is None or not much or landed is None:
            self._told.setText("")
            return
        price = materials.Stock(much, landed).average
        told = [bought.told(much)] if self.unit.value() != bought.unit else []
        if price is not None:
            each = showing.price(materials.per_unit(price), landed.currency)
            said = {"price": each, "unit": bought.unit_name}
            told.append(_("%(price)s per %(unit)s") % said)
        if landed != self.amount.maybe():
            told.append(_("with its part of the freight %(amount)s") % {"amount": showing.money(landed)})
        self._told.setText(" · ".join(told))


def _stocked(bought: Material, much: Quantity, unit: str) -> Quantity | None:
    """How much it is in the unit of the stock; None where nobody knows that, as of a pack taken away since."""
    try:
        return bought.stocked(much, unit)
    except Refusal:
        return None


def tell_landed(books: Books, rows: Iterable[Any]) -> None:
    """Say at each line what it comes to, as far as what is typed can be read."""
    read = [(row, _readable(row)) for row in rows]
    lines = [line for _row, line in read if line is not None]
    weighed = any(line.material is not None and line.amount.minor > 0 for line in lines)
    draft = CostDraft(date.min, tuple(lines) if weighed else (), books.money(0))
    landed = iter(costs.landed(draft))
    for row, line in read:
        row.tell(None if line is None else next(landed, None))


def _readable(row: Any) -> CostLine | None:
    try:
        line: CostLine = row.value()
    except Refusal:
        return None
    return line if line.amount.minor > 0 else None
