"""What the books say of materials while something is typed about them: asked once, until something changes."""

from coopbooks import materials
from coopbooks.books import Books
from coopbooks.materials import Holding, Material, MaterialRow
from coopbooks.quantity import Quantity

NOTHING = Quantity(0)


class Known:
    """Each material with what there is of it, and what people hold of it."""

    def __init__(self, books: Books) -> None:
        """Ask when it is first wanted."""
        self._books = books
        self._rows: dict[int, MaterialRow] = {}
        self._holdings: list[Holding] | None = None

    def forget(self) -> None:
        """Ask anew: something changed."""
        self._rows, self._holdings = {}, None

    def row(self, material_id: int) -> MaterialRow:
        """Return one material with what there is of it."""
        if material_id not in self._rows:
            self._rows[material_id] = materials.material_row(self._books, material_id)
        return self._rows[material_id]

    def in_use(self) -> list[MaterialRow]:
        """Return every material in use, by name."""
        found = materials.list_materials(self._books)
        self._rows |= {row.material.id: row for row in found}
        return found

    def material(self, material_id: int) -> Material:
        """Return one material."""
        return self.row(material_id).material

    def in_store(self, material_id: int) -> Quantity:
        """Return how much of a material lies in the store of the club's own."""
        return self.row(material_id).in_store

    def holdings(self) -> list[Holding]:
        """Return who holds what of ours, and what we keep for whom."""
        if self._holdings is None:
            self._holdings = materials.list_holdings(self._books)
        return self._holdings

    def held(self, kind: str, person: int, material_id: int) -> Quantity:
        """Return how much of a material somebody has of ours (``handed``), or we of hers (``trust``)."""
        held = (one for one in self.holdings() if (one.kind, one.person) == (kind, person))
        return next((one.quantity for one in held if one.material.id == material_id), NOTHING)
