"""What a member worked and was paid: her slips on her statement, and which of her deeds they tell already."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.i18n import _, ngettext
from coopbooks.members import MemberDeed
from coopbooks.money import Money, total
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.payouts import Run, Slip
from coopbooks.quantity import Quantity

Paid = tuple[Run, Slip]
"""A slip with the payout it is of."""

_PAY: Final = ("member_pay", "surplus_payable")
_INSTALMENT: Final = "loan_payment"
"""The word of an instalment: one that is paid out of her pay is kept back by the payout of that day."""
_NONE: Final = Quantity.of(0)


def not_told(deeds: Iterable[MemberDeed], paid: Sequence[Paid]) -> list[MemberDeed]:
    """Return the deeds without the lines of pay that are told by her slips, instalments kept back among them."""
    days = {run.day for run, _slip in paid}
    vouchers = {run.voucher for run, _slip in paid} | {slip.handed.voucher for _run, slip in paid if slip.handed}

    def told(one: MemberDeed) -> bool:
        kept_back = one.word == _INSTALMENT and one.day in days
        return one.account.role in _PAY and (one.voucher in vouchers or kept_back)

    return [one for one in deeds if not told(one)]


def pay_columns(*, small: bool) -> Sequence[Column]:
    """Return the columns of her slips."""
    width = 22.0 if small else 24.0
    return (
        Column(_("Day"), 19),
        Column(_("Her work and her pay")),
        Column(_("Earned"), width, right=True),
        Column(_("Deducted"), width, right=True),
        Column(_("Net to pay"), width, right=True),
        Column(_("Handed over"), 25, right=True),
    )


def pay_rows(paid: Sequence[Paid], most: int) -> Iterator[Row]:
    """Yield her slips by day; the oldest together where there is no room for each; and what they come to."""
    earlier, told = paid[: max(len(paid) - most, 0)], paid[-most:] if most else ()
    if earlier and told:
        words = ngettext("One earlier", "%(many)s earlier ones, together", len(earlier)) % {"many": len(earlier)}
        yield Row(("", f"{words}: {_worked(earlier)}", *_sums(earlier), ""), rule="hair")
    for run, slip in told:
        handed = showing.day(slip.handed.day) if slip.handed else _("waits") if slip.pay.paid else ""
        what = _worked([(run, slip)]) or run.title
        yield Row((showing.day(run.day), what, *_sums([(run, slip)]), handed), rule="hair")
    waits = total((slip.pay.paid for _run, slip in paid if slip.handed is None), paid[0][1].pay.paid.currency)
    left = _("%(amount)s waits") % {"amount": number(waits)} if waits else ""
    yield Row((_("Totals"), _worked(paid), *_sums(paid), left), bold=True, rule="end", gap=1)


def in_words(pieces: Quantity, hours: Quantity, days: Quantity) -> str:
    """Return so much work: ``12 pieces, 1 hour``."""
    counts = ((pieces, _("piece")), (hours, _("hour")), (days, _("day")))
    return ", ".join(showing.counted(much, word) for much, word in counts if much)


def _worked(paid: Iterable[Paid]) -> str:
    """Return what she did of pieces, hours and days that these slips pay."""
    did = dict.fromkeys(("pieces", "hours", "days"), _NONE)
    for _run, slip in paid:
        for lot in slip.pay.lots:
            did[lot.kind] += lot.quantity
    return in_words(*did.values())


def _sums(paid: Sequence[Paid]) -> tuple[str, str, str]:
    pays = [slip.pay for _run, slip in paid]

    def of(amounts: Iterable[Money]) -> Money:
        return total(amounts, pays[0].gross.currency)

    deducted = some(of(one.deducted for one in pays))
    return number(of(one.gross for one in pays)), deducted, number(of(one.paid for one in pays))
