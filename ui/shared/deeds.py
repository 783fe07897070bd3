"""Deeds in words: what a voucher did, what a box holds after it, and what takes it back."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from coopbooks import (
    cash,
    costs,
    grants,
    ledger,
    loans,
    machines,
    materials,
    members,
    payouts,
    people,
    sales,
    showing,
)
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.ledger import InPlaceOf, Voucher, VoucherDraft
from coopbooks.loans import Loan
from coopbooks.materials import Material
from coopbooks.quantity import Quantity
from ui.shared.doing import Deed, Desk, InWords
from ui.shared.words import Words

D = TypeVar("D")


def title_of(correcting: Voucher | None, title: Words) -> Words:
    """Return what stands over a form: its ``title``, or that it corrects a voucher."""
    name = correcting.label if correcting else ""
    return (lambda: _("Correct the voucher %(voucher)s") % {"voucher": name}) if correcting else title


def deed_of(desk: Desk, posted: Voucher, then: InWords = "") -> Deed:
    """Say what a voucher did, and ``then`` what came of it; undone by voiding it."""
    return desk.recorded(partial(_posted_words, posted), posted.id, then)


def corrected_deed(
    desk: Desk, wrong: int, record: Callable[[int, D], Voucher], now: D, before: D, *, then: InWords = ""
) -> Deed:
    """``record`` a draft in the place of a ``wrong`` voucher, and say what it did; undone by recording in its place
    what stood there ``before``, as a correction like this one.
    """
    posted = record(wrong, now)
    undo = partial(corrected_deed, desk, posted.id, record, before, now, then=then)
    return Deed(partial(_posted_words, posted), posted.id, undo, then)


def _posted_words(posted: Voucher) -> str:
    said = {"voucher": posted.label, "what": posted.description, "amount": showing.money(posted.worth)}
    return _("%(voucher)s: %(what)s, %(amount)s") % said


def void_deed(desk: Desk, voucher: Voucher, reason: str) -> Deed:
    """Void a voucher; undone by recording it again as it was, where that is one deed like any other."""
    void = partial(materials.void, desk.books, voucher.id, reason)
    reversal = desk.change_patiently(lambda tell: void(progress=tell), lambda: _("The voucher is being voided…"))
    again = _AGAIN.get(voucher.word)
    undo = (lambda: _recorded_again(desk, again(desk.books, voucher))) if again else None
    return voided_deed(voucher, reversal, undo)


def voided_deed(voucher: Voucher, reversal: Voucher, undo: Callable[[], Deed] | None = None) -> Deed:
    """Say that a voucher was voided; without an ``undo`` it stays so, as one of a count that is made anew."""
    said = {"voucher": voucher.label, "reversal": reversal.label}
    stays = None if undo else lambda: _("%(voucher)s stays voided; what is right is recorded anew.") % said
    return Deed(lambda: _("%(voucher)s was voided by %(reversal)s.") % said, reversal.id, undo, stays=stays)


def counted_deed(desk: Desk, words: Words, posted: int | None, instead: InPlaceOf | None) -> Deed:
    """Say that something was counted: undone by voiding its difference, where it has one, and no earlier one went."""

    def stays() -> str:
        return _("%(what)s This stays on record; if it was wrong, count again.") % {"what": words()}

    if instead:
        voided = partial(_voided_words, ledger.voucher(desk.books, instead.voucher))
        return Deed(words, posted, then=voided, stays=stays)
    return Deed(words, stays=stays) if posted is None else desk.recorded(words, posted)


def _voided_words(voucher: Voucher) -> str:
    return _("%(voucher)s is voided.") % {"voucher": voucher.label}


def _recorded_again(desk: Desk, voucher_id: int) -> Deed:
    posted = ledger.voucher(desk.books, voucher_id)
    said = {"voucher": posted.label, "what": posted.description}
    return desk.recorded(lambda: _("Recorded again as it was: %(voucher)s, %(what)s") % said, posted.id)


def _loan_again(books: Books, voucher: Voucher) -> Loan:
    draft = loans.draft_of(books, loans.loan_of_voucher(books, voucher.id))
    if draft.way == machines.BY_MACHINE:
        return machines.lend_machine(books, machines.machine_of_voucher(books, voucher.id).id, draft)
    return loans.record_loan(books, draft)


def _gone_again(books: Books, voucher: Voucher) -> Voucher:
    machine = machines.machine_of_voucher(books, voucher.id)
    return machines.dispose(books, machine.id, machines.disposal_of(books, voucher.id))


def _with_members_again(books: Books, voucher: Voucher) -> int:
    return members.record_deed(books, members.deed_of(books, voucher)).id


def _advance_again(books: Books, voucher: Voucher) -> int:
    return payouts.record_advance(books, payouts.advance_of(books, voucher)).id


def _by_hand_again(books: Books, voucher: Voucher) -> int:
    lines = tuple(line.again for line in voucher.lines)
    draft = VoucherDraft(voucher.day, voucher.description, lines, voucher.concerns, voucher.person, voucher.word)
    return ledger.post(books, draft).id


_AGAIN: Final[dict[str, Callable[[Books, Voucher], int]]] = {
    "ledger": _by_hand_again,
    ledger.OPENING: lambda books, was: ledger.record_opening(books, ledger.opening_of(was)).id,
    "sales": lambda books, was: sales.record_sale(books, sales.sale_of_voucher(books, was.id).draft).voucher,
    "costs": lambda books, was: costs.record_cost(books, costs.cost_of_voucher(books, was.id).draft).voucher,
    "customer_payment": lambda books, was: sales.receive_payment(books, people.settlement_of(was)).id,
    "supplier_payment": lambda books, was: costs.pay_supplier(books, people.settlement_of(was)).id,
    "transfer": lambda books, was: cash.transfer(books, cash.transfer_of(was)).id,
    "cash_movement": lambda books, was: cash.record_movement(books, cash.movement_of(was)).id,
    "use_materials": lambda books, was: materials.use_materials(books, materials.use_of(was)).id,
    "take_over_materials": lambda books, was: materials.take_over(books, materials.take_over_of(was)).id,
    "loan": lambda books, was: _loan_again(books, was).voucher,
    "loan_payment": lambda books, was: loans.pay_instalment(books, loans.payment_draft_of(books, was.id)).voucher,
    "loan_interest": lambda books, was: loans.accrue_interest(books, was.day).id,
    "depreciate": lambda books, was: machines.depreciate(books, Month.of(was.day)).id,
    "grant_money": lambda books, was: grants.receive_money(books, grants.money_of(books, was)).id,
    "grant_back": lambda books, was: grants.give_back(books, grants.back_of(books, was)).id,
    "gift": lambda books, was: grants.record_gift(books, grants.gift_of(was)).id,
    "machine_gone": lambda books, was: _gone_again(books, was).id,
    **{f"{members.WORD}{kind}": _with_members_again for kind in members.KINDS},
    **dict.fromkeys((payouts.ADVANCE, payouts.REPAID), _advance_again),
}
"""How the deed behind a voucher is recorded again as it was; a count that was signed is made anew instead."""
_MOST: Final = 3
"""Materials told by name: a notice is a line."""


def box_words(books: Books, *box_ids: int | None) -> Words:
    """Return the words for what boxes hold, each in its own currency; nothing where there are none.

    The books are asked when it is said: a deed is put into words before it is done as well as after it.
    """

    def words() -> str:
        held = (box for box in cash.list_boxes(books) if box.id in box_ids)
        said = ({"box": box.name, "balance": showing.money(box.balance)} for box in held)
        return " ".join(_("%(box)s now holds %(balance)s.") % one for one in said)

    return words


def stock_words(books: Books, *material_ids: int | None) -> Words:
    """Return the words for how much of some materials is in the store when it is said; nothing where there are none."""
    wanted = [one for one in dict.fromkeys(material_ids) if one is not None]

    def words() -> str:
        known = {row.material.id: row for row in materials.list_materials(books, active=None)} if wanted else {}
        told = [(known[one].material, known[one].in_store) for one in wanted if one in known]
        said = [_("%(material)s: %(quantity)s in the store now.") % _stock(*one) for one in told[:_MOST]]
        return " ".join([*said, *(["…"] if len(told) > _MOST else [])])

    return words


def _stock(one: Material, much: Quantity) -> dict[str, str]:
    return {"material": one.name, "quantity": one.told(much)}
