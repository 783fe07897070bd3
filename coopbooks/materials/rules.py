"""Materials: what must be known of one, and what can be typed about them; no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import LARGEST, InPlaceOf, check_text
from coopbooks.materials.units import UNITS, Pack, factor, factors, is_known_already, key_of, told, unit_name
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

LONGEST_NAME: Final = 80
LONGEST_CODE: Final = 20
LONGEST_UNIT: Final = 20
MOST_LINES: Final = 200
MOST_MICROS: Final = 10**9 * 10**6
"""A thousand million: nothing a club counts is larger."""


@dataclass(frozen=True, slots=True)
class MaterialDraft:
    """A material as typed: its name, the unit its stock is kept in, the packs it comes in, when it runs low."""

    name: str
    unit: str
    code: str = ""
    activity: int | None = None
    low_level: Quantity | None = None
    packs: tuple[Pack, ...] = ()
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """Something products are made of. Its stock is kept in ``unit``; so much or less as ``low_level`` is low."""

    id: int
    name: str
    unit: str
    code: str
    activity: int | None
    low_level: Quantity | None
    packs: tuple[Pack, ...]
    note: str
    active: bool

    @property
    def draft(self) -> MaterialDraft:
        """What can be changed of it."""
        kept = (self.name, self.unit, self.code, self.activity, self.low_level, self.packs, self.note, self.active)
        return MaterialDraft(*kept)

    @property
    def unit_name(self) -> str:
        """The unit its stock is kept in, as people call it."""
        return unit_name(self.unit)

    @property
    def units(self) -> list[str]:
        """The units to offer for it: that of its stock, its packs, and those everybody knows that turn into it."""
        usual = [key for key in UNITS if factor(key, self.unit, self.packs) is not None]
        return list({key_of(unit): unit for unit in (self.unit, *(pack.name for pack in self.packs), *usual)}.values())

    @property
    def factors(self) -> Mapping[str, Fraction]:
        """How many stock units each unit holds that can be turned into it, by every folded way to write it."""
        return factors(self.unit, self.packs)

    def told(self, quantity: Quantity) -> str:
        """Return so much of it with its unit: ``2,5 kg``."""
        return told(quantity, self.unit)

    def factor(self, unit: str) -> Fraction:
        """Return how many stock units one of a unit holds; refuses one of which nobody said so."""
        found = factor(unit, self.unit, self.packs)
        if found is None:
            raise Refusal(
                _("How much “%(material)s” is one %(unit)s? Write in the material how many %(stock)s it holds.")
                % {"material": self.name, "unit": unit_name(unit), "stock": self.unit_name},
                "unit",
                "no_conversion",
            )
        return found

    def stocked(self, quantity: Quantity, unit: str) -> Quantity:
        """Return a quantity in the unit of the stock, rounded half up to the millionth; refuses what nobody can turn.

        An empty ``unit`` is that of the stock. Refuses what is nothing in it, or more than can be meant.
        """
        exact = quantity.micros * (self.factor(unit) if unit else 1)
        stocked = Quantity(int(exact + Fraction(1, 2)))
        if quantity and not stocked:
            raise Refusal(_("This is too little to be kept. Write more, or check the unit."), "quantity", "too_small")
        check_quantity(stocked, "quantity", zero=True)
        return stocked


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """So much of a material, which is one by id; an empty ``unit`` is that of its stock."""

    material: int | None
    quantity: Quantity
    unit: str = ""


@dataclass(frozen=True, slots=True)
class UseDraft:
    """Materials used, all for one product, activity or order where that is known.

    ``person`` used what was handed to her.
    """

    day: date
    lines: tuple[MaterialLine, ...]
    product: int | None = None
    activity: int | None = None
    person: int | None = None
    note: str = ""
    order: int | None = None


@dataclass(frozen=True, slots=True)
class StockCountDraft:
    """What was counted in the store on the evening of a day; lines of one material are added up: 2 bags and 3 kg.

    ``instead`` names the difference of an earlier count, which is voided when this one is kept.
    """

    day: date
    lines: tuple[MaterialLine, ...]
    explanation: str = ""
    instead: InPlaceOf | None = None


@dataclass(frozen=True, slots=True)
class TakenLine:
    """So much of a material that came in, and what all of it is worth."""

    material: int | None
    quantity: Quantity
    value: Money
    unit: str = ""
    activity: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeOverDraft:
    """The materials that are there when a club begins to keep count of them, each with its value."""

    day: date
    lines: tuple[TakenLine, ...]


@dataclass(frozen=True, slots=True)
class HandDraft:
    """Material that goes from hand to hand: ``kind`` is one of :data:`hands.KINDS`."""

    day: date
    kind: str
    material: int | None
    person: int | None
    quantity: Quantity
    unit: str = ""
    note: str = ""


def check_material(draft: MaterialDraft) -> MaterialDraft:
    """Refuse a material without name or unit, words that cannot be printed, packs that cannot be; return it tidy."""
    packs = tuple(replace(pack, name=" ".join(pack.name.split())) for pack in draft.packs)
    name, unit, code, note = (" ".join(text.split()) for text in (draft.name, draft.unit, draft.code, draft.note))
    tidy = replace(draft, name=name, unit=unit, code=code, note=note, packs=packs)
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    if not tidy.unit:
        raise Refusal(_("Write the unit its stock is kept in: kg, m, piece."), "unit", "empty")
    for field, most in (("name", LONGEST_NAME), ("code", LONGEST_CODE), ("unit", LONGEST_UNIT)):
        check_text(getattr(tidy, field), field, most)
    check_text(tidy.note, "note")
    if tidy.low_level is not None and tidy.low_level.micros <= 0:
        raise Refusal(_("Write more than zero, or nothing if it need not be told."), "low_level", "zero")
    for number, pack in enumerate(packs):
        with of_line("packs", number):
            _check_pack(pack, tidy)
    return replace(tidy, unit=known_unit(tidy.unit))


def known_unit(unit: str) -> str:
    """Return a unit as it is kept: the key of one everybody knows, or the club's own word."""
    key = key_of(unit)
    return key if key in UNITS else " ".join(unit.split())


