"""One line of a gift in kind: what was given, what it is worth; of a material how much, too."""

from typing import Any, Final

from coopbooks import grants, ledger, materials
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.grants import GiftLine
from coopbooks.i18n import _
from coopbooks.ledger import Account
from coopbooks.materials import Material
from ui import look
from ui.shared.choice import Option
from ui.shared.choices import ActivityChoice
from ui.shared.flow import flowing
from ui.shared.folding import Heading
from ui.shared.labels import label
from ui.shared.line_row import LineRow
from ui.shared.money_edit import MoneyEdit
from ui.shared.picker import Picker
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.unit_choice import UnitChoice, new_material, new_material_words

_WORTH: Final = 120
_QUANTITY: Final = 112
_UNIT: Final = 130
_MATERIAL: Final = "material "


def headings(*, with_activities: bool) -> list[Heading]:
    """Return the headings over the lines."""
    activity: list[Heading] = [(lambda: _("Activity"), 0, False)] if with_activities else []
    return [
        (lambda: _("What was given"), 0, False),
        (lambda: _("In words, if needed"), 0, False),
        *activity,
        (lambda: _("Value"), _WORTH, True),
    ]


class GiftRow(LineRow):
    """One line of a gift."""

    def __init__(self, books: Books, *, with_activities: bool) -> None:
        """Make an empty line."""
        super().__init__()
        self._books = books
        self.what = self.add(_picker(books), lambda: _("What was given"))
        self.description = self.add(TextEdit(), lambda: _("In words, if needed"))
        self.activity = ActivityChoice(books, lambda: _("No activity"))
        if with_activities:
            self.add(self.activity, lambda: _("Activity"))
        self.worth = self.add(MoneyEdit(books.club.currency), lambda: _("Value"), _WORTH)
        self.quantity, self.unit = QuantityEdit(), UnitChoice()
        self.take(self.quantity, lambda: _("How much of it"))
        self.take(self.unit, lambda: _("Unit"))
        for field, width in ((self.quantity, _QUANTITY), (self.unit, _UNIT)):
            look.measure(field.setFixedWidth, width)
        self._much = flowing(label(lambda: _("How much of it?"), "small"), self.quantity, self.unit)
        self.add_below(self._much)
        self._much.hide()
        activity = ("activity",) if with_activities else ()
        self.call("account", "description", *activity, "value", "quantity", "unit")
        self.what.changed.connect(self._follow)

    def _follow(self) -> None:
        try:
            given = _material_of(self.what.key)
        except Refusal:
            given = None
        self._much.setVisible(given is not None)
        self.unit.follow(None if given is None else materials.material(self._books, given))

    def value(self) -> GiftLine:
        """Return the line; refuses what cannot be read."""
        key = self.what.value().key
        given, words = _material_of(key), (self.description.value(), self.activity.value())
        if given is None:
            return GiftLine(key, self.worth.value(), *words)
        account = ledger.account_of(self._books, "materials").id
        return GiftLine(account, self.worth.value(), *words, given, self.quantity.maybe(), self.unit.value())

    def put(self, line: GiftLine) -> None:
        """Fill in a line again."""
        self.what.set_key(line.account if line.material is None else f"{_MATERIAL}{line.material}")
        self.description.set(line.description or None)
        self.activity.set(line.activity)
        self.worth.set(line.value)
        if line.material is not None:
            self.quantity.set(line.quantity)
            self.unit.set_unit(line.unit or materials.material(self._books, line.material).unit)


def _picker(books: Books) -> Picker:
    """Return a field for what was given: a material, a new one written with its unit, or a category."""

    def of_material(one: Material) -> Option:
        detail = " · ".join(filter(None, (_("material"), one.code, one.unit_name)))
        return Option(f"{_MATERIAL}{one.id}", one.name, detail)

    def of_account(one: Account) -> Option:
        return Option(one.id, one.name, one.code)

    def options() -> list[Option]:
        kept = [of_material(row.material) for row in materials.list_materials(books)]
        return [*kept, *map(of_account, grants.list_gift_categories(books))]

    def known(key: Any) -> Option:
        given = _material_of(key)
        return (
            of_account(ledger.account(books, key)) if given is None else of_material(materials.material(books, given))
        )

    return Picker(options, lambda typed: of_material(new_material(books, typed)), new_material_words, known)


def _material_of(key: Any) -> int | None:
    """The material a key stands for; None where it is a category."""
    return int(key.removeprefix(_MATERIAL)) if isinstance(key, str) else None
