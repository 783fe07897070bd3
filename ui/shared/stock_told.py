"""What was done with materials, in the treasurer's words: which, how much, for what, what it was worth."""

from collections.abc import Iterator, Sequence

from coopbooks import materials, orders, people, products, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherLine
from coopbooks.materials import CountedMaterial, Material, StockCount
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


def signed(material: Material, difference: Quantity) -> str:
    """Return a difference with its sign and unit; a dash where there is none."""
    if not difference:
        return "—"
    return f"+{material.told(difference)}" if difference.micros > 0 else material.told(difference)


def signed_worth(worth: Money) -> str:
    """Return what a difference is worth with its sign; a dash where it is nothing."""
    if not worth:
        return "—"
    return f"+{showing.amount(worth)}" if worth.minor > 0 else showing.amount(worth)


def tell_use(books: Books, voucher: Voucher) -> Told:
    """Tell what was used, and for what."""
    draft = materials.use_of(voucher)

    def facts() -> Iterator[Fact]:
        if draft.product:
            yield _("Used for"), products.product(books, draft.product).name
        yield from order_told(books, draft.order)
        if draft.person:
            yield _("Taken from"), _("What %(name)s has") % {"name": people.person(books, draft.person).name}
        if draft.note:
            yield _("Note"), draft.note

    gone = [line for line in voucher.lines if line.quantity]
    return Told(tuple(facts()), gone, _moved(books, gone))


def order_told(books: Books, order: int | None) -> Iterator[Fact]:
    """Yield which order something is for, where it is for one."""
    if order:
        yield _("For the order"), orders.order(books, order).label


def tell_take_over(books: Books, voucher: Voucher) -> Told:
    """Tell what was taken over."""
    came = [line for line in voucher.lines if line.quantity]
    return Told((), came, _moved(books, came))


def _moved(books: Books, lines: Sequence[VoucherLine]) -> list[Column[VoucherLine]]:
    known = {line.material: materials.material(books, line.material) for line in lines if line.material is not None}

    def much(line: VoucherLine) -> str:
        quantity = line.quantity
        return known[line.material].told(max(quantity, -quantity)) if line.material is not None and quantity else ""

    return [
        Column(lambda: _("Material"), lambda line: known[line.material].name, 0),
        Column(lambda: _("Quantity"), much, 130, right=True),
        Column(lambda: _("As typed"), lambda line: line.note, 130, right=True),
        amounts("value", lambda: _("Value"), lambda line: abs(line.amount), 120),
    ]


def tell_count_posted(books: Books, voucher: Voucher) -> Told:
    """Tell the count whose difference a voucher posted."""
    return tell_count(materials.stock_count_of_voucher(books, voucher.id))


def tell_count(count: StockCount) -> Told:
    """Tell what was counted of each material, and what the books said."""
    facts = [(_("Why"), count.explanation)] if count.explanation else []
    return Told(tuple(facts), count.lines, _counted())


def _counted() -> list[Column[CountedMaterial]]:
    return [
        Column(lambda: _("Material"), lambda line: line.material.name, 0),
        Column(lambda: _("In the books"), lambda line: line.material.told(line.expected), 130, right=True),
        Column(lambda: _("Found"), lambda line: line.material.told(line.counted), 130, right=True),
        Column(
            lambda: _("Difference"), lambda line: signed(line.material, line.difference), 130, right=True, tone=_tone
        ),
        Column(
            lambda: _("Value"),
            lambda line: signed_worth(line.worth),
            110,
            right=True,
            tone=_tone,
            value=lambda line: line.worth,
            kind="amounts",
        ),
    ]


def _tone(line: CountedMaterial) -> str:
    return "" if not line.difference else "in" if line.difference.micros > 0 else "out"
