"""Units: what one holds of another, exactly. Those everybody knows, and the packs a club defines for a material.

The quintal is that of Bolivian practice, 46 kg: four arrobas, a hundred libras of 460 g. The pound of labels and
patterns is another one: 453.6 g.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from coopbooks import reading, showing
from coopbooks.i18n import LANGUAGES, N_, _, speaking
from coopbooks.quantity import Quantity
from coopbooks.reading import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit everybody knows: how people call it, what it measures, and how many of the smallest of its kind it holds.

    ``also`` are other ways to write it, in either language, without accents or capitals.
    """

    key: str
    label: str
    measure: str
    size: Fraction
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name for the reader: asked anew each time, so that it follows the language."""
        return _(self.label)


@dataclass(frozen=True, slots=True)
class Pack:
    """How much the club's own word for a unit holds of one material: a bag of 50 kg, a skein of 100 g."""

    name: str
    holds: Quantity
    unit: str


_Edge = tuple[str, str, Fraction]
"""One unit, another one, and how many of that it holds."""


def _units(measure: str, *known: tuple[str, str, str, str]) -> Iterator[tuple[str, Unit]]:
    for key, label, size, also in known:
        yield key, Unit(key, label, measure, Fraction(size), tuple(also.split()))


UNITS: Final[Mapping[str, Unit]] = dict(
    [
        *_units(
            "weight",
            ("kg", N_("kg"), "1000", "kilo kilos kilogramo kilogramos kilogram kilograms"),
            ("g", N_("g"), "1", "gr grs gramo gramos gram grams"),
            ("quintal", N_("quintal"), "46000", "qq quintales quintals"),
            ("arroba", N_("arroba"), "11500", "@ arrobas"),
            ("libra", N_("libra"), "460", "libras"),
            ("pound", N_("lb (453.6 g)"), "453.6", "lb lbs pound pounds"),
        ),
        *_units(
            "length",
            ("m", N_("m"), "1", "mt mts metro metros metre metres meter meters"),
            ("cm", N_("cm"), "0.01", "centimetro centimetros centimetre centimetres centimeter centimeters"),
            ("yard", N_("yard"), "0.9144", "yd yarda yardas yards"),
            ("inch", N_("inch"), "0.0254", "in pulgada pulgadas inches"),
        ),
        *_units(
            "volume",
            ("l", N_("litre"), "1", "lt lts litro litros litres liter liters"),
            ("ml", N_("ml"), "0.001", "cc mililitro mililitros millilitre millilitres"),
        ),
        *_units(
            "number",
            ("piece", N_("piece"), "1", "pieza piezas pieces pza pzas pz u und unid unidad unidades unit units"),
            ("pair", N_("pair"), "2", "par pares pairs"),
            ("dozen", N_("dozen"), "12", "dz doc docena docenas dozens"),
            ("hundred", N_("hundred"), "100", "ciento cientos hundreds"),
            ("gross", N_("gross"), "144", "gruesa gruesas"),
            ("thousand", N_("thousand"), "1000", "mil millar millares thousands"),
        ),
    ]
)
"""The units everybody knows, by their key; of each kind the one proposed first stands first."""


@cache
def _known() -> dict[str, str]:
    """The key of every way to write a unit everybody knows."""
    written = {also: unit.key for unit in UNITS.values() for also in (unit.key, *unit.also)}
    for language in LANGUAGES:
        with speaking(language):
            for unit in UNITS.values():
                written |= {fold(unit.name): unit.key, fold(showing.plural(unit.name)): unit.key}
    return written


def key_of(unit: str) -> str:
    """Return what a unit is known by: the key of one everybody knows, however it is written, or the folded word.

    The full stop of an abbreviation is no part of it: ``Kg.``, ``doc.``
    """
    folded = fold(unit).rstrip(".")
    return _known().get(folded, folded)


def unit_name(unit: str) -> str:
    """Return how people call a unit: the name of one everybody knows in the language spoken, or the club's own word."""
    known = UNITS.get(key_of(unit))
    return known.name if known else unit


def unit_of(unit: str, quantity: Quantity) -> str:
    """Return how people call the unit of so much: ``120`` are ``conos``; see :func:`showing.plural`."""
    name = unit_name(unit)
    return name if showing.is_one(quantity) else showing.plural(name)


