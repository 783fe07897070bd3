"""What materials are worth when they come, go and are counted, and the vouchers that makes; no database.

Weighted average: what goes out stands at the exact quotient of the value and the quantity that are there when it is
recorded, whatever day is written; only the amount posted is rounded, half up. A receipt that is recorded anew takes the
place it had: what was used since is then priced as if it had been right from the start, and the difference posted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, Stock, VoucherDraft, describe
from coopbooks.materials.rules import Material, StockCountDraft, TakeOverDraft, UseDraft
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

_NOTHING = Quantity(0)


@dataclass(frozen=True, slots=True)
class Moved:
    """What came (+) or went (−) of a material, and whether it was ``bought`` or taken over."""

    change: Stock
    bought: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One material with what there is of it, and what came of it last (None: nothing ever did).

    ``since`` is what moved after a receipt that is recorded anew, in order, ``earlier`` what moved before it as far as
    that was priced again since.
    """

    material: Material
    stock: Stock
    last: Stock | None = None
    earlier: tuple[Moved, ...] = ()
    since: tuple[Moved, ...] = ()

    @property
    def before(self) -> Stock:
        """What there was when the receipt that is recorded anew had not come yet; of any other what there is."""
        moved = sum((move.change for move in (*self.earlier, *self.since)), self.stock - self.stock)
        return _after(self.stock - moved, self.earlier)

    def worth(self, part: Quantity) -> Money:
        """Return what a part is worth: at the average of what is there; where that has no price, at the last one.

        What is used before it is recorded that it was bought goes at the price of what was used in advance already.
        Refuses a material that has no price at all.
        """
        stock = self.stock
        priced = stock if _has_price(stock) else self.last or (stock if stock.quantity else None)
        if priced is None:
            raise Refusal(
                _("Nobody knows yet what “%(material)s” costs. Record first what was bought, or what it is worth.")
                % {"material": self.material.name},
                "lines",
                "no_price",
            )
        return priced.worth(part)


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a material, in the unit of its stock, as it was typed."""

    kept: Kept
    quantity: Quantity
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Material that comes in: how much in the unit of its stock, and all that was paid to have it here."""

    kept: Kept
    quantity: Quantity
    value: Money
    activity: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """One material as it was counted: what lay there, and what the books said."""

    kept: Kept
    counted: Quantity
    expected: Quantity

    @property
    def difference(self) -> Quantity:
        """Counted less expected: above zero there is more than was thought."""
        return self.counted - self.expected

    @property
    def worth(self) -> Money:
        """What the difference is worth; a value left where nothing is left, or without a price, is put right too."""
        stock, kept = self.kept.stock, self.kept
        left = stock.quantity + self.difference
        if stock.quantity.micros > 0 and _has_price(stock) and left:
            return stock.worth(self.difference)
        return (kept.worth(left) if left else Money(0, stock.value.currency)) - stock.value


def receipt_lines(receipts: Iterable[Receipt], gone: Iterable[Kept] = ()) -> tuple[Line, ...]:
    """Return the lines of materials coming in: each its own debit, at what was paid.

    Where something was used before it came, or a value was left behind where nothing was left, the difference to what
    was paid goes to the materials used, so that what is here stands at the price it was bought at. So does what was
    used since of a receipt that is recorded anew, also of materials that are ``gone`` from it.
    """
    lines, stocks = list[Line](), {kept.material.id: (kept, kept.before, kept.stock) for kept in gone}
    for receipt in receipts:
        kept, came = receipt.kept, Stock(receipt.quantity, receipt.value)
        material = kept.material
        _kept, right, now = stocks.get(material.id, (kept, kept.before, kept.stock))
        used = _used_before(right, came)
        left = came - Stock(_NOTHING, used)
        stocks[material.id] = kept, right + left, now + left
        activity, note = receipt.activity, receipt.note
        lines.append(
            Line("materials", came.value, activity=activity, note=note, material=material.id, quantity=came.quantity)
        )
        lines += _used_lines(material, used, activity or material.activity)
    for kept, right, now in stocks.values():
        lines += _used_lines(kept.material, now.value - _after(right, kept.since).value, kept.material.activity)
    return tuple(lines)


def _used_lines(material: Material, used: Money, activity: int | None) -> Iterator[Line]:
    """The lines that take a value out of the store without a quantity, where there is one."""
    if used:
        yield Line("materials_used", used, activity=activity, note=material.name)
        yield Line("materials", -used, activity=activity, note=material.name, material=material.id, quantity=_NOTHING)


