"""Sheets to work on: begun from what is known of a product, or from a version, with what has changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from coopbooks import machines, products, rates, showing
from coopbooks.books import Books
from coopbooks.costing.freezing import thaw
from coopbooks.costing.queries import version
from coopbooks.costing.records import VersionRecord
from coopbooks.costing.shapes import MachineLine, Pricing, SalesTax, Sheet, SheetLine, WorkLine
from coopbooks.i18n import _
from coopbooks.products import Making
from coopbooks.reading import fold


@dataclass(frozen=True, slots=True)
class Revision:
    """A version to work on as things are today, and the names of operations of which that is worth a look.

    ``added`` to the product since the version was saved, and to its lines; ``gone``, no longer done, and ``unpaid``, no
    longer paid by the piece: their lines stay as they were, for nobody knows what takes their place. So do those of
    ``machines`` that may have run for an operation that takes another time now, where nobody can tell for which.
    """

    sheet: Sheet
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unpaid: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()


def begin_sheet(books: Books, product: int) -> Sheet:
    """Return a sheet to begin with: the operations of the product with their rates, tax, dollar and wage of today.

    A machine of the register whose kind an operation names runs as long as that. How the club wants to earn is left to
    be written, but of what is only used in others: that is made at cost.
    """
    making = products.list_making(books, product)
    lines: tuple[SheetLine, ...] = (*map(_begun, making), *_running(books, making))
    sold = products.product(books, product).sold
    return _of_today(books, Sheet(product, lines, pricing=Pricing("markup", None if sold else Decimal(0))))


def _begun(one: Making) -> WorkLine:
    rate, minutes = (figure.decimal if figure else None for figure in (one.rate, one.minutes))
    return WorkLine(one.name, rate, minutes=minutes, operation=one.id)


def _running(books: Books, making: Iterable[Making]) -> Iterator[MachineLine]:
    """The machines of the register that operations run on, of each kind the first one whose hour is known."""
    of_kind: dict[str, int] = {}
    for row in machines.list_machines(books, active=True):
        if row.machine.draft.hours_month:
            of_kind.setdefault(fold(row.machine.draft.kind), row.machine.id)
    for one in making:
        machine = of_kind.get(fold(one.machine)) if one.machine else None
        if machine and one.minutes:
            yield MachineLine(one.machine, one.minutes.decimal, machine=machine)


def revise(books: Books, version_id: int) -> Sheet:
    """Return a version to work on: prices, components, operations, tax, dollar and minimum wage as they are today."""
    return revision_of(books, version_id).sheet


def revision_of(books: Books, version_id: int) -> Revision:
    """Return a version to work on, and which operations are to be looked at.

    Of an operation of the product, the minutes and the piece rate are those it has today; where it has none, those of
    the version. A machine that ran as long as the operation it belongs to runs as long again: see :func:`_followed`.
    """
    sheet = thaw(version(books, version_id).sheet)
    every = {one.id: one for one in products.list_making(books, sheet.product, active=None)}
    seen = VersionRecord.get_by_id(version_id).newest_making
    added = [one for one in every.values() if one.active and one.id > seen]
    known = _operations(sheet, every)
    followed, unsure = _followed(_by_kind(books, sheet), known)
    lines = [_turned(line, every, followed.get(place)) for place, line in enumerate(sheet.lines)]
    return Revision(
        sheet=_of_today(books, replace(sheet, lines=(*lines, *map(_begun, added), *_running(books, added)))),
        added=_names(added),
        gone=_names(one for _line, one in known if not one.active),
        unpaid=_names(one for line, one in known if one.active and one.rate is None and line.pay == "piece"),
        machines=tuple(dict.fromkeys(sheet.lines[place].description for place in unsure)),
    )


def said_of_revision(revision: Revision) -> str:
    """Say which operations are to be looked at; nothing where there are none."""
    said = (
        (_("New operations: %(names)s."), revision.added),
        (_("Operations no longer done, take them out or leave them: %(names)s."), revision.gone),
        (_("No longer paid by the piece, the last pay stands here: %(names)s."), revision.unpaid),
        (_("Operations take another time, look at the minutes of these machines: %(names)s."), revision.machines),
    )
    return " ".join(words % {"names": ", ".join(names)} for words, names in said if names)


def newest_making(books: Books, product: int) -> int:
    """Return the operation that was added to a product last, as a version keeps in mind; 0 where it has none."""
    return max((one.id for one in products.list_making(books, product, active=None)), default=0)


def _operations(sheet: Sheet, every: dict[int, Making]) -> list[tuple[WorkLine, Making]]:
    """The lines that are operations of the product, each with it."""
    found = ((line, every.get(line.operation or 0)) for line in sheet.lines if isinstance(line, WorkLine))
    return [(line, one) for line, one in found if one is not None]


def _names(found: Iterable[Making]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in found))


def _by_kind(books: Books, sheet: Sheet) -> Sheet:
    """A sheet in which machines of the register are called by their kind, as operations call them."""
    if not any(isinstance(line, MachineLine) and line.machine for line in sheet.lines):
        return sheet
    kinds = {row.machine.id: row.machine.draft.kind for row in machines.list_machines(books, gone=True)}

    def called(line: SheetLine) -> SheetLine:
        kind = kinds.get(line.machine or 0) if isinstance(line, MachineLine) else None
        return replace(line, description=kind) if kind else line

    return replace(sheet, lines=tuple(map(called, sheet.lines)))


def _followed(sheet: Sheet, known: list[tuple[WorkLine, Making]]) -> tuple[dict[int, Making], list[int]]:
    """The operation each machine ran for, by the place of its line, and the places where nobody can tell for which.

    It ran for one whose machine is called so and that took as long. Of several such operations the lines of the machine
    follow each its own, in order; where there are more or fewer lines than operations only if all of these take the
    same time now. Of one that took as long on a machine that has no line, nobody knows whether it is the one, renamed.
    """
    followed: dict[int, Making] = {}
    unsure: list[int] = []
    machines = {place: line for place, line in enumerate(sheet.lines) if isinstance(line, MachineLine)}
    names = {"", *(fold(line.description) for line in machines.values())}
    for place, line in machines.items():
        alike = [at for at, one in machines.items() if _ran(one) == _ran(line)]
        as_long = [one for work, one in known if work.minutes == line.minutes]
        its_own = [one for one in as_long if fold(one.machine) == fold(line.description)]
        renamed = [one for one in as_long if fold(one.machine) not in names]
        if len(its_own) == len(alike):
            followed[place] = its_own[alike.index(place)]
        elif its_own and len({_begun(one).minutes for one in its_own}) == 1:
            followed[place] = its_own[0]
        elif any(_begun(one).minutes not in (None, line.minutes) for one in its_own or renamed):
            unsure.append(place)
    return followed, unsure


def _ran(line: MachineLine) -> tuple[str, Decimal | None]:
    """What a machine is called, and how long it ran."""
    return fold(line.description), line.minutes


def _turned(line: SheetLine, every: dict[int, Making], followed: Making | None) -> SheetLine:
    match line:
        case WorkLine() if (one := every.get(line.operation or 0)) is not None:
            begun = _begun(one)
            rate = begun.rate if line.pay == "piece" else None
            return replace(line, minutes=begun.minutes or line.minutes, rate=rate or line.rate)
        case MachineLine() if followed:
            return replace(line, minutes=_begun(followed).minutes or line.minutes)
    return line


def _of_today(books: Books, sheet: Sheet) -> Sheet:
    """A sheet with the rates of the world outside as they are today; of which nothing was ever written, with its own.

    Where the club wrote that there is none from a day on, there is none.
    """
    tax, dollar, wage = (_said_today(books, name) for name in ("sales_tax", "dollar", "minimum_wage"))
    return replace(
        sheet,
        tax=SalesTax(tax.method, tax.value) if tax else sheet.tax,
        dollar=(dollar.value or None) if dollar else sheet.dollar,
        dollar_source=_source(dollar) if dollar else sheet.dollar_source,
        month=replace(sheet.month, minimum_wage=(wage.value or None) if wage else sheet.month.minimum_wage),
    )


def _source(dollar: rates.Rate) -> str:
    """Who says what a dollar is, and since when."""
    if not dollar.value:
        return ""
    since = _("since %(day)s") % {"day": showing.day(dollar.since)}
    return ", ".join(filter(None, (dollar.note, since)))


def _said_today(books: Books, name: str) -> rates.Rate | None:
    """What was written of a rate last that holds today, also that there is none; None where nothing was."""
    return next((rate for rate in rates.list_rates(books, name) if rate.since <= books.today()), None)
