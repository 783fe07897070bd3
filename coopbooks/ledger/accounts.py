"""The chart of accounts of the open books: asking for accounts, adding, changing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopbooks import showing
from coopbooks.books import Books, take_away
from coopbooks.errors import Refusal
from coopbooks.i18n import LANGUAGES, _, speaking
from coopbooks.ledger.balances import balance_on
from coopbooks.ledger.chart import STANDARD_NAMES, STARTER, parent_code
from coopbooks.ledger.records import AccountRecord
from coopbooks.ledger.rules import check_text
from coopbooks.ledger.shapes import Account
from coopbooks.money import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_CODE = 30
_COLUMNS = (
    AccountRecord.id,
    AccountRecord.code,
    AccountRecord.parent,
    AccountRecord.standard,
    AccountRecord.own_name,
    AccountRecord.section,
    AccountRecord.role,
    AccountRecord.currency,
    AccountRecord.box,
    AccountRecord.postable,
    AccountRecord.active,
)


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account to be added; it stands below the account whose code its own code continues."""

    code: str
    name: str
    box: str = ""
    currency: str | None = None


def start_chart(books: Books) -> None:
    """Put the starter chart into new books."""
    with books.change("accounts"):
        ids: dict[str, int] = {}
        for standard in STARTER:
            parent = parent_code(standard.code, frozenset(ids))
            ids[standard.code] = AccountRecord.insert(
                code=standard.code,
                parent=ids[parent] if parent else None,
                standard=standard.code,
                section=standard.section,
                role=standard.role,
                currency=standard.currency if standard.currency != books.club.currency else None,
                box=standard.box,
                postable=not standard.heading,
            ).execute()


def _by_code(account: Account) -> list[tuple[bool, int, str]]:
    """Sort 1.9 before 1.10: numbers in a code count as numbers."""
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in account.code.split(".")]


def _chart(books: Books) -> tuple[Account, ...]:
    """Every account in the order of the codes: asked once, for every deed needs some of them."""
    return books.remember("accounts", _read_chart)


def _read_chart() -> tuple[Account, ...]:
    return tuple(sorted((Account(*row) for row in AccountRecord.select(*_COLUMNS).tuples()), key=_by_code))


def list_accounts(
    books: Books,
    *,
    natures: tuple[str, ...] = (),
    boxes: bool = False,
    postable: bool | None = None,
    active: bool | None = True,
) -> list[Account]:
    """Return accounts in the order of their codes; ``boxes`` only cash boxes and banks; None means either."""
    return [
        account
        for account in _chart(books)
        if (not natures or account.nature in natures)
        and (account.box or not boxes)
        and (postable is None or account.postable == postable)
        and (active is None or account.active == active)
    ]


def account(books: Books, account_id: int) -> Account:
    """Return one account by its id."""
    return accounts_of(books, [account_id])[0]


def account_of(books: Books, role: str) -> Account:
    """Return the account that plays a role."""
    return accounts_of(books, [role])[0]


def box(books: Books, box_id: int | None, field: str = "box") -> Account:
    """Return a cash box or bank in the currency of the books; refuses none, one out of use, one in other money."""
    if box_id is None:
        raise Refusal(_("Choose the cash box or bank."), field, "empty")
    found = account(books, box_id)
    if not found.box or not found.active:
        raise Refusal(_("Choose a cash box or bank that is in use."), field, "no_box")
    if found.currency:
        raise Refusal(
            _("“%(box)s” holds another currency. Choose one in %(currency)s, and change the money by a transfer.")
            % {"box": found.name, "currency": SYMBOLS[books.club.currency]},
            field,
            "other_currency",
        )
    return found


def accounts_of(books: Books, references: "Iterable[int | str]") -> list[Account]:
    """Return the accounts named by id or role, in that order."""
    known: dict[int | str | None, Account] = {}
    for one in _chart(books):
        known[one.id] = known[one.role] = one
    known.pop(None, None)
    wanted = list(references)
    missing = [reference for reference in wanted if reference not in known]
    if missing:
        raise LookupError(f"no account for {missing}")
    return [known[reference] for reference in wanted]


def next_code(books: Books, heading: Account) -> str:
    """Propose the code after the last one directly below ``heading``."""
    below = [one for one in list_accounts(books, active=None) if one.parent == heading.id]
    before, _point, last = below[-1].code.rpartition(".") if below else (heading.code, ".", "00")
    number = str(int(last) + 1) if last.isdecimal() else "1"
    return f"{before}.{number.zfill(len(last))}"


