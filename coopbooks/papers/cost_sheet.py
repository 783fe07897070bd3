"""The cost sheet (hoja de costos): what goes into a product, what it costs, its price, and what an hour of work earns.

That of the club says everything. See :mod:`coopbooks.papers.cost_sheet_buyer` for that of a buyer.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reportlab.lib.units import mm

from coopbooks import costing, showing
from coopbooks.costing import FIGURES, SHEET_BASES, SLICES, Answers, ComponentLine, WholeSheet
from coopbooks.i18n import _, speaking
from coopbooks.papers import charts, wording
from coopbooks.papers.cost_sheet_buyer import lay_for_buyer
from coopbooks.papers.cost_sheet_levels import called, lay_levels, quantity
from coopbooks.papers.cost_sheet_lines import lay_lines
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.pieces_chart import Slice, where_it_goes
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.strips import Drawn, Strip
from coopbooks.papers.table import Column, Row

_INK: Final = charts.ChartLook(
    width=0,
    height=18 * mm,
    letters=8,
    text="#000000",
    quiet="#d9d9d9",
    line="#000000",
    money_in="#000000",
    money_out="#404040",
    held="#8c8c8c",
    now="#303030",
)
"""Greys. Each piece stands in the order of the names below it, which say how much it is."""
_TONES: Final = {"tax": "tax", "profit": "left"}
_OF_PRICE: Final = ("price", "markup", "margin", "contribution", "break_even", "break_even_money")
_OF_WORK: Final = ("hour", "wage_hour", "take_home")


def cost_sheet(whole: WholeSheet, sheet: Sheet, *, for_buyer: bool = False) -> bytes:
    """Return the PDF of a cost sheet: for the club, or ``for_buyer`` without pay and earnings."""
    with speaking(sheet.language):
        question = _("What is in it, and what is it sold for?") if for_buyer else _("What does it really cost us?")
        paper = Paper(sheet, Title(_("Cost sheet"), question, tuple(_about(whole))), area=sheet.area)
        if for_buyer:
            lay_for_buyer(paper, whole)
        else:
            _lay(paper, whole)
        wording.sign(paper, sheet)
        return paper.finish()


def _about(whole: WholeSheet) -> Iterator[str]:
    """The product, the version, for how many the lines are; not why there is a new version, which may tell of pay."""
    product, costed = whole.product, whole.answers.costed
    yield f"{product.name} ({product.code})" if product.code else product.name
    if whole.number and whole.day:
        yield _("Version %(number)s of %(day)s") % {"number": whole.number, "day": showing.long_day(whole.day)}
    else:
        yield _("Not saved as a version")
    basis = _(SHEET_BASES[whole.sheet.basis])
    if whole.sheet.basis == "batch":
        basis = _("%(basis)s of %(pieces)s") % {"basis": basis, "pieces": quantity(costed.made)}
    yield _("For: %(basis)s") % {"basis": basis[:1].lower() + basis[1:]}
    yield _(wording.EXPRESSED[whole.currency])


def _lay(paper: Paper, whole: WholeSheet) -> None:
    answers = whole.answers
    if whole.note:
        paper.say(whole.note)
        paper.gap(2)
    lay_lines(paper, whole)
    for words in (_not_sold(answers), _made_before(whole)):
        if words:
            paper.gap(2)
            paper.say(words)
    paper.gap(3)
    lay_levels(paper, whole)
    paper.hold()
    paper.gap(2)
    paper.say(costing.said_of(answers, whole.currency, sold=whole.product.sold), 10, bold=True)
    _draw(paper, answers)
    rows = list(_answered(whole))
    if rows:
        paper.gap(2)
        columns = (Column(_("What it answers"), 62), Column(_("How it is found")), Column("", 26, right=True))
        paper.table(columns, [*rows[:-2], *(replace(row, kept=True) for row in rows[-2:-1]), rows[-1]])
    if told := costing.said_of_break_even(answers, whole.currency):
        paper.hold()  # the end is never alone on its page: the last answers go with it
        paper.gap(2)
        paper.say(told)


def _not_sold(answers: Answers) -> str:
    """Say why fewer are sold than are made: those that are bear the cost of all."""
    costed, sheet = answers.costed, answers.costed.sheet
    if costed.sold == costed.made:
        return ""
    said = {
        "made": quantity(costed.made),
        "sold": quantity(costed.sold),
        "rejects": f"{showing.number(sheet.rejects)}{showing.region().percent}",
        "given": showing.number(sheet.given),
        "given_of": showing.number(sheet.given_of),
    }
    if not sheet.given:
        return _("Of %(made)s made, %(rejects)s are rejected: %(sold)s are sold and bear the whole cost.") % said
    if not sheet.rejects:
        words = _("Of every %(given_of)s made, %(given)s are given on top: %(sold)s are sold and bear the whole cost.")
        return words % said
    words = _(
        "Of %(made)s made, %(rejects)s are rejected, and of every %(given_of)s good ones %(given)s are given on top: "
        "%(sold)s are sold and bear the whole cost."
    )
    return words % said


def _made_before(whole: WholeSheet) -> str:
    """Say where what goes into it stands among the levels."""
    if not any(isinstance(line, ComponentLine) for line in whole.sheet.lines):
        return ""
    return _("What is made before stands below among materials, work and the rest: by what it is made of.")


def _draw(paper: Paper, answers: Answers) -> None:
    """Lay where each boliviano of the price goes; where it does not reach, how far it does."""
    parts = {name: part for name, part in answers.slices().items() if part > 0}
    whole, price = sum(parts.values(), Fraction(0)), answers.priced.price
    if not whole:
        return
    slices = [
        Slice(_(SLICES[name]), _rounded(part / (price or whole)), part / whole, _TONES.get(name, "cost"))
        for name, part in parts.items()
    ]
    drawing = where_it_goes(slices, replace(_INK, width=paper.area.room), price / whole if whole > price else None)
    paper.gap(2)
    paper.say(_("Where each boliviano of the price goes"))
    paper.hold()
    paper.lay(Strip(drawing.height + 3, (Drawn(paper.area.margin, 3, drawing),)))


def _rounded(ratio: Fraction) -> str:
    return showing.percent(costing.rounded(ratio, 6), 0)


def _answered(whole: WholeSheet) -> Iterator[Row]:
    """The answers with the sum behind each; and the prices in dollars."""
    answers, keys = whole.answers, (*(_OF_PRICE if whole.product.sold else ()), *_OF_WORK)
    for key in keys:
        value = FIGURES[key].of(answers)
        steps = () if value is None else costing.explain(answers, key, whole.known).steps
        if value is not None and steps and not (key == "price" and whole.sheet.pricing.method == "offered"):
            yield Row((called(key), _how(steps), _figure(key, value, whole)), rule="hair")
    for key in ("price", "fob"):
        value = FIGURES[key].of(answers)
        dollars = None if value is None or not whole.product.sold else answers.in_dollars(value)
        if dollars is not None and answers.dollar is not None:
            rate = showing.rate(costing.rounded(answers.dollar, 6))
            words = _("%(figure)s in dollars") % {"figure": called(key)}
            how = ", ".join(filter(None, (_("at %(rate)s for one dollar") % {"rate": rate}, whole.sheet.dollar_source)))
            yield Row((words, how, showing.money(costing.money(dollars, "USD"))), rule="hair")


def _how(steps: tuple[str, ...]) -> str:
    """The steps without what the last one comes to, which stands beside them."""
    *before, last = steps
    said = last.rpartition(" = ")[0] or last
    return "\n".join((*before, said))


def _figure(key: str, value: Fraction, whole: WholeSheet) -> str:
    match FIGURES[key].kind:
        case "percent":
            return showing.percent(costing.rounded(value, 6), 2)
        case "pieces":
            return showing.total(costing.rounded(value, 0))
    return showing.amount(costing.money(value, whole.currency))
