"""How a loan stands, in words: what is left, overdue and due next, what pays it off, what it costs."""

from collections.abc import Iterator

from coopbooks import loans, showing
from coopbooks.i18n import _, ngettext
from coopbooks.loans import LoanCard, Standing
from ui.loans.told import percent, said_of_flat

_FLAT = "flat"


def facts_of(card: LoanCard) -> Iterator[tuple[str, str]]:
    """Yield what is to be known of a loan at a glance."""
    loan, standing = card.loan, card.standing
    words = _("%(name)s lends to us") if loan.side == "borrowed" else _("We lend to %(name)s")
    yield _("With whom"), words % {"name": loan.name}
    if standing is None:
        yield _("How it stands"), _("Voided: it counts no more")
    else:
        yield from _standing(standing)
    if card.plan.interest:
        yield _("True yearly cost"), _cost(card)
    if loan.note:
        yield _("Note"), loan.note


def _standing(standing: Standing) -> Iterator[tuple[str, str]]:
    if standing.closed:
        yield _("How it stands"), _("Paid off")
        return
    yield _("Left to pay back"), showing.money(standing.balance)
    late = standing.arrears.amount
    if late:
        many = standing.days_late
        said = {"amount": showing.money(late), "many": many}
        words = ngettext("%(amount)s, for %(many)s day", "%(amount)s, the oldest for %(many)s days", many)
        yield _("Overdue"), words % said
    if standing.fine:
        yield _("Late charge"), showing.money(standing.fine)
    coming = standing.next
    if coming:
        words = _("%(amount)s today") if coming.due == standing.day else _("%(amount)s on %(day)s")
        yield _("Next due"), words % {"day": showing.day(coming.due), "amount": showing.money(coming.amount)}
    if standing.owed_now and standing.owed_now not in (late, coming and coming.amount):
        yield _("To be paid by today"), showing.money(standing.owed_now)
    yield _("All of it today"), showing.money(standing.pay_off.amount)


def _cost(card: LoanCard) -> str:
    cost = loans.true_cost(card.plan)
    said = {"true": percent(cost.effective), "nominal": percent(cost.nominal)}
    told = _("%(true)s (nominal %(nominal)s)") % said
    return f"{told}. {said_of_flat(card.plan)}" if card.loan.terms.method == _FLAT else told
