"""A run told: where it stands and what comes next, what it comes to, how a pot or a surplus was shared."""

from collections.abc import Iterator, Mapping

from coopbooks import ledger, members, orders, payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _, ngettext
from coopbooks.money import Money
from coopbooks.payouts import Run, RunDraft, Sharing
from ui.payouts.told import standing
from ui.shared.told import Fact


def next_step(run: Run) -> str:
    """Say what is to be done next with a run."""
    if run.state == "draft":
        return _("Nothing is posted yet. Next: check what each gets and why, then approve it.")
    if run.state == "closed":
        return _("Everybody has hers. Nothing is left to do.")
    if run.state == "voided" and run.kind == "surplus":
        return _("It counts no more: the surplus can be shared out anew.")
    if run.state == "voided":
        return _("It counts no more: its work is free again and can be paid by another payout.")
    if not run.left:
        return _("Everybody has hers. Next: close it.")
    told = ngettext(
        "%(many)s envelope waits, %(amount)s. Next: hand it over. Who is absent stays unpaid: her envelope waits.",
        "%(many)s envelopes wait, %(amount)s. Next: hand them over. Who is absent stays unpaid: her envelope waits.",
        run.left,
    )
    return told % {"many": run.left, "amount": showing.money(run.paid - run.handed)}


def facts_of(books: Books, run: Run) -> Iterator[Fact]:
    """Yield what is known of a run."""
    yield _("Day"), showing.day(run.day)
    if isinstance(run.draft, RunDraft):
        yield from _pays(books, run.draft)
    said = {"who": run.recorded_by or _("somebody"), "day": showing.day(run.recorded_at.date())}
    yield _("Prepared"), _("by %(who)s on %(day)s") % said
    if run.approved_at:
        said = {"who": run.approved_by or _("somebody"), "day": showing.day(run.approved_at.date())}
        yield _("Approved"), _("by %(who)s on %(day)s") % said
    if run.state == "voided" and run.voucher is not None:
        yield _("Voided"), _why_voided(books, run.voucher)
    if run.draft.note:
        yield _("Note"), run.draft.note


def _why_voided(books: Books, voucher: int) -> str:
    by = ledger.voucher(books, voucher).reversed_by
    gone = ledger.voucher(books, by or voucher)
    said = {"who": gone.recorded_by or _("somebody"), "day": showing.day(gone.recorded_at.date()), "why": gone.reason}
    return _("by %(who)s on %(day)s: %(why)s") % said


def _pays(books: Books, draft: RunDraft) -> Iterator[Fact]:
    if draft.period:
        said = {"first": showing.day(draft.period.first), "last": showing.day(draft.period.last)}
        yield _("Work of"), _("%(first)s to %(last)s") % said
    if draft.order is not None:
        yield _("Order"), orders.order(books, draft.order).label
    if draft.group is not None:
        yield _("Group"), members.group(books, draft.group).name


def figures_of(run: Run, sums: Mapping[str, Money], many: int) -> Iterator[Fact]:
    """Yield what a run comes to."""
    yield _("How it stands"), standing(run)
    yield _("Members"), str(many)
    yield _("Earned"), showing.money(sums["gross"])
    if sums["deducted"]:
        yield _("Deducted"), showing.money(sums["deducted"])
    if sums["not_deducted"]:
        yield _("Could not be deducted"), showing.money(sums["not_deducted"])
    if sums["carried_in"]:
        yield _("From the last slips or before"), showing.money(sums["carried_in"])
    yield _("Net to pay"), showing.money(sums["paid"])
    if sums["carried"]:
        yield _("Carried to the next slips"), showing.money(sums["carried"])
    if run.state in ("approved", "closed"):
        yield _("Handed over"), showing.money(run.handed)
        yield _("Still to hand over"), showing.money(run.paid - run.handed)


def sharing_told(shared: Sharing) -> Iterator[Fact]:
    """Yield how a pot is shared: what is kept of it first, by what the rest, and the rule for the centavos."""
    yield _("The pot"), showing.money(shared.pot.amount)
    for reserve, amount in shared.reserved:
        yield _("Reserve: %(name)s") % {"name": reserve.name}, f"− {showing.money(amount)}"
    if shared.reserved:
        yield _("Left to share"), showing.money(shared.left)
    yield _("Shared"), payouts.mix_in_words(shared.pot.by)
    yield _("Centavos"), payouts.rule_in_words()
