"""The record of a stock count: what lay in the store, material by material, beside what the books say."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, ngettext, speaking
from coopbooks.materials import CountedMaterial, StockCount
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number
from coopbooks.quantity import Quantity


def stock_count(count: StockCount, sheet: Sheet) -> bytes:
    """Return the PDF of the record of a count of the store, to be signed by who was there."""
    with speaking(sheet.language):
        about = (showing.long_day(count.day), _(wording.EXPRESSED[count.worth.currency]))
        title = Title(_("Record of a stock count"), _("Is everything there that should be?"), about)
        paper = Paper(sheet, title, area=sheet.area)
        paper.say(_opening(count, sheet), 10)
        paper.gap(4)
        paper.table(_columns(), list(_rows(count)), size=9)
        paper.hold()
        paper.gap(3)
        paper.say(_said(count))
        paper.hold()
        paper.gap(1)
        paper.field(_("Why it differs:"), count.explanation if _differing(count) else _("It does not differ."))
        if count.voided:
            paper.hold()
            paper.field(_("Since then:"), _("The difference was taken back."))
        wording.sign(paper, sheet)
        return paper.finish()


def _opening(count: StockCount, sheet: Sheet) -> str:
    facts = {"place": sheet.club.place, "day": showing.long_day(count.day)}
    if sheet.club.place:
        return (
            _("In %(place)s, on %(day)s, the materials in the store were counted before those who sign below.") % facts
        )
    return _("On %(day)s, the materials in the store were counted before those who sign below.") % facts


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Material")),
        Column(_("Unit"), 22),
        Column(_("In the books"), 25, right=True),
        Column(_("Found"), 25, right=True),
        Column(_("Difference"), 25, right=True),
        Column(_("Value"), 27, right=True),
    )


def _rows(count: StockCount) -> Iterator[Row]:
    for line in count.lines:
        differs = (_signed(line.difference), number(line.worth)) if line.difference or line.worth else ("—", "—")
        name = " · ".join(filter(None, (line.material.code, line.material.name)))
        both = (showing.quantity(line.expected), showing.quantity(line.counted))
        yield Row((name, line.material.unit_name, *both, *differs), rule="hair")
    yield Row((_difference(count), "", "", "", "", number(count.worth)), bold=True, rule="end", gap=1)


def _signed(difference: Quantity) -> str:
    """A difference with its sign: what is too much is not taken for what is there."""
    return f"+{showing.quantity(difference)}" if difference.micros > 0 else showing.quantity(difference)


def _difference(count: StockCount) -> str:
    if not count.worth:
        return _("No difference in value")
    return _("Too much in the store") if count.worth.minor > 0 else _("Missing from the store")


def _differing(count: StockCount) -> list[CountedMaterial]:
    return [line for line in count.lines if line.difference or line.worth]


def _said(count: StockCount) -> str:
    """Say how many materials were counted, how many differ, and at what the difference is reckoned."""
    many, differ = len(count.lines), len(_differing(count))
    said, agrees = ngettext("One material counted", "%(many)s materials counted", many), _("It agrees with the books")
    said %= {"many": many}
    if not differ:
        return f"{said}. {agrees}."
    rest = ngettext("one differs", "%(many)s differ", differ) % {"many": differ}
    reckoned = _("The difference is reckoned at the average price in the books.")
    return f"{said}, {rest}. {reckoned}"
