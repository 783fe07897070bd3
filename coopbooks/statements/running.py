"""The arithmetic of what runs line by line: the journal, an account card, the cash book; no database."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from coopbooks.ledger import Account, LedgerLine
from coopbooks.money import Money, total
from coopbooks.statements.figures import JournalEntry, JournalLine, JournalRow, RunningLine

Chart = Mapping[int, Account]


def journal_rows(lines: Iterable[LedgerLine], chart: Chart) -> list[JournalRow]:
    """Put lines together into their vouchers, each its head and then its lines; they come by day and voucher."""
    rows = []
    for own in vouchers(lines):
        entry = JournalEntry(
            own[0].voucher, tuple(JournalLine(chart[line.account], line.amount, line.note) for line in own)
        )
        rows += [JournalRow(entry), *(JournalRow(entry, line) for line in entry.lines)]
    return rows


def vouchers(lines: Iterable[LedgerLine]) -> Iterator[list[LedgerLine]]:
    """Yield the lines of one voucher after the other."""
    for _voucher, own in groupby(lines, key=lambda line: line.voucher.id):
        yield list(own)


def card_lines(
    lines: Iterable[LedgerLine], chart: Chart, opening: Money, wanted: Callable[[LedgerLine], bool]
) -> tuple[RunningLine, ...]:
    """Every wanted line with what stands against it in its voucher, and the balance after it (debit +).

    ``lines`` are whole vouchers in the order of day and voucher.
    """
    found, balance = [], opening
    for voucher in vouchers(lines):
        for line in filter(wanted, voucher):
            balance += line.amount
            against = counterparts(voucher, line.amount, frozenset({line.account}), chart)
            found.append(RunningLine(line.voucher, against, line.note, line.amount, balance))
    return tuple(found)


def cash_lines(
    lines: Iterable[LedgerLine], chart: Chart, opening: Money, boxes: frozenset[int]
) -> tuple[RunningLine, ...]:
    """What every voucher brought into or took out of ``boxes`` taken together; nothing for what stayed inside them."""
    found, balance = [], opening
    for voucher in vouchers(lines):
        net = total((line.amount for line in voucher if line.account in boxes), opening.currency)
        if net:
            balance += net
            against = counterparts(voucher, net, boxes, chart)
            found.append(RunningLine(voucher[0].voucher, against, _note(voucher, boxes), net, balance))
    return tuple(found)


def _note(voucher: list[LedgerLine], boxes: frozenset[int]) -> str:
    return next((line.note for line in voucher if line.account in boxes and line.note), "")


def counterparts(
    voucher: Iterable[LedgerLine], amount: Money, own: frozenset[int], chart: Chart
) -> tuple[Account, ...]:
    """Return the other accounts on the other side of a voucher; where there are none, all its other accounts."""
    others = [line for line in voucher if line.account not in own]
    against = [line for line in others if (line.amount.minor > 0) != (amount.minor > 0)] or others
    return tuple(chart[account] for account in dict.fromkeys(line.account for line in against))
