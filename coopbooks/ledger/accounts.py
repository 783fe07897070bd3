"""The chart of accounts of the open books: asking for accounts, adding, changing, giving roles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.chart import STARTER, parent_code
from coopbooks.ledger.records import AccountRecord, ActivityRecord
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


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of work the club follows on its own: sewing, baking, canteen."""

    id: int
    name: str
    active: bool


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
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in account.code.split(".")]


def _accounts(*conditions: Any) -> list[Account]:
    query = AccountRecord.select(*_COLUMNS)
    rows = (query.where(*conditions) if conditions else query).tuples()
    return [Account(*row) for row in rows]


def list_accounts(
    books: Books,  # noqa: ARG001 - every question is asked of an open set of books
    *,
    natures: tuple[str, ...] = (),
    boxes: bool = False,
    postable: bool | None = None,
    active: bool | None = True,
) -> list[Account]:
    """Return accounts in the order of their codes; ``boxes`` only cash boxes and banks; None means either."""
    found = _accounts(*([AccountRecord.box != ""] if boxes else []))
    wanted = (
        account
        for account in found
        if (not natures or account.nature in natures)
        and (postable is None or account.postable == postable)
        and (active is None or account.active == active)
    )
    return sorted(wanted, key=_by_code)


def account(books: Books, account_id: int) -> Account:  # noqa: ARG001
    """Return one account by its id."""
    return _only(_accounts(AccountRecord.id == account_id), account_id)


def account_of(books: Books, role: str) -> Account:  # noqa: ARG001
    """Return the account that plays a role."""
    return _only(_accounts(AccountRecord.role == role), role)


def accounts_of(references: "Iterable[int | str]") -> list[Account]:
    """Return the accounts named by id or role, in that order, by one question."""
    wanted = list(references)
    ids = [reference for reference in wanted if isinstance(reference, int)]
    roles = [reference for reference in wanted if isinstance(reference, str)]
    found = _accounts(AccountRecord.id.in_(ids) | AccountRecord.role.in_(roles))
    known: dict[int | str | None, Account] = {one.id: one for one in found} | {one.role: one for one in found}
    return [_only([known[reference]] if reference in known else [], reference) for reference in wanted]


def _only(found: list[Account], asked: object) -> Account:
    if not found:
        raise LookupError(f"no account for {asked!r}")
    return found[0]


def next_code(books: Books, heading: Account) -> str:
    """Propose the code after the last one directly below ``heading``."""
    below = [one for one in list_accounts(books, active=None) if one.parent == heading.id]
    last = below[-1].code.rsplit(".", 1)[-1] if below else "0"
    number = str(int(last) + 1) if last.isdigit() else "1"
    return f"{heading.code}.{number.zfill(len(last) if below else 2)}"


def add_account(books: Books, draft: AccountDraft) -> Account:
    """Add an account to post to, below the heading its code continues.

    Refuses a code in use, a code below no heading, a heading over several sections, and names that cannot be printed.
    Tells watchers: ``accounts``.
    """
    code, name = draft.code.strip(), draft.name.strip()
    _check_name(name)
    with books.change("accounts"):
        heading = _heading_for(books, code)
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


def _check_name(name: str) -> None:
    if not name:
        raise Refusal(_("Give it a name."), "name", "empty")
    check_text(name, "name")


def _heading_for(books: Books, code: str) -> Account:
    chart = {one.code: one for one in list_accounts(books, active=None)}
    if code in chart:
        raise Refusal(
            _("“%(name)s” already has this code. Choose another.") % {"name": chart[code].name}, "code", "taken"
        )
    above = parent_code(code, frozenset(chart))
    if above is None or len(code) > LONGEST_CODE or code.endswith("."):
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

    A standard name left as it reads keeps following the language. Refuses a code in use, and taking an account out of
    use while it plays a role or is the last cash box. Tells watchers: ``accounts``.
    """
    old = account(books, account_id)
    _check_name(name.strip())
    if not active and old.role:
        raise Refusal(
            _("The program records on this account by itself. Give its part to another account first."),
            "active",
            "has_role",
        )
    with books.change("accounts"):
        if code.strip() != old.code:
            heading = _heading_for(books, code.strip())
            if heading.section != old.section:
                raise Refusal(_("The new code must stay in the same part of the statements."), "code", "other_section")
            AccountRecord.update(code=code.strip(), parent=heading.id).where(AccountRecord.id == account_id).execute()
        own_name = old.own_name if name.strip() == old.name else name.strip()
        AccountRecord.update(own_name=own_name, active=active).where(AccountRecord.id == account_id).execute()
    return account(books, account_id)


def map_role(books: Books, role: str, account_id: int) -> None:
    """Let another account play a role from now on; refuses headings and accounts of another nature.

    Tells watchers: ``accounts``.
    """
    old, new = account_of(books, role), account(books, account_id)
    if not new.postable or not new.active or new.nature != old.nature or new.role:
        raise Refusal(
            _("Choose an account in use, of the same kind, that has no part of its own yet."), "account", "other_nature"
        )
    with books.change("accounts"):
        AccountRecord.update(role=None).where(AccountRecord.id == old.id).execute()
        AccountRecord.update(role=role).where(AccountRecord.id == new.id).execute()


def list_activities(books: Books, *, active: bool | None = True) -> list[Activity]:  # noqa: ARG001
    """Return the activities of the club by name; None means those no longer followed too."""
    query = ActivityRecord.select(ActivityRecord.id, ActivityRecord.name, ActivityRecord.active)
    found = [Activity(row[0], row[1], bool(row[2])) for row in query.order_by(ActivityRecord.name).tuples()]
    return [one for one in found if active is None or one.active == active]


def add_activity(books: Books, name: str) -> Activity:
    """Add a line of work to follow; refuses an empty or known name. Tells watchers: ``accounts``."""
    _check_name(name.strip())
    if any(one.name.casefold() == name.strip().casefold() for one in list_activities(books, active=None)):
        raise Refusal(_("There is an activity of this name already. Choose another name."), "name", "taken")
    with books.change("accounts"):
        new = ActivityRecord.insert(name=name.strip()).execute()
    return Activity(new, name.strip(), active=True)
