"""Products in a table: what a story says of each, and how that is put down in its books."""

from dataclasses import dataclass

from coopbooks import products
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.products import MakingDraft, PriceDraft, Product, ProductDraft
from coopbooks.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Step:
    """An operation in a table: its name, the minutes it takes, the machine, what is paid for one; words as marked."""

    name: str
    minutes: str
    machine: str
    rate: str


@dataclass(frozen=True, slots=True)
class Ware:
    """A product in a table: name and unit as marked English words, the price, how its sale counts.

    Besides its code and collection, by which steps it is made, its prices for resale in bolivianos and for export in
    dollars, the least that is ordered, and the days until it is delivered. What is not ``sold`` goes into others.
    """

    name: str
    unit: str
    price: str
    kind: str = "local"
    code: str = ""
    collection: str = ""
    colours: str = ""
    activity: str = ""
    steps: tuple[Step, ...] = ()
    wholesale: str = ""
    export: str = ""
    least: int | None = None
    days: int | None = None
    sold: bool = True


def put_down(books: Books, ware: Ware, activity: int | None) -> Product:
    """Put a product down, with its prices from today on and the steps it is made by."""
    made = products.add_product(books, _draft(ware, activity))
    for list_, price, currency in (("wholesale", ware.wholesale, "BOB"), ("export", ware.export, "USD")):
        if price:
            products.set_price(books, PriceDraft(made.id, list_, Money.of(price, currency), books.today()))
    products.keep_making(books, made.id, [_step(one) for one in ware.steps], books.today())
    return made


def _draft(ware: Ware, activity: int | None) -> ProductDraft:
    return ProductDraft(
        _(ware.name),
        _(ware.unit),
        Money.of(ware.price),
        ware.kind,
        code=ware.code,
        collection=ware.collection,
        colours=_(ware.colours) if ware.colours else "",
        activity=activity,
        minimum=Quantity.of(ware.least) if ware.least else None,
        lead_days=ware.days,
        sold=ware.sold,
    )


def _step(step: Step) -> MakingDraft:
    machine = _(step.machine) if step.machine else ""
    return MakingDraft(_(step.name), Quantity.of(step.minutes), machine, Quantity.of(step.rate))
