"""The unit a material is written in, chosen from those that turn into its stock; and a material made on the spot."""

from functools import partial
from typing import Any

from coopbooks import materials
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.materials import Material, MaterialDraft
from ui.shared.choice import Choice


class UnitChoice(Choice):
    """One of the units a material is written in: that of its stock first, its packs, those everybody knows.

    ``value`` is empty while no material is chosen: that stands for the unit of the stock.
    """

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__([("", str)])
        self.setMinimumContentsLength(4)
        self._of: Material | None = None

    def follow(self, material: Material | None) -> None:
        """Offer the units of a material; the one chosen stays where it has a meaning for another one, too."""
        if self._of != material:
            self._of = material
            self.offer([(unit, partial(_named, unit)) for unit in (material.units if material else [""])])

    def set_unit(self, unit: str) -> None:
        """Choose a unit however it was written, one the material no longer has among them."""
        self.set(self._offered(unit))

    def take_back(self, kept: Any) -> None:
        """Choose again what a draft kept, whatever the material is by now."""
        ((how, unit),) = kept.items()
        super().take_back({how: self._offered(unit)})

    def _offered(self, unit: str) -> str:
        """Return a unit as it is offered; one that is not, is from now on."""
        offered: list[str] = [key for key, _words in self._options]
        same = materials.called(unit, offered)
        if same in offered:
            return same
        if unit:
            self.offer([*self._options, (unit, partial(_named, unit))])
        return unit


def _named(unit: str) -> str:
    return materials.unit_name(unit) if unit else ""


def new_material_words(typed: str) -> str:
    """Say what would be made of what is typed: a material is written with its unit, ``Yarn, kg``."""
    name, unit = name_and_unit(typed)
    if not unit:
        return _("+ New material: write its unit after a comma, “%(name)s, kg”") % {"name": name}
    return _("+ New material “%(name)s”, kept in %(unit)s") % {"name": name, "unit": materials.unit_name(unit)}


def has_unit(typed: str) -> bool:
    """Whether what is typed names a unit after a comma."""
    return bool(name_and_unit(typed)[1])


def new_material(books: Books, typed: str) -> Material:
    """Add a material written with its unit; refuses one without."""
    name, unit = name_and_unit(typed)
    if not unit:
        raise Refusal(_("Write its unit after a comma: “%(name)s, kg”.") % {"name": name}, "lines", "no_unit")
    return materials.add_material(books, MaterialDraft(name, unit))


def name_and_unit(typed: str) -> tuple[str, str]:
    """Return the name before the last comma and the unit behind it, which is empty where either is."""
    name, _comma, unit = (part.strip() for part in typed.rpartition(","))
    return (name, unit) if name and unit else (typed.strip(" ,"), "")
