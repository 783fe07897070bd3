"""A member told: what is known of her, how she stands, what was recorded with her; as facts and columns."""

from collections.abc import Iterator, Mapping

from coopbooks import showing
from coopbooks.i18n import LANGUAGES, _
from coopbooks.members import Charge, Group, Member, MemberDeed, MemberRow, MemberStatement
from coopbooks.money import Money
from coopbooks.payouts import Run, Slip
from ui.shared.rows import Column, amounts, days, names
from ui.shared.told import Fact


def member_columns() -> list[Column[MemberRow]]:
    """Return the columns of the list of members."""
    return [
        names("name", lambda: _("Name"), lambda row: row.member.label),
        names("group", lambda: _("Group"), lambda row: row.member.group_name, 120),
        names("role", lambda: _("In the club"), lambda row: row.member.role, 120),
        days("joined", lambda: _("Joined on"), lambda row: row.member.joined, 104),
        amounts("savings", lambda: _("Savings"), lambda row: row.savings or None, 108),
        amounts("contributions", lambda: _("Contributions"), lambda row: row.contributions or None, 118),
        amounts("owes", lambda: _("She owes"), lambda row: row.owes or None, 108),
        amounts("owed", lambda: _("Pay to hand over"), lambda row: row.owed or None, 124),
        days("left", lambda: _("Left on"), lambda row: row.member.left, spare=True),
        names("identity", lambda: _("C.I."), lambda row: row.member.identity, 110, spare=True),
        names("phone", lambda: _("Phone"), lambda row: row.member.phone, 110, spare=True),
    ]


def facts_of(known: Member) -> Iterator[Fact]:
    """Yield what is known of a member; what nobody wrote down is left out."""
    income = showing.money(known.income) if known.income is not None else ""
    if known.income_on and income:
        income = _("%(amount)s, asked on %(day)s") % {"amount": income, "day": showing.day(known.income_on)}
    said = (
        (_("Group"), known.group_name),
        (_("In the club"), known.role),
        (_("C.I."), known.identity),
        (_("Phone"), known.phone),
        (_("Member"), " · ".join(_stays(known))),
        (_("Language of her papers"), LANGUAGES.get(known.language, _("That of the club"))),
        (_("Income a month before"), income),
        (_("Note"), known.note),
    )
    yield from ((name, words) for name, words in said if words)


def _stays(known: Member) -> Iterator[str]:
    """From when to when she was a member, and why she left."""
    for stay in known.stays:
        words = _("since %(joined)s") if stay.left is None else _("%(joined)s to %(left)s")
        if stay.joined is None:
            words = _("nobody wrote down since when") if stay.left is None else _("until %(left)s")
        said = {
            "joined": showing.day(stay.joined) if stay.joined else "",
            "left": showing.day(stay.left) if stay.left else "",
        }
        yield " ".join(filter(None, (words % said, f"({stay.reason})" if stay.reason else "")))


def figures_of(told: MemberStatement) -> Iterator[Fact]:
    """Yield how a member stands: what she saved and gave, what is owed either way."""
    stands = {part.account.role: part.closing for part in told.parts}
    nothing = told.owed - told.owed
    yield _("Voluntary savings"), showing.money(told.savings.voluntary)
    yield _("Compulsory savings"), showing.money(told.savings.compulsory)
    gave = showing.money(stands.get("contributions", nothing))
    if told.certificates:
        gave = f"{gave} · {_('%(count)s certificates') % {'count': told.certificates}}"
    yield _("Contributions"), gave
    yield _("She owes"), showing.money(told.owes)
    pay = stands.get("member_pay", nothing) + stands.get("surplus_payable", nothing)
    yield _("Pay to hand over"), showing.money(pay)


def charge_columns(*, named: bool) -> list[Column[Charge]]:
    """Return the columns of dues and fines still owed; with whom they are owed by, where it is ``named``."""
    who: list[Column[Charge]] = [names("name", lambda: _("Member"), lambda one: one.name)]
    return [
        *(who if named else []),
        names("what", lambda: _("What is owed"), what_is_owed, 0),
        days("due", lambda: _("To be paid by"), lambda one: one.due, 130),
        amounts("amount", lambda: _("Charged"), lambda one: one.amount, 116),
        amounts("left", lambda: _("Still owed"), lambda one: one.left, 116),
    ]


def what_is_owed(one: Charge) -> str:
    """Say what a charge is for."""
    if one.month:
        return _("Dues of %(month)s") % {"month": showing.month(one.month)}
    return _("Fine") if one.kind == "fine" else _("From before it was charged here")


def deed_columns() -> list[Column[MemberDeed]]:
    """Return the columns of what was recorded with a member: + in her favour, and what stands on its account then."""
    return [
        days("day", lambda: _("Day"), lambda one: one.day),
        names("voucher", lambda: _("Voucher"), lambda one: one.label, 136),
        names("what", lambda: _("Description"), lambda one: one.what),
        names("account", lambda: _("Account"), lambda one: one.account.name, 180),
        amounts("in", lambda: _("In her favour"), lambda one: _positive(one.amount), 124),
        amounts("out", lambda: _("Against her"), lambda one: _positive(-one.amount), 124),
        amounts("balance", lambda: _("Balance"), lambda one: one.balance, 110),
    ]


def slip_columns(runs: Mapping[int, Run]) -> list[Column[Slip]]:
    """Return the columns of her slips: of which payout, what it came to, whether she has it."""

    def handed(one: Slip) -> str:
        return showing.day(one.handed.day) if one.handed else _("waits") if one.pay.paid else ""

    return [
        days("day", lambda: _("Day"), lambda one: runs[one.run].day),
        names("run", lambda: _("Payout"), lambda one: runs[one.run].title),
        amounts("gross", lambda: _("Earned"), lambda one: one.pay.gross, 104),
        amounts("deducted", lambda: _("Deducted"), lambda one: one.pay.deducted or None, 104),
        amounts("paid", lambda: _("Net to pay"), lambda one: one.pay.paid, 110),
        names("handed", lambda: _("Handed over"), handed, 116),
    ]


def _positive(amount: Money) -> Money | None:
    return amount if amount.minor > 0 else None


def group_columns() -> list[Column[Group]]:
    """Return the columns of the groups."""
    return [
        names("name", lambda: _("Group"), lambda one: one.name),
        names("in_charge", lambda: _("In charge"), lambda one: one.in_charge_name, 220),
        Column(
            lambda: _("Members"),
            lambda one: str(one.members),
            110,
            right=True,
            key="members",
            value=lambda one: one.members,
        ),
    ]
