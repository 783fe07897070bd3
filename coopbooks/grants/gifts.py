"""Gifts in kind: materials, things that are kept, or costs somebody bore for the club, each with its value."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from coopbooks import ledger, materials, people
from coopbooks.books import Books
from coopbooks.errors import Refusal, of_line
from coopbooks.grants.queries import GIFT_WORD
from coopbooks.grants.spending import gift_line, income_role
from coopbooks.i18n import _
from coopbooks.ledger import Account, Foreign, Line, Voucher, VoucherDraft, check_text, is_category
from coopbooks.materials import TakenLine, check_quantity
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class GiftLine:
    """Something given, worth so much: a category by account, or so much of a material, whose account need not be said.

    An empty ``unit`` is that of the stock.
    """

    account: int | None
    value: Money
    description: str = ""
    activity: int | None = None
    material: int | None = None
    quantity: Quantity | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GiftDraft:
    """What somebody gave in kind: for a ``purpose`` of a grant, whose donor gave it, or beside all grants."""

    day: date
    donor: int | None
    lines: tuple[GiftLine, ...]
    purpose: int | None = None
    note: str = ""

    @property
    def total(self) -> Money:
        """What all of it is worth."""
        first, *others = (line.value for line in self.lines)
        return first + total(others, first.currency)


def gift_voucher(books: Books, draft: GiftDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a gift in kind; refuses what cannot be given so. ``corrects`` as for materials bought."""
    _check(draft)
    accounts = [_category(books, line) for line in draft.lines]
    credit = gift_line(
        books,
        draft.day,
        draft.total,
        donor=draft.donor,
        purpose=draft.purpose,
        note=draft.note.strip(),
        corrects=corrects,
    )
    donor = credit.person or 0
    bought = {
        number: TakenLine(line.material, line.quantity, line.value, line.unit, line.activity, line.description.strip())
        for number, line in enumerate(draft.lines)
        if line.quantity is not None
    }
    came = materials.taking_in(books, bought, corrects) if bought or corrects else ()
    others = tuple(
        Line(account.id, line.value, activity=line.activity, note=line.description.strip())
        for line, account in zip(draft.lines, accounts, strict=True)
        if line.material is None
    )
    names = dict.fromkeys(
        line.description.strip() or _name(books, line, account)
        for line, account in zip(draft.lines, accounts, strict=True)
    )
    words = _("Gift in kind: %(what)s") % {"what": ", ".join(names)}
    return VoucherDraft(
        day=draft.day,
        description=ledger.describe(words, draft.note),
        lines=(*came, *others, *_credits(draft, accounts, credit)),
        concerns=people.person(books, donor).label,
        person=donor,
        word=GIFT_WORD,
    )


def _check(draft: GiftDraft) -> None:
    if not draft.lines:
        raise Refusal(_("Write at least one thing that was given."), "lines", "empty")
    if len(draft.lines) > MOST_LINES:
        words = _("This is more than %(most)s lines. Record it in two parts.")
        raise Refusal(words % {"most": MOST_LINES}, "lines", "too_many")
    for number, line in enumerate(draft.lines):
        with of_line("lines", number):
            _check_line(line)
    check_text(draft.note, "note")


def _check_line(line: GiftLine) -> None:
    if line.value.minor <= 0:
        raise Refusal(_("What is it worth? Write more than zero: what it would cost to buy it."), "value", "zero")
    check_text(line.description, "description")
    if line.material is not None:
        if line.quantity is None:
            raise Refusal(_("Write how much of it was given."), "quantity", "empty")
        check_quantity(line.quantity, "quantity")
    elif line.account is None:
        raise Refusal(_("Choose what was given."), "account", "empty")


def _category(books: Books, line: GiftLine) -> Account:
    if line.material is not None:
        return ledger.account_of(books, "materials")
    found = ledger.account(books, line.account or 0)
    if not is_gift(found):
        raise Refusal(_("Choose a cost, an expense, or something the club keeps."), "lines", "no_category")
    return found


def is_gift(account: Account) -> bool:
    """Whether something can be given that belongs on an account: what can be bought, but for materials used up."""
    return is_category(account) and account.role != "materials_used"


def list_gift_categories(books: Books) -> list[Account]:
    """Return the accounts a gift can be recorded on, in the order of the chart."""
    return [account for account in ledger.list_accounts(books, postable=True) if is_gift(account)]


def _name(books: Books, line: GiftLine, account: Account) -> str:
    return account.name if line.material is None else materials.material(books, line.material).name


def _credits(draft: GiftDraft, accounts: list[Account], whole: Line) -> list[Line]:
    """What was given, as capital where it is kept, else as income; one line for each activity."""
    summed: dict[tuple[str, int | None], Money] = {}
    for line, account in zip(draft.lines, accounts, strict=True):
        key = income_role(kept=account.section == "fixed_assets"), line.activity
        summed[key] = summed.get(key, Money(0, line.value.currency)) + line.value
    return [
        replace(whole, account=role, amount=-value, activity=activity, foreign=foreign)
        for ((role, activity), value), foreign in zip(
            summed.items(), _parts(whole.foreign, summed.values()), strict=True
        )
    ]


def _parts(foreign: Foreign | None, values: Collection[Money]) -> list[Foreign | None]:
    """What each part of a gift is in the currency of its grant: together exactly what all of it is."""
    if foreign is None:
        return [None] * len(values)
    shared = foreign.amount.split([value.minor for value in values])
    return [
        Foreign.of(part, -value, foreign.source) if part else None for part, value in zip(shared, values, strict=True)
    ]


def record_gift(books: Books, draft: GiftDraft) -> Voucher:
    """Record something given in kind. Tells watchers: ``grants``, ``materials``, ``ledger``."""
    with books.change("grants", "materials"):
        posted = ledger.post(books, gift_voucher(books, draft))
        people.take_role(books, posted.person or 0, "donor")
    return posted


def correct_gift(books: Books, voucher_id: int, draft: GiftDraft) -> Voucher:
    """Record a gift again as it should have been. Tells watchers: ``grants``, ``materials``, ``ledger``."""
    with books.change("grants", "materials"):
        posted = ledger.correct(books, voucher_id, gift_voucher(books, draft, voucher_id))
        people.take_role(books, posted.person or 0, "donor")
    return posted


def gift_of(voucher: Voucher) -> GiftDraft:
    """Return the draft the voucher of a gift was made from, to be typed again, materials in the unit of their stock."""
    given = (line for line in voucher.lines if line.amount.minor > 0 and (line.quantity or is_gift(line.account)))
    lines = tuple(
        GiftLine(line.account.id, line.amount, line.note, line.activity, line.material, line.quantity)
        for line in given
        if line.material is None or line.quantity
    )
    tied = next((line.purpose for line in voucher.lines if line.purpose is not None), None)
    words = next(line.note for line in voucher.lines if line.account.role in ("capital_grants", "grants_received"))
    return GiftDraft(voucher.day, voucher.person, lines, tied, words)