def told(quantity: Quantity, unit: str) -> str:
    """Return a quantity with its unit, as people write it: ``2,5 kg``, ``120 conos``; no blank in it breaks a line."""
    return showing.counted(quantity, unit_name(unit))


def read_told(text: str, units: Sequence[str] = ()) -> tuple[Quantity, str]:
    """Read what :func:`told` wrote, in whichever language: the quantity and the unit; refuses anything else.

    ``units`` are those it may be of.
    """
    quantity, _blank, unit = text.partition("\N{NO-BREAK SPACE}")
    return reading.quantity(quantity), called(unit, units)


def called(word: str, units: Sequence[str]) -> str:
    """Return which unit a word stands for: one everybody knows, by its key, or one of ``units``, be it in the plural.

    The word itself where it stands for none.
    """
    key = key_of(word)
    if key in UNITS:
        return key
    same = (unit for unit in units if key_of(unit) == key)
    many = (unit for unit in units if key in _plurals(unit))
    return next(same, next(many, word))


@lru_cache(maxsize=2048)
def _plurals(unit: str) -> frozenset[str]:
    """The plurals of a unit in every language, as they are compared."""
    found = set()
    for language in LANGUAGES:
        with speaking(language):
            found.add(fold(showing.plural(unit)))
    return frozenset(found)


def factor(unit: str, into: str, packs: Sequence[Pack] = ()) -> Fraction | None:
    """Return how many of one unit another one holds, exactly; None where nobody said so.

    What a pack says goes before what everybody knows: a club may have quintals of 50 kg.
    """
    said = [word for pack in packs for word in (pack.name, pack.unit)]
    one, other = called(unit, [into, *said]), called(into, [unit, *said])
    return _reached(key_of(one), packs, packs).get(key_of(other))


def factors(into: str, packs: Sequence[Pack] = ()) -> dict[str, Fraction]:
    """Return how many of one unit each unit holds that can be turned into it, by every folded way to write it."""
    by_key = {key: 1 / ratio for key, ratio in _reached(key_of(into), packs, packs).items()}
    said = (into, *(word for pack in packs for word in (pack.name, pack.unit)))
    own = {word: key_of(unit) for unit in said for word in _plurals(unit)}
    return {word: by_key[key] for word, key in (own | _known()).items() if key in by_key} | by_key


def _reached(start: str, packs: Sequence[Pack], said: Sequence[Pack]) -> dict[str, Fraction]:
    """Every unit that can be come to from one, and how many of it that one holds; by fewest steps."""
    edges, own = [(key_of(pack.name), key_of(pack.unit), _holds(pack)) for pack in packs], _said_otherwise(said)
    reached, waiting = {start: Fraction(1)}, deque([start])
    while waiting:
        here = waiting.popleft()
        for there, ratio in _steps(here, edges, own):
            if there not in reached:
                reached[there] = reached[here] * ratio
                waiting.append(there)
    return reached


def _steps(here: str, edges: Sequence[_Edge], own: frozenset[str]) -> Iterator[tuple[str, Fraction]]:
    for name, unit, holds in edges:
        if here == name:
            yield unit, holds
        elif here == unit:
            yield name, 1 / holds
    known = UNITS.get(here)
    if known and here not in own:
        alike = (other for other in UNITS.values() if other.measure == known.measure and other.key not in own)
        yield from ((other.key, known.size / other.size) for other in alike)


def _holds(pack: Pack) -> Fraction:
    return Fraction(pack.holds.micros, 10**6)


def _said_otherwise(packs: Sequence[Pack]) -> frozenset[str]:
    """The units everybody knows of which the packs say something else; a metre that weighs 200 g is still a metre."""
    named = [(UNITS.get(key_of(pack.name)), UNITS.get(key_of(pack.unit))) for pack in packs]
    return frozenset(one.key for one, other in named if one and (other is None or other.measure == one.measure))


def is_known_already(pack: Pack, unit: str, packs: Sequence[Pack]) -> bool:
    """Whether what a pack holds follows already from the stock ``unit`` and from what the other packs say."""
    others = [other for other in packs if other is not pack]
    return key_of(pack.name) in _reached(key_of(unit), others, packs)
