"""What was done with machines, in the treasurer's words: how one came or went, what each lost in a month."""

from collections.abc import Iterator, Sequence

from coopbooks import grants, ledger, loans, machines, people, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherLine
from coopbooks.machines import Bought, Donated, Payment, Source, TakenOver
from coopbooks.money import Money, total
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact, Told


def tell_coming(books: Books, voucher: Voucher) -> Told | None:
    """Tell how a machine came; None where it was recorded again since, so that only the ledger knows."""
    machine = machines.machine_of_voucher(books, voucher.id)
    if machine.voucher != voucher.id:
        return None
    origin = machines.origin_of(books, machine.id)

    def facts() -> Iterator[Fact]:
        yield _("Machine"), machine.label
        match origin:
            case Bought():
                yield from _bought(books, origin, voucher)
            case Donated():
                yield _("Given by"), voucher.concerns
                yield _("Worth"), showing.money(origin.value)
            case TakenOver():
                yield _("Bought on"), showing.long_day(origin.bought_on)
                yield _("Cost"), showing.money(origin.cost)
                yield _("Depreciated so far"), showing.money(origin.depreciated)

    return Told(tuple(facts()))


def _bought(books: Books, origin: Bought, voucher: Voucher) -> Iterator[Fact]:
    if voucher.concerns:
        yield _("Supplier"), voucher.concerns
    yield _("Cost"), showing.money(origin.cost)
    yield from _paid(books, origin.payments, origin.cost, _("Still owed"))
    for source in origin.sources:
        yield source_told(books, source)
    if origin.document:
        yield _("Number on the paper"), origin.document


def source_told(books: Books, source: Source) -> Fact:
    """Tell whose money so much of the price was."""
    return _("Money of"), f"{_source(books, source)}: {showing.money(source.amount)}"


def _source(books: Books, source: Source) -> str:
    if source.loan is not None:
        return loans.loan(books, source.loan).name
    return "" if source.purpose is None else grants.purpose(books, source.purpose).full_label


def _paid(books: Books, payments: Sequence[Payment], price: Money, owing: str) -> Iterator[Fact]:
    for payment in payments:
        box = ledger.account(books, payment.box).name if payment.box else ""
        yield _("Paid"), f"{showing.money(payment.amount)} ({box})"
    owed = price - total((payment.amount for payment in payments), price.currency)
    if owed:
        yield owing, showing.money(owed)


def tell_gone(books: Books, voucher: Voucher) -> Told:
    """Tell how a machine went, and what was gained or lost by it."""
    machine, draft = machines.machine_of_voucher(books, voucher.id), machines.disposal_of(books, voucher.id)

    def facts() -> Iterator[Fact]:
        yield _("Machine"), machine.label
        yield _("What became of it"), _(machines.GOING[draft.kind])
        if draft.person:
            yield _("To whom"), people.person(books, draft.person).label
        if draft.price:
            yield _("Price"), showing.money(draft.price)
            yield from _paid(books, draft.payments, draft.price, _("On credit"))
        for line in voucher.lines:
            if line.account.role in ("disposal_gain", "disposal_loss"):
                yield line.account.name, showing.money(abs(line.amount))
        if draft.note:
            yield _("Note"), draft.note

    return Told(tuple(facts()))


def tell_depreciation(books: Books, voucher: Voucher) -> Told:
    """Tell what each machine lost in a month."""
    worn = [line for line in voucher.lines if line.account.role == "depreciation"]
    names = {line.machine: machines.machine(books, line.machine).label for line in worn if line.machine is not None}
    columns: list[Column[VoucherLine]] = [
        Column(lambda: _("Machine"), lambda line: names.get(line.machine or 0, line.note), 0),
        amounts("loses", lambda: _("Loses"), lambda line: line.amount, 130),
    ]
    return Told((), worn, columns)
