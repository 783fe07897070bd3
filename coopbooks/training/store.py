"""The store of a story: its materials, by their English names, and what is written down about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coopbooks import materials
from coopbooks.i18n import _
from coopbooks.materials import HandDraft, MaterialDraft, MaterialLine, Pack, StockCountDraft, TakenLine, TakeOverDraft
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.training.diary import Diary, Spent


@dataclass(frozen=True, slots=True)
class Good:
    """A material in a table: name and units as marked English words, how much its one pack holds, when it is low."""

    name: str
    unit: str
    low: str = ""
    pack: str = ""
    holds: str = "0"


@dataclass(frozen=True, slots=True)
class Much:
    """So much of a material, in words of a table: its name, how many of which unit, and what that is worth."""

    name: str
    quantity: str
    unit: str
    worth: str = "0"

    @property
    def amount(self) -> Money:
        """What it is worth."""
        return Money.of(self.worth)


class Store:
    """What a club keeps count of, written into its books like a treasurer does."""

    def __init__(self, diary: Diary, *goods: Good, activity: str = "") -> None:
        """Put the materials down."""
        self._diary: Final = diary
        self._activity: Final = diary.activity(activity)
        self._ids: Final = {good.name: self._put_down(good) for good in goods}

    def _put_down(self, good: Good) -> int:
        packs = (Pack(_(good.pack), Quantity.of(good.holds), _(good.unit)),) if good.pack else ()
        low = Quantity.of(good.low) if good.low else None
        draft = MaterialDraft(_(good.name), _(good.unit), activity=self._activity, low_level=low, packs=packs)
        return materials.add_material(self._diary.books, draft).id

    def id(self, name: str) -> int:
        """Return a material put down before."""
        return self._ids[name]

    def _lines(self, much: Iterable[Much]) -> tuple[MaterialLine, ...]:
        return tuple(MaterialLine(self._ids[one.name], Quantity.of(one.quantity), _(one.unit)) for one in much)

    def take_over(self, *much: Much) -> None:
        """Write down what is there at first."""
        lines = (TakenLine(self._ids[one.name], Quantity.of(one.quantity), one.amount, _(one.unit)) for one in much)
        self._diary.clock.go_on()
        materials.take_over(self._diary.books, TakeOverDraft(self._diary.today, tuple(lines)))

    def bought(self, one: Much) -> Spent:
        """Return what is spent on so much of a material."""
        of = MaterialLine(self._ids[one.name], Quantity.of(one.quantity), _(one.unit))
        return Spent(_(one.name), "materials", one.amount, of)

    def use(self, *much: Much, product: str = "", order: int | None = None) -> None:
        """Use so much, for a product or an order."""
        self._diary.clock.go_on()
        draft = materials.UseDraft(
            self._diary.today, self._lines(much), self._diary.product(product), activity=self._activity, order=order
        )
        materials.use_materials(self._diary.books, draft)

    def there(self, name: str) -> Quantity:
        """Return how much lies in the store today."""
        one = self._ids[name]
        return materials.expected_in_store(self._diary.books, [one], self._diary.today)[one]

    def count(self, less: Mapping[str, str], explanation: str = "") -> None:
        """Count all that is there; of some there is so much less than the books say."""
        missing = {self._ids[name]: Quantity.of(quantity) for name, quantity in less.items()}
        lines = (MaterialLine(id_, self.there(name) - missing.get(id_, Quantity(0))) for name, id_ in self._ids.items())
        self._diary.clock.go_on()
        draft = StockCountDraft(self._diary.today, tuple(lines), explanation)
        materials.count_materials(self._diary.books, draft)

    def hand(self, kind: str, one: Much, person: str, note: str = "") -> None:
        """Write down what goes from hand to hand."""
        self._diary.clock.go_on()
        draft = HandDraft(
            self._diary.today,
            kind,
            self._ids[one.name],
            self._diary.person(person),
            Quantity.of(one.quantity),
            _(one.unit),
            note,
        )
        materials.hand(self._diary.books, draft)
