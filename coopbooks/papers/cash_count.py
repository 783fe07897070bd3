"""The cash count record: what lay in the box, note by note and coin by coin, beside what the books say."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.cash import Count, denominations
from coopbooks.i18n import _, speaking
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number


def cash_count(count: Count, sheet: Sheet) -> bytes:
    """Return the PDF of the record of a cash count, every note and coin there is on a line of its own."""
    with speaking(sheet.language):
        about = (showing.long_day(count.day), _(wording.EXPRESSED[count.counted.currency]))
        paper = Paper(sheet, Title(_("Cash count record"), _("Is all the money there?"), about), area=sheet.area)
        paper.say(_opening(count, sheet), 10)
        paper.gap(4)
        columns = (
            Column(_("Note or coin"), 40, right=True),
            Column(_("How many"), 42, right=True),
            Column(""),
            Column(_("Amount"), 38, right=True),
        )
        paper.table(columns, list(_rows(count)), size=9)
        paper.hold()
        paper.gap(3)
        paper.field(_("Counted, in words:"), showing.in_words(count.counted, sheet.club.un_mil))
        paper.hold()
        paper.field(_("Why it differs:"), count.explanation if count.difference else _("It does not differ."))
        if count.voided:
            paper.hold()
            paper.field(_("Since then:"), _("The difference was taken back."))
        wording.sign(paper, sheet)
        return paper.finish()


def _opening(count: Count, sheet: Sheet) -> str:
    facts = {"place": sheet.club.place, "day": showing.long_day(count.day), "box": count.box.name}
    if sheet.club.place:
        return _("In %(place)s, on %(day)s, the money in “%(box)s” was counted before those who sign below.") % facts
    return _("On %(day)s, the money in “%(box)s” was counted before those who sign below.") % facts


def _rows(count: Count) -> Iterator[Row]:
    pieces = dict(count.pieces)
    for denomination in denominations(count.counted.currency):
        many = pieces.get(denomination, 0)
        yield Row((showing.money(denomination), str(many) if many else "", "", _worth(denomination, many)), rule="hair")
    yield Row(("", "", _("Counted"), number(count.counted)), bold=True, rule="sum", kept=True)
    yield Row(("", "", _("In the books"), number(count.expected)), kept=True)
    yield Row(("", "", _difference(count), number(count.difference)), bold=True, rule="end", gap=1)


def _worth(denomination: Money, many: int) -> str:
    return number(denomination.times(many)) if many else ""


def _difference(count: Count) -> str:
    if not count.difference:
        return _("No difference")
    return _("Too much in the box") if count.difference.minor > 0 else _("Missing from the box")
