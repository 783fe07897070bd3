"""What can be done with machines: record one however it came, correct that, change what is known of it."""

from dataclasses import replace
from typing import Any

from coopbooks import grants, ledger, people
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.grants import Spending
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, VoucherDraft, describe
from coopbooks.machines.depreciation import COUNTING, METHODS
from coopbooks.machines.postings import WORDS, Standing, bought_postings, taken_over_postings
from coopbooks.machines.queries import accounts_of_class, list_machines, machine, machine_row, value_without_name
from coopbooks.machines.records import ClassRecord, DeedRecord, MachineRecord, SourceRecord
from coopbooks.machines.rules import LONGEST_LIFE, check_machine, check_origin, cost_of, tidy_origin
from coopbooks.machines.shapes import (
    CLASSES,
    OWN_ACCOUNT,
    Bought,
    Donated,
    Machine,
    MachineDraft,
    Origin,
    TakenOver,
)
from coopbooks.machines.ties import refuse_overtied
from coopbooks.quantity import Quantity
from coopbooks.reading import fold


def record_machine(books: Books, draft: MachineDraft, origin: Origin) -> Machine:
    """Record a machine and how it came: bought, given to the club, or there before the books began.

    Refuses a machine that is here already (by name and serial number), one paid twice, and what its voucher refuses.
    Tells watchers: ``machines``, ``ledger``.
    """
    tidy, came = check_machine(draft), tidy_origin(origin)
    _refuse_a_twin(books, tidy, None)
    accounts = _accounts(books, tidy)
    with books.change("machines"):
        new = MachineRecord.keep(**_columns(books, tidy, accounts))
        posted = ledger.post(books, _voucher(books, tidy, came, new))
        _keep_deed(books, new, posted.id, came)
    return machine(books, new)


def correct_machine(books: Books, machine_id: int, draft: MachineDraft, origin: Origin) -> Machine:
    """Record again what a machine is and how it came, as it should have been.

    What was depreciated too much or too little by then is put right with the next month. Refuses another class for
    what was depreciated, and less than was depreciated of it. Tells watchers: ``machines``, ``ledger``.
    """
    old = machine(books, machine_id)
    tidy, came = check_machine(draft), tidy_origin(origin)
    _refuse_a_twin(books, tidy, machine_id)
    accounts = _accounts(books, tidy)
    _refuse_moving(books, machine_id, accounts)
    with books.change("machines"):
        _write(books, machine_id, tidy, accounts)
        posted = ledger.correct(books, old.voucher, _voucher(books, tidy, came, machine_id, old.voucher))
        _keep_deed(books, machine_id, posted.id, came)
    return machine(books, machine_id)


def change_machine(books: Books, machine_id: int, draft: MachineDraft) -> Machine:
    """Change what is known of a machine; nothing is posted. Tells watchers: ``machines``.

    Other lives or methods count from the next month that is depreciated on, which also puts right what was depreciated
    too much or too little so far. Refuses other accounts: for these :func:`correct_machine` says how it came.
    """
    tidy, old = check_machine(draft), machine(books, machine_id)
    _refuse_a_twin(books, tidy, machine_id)
    accounts = _accounts(books, tidy)
    if _ids(accounts) != (old.account, old.accumulated):
        raise Refusal(
            _("It stands in the books as “%(class)s”. Correct how it came to change that.")
            % {"class": _(CLASSES[old.draft.class_])},
            "class_",
            "posted",
        )
    if tidy.residual is not None and tidy.residual > old.cost:
        raise Refusal(_("In the end it is worth at most what it cost."), "residual", "too_much")
    with books.change("machines"):
        _write(books, machine_id, tidy, accounts)
    return machine(books, machine_id)


def machine_voucher(books: Books, draft: MachineDraft, origin: Origin, machine_id: int | None = None) -> VoucherDraft:
    """Return the voucher of how a machine came; refuses, at its field, what cannot be so.

    ``machine_id`` is the machine that is corrected, whose voucher counts as never posted.
    """
    tidy = check_machine(draft)
    _refuse_a_twin(books, tidy, machine_id)
    corrects = None if machine_id is None else machine(books, machine_id).voucher
    return _voucher(books, tidy, tidy_origin(origin), machine_id, corrects)


def change_usual_life(books: Books, class_: str, months: int | None) -> None:
    """Propose another life for what is of a class from now on, or none. Tells watchers: ``machines``."""
    if months is not None and not 0 < months <= LONGEST_LIFE:
        raise Refusal(_("Write how long it lasts: from one month to a hundred years."), class_, "life")
    with books.change("machines"):
        ClassRecord.update(life=months).where(ClassRecord.class_ == class_).execute()


def _voucher(
    books: Books, draft: MachineDraft, origin: Origin, machine_id: int | None, corrects: int | None = None
) -> VoucherDraft:
    check_origin(draft, origin)
    account, accumulated = _ids(_accounts(books, draft))
    label = f"{draft.name} ({draft.serial})" if draft.serial else draft.name
    one = Standing(machine_id, label, account, accumulated, draft.activity)
    match origin:
        case Bought():
            refuse_overtied(books, origin, machine_id)
            for payment in origin.payments:
                ledger.box(books, payment.box, "payments")
            seller = people.person(books, origin.seller).label if origin.seller else ""
            return bought_postings(one, origin, _applied(books, one, origin, corrects), seller)
        case Donated():
            return _given(books, one, origin, corrects)
        case TakenOver():
            nameless = [
                value_without_name(books, id_, corrects) if id_ else books.money(0) for id_ in (account, accumulated)
            ]
            return taken_over_postings(one, origin, (nameless[0], nameless[1]))


