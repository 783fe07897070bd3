"""A loan to the club split among members: each bears a part, and the parts add up."""

from collections.abc import Sequence
from typing import Any

from peewee import JOIN

from coopbooks import people, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.loans import kept
from coopbooks.loans.drafts import Loan, MemberShare, ShareDraft
from coopbooks.loans.operations import refuse_voided
from coopbooks.loans.postings import BORROWED, LENT
from coopbooks.loans.records import LoanRecord, ShareRecord
from coopbooks.money import Money, total
from coopbooks.people.records import PersonRecord


def equal_shares(one: Loan, members: Sequence[int]) -> tuple[ShareDraft, ...]:
    """Return the principal of a loan in equal parts that add up, one for each member."""
    parts = one.first.principal.split([1] * len(members)) if members else []
    return tuple(ShareDraft(person, part) for person, part in zip(members, parts, strict=True))


def share_loan(books: Books, loan_id: int, drafts: Sequence[ShareDraft]) -> tuple[MemberShare, ...]:
    """Split a loan to the club among members, in the place of how it was split before; none at all: not any more.

    Refuses parts that do not add up to the principal, a member twice, and a loan of the club to somebody else as hers.
    Tells watchers: ``loans``.
    """
    one = kept.loan(books, loan_id)
    refuse_voided(one)
    if one.side != BORROWED:
        raise ValueError(f"only what the club borrowed is split: {loan_id}")
    _check(books, one, drafts)
    with books.change("loans"):
        ShareRecord.delete().where(ShareRecord.loan == loan_id).execute()
        for draft in drafts:
            people.take_role(books, draft.person or 0, "member")
            ShareRecord.keep(loan=loan_id, person=draft.person, amount=draft.amount, own_loan=draft.own_loan)
    return shares(books, loan_id)


def _check(books: Books, one: Loan, drafts: Sequence[ShareDraft]) -> None:
    whole, currency = one.first.principal, one.currency
    for number, draft in enumerate(drafts):
        with of_line("shares", number):
            if draft.person is None:
                raise Refusal(_("Choose who."), "person", "empty")
            if draft.amount.minor <= 0:
                raise Refusal(_("How much of it is hers? Write more than zero."), "amount", "zero")
    if len({draft.person for draft in drafts}) < len(drafts):
        raise Refusal(_("One member stands there twice. Add her parts up."), "shares", "twin")
    difference = whole - total((draft.amount for draft in drafts), currency)
    if drafts and difference:
        words = _("The parts come to %(amount)s less than the loan. Add it to somebody's part.")
        if difference.minor < 0:
            words = _("The parts come to %(amount)s more than the loan. Take it off somebody's part.")
        raise Refusal(words % {"amount": showing.money(abs(difference))}, "shares", "not_whole")
    for number, draft in enumerate(drafts):
        own = kept.loan(books, draft.own_loan) if draft.own_loan else None
        if own and (own.side, own.person, own.currency, own.voided) != (LENT, draft.person, currency, False):
            words = _("This is no loan of the club to her. Choose one of hers, or none.")
            raise Refusal(words, f"shares.{number}.own", "other_person")


def shares(books: Books, loan_id: int) -> tuple[MemberShare, ...]:
    """Return how a loan is split among members, by name, with what each has paid of her part by now.

    By her own loan from the club where one is tied to it, else her part of what the club has paid back.
    """
    one = kept.loan(books, loan_id)
    own = LoanRecord.alias("own")
    query: Any = (
        ShareRecord.select(
            ShareRecord.person, PersonRecord.name, PersonRecord.detail, ShareRecord.amount, own.id, own.paid_principal
        )
        .join(PersonRecord)
        .switch(ShareRecord)
        .join(own, JOIN.LEFT_OUTER, on=(ShareRecord.own_loan == own.id))
        .where(ShareRecord.loan == loan_id)
        .order_by(PersonRecord.folded)
    )
    rows = list(query.tuples())
    if not rows:
        return ()
    parts = one.paid.principal.split([row[3] for row in rows])
    return tuple(
        MemberShare(
            person,
            f"{name} ({detail})" if detail else name,
            Money(amount, one.currency),
            min(Money(paid, one.currency), Money(amount, one.currency)) if own_loan else part,
            own_loan,
        )
        for (person, name, detail, amount, own_loan, paid), part in zip(rows, parts, strict=True)
    )