def add_account(books: Books, draft: AccountDraft) -> Account:
    """Add an account to post to, below the heading its code continues.

    Refuses a code in use, a code below no heading, a heading over several sections, and names that cannot be printed.
    Tells watchers: ``accounts``.
    """
    code, name = draft.code.strip(), draft.name.strip()
    check_name(name)
    with books.change("accounts"):
        heading = _heading_for(books, code)
        if draft.box and heading.nature != "asset":
            raise Refusal(_("A cash box or bank belongs to the assets: begin its code as in 1.1.1.05."), "code", "box")
        new = AccountRecord.insert(
            code=code,
            parent=heading.id,
            own_name=name,
            section=heading.section,
            box=draft.box,
            currency=_foreign(books, draft.currency),
            postable=True,
        ).execute()
    return account(books, new)


def _foreign(books: Books, currency: str | None) -> str | None:
    if currency is not None and currency not in SYMBOLS:
        raise ValueError(f"unknown currency {currency!r}")
    return None if currency == books.club.currency else currency


def check_name(name: str) -> None:
    """Refuse no name at all, and one that cannot be printed."""
    if not name:
        raise Refusal(_("Write the name."), "name", "empty")
    check_text(name, "name")


def _heading_for(books: Books, code: str) -> Account:
    check_text(code, "code")
    chart = {one.code: one for one in list_accounts(books, active=None)}
    if code in chart:
        raise Refusal(
            _("“%(name)s” already has this code. Choose another.") % {"name": chart[code].name}, "code", "taken"
        )
    above = parent_code(code, frozenset(chart))
    if above is None or len(code) > LONGEST_CODE or not all(part.strip() for part in code.split(".")):
        raise Refusal(_("Begin the code with that of the heading it belongs to, as in 6.1.1.09."), "code", "no_heading")
    heading = chart[above]
    if heading.postable or heading.section is None:
        raise Refusal(
            _("“%(name)s” cannot have accounts below it. Choose the code of a more exact heading.")
            % {"name": heading.name},
            "code",
            "no_heading",
        )
    return heading


def change_account(books: Books, account_id: int, *, code: str, name: str, active: bool) -> Account:
    """Rename, recode, or take an account out of use and back; what was posted to it stays.

    A standard account follows the language for as long as it has its standard name. Refuses a code in use, another
    code for a heading, and taking out of use what plays a role, heads others, or still has something on it.
    Tells watchers: ``accounts``.
    """
    old = account(books, account_id)
    check_name(name.strip())
    if old.active and not active:
        _check_unused(books, old)
    with books.change("accounts"):
        if code.strip() != old.code:
            _recode(books, old, code.strip())
        own_name = None if name.strip() in _standard_names(old) else name.strip()
        AccountRecord.update(own_name=own_name, active=active).where(AccountRecord.id == account_id).execute()
    return account(books, account_id)


def remove_account(books: Books, account_id: int) -> None:
    """Take away an account added by mistake; refuses one that plays a role, or that anything speaks of by now.

    Tells watchers: ``accounts``.
    """
    _refuse_role(account(books, account_id))
    with books.change("accounts"):
        take_away(AccountRecord.delete().where(AccountRecord.id == account_id))


def _refuse_role(old: Account) -> None:
    if old.role:
        raise Refusal(
            _("The program records on this account by itself. Give its part to another account first."),
            "active",
            "has_role",
        )


def _check_unused(books: Books, old: Account) -> None:
    _refuse_role(old)
    if not old.postable:
        raise Refusal(_("This heading stays in use: there are accounts below it."), "active", "heading")
    left = balance_on(books, old.id)
    if left and old.nature in ("asset", "liability", "equity"):
        raise Refusal(
            _("There are still %(amount)s on it. Record first where they went.") % {"amount": showing.money(abs(left))},
            "active",
            "has_balance",
        )


def _recode(books: Books, old: Account, code: str) -> None:
    if not old.postable:
        raise Refusal(_("This heading keeps its code: the accounts below it begin with it."), "code", "heading")
    heading = _heading_for(books, code)
    if heading.section != old.section:
        raise Refusal(_("The new code must stay in the same part of the statements."), "code", "other_section")
    AccountRecord.update(code=code, parent=heading.id).where(AccountRecord.id == old.id).execute()


def _standard_names(known: Account) -> set[str]:
    """What the starter chart calls it, in every language: whoever types one of these has not renamed it."""
    if known.standard is None:
        return set()
    standard, names = STANDARD_NAMES[known.standard], set()
    for language in LANGUAGES:
        with speaking(language):
            names.add(_(standard))
    return names