def _check_pack(pack: Pack, draft: MaterialDraft) -> None:
    check_text(pack.name, "name", LONGEST_UNIT)
    if not pack.name or not pack.unit.strip():
        raise Refusal(_("Write what the pack is called, how much it holds, and of which unit."), reason="empty")
    if not 0 < pack.holds.micros <= MOST_MICROS:
        raise Refusal(_("How much does “%(pack)s” hold? Write more than zero.") % {"pack": pack.name}, "holds", "zero")
    said = {"pack": pack.name, "unit": unit_name(draft.unit)}
    if is_known_already(pack, draft.unit, draft.packs):
        raise Refusal(_("How much one %(pack)s is, is known already. Leave this line out.") % said, "name", "twin")
    if factor(pack.name, draft.unit, draft.packs) is None:
        raise Refusal(
            _("Say how much “%(pack)s” holds in %(unit)s, or in a pack of which that is said.") % said,
            "unit",
            "no_conversion",
        )


def check_lines(lines: Sequence[MaterialLine | TakenLine], *, zero: bool = False) -> None:
    """Refuse no lines, too many, a line without a material, and quantities that cannot be; ``zero`` can be counted."""
    if not lines:
        raise Refusal(_("Write at least one material."), "lines", "empty")
    if len(lines) > MOST_LINES:
        raise Refusal(
            _("This is more than %(most)s lines. Record it in two parts.") % {"most": MOST_LINES}, "lines", "too_many"
        )
    for number, line in enumerate(lines):
        with of_line("lines", number):
            if line.material is None:
                raise Refusal(_("Choose the material."), "material", "empty")
            check_quantity(line.quantity, "quantity", zero=zero)


def check_quantity(quantity: Quantity, field: str, *, zero: bool = False) -> None:
    """Refuse less than nothing, nothing (but where ``zero`` can be), and more than can be meant."""
    if quantity.micros < 0 or not (quantity or zero):
        raise Refusal(_("How much is it? Write more than zero."), field, "zero")
    if quantity.micros > MOST_MICROS:
        raise Refusal(_("This quantity is too large. Check the decimal mark."), field, "too_large")


def check_in_store(material: Material, wanted: Quantity, there: Quantity, field: str) -> None:
    """Refuse to take more of a material out of the store than is there."""
    if wanted > there:
        raise Refusal(
            _("The store holds only %(quantity)s of “%(material)s”. Record first what was bought, or count it.")
            % {"quantity": material.told(max(there, Quantity(0))), "material": material.name},
            field,
            "no_stock",
        )


def check_value(value: Money) -> None:
    """Refuse what is taken over for nothing, or for more than can be meant."""
    if value.minor <= 0:
        raise Refusal(_("How much is it worth? Write more than zero."), "value", "zero")
    if value.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "value", "too_large")


def per_unit(price: Fraction) -> Decimal:
    """Return a price per unit as it is shown: rounded half up to four decimals, at least two of them."""
    ten_thousandths = int(price * 10**4 + Fraction(1, 2))
    exact = Decimal(ten_thousandths).scaleb(-4)
    return exact.quantize(Decimal("0.01")) if ten_thousandths % 100 == 0 else exact.normalize()
