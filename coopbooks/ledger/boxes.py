"""Cash boxes and banks in any currency: what money of another one is worth, and the line that moves it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.accounts import account, box
from coopbooks.ledger.balances import balance_on, foreign_balance
from coopbooks.ledger.queries import voucher
from coopbooks.ledger.shapes import Account, Foreign, Line
from coopbooks.money import Money


@dataclass(frozen=True, slots=True)
class Holding:
    """What a box in another currency holds, and at how much that stands in the books."""

    own: Money
    value: Money

    def worth(self, part: Money) -> Money:
        """Return what a part of it stands at: weighted average, rounded half up.

        Taking all of it takes all of the value, so that no centavo is left behind.
        """
        return self.value if part == self.own else self.value.times(Decimal(part.minor) / self.own.minor)


def any_box(books: Books, box_id: int | None, field: str = "box") -> Account:
    """Return a box in use, in whatever currency; refuses none, and what is no box or out of use."""
    if box_id is not None and (found := account(books, box_id)).currency and found.box and found.active:
        return found
    return box(books, box_id, field)


def holding_of(books: Books, box: Account, day: date | None = None, corrects: int | None = None) -> Holding:
    """Return what a box in another currency holds after a day (None: now).

    What the voucher to be taken back (``corrects``) moved counts as never moved.
    """
    own, value = foreign_balance(books, box.id, box.currency or "", day), balance_on(books, box.id, day)
    for line in voucher(books, corrects).lines if corrects else ():
        if line.account.id == box.id and line.foreign:
            own, value = own - line.foreign.amount, value - line.amount
    return Holding(own, value)


def leaving(books: Books, box: Account, amount: Money, corrects: int | None = None) -> Money:
    """Return at how much money leaves a box: of another currency at its average; refuses more of it than is there."""
    if box.currency is None:
        return amount
    holding = holding_of(books, box, corrects=corrects)
    if amount > holding.own:
        raise Refusal(
            _("The box holds less than that. Write at most what is in it, or record first what was put in."),
            "amount",
            "too_much",
        )
    return holding.worth(amount)


def box_line(box: Account, amount: Money, own: Money, source: str) -> Line:
    """Return a line on a box: ``amount`` in the currency of the books, ``own`` in that of the box.

    Where they differ it has the rate the two give, and where that comes from.
    """
    return Line(box.id, amount, foreign=Foreign.of(own, amount, source) if box.currency else None)


def average_words() -> str:
    """Return where the rate of foreign money on its way out comes from."""
    return _("average in the books")


def rate_words(given: Money, taken: Money) -> str:
    """Return where the rate of an exchange comes from: the two amounts themselves."""
    return _("%(given)s for %(taken)s") % {"given": showing.money(given), "taken": showing.money(taken)}
