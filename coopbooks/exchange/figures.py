"""The figures of a cost sheet on a page, all formulas: what it makes, its costs, its price and its answers."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from coopbooks.costing import FIGURES, SHEET_BASES, TAXES, Pricing, Sheet
from coopbooks.exchange.cells import AMOUNT, EXACT, PERCENT, PLAIN, WHOLE, Page
from coopbooks.exchange.plan import COSTS, TIMES, Plan
from coopbooks.i18n import N_, _

_HEAD: Final = {
    "made": N_("Pieces made"),
    "rejects": N_("Rejected"),
    "good": N_("Good ones"),
    "given": N_("Given on top"),
    "given_of": N_("Of every so many good ones"),
    "sold": N_("Sold"),
    "charges": N_("Charges on the pay"),
    "dollar": N_("Price of a dollar"),
}
_TIMES: Final = {
    "minutes": N_("Minutes of work"),
    "own": N_("What members spend of their own"),
    "machine_minutes": N_("Minutes of machines"),
    "untimed": N_("Operations without minutes"),
}
_PRICING: Final = {
    "tax_rate": N_("Tax on the sale"),
    "kept": N_("What is kept of the price after tax"),
    "before_price": N_("Cost before what depends on the price"),
    "of_price": N_("Selling costs, as a part of the price"),
}
_MONTH: Final = {
    "fixed_costs": N_("What the club pays anyway in a month"),
    "target": N_("What it wants to earn in a month"),
    "pieces": N_("Pieces one member makes in a month"),
    "minimum_wage": N_("Minimum wage of a month"),
    "wage_hours": N_("Hours of a month"),
}
_DOLLARS: Final = {"price_dollars": N_("Price in dollars"), "fob_dollars": N_("FOB price in dollars")}
_WORDS: Final = {**_TIMES, **_PRICING, **_MONTH, **_DOLLARS}
_BOLD: Final = ("direct", "production", "total", "price", "fob", "profit")
_LEVEL_OF: Final = {"charges_of": "charges"}
_MANY: Final = {"unit": 1, "dozen": 12}


class Figures:
    """Writes all figures of one sheet as planned."""

    def __init__(self, page: Page, plan: Plan, sheet: Sheet, currency: str) -> None:
        """Write into a page, in the currency of the books."""
        self._page, self._plan, self._sheet, self._currency = page, plan, sheet, currency
        self._at = plan.at

    def write(self) -> None:
        """Write every block."""
        self._head()
        self._costs()
        if not self._plan.component:
            self._pricing()
            self._prices()
            self._month()
            self._answers()

    def _title(self, block: str, words: str) -> None:
        self._page.say(f"A{self._plan.blocks[block]}", words, bold=True, size=12)

    def _label(self, key: str, words: str = "", *, bold: bool = False) -> str:
        """Write what a figure is called, and return its cell."""
        self._page.say(f"A{self._plan.rows[key]}", words or _called(key), bold=bold)
        return self._at(key).replace("$", "")

    def _head(self) -> None:
        sheet = self._sheet
        self._title("head", _("What it is for: %(basis)s") % {"basis": _(SHEET_BASES[sheet.basis]).lower()})
        typed = {
            "made": (_MANY.get(sheet.basis) or sheet.makes, PLAIN),
            "rejects": (sheet.rejects / 100, PERCENT),
            "given": (sheet.given, PLAIN),
            "given_of": (sheet.given_of, PLAIN),
            "charges": (sheet.charges / 100, PERCENT),
            "dollar": (sheet.dollar, EXACT),
        }
        for key, words in _HEAD.items():
            cell = self._label(key, _(words), bold=key == "sold")
            if key in typed:
                figure, shown = typed[key]
                self._page.typed(cell, Fraction(figure) if figure is not None else None, shown)
        at = self._at
        if sheet.dollar_source:
            self._page.say(f"C{self._plan.rows['dollar']}", sheet.dollar_source, quiet=True)
        self._page.sum(at("good").replace("$", ""), f"{at('made')}*(1-{at('rejects')})", PLAIN)
        given = f"{at('good')}*(1-{at('given')}/{at('given_of')})"
        self._page.sum(at("sold").replace("$", ""), f"IF({at('given')}=0,{at('good')},{given})", PLAIN)

    def _columns(self, block: str, words: str) -> None:
        """Write the heading of figures that stand for one piece, a dozen and all that is sold."""
        self._title(block, words)
        row = self._plan.blocks[block]
        self._page.head(row, {"B": _("One piece"), "C": _("A dozen"), "D": _("All of it")})

    def _costs(self) -> None:
        self._columns("costs", _("What it costs"))
        plan = self._plan

        def both(section: str, column: str) -> str:
            return f"{plan.total(section, 'K')}+{plan.total('components', column)}"

        sums = {
            "materials": both("materials", "O"),
            "work": both("work", "P"),
            "charges_of": f"{plan.total('work', 'K')}*{self._at('charges')}+{plan.total('components', 'Q')}",
            "prime": self._added("materials", "work", "charges_of"),
            "machine": both("machine", "R"),
            "other": both("other", "S"),
            "direct": self._added("prime", "machine", "other"),
            "indirect": both("indirect", "T"),
            "production": self._added("direct", "indirect"),
            "minutes": f"{plan.total('work', 'L')}+{plan.total('components', 'L')}",
            "own": f"{plan.total('work', 'M')}+{plan.total('components', 'M')}",
            "machine_minutes": f"{plan.total('machine', 'N')}+{plan.total('components', 'N')}",
        }
        for key in COSTS:
            self._level(key, whole=sums[key])
        for key in TIMES[:-1]:
            self._level(key, whole=sums[key])
        untimed = f"COUNTBLANK({plan.range('work', 'D')})" if "work" in plan.ranges else "0"
        self._page.sum(self._label("untimed"), f"{untimed}+{plan.total('components', 'U')}", WHOLE)

    def _added(self, *keys: str) -> str:
        return "+".join(self._at(key, "D") for key in keys)

    def _level(self, key: str, *, whole: str = "", unit: str = "") -> None:
        """Write a figure for one piece, a dozen, all that is sold: from the ``whole`` or from the ``unit``."""
        bold = key in _BOLD
        cell = self._label(key, bold=bold)
        row, sold = self._plan.rows[key], self._at("sold")
        self._page.sum(cell, unit or f"D{row}/{sold}", EXACT, bold=bold)
        self._page.sum(f"C{row}", f"B{row}*12", AMOUNT, bold=bold)
        self._page.sum(f"D{row}", whole or f"B{row}*{sold}", AMOUNT, bold=bold)

    def _pricing(self) -> None:
        sheet, at, plan = self._sheet, self._at, self._plan
        self._title("pricing", _("How the price is found"))
        words, figure, shown = _asked(sheet.pricing)
        self._page.typed(self._label("pricing", words), figure, shown)
        words = f"{_called('tax_rate')}: {_(TAXES[sheet.tax.method]).lower()}"
        self._page.typed(self._label("tax_rate", words), Fraction(sheet.tax.percent) / 100, PERCENT)
        kept = {"inside": f"1-{at('tax_rate')}", "outside": f"1/(1+{at('tax_rate')})"}.get(sheet.tax.method, "1")
        self._page.sum(self._label("kept"), kept, EXACT)
        before = f"({at('production', 'D')}+{plan.total('selling', 'L')})/{at('sold')}"
        self._page.sum(self._label("before_price"), before, EXACT)
        self._page.sum(self._label("of_price"), plan.total("selling", "M"), PERCENT)

    def _price(self) -> str:
        """The price of one piece, as its pricing wants it. See :mod:`coopbooks.costing.pricing`."""
        at, pricing = self._at, self._sheet.pricing
        wanted, kept, cost, part = at("pricing"), at("kept"), at("before_price"), at("of_price")
        if pricing.method == "offered":
            of = str(_MANY[pricing.per]) if pricing.per in _MANY else at("sold")
            return f"{wanted}/{of}" + (f"*{at('dollar')}" if pricing.currency not in ("", self._currency) else "")
        if pricing.method == "margin":
            return f"{cost}/({kept}*(1-{wanted})-{part})"
        return f"{cost}*(1+{wanted})/({kept}-{part}*(1+{wanted}))"

    def _prices(self) -> None:
        self._columns("prices", _("The price"))
        at, plan = self._at, self._plan
        units = {
            "profit": f"{at('net')}-{at('total')}",
            "net": f"{at('price')}*{at('kept')}",
            "tax": f"{at('price')}-{at('net')}",
            "price": self._price(),
        }
        self._level("selling", whole=plan.total("selling", "K"))
        whole = f"{at('production', 'D')}+{at('selling', 'D')}"
        self._level("total", whole=whole)
        for key, formula in units.items():
            self._level(key, unit=formula)
        if "export" in plan.ranges:
            self._level("export", whole=plan.total("export", "K"))
            costs = f"{plan.total('export', 'L')}/{at('sold')}+{plan.total('export', 'M')}*{at('net')}"
            unit = f"({at('net')}+{costs})/(1-{plan.total('export', 'N')})"
            self._level("fob", unit=unit)

    def _month(self) -> None:
        self._title("month", _("A month"))
        for key in _MONTH:
            shown = PLAIN if key in ("pieces", "wage_hours") else AMOUNT
            self._page.typed(self._label(key), getattr(self._sheet.month, key), shown)

    def _answers(self) -> None:
        self._title("answers", _("What it answers"))
        for key, (formula, shown) in self._answered().items():
            self._page.sum(self._label(key), formula, shown)

    def _answered(self) -> Mapping[str, tuple[str, str]]:
        at = self._at
        anyway, brings = f"({at('fixed_costs')}+{at('target')})", at("contribution")
        reach = f"ROUNDUP(ROUND({anyway}/{brings},9),0)"
        pay = f"({at('work', 'D')}-{at('own', 'D')})"
        hour = f'IF({at("minutes")}=0,"",{pay}/({at("minutes", "D")}/60))'
        found = {
            "markup": (_divided(at("profit"), at("total")), PERCENT),
            "margin": (_divided(at("profit"), at("net")), PERCENT),
            "price_dollars": (_divided(at("price"), at("dollar")), AMOUNT),
            "fob_dollars": (_divided(at("fob"), at("dollar")), AMOUNT),
            "contribution": (f"{at('net')}-{at('direct')}-{at('selling')}", EXACT),
            "break_even": (f'IF({anyway}=0,"",IF({brings}<=0,"",{reach}))', WHOLE),
            "break_even_money": (f'IF({at("break_even")}="","",{at("break_even")}*{at("price")})', AMOUNT),
            "hour": (f'IF({at("untimed")}>0,"",{hour})', AMOUNT),
            "wage_hour": (f'IF({at("minimum_wage")}=0,"",{at("minimum_wage")}/{at("wage_hours")})', AMOUNT),
            "take_home": (f'IF({at("pieces")}=0,"",{at("pieces")}*{pay}/{at("made")})', AMOUNT),
        }
        if "export" not in self._plan.ranges:
            del found["fob_dollars"]
        return found


def _asked(pricing: Pricing) -> tuple[str, Fraction, str]:
    """What the club asks for: its words, its figure and how that is shown."""
    if pricing.method == "offered":
        words = {"unit": _("The price offered for one piece"), "dozen": _("The price offered for a dozen")}
        return words.get(pricing.per, _("The price offered for all of it")), Fraction(pricing.offered or 0), EXACT
    words = {"margin": _("Margin on the price")}
    return words.get(pricing.method, _("Markup on the cost")), Fraction(pricing.percent or 0) / 100, PERCENT


def _called(key: str) -> str:
    """What a figure is called."""
    key = _LEVEL_OF.get(key, key)
    return _(_WORDS[key] if key in _WORDS else FIGURES[key].label)


def _divided(over: str, under: str) -> str:
    return f'IF({under}=0,"",{over}/{under})'
