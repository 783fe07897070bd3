"""What materials are worth when they come, go and are counted, and the vouchers that makes; no database.

Weighted average: what goes out stands at the exact quotient of the value and the quantity that are there when it is
recorded, whatever day is written; only the amount posted is rounded, half up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, Stock, VoucherDraft, describe
from coopbooks.materials.rules import Material, StockCountDraft, TakeOverDraft, UseDraft
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

_NOTHING = Quantity(0)


@dataclass(frozen=True, slots=True)
class Kept:
    """One material with what there is of it, and what came of it last (None: nothing ever did)."""

    material: Material
    stock: Stock
    last: Stock | None = None

    def worth(self, part: Quantity) -> Money:
        """Return what a part is worth: at the average of what is there; where nothing is, at the last price.

        What is used before it is recorded that it was bought goes at the price of what was used in advance already.
        Refuses a material that has no price at all.
        """
        priced = self.stock if self.stock.quantity else self.last
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
        """What the difference is worth; a value left behind where nothing is left goes with it."""
        stock, kept = self.kept.stock, self.kept
        left = stock.quantity + self.difference
        if stock.quantity.micros > 0 and left:
            return stock.worth(self.difference)
        return (kept.worth(left) if left else Money(0, stock.value.currency)) - stock.value


def receipt_lines(receipts: Iterable[Receipt]) -> tuple[Line, ...]:
    """Return the lines of materials coming in: each its own debit, at what was paid.

    Where something was used before it came, or a value was left behind where nothing was left, the difference to what
    was paid goes to the materials used, so that what is here stands at the price it was bought at.
    """
    lines, stocks = list[Line](), dict[int, Stock]()
    for receipt in receipts:
        material, came = receipt.kept.material, Stock(receipt.quantity, receipt.value)
        before = stocks.get(material.id, receipt.kept.stock)
        used = _used_before(before, came)
        stocks[material.id] = before + came - Stock(_NOTHING, used)
        lines.append(
            Line(
                "materials",
                came.value,
                activity=receipt.activity,
                note=receipt.note,
                material=material.id,
                quantity=came.quantity,
            )
        )
        if used:
            activity = receipt.activity or material.activity
            lines.append(Line("materials_used", used, activity=activity, note=material.name))
            lines.append(
                Line("materials", -used, activity=activity, note=material.name, material=material.id, quantity=_NOTHING)
            )
    return tuple(lines)


def _used_before(before: Stock, came: Stock) -> Money:
    """What of a receipt belongs to what was used before it came: all beyond what is left, at what was paid."""
    nothing = Money(0, came.value.currency)
    if before.quantity.micros > 0:
        return nothing
    after = before + came
    price = came if after.quantity.micros > 0 else before
    return after.value - (price.worth(after.quantity) if after.quantity else nothing)


def use_postings(draft: UseDraft, parts: Sequence[Part], what_for: str, who: str) -> VoucherDraft:
    """Return the voucher of materials used: each of them out of the store, together among the materials used."""
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
        )
        for part in parts
    ]
    worth = -total((line.amount for line in gone), gone[0].amount.currency)
    _refuse_nothing(worth)
    note = draft.note.strip()
    used = Line("materials_used", worth, product=draft.product, activity=draft.activity, note=note)
    words = _("Materials used: %(what)s") % {"what": names_of(part.kept.material for part in parts)}
    lines = (used, *gone)
    return VoucherDraft(draft.day, describe(words, what_for, note), lines, who, draft.person, "use_materials")


def _refuse_nothing(worth: Money) -> None:
    if not worth:
        raise Refusal(
            _("All of it together is worth less than a centavo. Record it together with what is used next."),
            "lines",
            "worthless",
        )


def count_postings(draft: StockCountDraft, counted: Sequence[Counted]) -> VoucherDraft | None:
    """Return the voucher of what a count found different, or None where it is nothing, or worth nothing."""
    lines = list[Line]()
    for one in counted:
        material, worth = one.kept.material, one.worth
        activity, moved = material.activity, one.difference or worth
        if moved:
            into = Line("materials", worth, activity=activity, material=material.id, quantity=one.difference)
            lines += [into, Line("stock_change", -worth, activity=activity, note=material.name)]
    if not any(line.amount for line in lines):
        return None
    differing = names_of(one.kept.material for one in counted if one.difference or one.worth)
    words = describe(_("Count of materials: %(what)s") % {"what": differing}, draft.explanation)
    return VoucherDraft(
        draft.day, words, tuple(line for line in lines if line.amount or line.quantity), word="count_materials"
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
