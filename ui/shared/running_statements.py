"""The statements that run line by line: the cash book, an account card, the journal."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

from coopbooks import ledger, showing, statements
from coopbooks.books import Books
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import VoucherRow
from coopbooks.progress import Progress
from coopbooks.statements import AccountCard, CashBook, Journal, JournalRow, RunningLine, Totals
from ui.shared.record_table import Column
from ui.shared.sheet import Print
from ui.shared.statement_shown import (
    Asked,
    Kind,
    Line,
    Lines,
    Prepare,
    Shown,
    came,
    columns,
    figures,
    indented,
    named,
    number,
    on,
    since,
    some,
)
from ui.shared.words import Words

S = TypeVar("S", AccountCard, CashBook, Journal)


def _ask_cash_book(books: Books, asked: Asked, progress: Progress) -> Shown:
    ask = partial(statements.cash_book, books, asked.period, asked.box, asked.compare)
    book = ask(progress, search=asked.search)
    what = book.box.name if book.box else _("All boxes and banks")
    if asked.search:
        answer, details = _what_fits(), _("%(debit)s came in, %(credit)s went out.")
    else:
        answer = _("%(what)s, %(period)s: %(closing)s is left.")
        details = _("There was %(opening)s; %(debit)s came in, %(credit)s went out.")
    said = _said(book.totals, asked, what)
    return Shown(
        _in_and_out(_columns(lambda: _("In"), lambda: _("Out"), book.totals, asked)),
        _running(book.lines, book.totals, asked, signed=True),
        answer % said,
        f"{details % said} {_since(book.totals, book.compared, asked)}",
        _print_whole(ask if asked.search else book, lambda papers, whole, sheet: papers.cash_book(whole, sheet)),
    )


def _ask_card(books: Books, asked: Asked, progress: Progress) -> Shown:
    account = asked.account if asked.account is not None else ledger.account_of(books, "cash").id
    whose: dict[str, Any] = {"person": asked.person, "activity": asked.activity, "compare": asked.compare}
    ask = partial(statements.account_card, books, account, asked.period, **whose)
    card = ask(search=asked.search, progress=progress)
    what = " · ".join(filter(None, (card.account.name, card.person)))
    if asked.search:
        answer, details = _what_fits(), _("Debit %(debit)s, credit %(credit)s.")
    else:
        answer = _("%(what)s, %(period)s: it stands at %(closing)s.")
        details = _("It stood at %(opening)s; debit %(debit)s, credit %(credit)s.")
    said = _said(card.totals, asked, what)
    return Shown(
        _columns(lambda: _("Debit"), lambda: _("Credit"), card.totals, asked),
        _running(card.lines, card.totals, asked),
        answer % said,
        f"{details % said} {_since(card.totals, card.compared, asked)}",
        _print_whole(
            (lambda progress: ask(progress=progress)) if asked.search else card,
            lambda papers, whole, sheet: papers.account_card(whole, sheet),
        ),
    )


def _what_fits() -> str:
    return _("%(what)s, %(period)s: what fits “%(search)s” comes to %(closing)s.")


def _print_whole(statement: S | Callable[[Progress], S], lay: Callable[[Any, S, Any], bytes]) -> Prepare:
    """Return what fetches all rows and prints them: on paper it is whole, whatever is searched in it."""

    def prepare(progress: Progress) -> Print:
        found: S = statement(progress) if callable(statement) else statement
        whole = statements.whole(found, progress)
        return lambda papers, sheet: lay(papers, whole, sheet)

    return prepare


def _said(totals: Totals, asked: Asked, what: str) -> dict[str, str]:
    return {
        "what": what,
        "search": asked.search,
        "period": showing.period(asked.period),
        "opening": showing.money(totals.opening),
        "debit": showing.money(totals.debit),
        "credit": showing.money(totals.credit),
        "closing": showing.money(totals.closing),
    }


def _since(totals: Totals, compared: Totals | None, asked: Asked) -> str:
    return since(totals.closing - compared.closing, asked.compare) if compared else ""


def _columns(debit: Words, credit: Words, totals: Totals, asked: Asked) -> list[Column[Line]]:
    balance: Words = (lambda: _("Running total")) if asked.search else (lambda: _("Balance"))
    width = figures(totals.debit, totals.credit, totals.opening, totals.closing)
    return columns(
        ("day", lambda: _("Day"), 110),
        ("voucher", lambda: _("Voucher"), 138),
        ("description", lambda: _("Description"), 0),
        ("debit", debit, width),
        ("credit", credit, width),
        ("balance", balance, width),
    )


def _in_and_out(columns: list[Column[Line]]) -> list[Column[Line]]:
    """Show what came in and what went out in their colours."""
    tones = {"debit": "in", "credit": "out"}
    return [replace(one, tone=partial(_toned, tones[one.key])) if one.key in tones else one for one in columns]


def _toned(tone: str, _line: Line) -> str:
    return tone


def _running(lines: Sequence[RunningLine], totals: Totals, asked: Asked, *, signed: bool = False) -> Lines[RunningLine]:
    """The balance before, every line (``signed``: with + for what came in and − for what went out), the totals; of what
    is searched for the lines that fit, and what they come to.
    """
    closing = (totals.debit, totals.credit, totals.closing)
    before = (lambda: Line(("", "", _("Balance before"), "", "", number(totals.opening)), bold=True),)
    after = (lambda: Line(("", "", _("Totals"), *map(number, closing)), bold=True),)
    make = partial(_running_line, signed=signed)
    return Lines(lines, make, () if asked.search else before, after if lines or not asked.search else ())


def _running_line(line: RunningLine, *, signed: bool) -> Line:
    voucher = line.voucher
    debit, credit = line.debit, line.credit
    cells = (
        on(voucher.day),
        voucher.label,
        " · ".join(filter(None, (_detail(voucher), line.note, line.counterpart))),
        came(debit) if signed else some(debit),
        came(-credit) if signed else some(credit),
        number(line.balance),
    )
    return Line(cells, faded=not voucher.stands, voucher=voucher.id)


def _detail(voucher: VoucherRow) -> str:
    """What a voucher was about, and whom it concerned where that is not said already."""
    who = voucher.concerns if voucher.concerns not in voucher.description else ""
    mark = statements.mark_of(voucher)
    return " · ".join(filter(None, (mark, who, voucher.description)))


def _ask_journal(books: Books, asked: Asked, progress: Progress) -> Shown:
    journal = statements.journal(books, asked.period, asked.activity, asked.compare, progress)
    said = {
        "period": named(asked.period),
        "count": journal.vouchers,
        "debit": showing.money(journal.debit.amount),
        "credit": showing.money(journal.credit.amount),
    }
    answer = ngettext(
        "%(period)s: %(count)s voucher; debit %(debit)s, credit %(credit)s.",
        "%(period)s: %(count)s vouchers; debit %(debit)s, credit %(credit)s.",
        journal.vouchers,
    )
    both = number(journal.debit.amount), number(journal.credit.amount)
    totals = (lambda: Line(("", "", _("Totals"), *both), bold=True),) if journal.rows else ()
    return Shown(
        columns(
            ("day", lambda: _("Day"), 118),
            ("voucher", lambda: _("Voucher"), 152),
            ("description", lambda: _("Account and description"), 0),
            ("debit", lambda: _("Debit"), figures(journal.debit.amount)),
            ("credit", lambda: _("Credit"), figures(journal.credit.amount)),
        ),
        Lines(journal.rows, _journal_line, after=totals),
        answer % said,
        since(journal.debit.change, asked.compare),
        _print_whole(journal, lambda papers, whole, sheet: papers.journal(whole, sheet)),
    )


def _journal_line(row: JournalRow) -> Line:
    """The head of a voucher, or one of its lines set in, credits deeper than debits."""
    voucher, line = row.entry.voucher, row.line
    faded = not voucher.stands
    if line is None:
        cells = (on(voucher.day), voucher.label, _detail(voucher), "", "")
        return Line(cells, bold=True, faded=faded, voucher=voucher.id)
    name, credit = " · ".join(filter(None, (line.account.name, line.note))), line.credit
    indent = indented(name, 2 if credit else 1)
    return Line(("", line.account.code, indent, some(line.debit), some(credit)), faded=faded, voucher=voucher.id)


CASH_BOOK: Final = Kind(
    "cash_book",
    lambda: _("Cash book"),
    lambda: _("What came in, what went out, what is left?"),
    frozenset({"compare", "box", "search"}),
    _ask_cash_book,
)
ACCOUNT_CARD: Final = Kind(
    "account_card",
    lambda: _("Account card"),
    lambda: _("What happened on this account?"),
    frozenset({"compare", "activity", "account", "person", "search"}),
    _ask_card,
)
JOURNAL: Final = Kind(
    "journal",
    lambda: _("Journal"),
    lambda: _("What happened, day by day?"),
    frozenset({"compare", "activity"}),
    _ask_journal,
)
