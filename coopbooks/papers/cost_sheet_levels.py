"""The levels of a cost sheet: from the direct cost to the price, for one piece, a dozen and all that is sold of it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from coopbooks import costing, showing
from coopbooks.costing import FIGURES, SLICES, Answers, WholeSheet
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.papers.paper import Paper
from coopbooks.papers.table import Column, Row
from coopbooks.quantity import Quantity

SUMS: Final = {
    "direct": ("materials", "work", "charges", "machine", "other"),
    "production": ("materials", "work", "charges", "machine", "other", "indirect"),
    "total": ("materials", "work", "charges", "machine", "other", "indirect", "selling"),
    "net": tuple(name for name in SLICES if name != "tax"),
    "price": tuple(SLICES),
}
"""What a level is the sum of, of what the price is made of."""
_MADE: Final = ("materials", "work", "charges", "machine", "other", "direct", "indirect", "production")
_SOLD: Final = ("selling", "total", "profit", "net", "tax", "price", "export", "fob")
_ALWAYS: Final = ("direct", "production", "total", "profit", "price")
_WIDTH: Final = 28
Levels = Mapping[str, Money]
"""What one scale comes to, level by level."""


def quantity(value: Fraction) -> str:
    """Return a number of pieces, or a quantity of a material."""
    return showing.quantity(Quantity.of(costing.rounded(value, 6)))


def called(key: str) -> str:
    """Return what a level is called."""
    return _(FIGURES[key].label)


def scales(answers: Answers) -> dict[str, Fraction]:
    """Return for how many sold pieces the levels stand, by their headings: one, a dozen, and all that is sold."""
    found = {_("One piece"): Fraction(1), _("A dozen"): Fraction(12)}
    sold = answers.costed.sold
    if sold not in found.values():
        name = _("The batch") if answers.costed.sheet.basis == "batch" else _("All that is sold")
        found[f"{name} ({quantity(sold)})"] = sold
    return found


def lay_scaled(paper: Paper, heading: str, answers: Answers, rows: Sequence[Row], *, share: bool) -> None:
    """Lay rows of amounts, one for each scale, and with ``share`` what part of the price they are."""
    columns = [Column(heading), *(Column(name, _WIDTH, right=True) for name in scales(answers))]
    paper.table(columns + ([Column(_("Of the price"), 22, right=True)] if share else []), rows, size=9)


def lay_levels(paper: Paper, whole: WholeSheet) -> None:
    """Lay all levels; of what is not sold but goes into others, those of making it."""
    answers = whole.answers
    found = [costing.levels(answers, many, whole.currency) for many in scales(answers).values()]
    shares = _shares(answers) if whole.product.sold else {}
    keys = _MADE + (_SOLD if whole.product.sold else ())
    rows = [
        Row(
            (called(key), *(showing.amount(levels[key]) for levels in found), *_share(shares, key)),
            bold=key in (*SUMS, "fob"),
            rule="sum" if key in (*SUMS, "fob") else "",
            kept=True,
        )
        for key in keys
        if key in found[0] and (key in _ALWAYS or any(levels[key] for levels in found)) and _wanted(key, found[0])
    ]
    lay_scaled(paper, _("What it costs"), answers, rows, share=bool(shares))


def _wanted(key: str, levels: Levels) -> bool:
    """The price without tax is the price itself where there is no tax."""
    return key != "net" or bool(levels["tax"])


def _shares(answers: Answers) -> dict[str, Fraction]:
    """What part of the price each level is, in tenths of a percent that add up as the amounts do."""
    price, slices = answers.priced.price, answers.slices()
    if not price:
        return {}
    parts = costing.rounded_parts([part / price for part in slices.values()], 3)
    found = {name: Fraction(part) for name, part in zip(slices, parts, strict=True)}
    return found | {name: sum((found[one] for one in of), Fraction(0)) for name, of in SUMS.items()}


def _share(shares: Mapping[str, Fraction], key: str) -> tuple[str, ...]:
    if not shares:
        return ()
    return (showing.percent(costing.rounded(shares[key], 3)) if key in shares else "",)
