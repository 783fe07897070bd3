"""What can be done with grants: record what was agreed, change it or its plan."""

from dataclasses import replace

from coopbooks import people, showing
from coopbooks.books import Books, refuse_namesake
from coopbooks.errors import Refusal
from coopbooks.grants.queries import grant
from coopbooks.grants.records import GrantRecord, PlannedRecord, PlanRecord, PurposeRecord
from coopbooks.grants.report import grant_report
from coopbooks.grants.rules import Grant, GrantDraft, PurposeDraft, check, parts, tidy
from coopbooks.i18n import _
from coopbooks.ledger import check_day
from coopbooks.money import Money
from coopbooks.reading import fold


def record_grant(books: Books, draft: GrantDraft) -> Grant:
    """Record what a donor agreed to give; nothing is posted until money or gifts come.

    Refuses a name that is taken, and what :func:`rules.check` refuses. Tells watchers: ``grants``.
    """
    whole = tidy(draft)
    check(whole)
    check_day(whole.day, books.today(), None)
    shares = parts(whole.amount, whole.purposes)
    refuse_namesake(GrantRecord, whole.name, None)
    with books.change("grants"):
        new = GrantRecord.keep(currency=whole.amount.currency, **_columns(whole))
        people.take_role(books, whole.donor or 0, "donor")
        PurposeRecord.keep(grant=new, name="", folded="", rest=True)
        _plan(books, new, replace(whole, reason=""), shares)
    return grant(books, new)


def change_grant(books: Books, grant_id: int, draft: GrantDraft) -> Grant:
    """Change a grant; where that changes its amount or its purposes, a new plan holds from today and the old one stays.

    Refuses another currency, a new plan without a reason, less for a purpose than was spent on it, less in all than
    came, and a beginning after something was spent. Tells watchers: ``grants``.
    """
    whole, old = tidy(draft), grant(books, grant_id)
    check(whole)
    shares = parts(whole.amount, whole.purposes)
    refuse_namesake(GrantRecord, whole.name, grant_id)
    if whole.amount.currency != old.amount.currency:
        raise Refusal(_("The currency of a grant stays. Record another grant."), "amount", "other_currency")
    _refuse_spent_before(books, grant_id, whole)
    with books.change("grants"):
        GrantRecord.update(**_columns(whole)).where(GrantRecord.id == grant_id).execute()
        people.take_role(books, whole.donor or 0, "donor")
        _name_again(grant_id, whole)
        if _is_another_plan(whole, shares, old):
            if not whole.reason:
                raise Refusal(_("Say why the plan is changed: it stays on record."), "reason", "empty")
            _plan(books, grant_id, whole, shares)
            _refuse_below_spent(books, grant(books, grant_id), old)
    return grant(books, grant_id)


def _refuse_spent_before(books: Books, grant_id: int, draft: GrantDraft) -> None:
    first = next((move.day for move in grant_report(books, grant_id).moves if move.spent), None)
    if first and draft.begins and first < draft.begins:
        raise Refusal(
            _("Something was spent of it on %(day)s already. Let it begin on that day or before.")
            % {"day": showing.day(first)},
            "begins",
            "spent_before",
        )


def _is_another_plan(draft: GrantDraft, shares: tuple[Money, ...], old: Grant) -> bool:
    """Whether the amount or the part of any purpose is another; what one is called is no part of the plan."""
    names = {one.id: fold(one.name) for one in old.purposes}
    ids = {fold(one.name): one.id for one in old.purposes}
    known = [names.get(one.id or ids.get(fold(one.name), 0), fold(one.name)) for one in draft.purposes]
    planned = {fold(one.name): one.planned for one in old.purposes if one.planned or one.rest}
    return (draft.amount, dict(zip((*known, ""), shares, strict=True))) != (old.amount, planned)


def _refuse_below_spent(books: Books, new: Grant, old: Grant) -> None:
    before = {one.id: one.left for one in old.purposes}
    for one in new.purposes:
        if not books.club.overspending and one.left.minor < 0 and one.left < before.get(one.id, one.left + one.spent):
            raise Refusal(
                _("%(amount)s were spent on “%(purpose)s” already. Plan at least that for it.")
                % {"amount": showing.money(one.spent + one.returned), "purpose": one.label},
                "purposes",
                "below_spent",
            )
    if new.came > new.amount and new.amount < old.amount:
        raise Refusal(
            _("%(amount)s came of it already. Write at least that.") % {"amount": showing.money(new.came)},
            "amount",
            "below_received",
        )


def _columns(draft: GrantDraft) -> dict[str, object]:
    return {
        "donor": draft.donor,
        "name": draft.name,
        "folded": fold(draft.name),
        "day": draft.day,
        "begins": draft.begins,
        "ends": draft.ends,
        "note": draft.note,
        "active": draft.active,
    }


def _plan(books: Books, grant_id: int, draft: GrantDraft, shares: tuple[Money, ...]) -> None:
    """Keep a plan of a grant; purposes that are left out of it get nothing."""
    plan = PlanRecord.keep(
        grant_id=grant_id,
        day=books.today(),
        amount=draft.amount,
        reason=draft.reason,
        recorded_by=books.who,
        recorded_at=books.now(),
    )
    for one, share in zip((*draft.purposes, PurposeDraft("")), shares, strict=True):
        PlannedRecord.keep(plan_id=plan, purpose_id=_known(grant_id, one), amount=share)


def _name_again(grant_id: int, draft: GrantDraft) -> None:
    """Call purposes that are there already as they are called now."""
    for one in draft.purposes:
        if one.id is not None:
            twin = _called(grant_id, one.name)
            if twin not in (None, one.id):
                raise Refusal(
                    _("There was a purpose “%(name)s” already. Write it on a line of its own.") % {"name": one.name},
                    "purposes",
                    "twin",
                )
            PurposeRecord.update(name=one.name, folded=fold(one.name)).where(PurposeRecord.id == one.id).execute()


def _known(grant_id: int, one: PurposeDraft) -> int:
    """The id of a purpose, which is new where the grant never had it."""
    found = one.id or _called(grant_id, one.name)
    return found or PurposeRecord.keep(grant=grant_id, name=one.name, folded=fold(one.name), rest=False)


def _called(grant_id: int, name: str) -> int | None:
    twin = PurposeRecord.get_or_none(PurposeRecord.grant == grant_id, PurposeRecord.folded == fold(name))
    return None if twin is None else int(twin.id)
