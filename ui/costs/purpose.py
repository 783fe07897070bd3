"""What a line of a cost is for: a category, a material the club keeps count of, or the freight of the materials."""

from collections.abc import Callable
from typing import Any, Final

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from coopbooks.costs import CostLine
from coopbooks.i18n import _
from coopbooks.ledger import Account
from coopbooks.materials import Material
from ui.shared.choice import Option
from ui.shared.picker import Picker
from ui.shared.unit_choice import new_material, new_material_words

FREIGHT: Final = "freight"
_MATERIAL: Final = "material "
"""The keys of what is no account: the freight, and a material followed by its id."""


def purpose_picker(books: Books, carried: Callable[[], bool]) -> Picker:
    """Return a field for what a line is for: a category, a material, or where any is ``carried``, their freight."""

    def of_account(one: Account) -> Option:
        return Option(one.id, one.name, one.code, ledger.everyday_words(one))

    def of_material(one: Material) -> Option:
        detail = " · ".join(filter(None, (_("material"), one.code, one.unit_name)))
        return Option(f"{_MATERIAL}{one.id}", one.name, detail)

    def freight() -> Option:
        return Option(FREIGHT, costs.freight_words(), _("spread over them"))

    def options() -> list[Option]:
        kept = [of_material(row.material) for row in materials.list_materials(books)]
        return [*([freight()] if carried() else []), *map(of_account, costs.list_categories(books)), *kept]

    def known(key: Any) -> Option:
        if key == FREIGHT:
            return freight()
        bought = material_of(key)
        return (
            of_account(ledger.account(books, key)) if bought is None else of_material(materials.material(books, bought))
        )

    return Picker(options, lambda typed: of_material(new_material(books, typed)), new_material_words, known)


def material_of(purpose: Any) -> int | None:
    """Return the material a purpose stands for; None where it is none."""
    return int(purpose.removeprefix(_MATERIAL)) if isinstance(purpose, str) and purpose.startswith(_MATERIAL) else None


def purpose_of(line: CostLine) -> Any:
    """Return what a recorded line was for, as the picker knows it."""
    if line.material is not None:
        return f"{_MATERIAL}{line.material}"
    return FREIGHT if line.freight else line.account
