"""A cost sheet as a buyer may have it: what is in the product, its price, and on which terms it is made.

What the club pays, earns and takes its time for stands in one sum with all its other costs, and nothing that would
tell them apart is printed: two sheets that differ in nothing but that are the same paper.
"""

from collections.abc import Iterator
from fractions import Fraction

from coopbooks import costing, showing
from coopbooks.costing import ComponentLine, MaterialLine, WholeSheet
from coopbooks.i18n import _, ngettext
from coopbooks.money import Money
from coopbooks.papers.cost_sheet_levels import called, lay_scaled, scales
from coopbooks.papers.cost_sheet_lines import needed
from coopbooks.papers.paper import Paper
from coopbooks.papers.table import Column, Row


def lay_for_buyer(paper: Paper, whole: WholeSheet) -> None:
    """Lay what is in it, what it is sold for, and the terms."""
    paper.table((Column(_("What is in it")), Column(_("Quantity"), 40, right=True)), list(_materials(whole)), size=9)
    paper.gap(4)
    lay_scaled(paper, _("What it is sold for"), whole.answers, list(_prices(whole)), share=False)
    paper.gap(4)
    for label, text in _terms(whole):
        paper.field(label, text)
        paper.hold()


def _materials(whole: WholeSheet) -> Iterator[Row]:
    for line in whole.sheet.lines:
        if isinstance(line, MaterialLine | ComponentLine):
            yield Row((whole.known.called(line), needed(line)), rule="hair")


def _prices(whole: WholeSheet) -> Iterator[Row]:
    """Materials and all the rest, each for one piece, a dozen, all of it; each rounded by itself."""
    priced, many = whole.answers.priced, list(scales(whole.answers).values())

    def amounts(value: Fraction) -> list[Money]:
        return [costing.money(value * each, whole.currency) for each in many]

    net, price, materials_ = amounts(priced.net), amounts(priced.price), amounts(priced.parts.materials)
    yield _row(_("Materials"), materials_)
    yield _row(_("Making and everything else"), _less(net, materials_))
    if priced.tax:
        yield _row(called("net"), net, total=True)
        yield _row(called("tax"), _less(price, net))
    yield _row(called("price"), price, total=True)
    if priced.fob is not None:
        yield _row(_("Export, from the price without tax"), _less(amounts(priced.fob), net))
        yield _row(called("fob"), amounts(priced.fob), total=True)


def _row(name: str, amounts: list[Money], *, total: bool = False) -> Row:
    return Row((name, *map(showing.amount, amounts)), bold=total, rule="sum" if total else "", kept=True)


def _less(these: list[Money], those: list[Money]) -> list[Money]:
    return [one - other for one, other in zip(these, those, strict=True)]


def _terms(whole: WholeSheet) -> Iterator[tuple[str, str]]:
    """What holds for an order; what no product says is left to be written."""
    product, answers = whole.product, whole.answers
    price = answers.in_dollars(answers.priced.price if answers.priced.fob is None else answers.priced.fob)
    if price is not None:
        words = _("%(price)s for one piece, at %(rate)s for one dollar")
        rate = showing.rate(costing.rounded(answers.dollar or Fraction(1), 6))
        yield _("In dollars"), words % {"price": showing.money(costing.money(price, "USD")), "rate": rate}
    for name, words in ((_("Sizes"), product.sizes), (_("Colours"), product.colours)):
        if words:
            yield name, words
    yield _("Least order"), showing.quantity(product.minimum) if product.minimum else ""
    days = product.lead_days
    yield _("Delivered in"), ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""
    yield _("Payment"), ""
    yield _("Valid until"), ""
