"""The report on a grant for its donor: what came, what was spent on each purpose and what is left, every voucher."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from coopbooks import showing
from coopbooks.grants import Grant, GrantMove, GrantReport, Purpose
from coopbooks.i18n import _, speaking
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some


def grant_report(report: GrantReport, sheet: Sheet) -> bytes:
    """Return the PDF of the report on a grant as it stood on its day, with room for the donor to sign as received.

    In both languages it is there twice, one after the other.
    """
    first, *others = [_told(report, each) for each in sheet.in_each]
    return first.finish(*others)


def _told(report: GrantReport, sheet: Sheet) -> Paper:
    """The report in one language."""
    with speaking(sheet.language):
        known = report.grant
        about = (known.name, wording.on_day(report.day), _(wording.EXPRESSED[known.received.currency]))
        title = Title(_("Grant report"), _("What became of what was given?"), about)
        paper = Paper(sheet, title, area=sheet.area)
        for name, words in _facts(known):
            paper.field(name, words)
        paper.gap(4)
        paper.table(_sum_columns(), list(_sums(known)), size=9)
        _lay_purposes(paper, known)
        _lay_moves(paper, _("What came and went back"), _money_rows(report), came=True)
        for purpose in known.used:
            name = _("Spent: %(purpose)s") % {"purpose": purpose.label}
            _lay_moves(paper, name, _spent_rows(report, purpose), came=False)
        paper.gap(2)
        wording.sign(paper, sheet, Signer(_("Received for the donor"), known.donor_name))
        return paper


def _facts(known: Grant) -> Iterator[tuple[str, str]]:
    yield _("Donor:"), known.donor_name
    yield _("Agreed:"), f"{showing.money(known.amount)}, {showing.long_day(known.day)}"
    until = showing.long_day(known.ends) if known.ends else ""
    words = _("from %(first)s to %(last)s") if until else _("from %(first)s on")
    yield _("To be spent:"), words % {"first": showing.long_day(known.begins), "last": until}
    if known.note:
        yield _("Note:"), known.note


def _sum_columns() -> Sequence[Column]:
    return Column(_("In all")), Column("", 36, right=True)


def _sums(known: Grant) -> Iterator[Row]:
    """What came, was spent and given back, and what is left of it: it stands in the ledger so."""
    yield Row((_("Money received"), number(known.received - known.in_kind)), rule="hair")
    if known.in_kind:
        yield Row((_("Received in kind, at its value"), number(known.in_kind)), rule="hair")
    yield Row((_("Spent, what was given in kind among it"), f"−{number(known.spent)}"), rule="hair")
    if known.returned:
        yield Row((_("Given back to the donor"), f"−{number(known.returned)}"), rule="hair")
    words = _("More spent than received") if known.in_hand.minor < 0 else _("Received and not spent")
    yield Row((words, number(known.in_hand)), bold=True, rule="end", gap=1)


def _lay_purposes(paper: Paper, known: Grant) -> None:
    paper.gap(5)
    paper.say(_("By purpose"), 10, bold=True)
    paper.hold()
    width = 23.0 if paper.area.small else 27.0
    planned = Column(_("Planned"), width, right=True)
    own = [Column(_("Planned in %(currency)s") % {"currency": _sign(known.amount)}, width, right=True)]
    columns = (
        Column(_("Purpose")),
        *(own if known.foreign else []),
        planned,
        Column(_("Received"), width, right=True),
        Column(_("Spent"), width, right=True),
        Column(_("Left"), width, right=True),
        Column("%", 14, right=True),
    )
    rows = [Row(tuple(_purpose(one, foreign=known.foreign)), rule="hair") for one in known.used]
    whole = (_("Totals"), *([number(known.amount)] if known.foreign else []), number(known.worth))
    sums = number(known.received), number(known.spent), number(known.left), _share(known.spent, known.worth)
    paper.table(columns, [*rows, Row((*whole, *sums), bold=True, rule="end", gap=1)], size=9)
    if known.foreign:
        paper.say(_("What is planned is worth what came of it, and what is still to come at the same rate."), 8)
        paper.hold()


def _sign(amount: Money) -> str:
    return showing.money(Money(0, amount.currency)).split("\N{NO-BREAK SPACE}")[0]


def _purpose(one: Purpose, *, foreign: bool) -> Iterator[str]:
    yield one.label
    if foreign:
        yield number(one.planned)
    yield from (number(one.worth), number(one.received), number(one.spent), number(one.left))
    yield _share(one.spent, one.worth)


def _share(part: Money, whole: Money) -> str:
    """How much of a plan was spent, in whole percent; nothing where nothing was planned."""
    return showing.percent(Decimal(part.minor) / whole.minor, 0) if whole else ""


def _lay_moves(paper: Paper, name: str, rows: list[Row], *, came: bool) -> None:
    if not rows:
        return
    paper.gap(5)
    paper.say(name, 10, bold=True)
    paper.hold()
    amounts = (Column(_("Received"), 26, right=True), Column(_("Given back to the donor"), 26, right=True))
    spent = (Column(_("Amount"), 26, right=True),)
    voucher = Column(_("Voucher"), 27)
    columns = (Column(_("Day"), 21), voucher, Column(_("Detail")), *(amounts if came else spent))
    paper.table(columns, rows, size=8.5)


def _money_rows(report: GrantReport) -> list[Row]:
    known = report.grant
    moves = [one for one in report.moves if one.received or one.returned]
    rows = [Row((*_head(move), some(move.received), some(move.returned)), rule="hair") for move in moves]
    total = Row(("", "", _("Totals"), number(known.received), some(known.returned)), bold=True, rule="end", gap=1)
    return [*rows, total] if rows else []


def _spent_rows(report: GrantReport, purpose: Purpose) -> list[Row]:
    rows = [Row((*_head(move), number(move.spent)), rule="hair") for move in report.spent_on(purpose)]
    return [*rows, Row(("", "", _("Total"), number(purpose.spent)), bold=True, rule="end", gap=1)] if rows else []


def _head(move: GrantMove) -> tuple[str, str, str]:
    who = move.concerns if move.concerns not in (*move.description.split(". "), *_donors(move)) else ""
    words = " · ".join(filter(None, (move.description, who)))
    return showing.day(move.day), move.label, words


def _donors(move: GrantMove) -> tuple[str, ...]:
    """Who gave it: whoever gets the report knows that of herself."""
    return tuple(one.donor_name for one in move.purposes)