def _used_before(before: Stock, came: Stock) -> Money:
    """What of a receipt belongs to what was used before it came: all beyond what is left, at what was paid."""
    if before.quantity.micros > 0 and _has_price(before):
        return Money(0, came.value.currency)
    after = before + came
    price = came if after.quantity.micros > 0 or not _has_price(before) else before
    return after.value - (price.worth(after.quantity) if after.quantity else Money(0, came.value.currency))


def _after(stock: Stock, moves: Iterable[Moved]) -> Stock:
    """What there is after moves that are priced as they would have been right from then."""
    for move in moves:
        change = move.change
        if move.bought:
            stock += change - Stock(_NOTHING, _used_before(stock, change) if change.quantity else change.value)
        elif stock.quantity.micros > 0 and _has_price(stock):
            stock += Stock(change.quantity, stock.worth(change.quantity))
        else:
            stock += change
    return stock


def _has_price(stock: Stock) -> bool:
    """Whether quantity and value are both there, with the same sign: not so where a purchase was voided after use."""
    return stock.quantity.micros * stock.value.minor > 0


def use_postings(draft: UseDraft, parts: Sequence[Part], what_for: Sequence[str], who: str) -> VoucherDraft:
    """Return the voucher of materials used: each of them out of the store, together among the materials used.

    ``what_for`` are the names of the product and of the order, where they are known.
    """
    gone = [
        Line(
            "materials",
            -part.kept.worth(part.quantity),
            person=draft.person,
            product=draft.product,
            activity=draft.activity,
            note=part.typed,
            material=part.kept.material.id,
            quantity=-part.quantity,
            order=draft.order,
        )
        for part in parts
    ]
    worth = -total((line.amount for line in gone), gone[0].amount.currency)
    _refuse_nothing(worth)
    note = draft.note.strip()
    used = Line("materials_used", worth, product=draft.product, activity=draft.activity, note=note, order=draft.order)
    words = _("Materials used: %(what)s") % {"what": names_of(part.kept.material for part in parts)}
    lines = (used, *gone)
    return VoucherDraft(draft.day, describe(words, *what_for, note), lines, who, draft.person, "use_materials")


def _refuse_nothing(worth: Money) -> None:
    if not worth:
        raise Refusal(
            _("All of it together is worth less than a centavo. Record it together with what is used next."),
            "lines",
            "worthless",
        )


def count_postings(draft: StockCountDraft, counted: Sequence[Counted]) -> VoucherDraft | None:
    """Return the voucher of what a count found different, or None where it is nothing, or worth nothing.

    What is worth nothing is posted where none of it is left, so that the rest of a reel can be written off.
    """
    lines = [line for one in counted for line in _counted_lines(one)]
    if not any(line.amount for line in lines):
        lines = [line for one in counted if one.difference and not one.counted for line in _worthless_lines(one)]
    lines = [line for line in lines if line.amount or line.quantity]
    if not lines:
        return None
    moved = {line.material for line in lines}
    differing = names_of(one.kept.material for one in counted if one.kept.material.id in moved)
    words = describe(_("Count of materials: %(what)s") % {"what": differing}, draft.explanation)
    return VoucherDraft(draft.day, words, tuple(lines), word="count_materials")


def _counted_lines(one: Counted) -> Iterator[Line]:
    material, worth = one.kept.material, one.worth
    into = Line("materials", worth, activity=material.activity, material=material.id, quantity=one.difference)
    yield from (into, Line("stock_change", -worth, activity=material.activity, note=material.name))


def _worthless_lines(one: Counted) -> Iterator[Line]:
    """The lines by which material worth less than a centavo goes: a voucher moves one, so it is put there and taken."""
    material, centavo = one.kept.material, Money(1, one.worth.currency)
    for worth, quantity in ((centavo, _NOTHING), (-centavo, one.difference)):
        yield Line(
            "materials",
            worth,
            activity=material.activity,
            note=material.name,
            material=material.id,
            quantity=quantity,
        )


def take_over_postings(draft: TakeOverDraft, came: Sequence[Line], names: str, nameless: Money) -> VoucherDraft:
    """Return the voucher of materials taken over: out of ``nameless``, the value of materials nobody named so far.

    What they are worth more than that goes to the accumulated results.
    """
    worth = total((line.value for line in draft.lines), nameless.currency)
    named = max(min(worth, nameless), worth - worth)
    given = (Line("materials", -named), Line("accumulated_results", named - worth))
    words = describe(_("Materials taken over: %(what)s") % {"what": names})
    lines = (*came, *(line for line in given if line.amount))
    return VoucherDraft(draft.day, words, lines, word="take_over_materials", kind="CT")


def names_of(materials: Iterable[Material]) -> str:
    """Return the names of materials, as a description says them."""
    return ", ".join(dict.fromkeys(material.name for material in materials))
