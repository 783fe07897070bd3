"""The pay list of a run: a row to sign for each member, on numbered folios; notes and coins; how a pot was shared."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.money import Money, total
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.run_told import about_run, lay_pieces
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import capital, number
from coopbooks.payouts import (
    HAND_WAYS,
    Packed,
    RunToPrint,
    Sharing,
    SlipToPrint,
    Surplus,
    key_in_words,
    percent_in_words,
    rule_in_words,
)
from coopbooks.progress import Progress, unheard

_TO_SIGN: Final = 15
"""Points of white below what a row says."""


def pay_list(told: RunToPrint, sheet: Sheet, packed: Packed | None = None, progress: Progress = unheard) -> bytes:
    """Return the PDF of a pay list, signed by treasurer and president; ``packed`` are the notes and coins it needs."""
    with speaking(sheet.language):
        one, area = told.run, sheet.area.across
        title = Title(
            _("Pay list of the members"),
            one.title,
            (told.voucher, *about_run(told), _(wording.EXPRESSED[one.paid.currency])),
            voided=one.state == "voided",
        )
        paper = Paper(sheet, title, area=area, folios=True, progress=progress)
        paper.table(_columns(small=area.small), list(_rows(told.slips)), size=8.5)
        paper.gap(3)
        wording.spell(paper, _sum([each.slip.pay.paid for each in told.slips]), sheet)
        if packed is not None and packed.needed:
            paper.gap(4)
            lay_pieces(paper, packed.needed, _("Notes and coins needed"))
        _lay_sharing(paper, one.shared)
        wording.sign(paper, sheet)
        return paper.finish()


def _columns(*, small: bool) -> Sequence[Column]:
    width = 22.0 if small else 25.0
    return (
        Column(_("No."), 9),
        Column(_("Member")),
        Column(_("Earned"), width, right=True),
        Column(_("Deductions"), width, right=True),
        Column(_("Rounding"), 18 if small else 19, right=True),
        Column(_("Net to pay"), width + 3, right=True),
        Column(_("Signature or thumbprint"), 40 if small else 56),
    )


def _rows(slips: Sequence[SlipToPrint]) -> Iterator[Row]:
    nothing = slips[0].slip.pay.paid - slips[0].slip.pay.paid
    so_far = [nothing, nothing, nothing, nothing]
    for place, each in enumerate(slips):
        amounts = _amounts(each)
        so_far = [before + amount for before, amount in zip(so_far, amounts, strict=True)]
        cells = (str(each.slip.number), named(each), *map(number, amounts), _handed(each))
        sums = ("", "", *map(number, so_far), "")
        yield Row(cells, rule="hair", gap=_TO_SIGN if place else 0, carried=sums)
    words = _("Total of %(count)s members") % {"count": len(slips)}
    yield Row(("", words, *map(number, so_far), ""), bold=True, rule="end", gap=_TO_SIGN)


def _amounts(each: SlipToPrint) -> tuple[Money, Money, Money, Money]:
    """What she earned, what is deducted, what rounding adds, and what she is handed; the last one is their sum."""
    pay = each.slip.pay
    return pay.gross, -pay.deducted, pay.paid - pay.net, pay.paid


def named(each: SlipToPrint) -> str:
    """Return her name and below it her C.I., or room to write it."""
    identity = _("C.I. %(number)s") % {"number": each.identity or "." * 22}
    return f"{each.slip.name}\n{identity}"


def _handed(each: SlipToPrint) -> str:
    """How she got it, where she signed for no money: by bank or QR."""
    handed = each.slip.handed
    if handed is None or handed.way == "cash":
        return ""
    return f"{_(HAND_WAYS[handed.way])} · {showing.day(handed.day)}"


def _sum(amounts: Sequence[Money]) -> Money:
    return total(amounts, amounts[0].currency)


def _lay_sharing(paper: Paper, shared: Sharing | Surplus | None) -> None:
    """Lay how a pot became its parts, with the rule for the centavos."""
    if shared is None:
        return
    paper.gap(4)
    if isinstance(shared, Sharing):
        columns = (Column(_("How the pot was shared")), Column("", 60, right=True), Column(_("Amount"), 32, right=True))
        paper.small_table(columns, list(_steps(shared)), size=8.5)
        paper.gap(2)
    paper.say(rule_in_words(), 8.5)


def _steps(shared: Sharing) -> Iterator[Row]:
    """From the pot to what is shared, and the parts of that which are shared by one key each."""
    whole = showing.money(shared.pot.amount)
    yield Row((_("Pot"), "", number(shared.pot.amount)))
    for reserve, taken in shared.reserved:
        written = f"{whole} × {percent_in_words(reserve.percent)}" if reserve.percent is not None else ""
        yield Row((_("Reserved: %(what)s") % {"what": reserve.name}, written, number(-taken)), rule="hair")
    yield Row((_("Shared among the members"), "", number(shared.left)), bold=True, rule="sum")
    for pool in shared.pools:
        written = f"{showing.money(shared.left)} × {percent_in_words(pool.percent)}"
        yield Row((capital(key_in_words(pool.by)), written, number(pool.amount)), indent=1)