def _applied(books: Books, one: Standing, origin: Bought, corrects: int | None) -> tuple[Line, ...]:
    """The lines of the grants it was bought with: what was kept for later becomes capital."""
    spent = [
        Spending(source.purpose, source.amount, kept=True, activity=one.activity)
        for source in origin.sources
        if source.purpose is not None
    ]
    try:
        return grants.applied_lines(books, origin.day, spent, corrects)
    except Refusal as refusal:
        raise Refusal(refusal.message, "sources", refusal.reason) from refusal


def _given(books: Books, one: Standing, origin: Donated, corrects: int | None) -> VoucherDraft:
    line = grants.gift_line(
        books,
        origin.day,
        origin.value,
        donor=origin.donor,
        purpose=origin.purpose,
        activity=one.activity,
        note=one.label,
        corrects=corrects,
    )
    donor = people.person(books, line.person).label if line.person else ""
    words = describe(_("Machine given to the club: %(machine)s") % {"machine": one.label}, origin.note)
    lines = (one.debit(origin.value), replace(line, machine=one.id))
    return VoucherDraft(origin.day, words, lines, donor, line.person, WORDS["donated"])


Accounts = tuple[Account, Account | None]


def _ids(accounts: Accounts) -> tuple[int, int | None]:
    return accounts[0].id, accounts[1].id if accounts[1] else None


def _accounts(books: Books, draft: MachineDraft) -> Accounts:
    """Return the accounts a machine stands on: those of its class, or those the club chose for it."""
    if draft.class_ not in OWN_ACCOUNT:
        return accounts_of_class(books, draft.class_)
    own = {one.id: one for one in list_own_accounts(books)}
    if draft.account not in own:
        raise Refusal(
            _("Choose one of the club's own accounts below the fixed assets. Add one in the ledger first."),
            "account",
            "no_account",
        )
    if draft.method != "none" and (draft.accumulated not in own or draft.accumulated == draft.account):
        raise Refusal(
            _("Choose the account its depreciation adds up on: another one of the club's own below the fixed assets."),
            "accumulated",
            "no_account",
        )
    return own[draft.account], own[draft.accumulated] if draft.accumulated is not None else None


def list_own_accounts(books: Books) -> list[Account]:
    """Return the accounts of fixed assets that play no role: those a club can choose for land and other things."""
    chart = ledger.list_accounts(books, postable=True)
    return [one for one in chart if one.section == "fixed_assets" and one.role is None]


def _refuse_moving(books: Books, machine_id: int, accounts: Accounts) -> None:
    row = machine_row(books, machine_id)
    before = (row.machine.account, row.machine.accumulated)
    if row.machine.state != "here":
        raise Refusal(_("It is not here any more. Void first how it went."), reason="gone")
    if row.depreciated != row.machine.before and before != _ids(accounts):
        raise Refusal(
            _("It was depreciated as “%(class)s” already. Void these months first to change its class.")
            % {"class": _(CLASSES[row.machine.draft.class_])},
            "class_",
            "machine_used",
        )


def _refuse_a_twin(books: Books, draft: MachineDraft, itself: int | None) -> None:
    for row in list_machines(books):
        twin = row.machine
        if twin.id != itself and _folded(twin.draft) == _folded(draft):
            raise Refusal(
                _("“%(machine)s” is here already. If this is another one, write its serial number or another name.")
                % {"machine": twin.label},
                "serial" if twin.draft.serial else "name",
                "twin",
            )


def _folded(draft: MachineDraft) -> str:
    return fold(f"{draft.name} {draft.serial}")


def _columns(books: Books, draft: MachineDraft, accounts: Accounts) -> dict[str, Any]:
    kept_so = (
        *("name", "serial", "class_", "kind", "place", "person", "activity", "method", "counting", "first_counted"),
        *("tax_life", "costing_life", "hours_month", "energy_hour", "maintenance_year", "note", "active"),
    )
    if draft.class_ not in CLASSES or draft.method not in METHODS or draft.counting not in COUNTING:
        raise ValueError(f"not offered: {draft}")
    account, accumulated = _ids(accounts)
    also = {
        "folded": _folded(draft),
        "account": account,
        "accumulated": None if draft.class_ == "land" else accumulated,
        "residual": draft.residual or books.money(0),
        "rate": None if draft.rate is None else Quantity.of(draft.rate),
    }
    return {name: getattr(draft, name) for name in kept_so} | also


def _write(books: Books, machine_id: int, draft: MachineDraft, accounts: Accounts) -> None:
    MachineRecord.update(**_columns(books, draft, accounts)).where(MachineRecord.id == machine_id).execute()


def _keep_deed(books: Books, machine_id: int, voucher: int, origin: Origin) -> None:
    taken = origin if isinstance(origin, TakenOver) else None
    bought = origin if isinstance(origin, Bought) else None
    DeedRecord.keep(
        voucher=voucher,
        machine=machine_id,
        kind="taken_over" if taken else "bought" if bought else "donated",
        bought_on=taken.bought_on if taken else origin.day,
        amount=cost_of(origin),
        before=taken.depreciated if taken else books.money(0),
        given=(taken and taken.given) or books.money(0),
        document=bought.document if bought else "",
        note=origin.note,
    )
    if bought and bought.seller:
        people.take_role(books, bought.seller, "supplier")
    for place, source in enumerate(bought.sources if bought else ()):
        SourceRecord.keep(
            voucher_id=voucher,
            position=place,
            loan_id=source.loan,
            purpose_id=source.purpose,
            amount=source.amount,
        )
