"""Cost sheets: a long one with components of components worked out while it is typed, and hundreds sharing one pool."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from coopbooks import bookfile, costing, products
from coopbooks.books import Books, Club
from coopbooks.costing import (
    AmountLine,
    ComponentLine,
    Known,
    KnownPool,
    MachineLine,
    MaterialLine,
    Price,
    Pricing,
    Sheet,
    SheetLine,
    Workings,
    WorkLine,
)
from coopbooks.costing.sharing import split, weight_of
from coopbooks.money import Money
from tests.bench.big_books import TODAY, clock
from tests.bench.measure import best
from tests.bench.report import Ratio

_SHEET_AT_MOST = 0.005
_POOL_AT_MOST = 1.0
_LINES, _SHEETS = 60, 500


def measured(aside: Path) -> Iterator[Ratio]:
    """A sheet of sixty lines and three levels, with its answers; five hundred sheets and their pool, without the file
    and from it."""
    sheet, known = a_long_sheet()
    short = replace(sheet, lines=sheet.lines[:1])
    one = best(lambda: costing.answer(short, known))
    yield Ratio(
        f"cost sheet of {_LINES} lines and three levels, typed in (one line)",
        best(lambda: costing.attempt(sheet, known), times=21),
        one,
        None,
        most=_SHEET_AT_MOST,
    )
    sheets = [_bearing(product) for product in range(1, _SHEETS + 1)]
    yield Ratio(
        f"{_SHEETS} cost sheets sharing one pool (one sheet)",
        best(lambda: share(sheets)),
        best(lambda: share(sheets[:1])),
        None,
        most=_POOL_AT_MOST,
    )
    yield _from_the_file(aside, sheets)


def a_long_sheet() -> tuple[Sheet, Known]:
    """Return sixty lines, every tenth a component made of ten lines and a component of ten lines."""
    innermost = {1000 + n: Sheet(1000 + n, _lines(10), pricing=Pricing("markup", Decimal(0))) for n in range(6)}
    between = {
        2000 + n: Sheet(2000 + n, (*_lines(10), ComponentLine("Inner", 1000 + n, Decimal("0.3"))), charges=Decimal(10))
        for n in range(6)
    }
    components = [ComponentLine("Middle", 2000 + n, Decimal("1.5"), waste=Decimal(3)) for n in range(6)]
    lines: tuple[SheetLine, ...] = (*_lines(_LINES - 6), *components)
    sheet = Sheet(1, lines, "dozen", rejects=Decimal(2), charges=Decimal(10), pricing=Pricing("markup", Decimal(25)))
    return sheet, Known(sheets={**innermost, **between})


def _lines(many: int) -> tuple[SheetLine, ...]:
    """Every kind of line in turn, each with figures of its own."""
    return tuple(_line(number) for number in range(many))


def _line(number: int) -> SheetLine:
    much = Decimal(number) / 7 + 1
    much = round(much, 3)
    match number % 5:
        case 0 | 1:
            price = Price(much + 300, Decimal(1), "quintal")
            return MaterialLine(
                "Yarn", much, "g", price, waste=Decimal("7.5"), waste_method=("added", "yield")[number % 2]
            )
        case 2:
            return WorkLine("Sewing", much, minutes=much * 3)
        case 3:
            return MachineLine("Loom", much, Decimal("4.25"))
    return AmountLine("indirect", "Rent", "percent", percent=much, percent_of="prime")


def _bearing(product: int) -> Sheet:
    shared = AmountLine("indirect", "Rent", "pool", pool=1)
    return Sheet(product, (*_lines(10 + product % 5), shared), pricing=Pricing("markup", Decimal(25)))


def share(sheets: list[Sheet]) -> list[costing.Priced]:
    """Weigh every sheet, share the pool, and work every sheet out with its part."""
    units = {sheet.product: Decimal(100 + sheet.product) for sheet in sheets}
    pool = KnownPool("Rent", Money.of(12345), "work_hour", units)
    direct = Workings(Known(), direct=True)
    weights: dict[int, Fraction] = {one.product: weight_of(pool, one.product, direct.cost(one)) for one in sheets}
    pool = replace(pool, weights=weights)
    assert sum(part.minor for part in split(pool).values()) == pool.amount.minor
    known = Known(pools={1: pool})
    workings = Workings(known)
    return [costing.price(workings.cost(sheet), known) for sheet in sheets]


def _from_the_file(aside: Path, sheets: list[Sheet]) -> Ratio:
    """The list of all sheets from books just opened, beside the list again."""
    books = bookfile.make(aside / "sheets.coop", Club("Bench"), clock)
    try:
        with books.change():
            for sheet in sheets:
                product = products.add_product(books, products.ProductDraft(f"P{sheet.product}", "piece", Money(0)))
                _keep(books, replace(sheet, product=product.id, lines=sheet.lines[:-1]))
        first = best(lambda: _list_anew(books), times=3)
        return Ratio(
            f"list of {_SHEETS} cost sheets, first time (again)",
            first,
            best(lambda: costing.list_sheets(books)),
            None,
            most=_POOL_AT_MOST,
        )
    finally:
        books.close()


def _keep(books: Books, sheet: Sheet) -> None:
    costing.save_version(books, sheet, TODAY, "")


def _list_anew(books: Books) -> None:
    """List as after something was saved."""
    with books.change("costing"):
        pass
    costing.list_sheets(books)
