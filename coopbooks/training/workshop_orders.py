"""What is ordered from the workshop at the end of its year: one order delivered, others promised, one of them late."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import orders, products
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.orders import OrderDraft, OrderLine
from coopbooks.quantity import Quantity
from coopbooks.training import workshop_figures as figures
from coopbooks.training import workshop_products as wares
from coopbooks.training.diary import Diary


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: a title and products by their English names; from nobody where it is for a fair."""

    title: str
    taken: date
    promised: date
    customer: str = ""
    goods: tuple[tuple[str, int], ...] = ()
    activity: str = wares.OWN_PRODUCTS


_SHOPS: Final = list(figures.SHOPS)
CHRISTMAS: Final = Wish(
    N_("Bags and purses for Christmas"),
    date(2025, 11, 17),
    date(2025, 12, 8),
    _SHOPS[0],
    ((wares.BAG.name, 10), (wares.PURSE.name, 15)),
)
COLLARS: Final = Wish(
    N_("Collars for the winter"),
    date(2025, 12, 2),
    date(2026, 1, 30),
    figures.EXPORTERS[3].name,
    ((wares.COLLAR.name, 3000),),
    wares.EMBROIDERY,
)
LATE: Final = Wish(
    N_("Bags with the name of the island"), date(2025, 12, 3), date(2025, 12, 29), _SHOPS[2], ((wares.BAG.name, 20),)
)
SHAWLS: Final = Wish(
    N_("Shawls for the fair in Lima"),
    date(2025, 12, 16),
    date(2026, 2, 27),
    figures.EXPORTERS[1].name,
    ((wares.SHAWL.name, 1200),),
    wares.EMBROIDERY,
)
FAIR: Final = Wish(N_("For the fair of Alasita"), date(2025, 12, 20), date(2026, 1, 24))
WISHES: Final = (CHRISTMAS, COLLARS, LATE, SHAWLS, FAIR)


class Orders:
    """The orders day by day."""

    def __init__(self, diary: Diary) -> None:
        """Begin without any."""
        self._diary = diary
        self._taken: dict[Wish, int] = {}

    def live(self) -> None:
        """Take down what is ordered today."""
        for wish in WISHES:
            if wish.taken == self._diary.today:
                self._take(wish)

    def _take(self, wish: Wish) -> None:
        books = self._diary.books
        known = [(products.product(books, self._diary.product(name) or 0), many) for name, many in wish.goods]
        lines = tuple(OrderLine(one.id, one.name, Quantity.of(many), one.unit, one.price) for one, many in known)
        draft = OrderDraft(
            orders.proposed_code(books, wish.taken),
            _(wish.title),
            self._diary.person(wish.customer),
            Money(0),
            wish.taken,
            wish.promised,
            lines,
            self._diary.activity(wish.activity),
        )
        self._taken[wish] = orders.add_order(books, replace(draft, agreed=draft.worth)).id

    def due_at(self, shop: str) -> int | None:
        """Return the order a shop is brought today, if any."""
        today = self._diary.today
        wanted = (id_ for wish, id_ in self._taken.items() if wish.customer == shop and wish.promised == today)
        return next(wanted, None)

    def done(self, order: int | None) -> None:
        """Note that an order, if it is one, was delivered today."""
        if order:
            orders.finish_order(self._diary.books, order, self._diary.today)

    @property
    def worked_on(self) -> int | None:
        """The order that is embroidered: the collars, from when they are ordered."""
        return self._taken.get(COLLARS)
