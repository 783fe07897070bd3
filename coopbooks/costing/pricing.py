"""From cost to price: markup on cost, margin on price or the price offered; tax, FOB, and both percentages always.

Everything for one sold piece, exact. With C what production and fixed selling costs come to, s the selling costs in
percent of the price, and k the part of a price the club keeps after tax (1; 1 − t inside; 1 ÷ (1 + t) on top):

* total cost T = C + s·P, net price N = k·P, profit = N − T;
* markup m = profit ÷ T, so P = C·(1 + m) ÷ (k − s·(1 + m));
* margin g = profit ÷ N, so P = C ÷ (k·(1 − g) − s);
* FOB (Incoterms: free on board) = (N + export costs) ÷ (1 − those in percent of the FOB price itself). It is built on
  the net price, as exports carry no tax on sales.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopbooks.costing.checks import below_whole, number
from coopbooks.costing.known import Known, exact
from coopbooks.costing.rules import NOTHING, Costed, Parts, dollar_of, ratio
from coopbooks.costing.shapes import AmountLine, Pricing, SalesTax, Sheet
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Priced:
    """What one sold piece costs and is sold for, in the currency of the books.

    ``price`` is what the customer pays, ``net`` what is left of it after tax, ``total`` all costs. ``export`` are the
    costs from the workshop on board and ``fob`` the price there, None where the sheet has no export costs.
    ``markup`` (on cost) and ``margin`` (on the net price) are ratios; None where there is nothing to divide by.
    """

    costed: Costed
    parts: Parts
    selling: Fraction
    price: Fraction
    net: Fraction
    export: Fraction = NOTHING
    fob: Fraction | None = None

    @property
    def total(self) -> Fraction:
        """Production and selling."""
        return self.parts.production + self.selling

    @property
    def tax(self) -> Fraction:
        """What of the price is tax."""
        return self.price - self.net

    @property
    def profit(self) -> Fraction:
        """What is left of one; less than zero is a loss."""
        return self.net - self.total

    @property
    def markup(self) -> Fraction | None:
        """What is left, as a part of what it costs."""
        return self.profit / self.total if self.total else None

    @property
    def margin(self) -> Fraction | None:
        """What is left, as a part of the net price."""
        return self.profit / self.net if self.net else None

    def line_amounts(self) -> tuple[Fraction, ...]:
        """Return what every line of the sheet comes to for its whole basis, those in percent of a price as well."""
        of_price = {"price": self.price, "fob": self.fob or NOTHING}
        of_export = {**of_price, "price": self.net}
        found = []
        for line, amount in zip(self.costed.sheet.lines, self.costed.amounts, strict=True):
            if amount is None and isinstance(line, AmountLine):
                base = (of_export if line.kind == "export" else of_price)[line.percent_of]
                found.append(base * ratio(line.percent) * self.costed.sold)
            else:
                found.append(amount or NOTHING)
        return tuple(found)


def kept_of_price(tax: SalesTax) -> Fraction:
    """Return k, the part of a price that is left after tax."""
    rate = ratio(tax.percent)
    return {"inside": 1 - rate, "outside": 1 / (1 + rate)}.get(tax.method, Fraction(1))


def price(costed: Costed, known: Known) -> Priced:
    """Return the price of a sheet as its pricing wants it; refuses percentages that leave nothing to pay the cost."""
    sheet = costed.sheet
    check_pricing(sheet)
    return priced_at(costed, _wanted(costed, known))


def priced_at(costed: Costed, at: Fraction) -> Priced:
    """Return what a sheet gives at any one price."""
    selling = costed.selling / costed.sold + costed.selling_of_price * at
    net = at * kept_of_price(costed.sheet.tax)
    export, fob = _fob(costed, net)
    return Priced(costed, costed.unit, selling, at, net, export, fob)


def price_for(
    costed: Costed, *, markup: Fraction | None = None, margin: Fraction | None = None, more: Fraction = NOTHING
) -> Fraction:
    """Return the price that gives one markup or margin; refuses where no price does.

    ``more`` is what one piece shall cost above what the sheet says.
    """
    cost = costed.before_price + more
    kept = kept_of_price(costed.sheet.tax)
    if markup is not None:
        over, under = cost * (1 + markup), kept - costed.selling_of_price * (1 + markup)
    else:
        over, under = cost, kept * (1 - (margin or NOTHING)) - costed.selling_of_price
    return _divided(over, under)


def price_leaving(costed: Costed, profit: Fraction, more: Fraction = NOTHING) -> Fraction:
    """Return the price that leaves so much of every piece, which may cost ``more`` than the sheet says."""
    return _divided(costed.before_price + more + profit, kept_of_price(costed.sheet.tax) - costed.selling_of_price)


def _divided(over: Fraction, under: Fraction) -> Fraction:
    if under <= 0:
        raise Refusal(
            _("Tax, commission and profit together take the whole price. Write smaller percentages."),
            "pricing.percent",
            "nothing_left",
        )
    return over / under


def pieces_of(per: str, costed: Costed) -> Fraction:
    """Return how many sold pieces one ``unit``, ``dozen`` or ``batch`` is."""
    return {"unit": Fraction(1), "dozen": Fraction(12)}.get(per) or costed.sold


def _wanted(costed: Costed, known: Known) -> Fraction:
    sheet, pricing = costed.sheet, costed.sheet.pricing
    match pricing.method:
        case "offered":
            offered = exact(pricing.offered or 0) / pieces_of(pricing.per, costed)
            return offered if pricing.currency in ("", known.currency) else offered * dollar_of(sheet)
        case "margin":
            return price_for(costed, margin=ratio(pricing.percent))
    return price_for(costed, markup=ratio(pricing.percent))


def _fob(costed: Costed, net: Fraction) -> tuple[Fraction, Fraction | None]:
    lines = (line for line in costed.sheet.lines if isinstance(line, AmountLine) and line.kind == "export")
    if next(lines, None) is None:
        return NOTHING, None
    costs = costed.export / costed.sold + costed.export_of_price * net
    under = 1 - costed.export_of_fob
    if under <= 0:
        raise Refusal(
            _("The export costs take the whole FOB price. Write smaller percentages."), "lines", "nothing_left"
        )
    fob = (net + costs) / under
    return fob - net, fob


def check_pricing(sheet: Sheet) -> None:
    """Refuse a price that was not written, a margin of the whole price, a tax that cannot be."""
    _check_tax(sheet.tax)
    pricing = sheet.pricing
    if pricing.method == "offered":
        number(pricing.offered, "pricing.offered", missing=N_("Write the price that was offered."))
        return
    number(
        pricing.percent,
        "pricing.percent",
        missing=N_("Write how many percent the club wants to earn, or the price that was offered."),
        zero=True,
    )
    if pricing.method == "margin":
        _check_margin(pricing)


def _check_margin(pricing: Pricing) -> None:
    below_whole(
        pricing.percent or Decimal(0),
        "pricing.percent",
        N_("A margin of 100 % would need a product that costs nothing. Write less, or write a markup on the cost."),
    )


def _check_tax(tax: SalesTax) -> None:
    refused = N_("A tax inside the price is less than 100 % of it.")
    if tax.method == "inside":
        below_whole(tax.percent, "tax.percent", refused)
    else:
        number(tax.percent, "tax.percent", zero=True)
