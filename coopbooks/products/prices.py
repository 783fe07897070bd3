"""Dated prices of products: one for each list and currency is in force on a day; the earlier ones stay."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from coopbooks import rates, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text, ten_times
from coopbooks.money import Money
from coopbooks.products.price_lists import DOLLARS, LISTS
from coopbooks.products.records import PriceRecord, ProductRecord
from coopbooks.products.rules import ALWAYS, check_amount, check_since


@dataclass(frozen=True, slots=True)
class PriceDraft:
    """A price as typed: of a product, in one of ``LISTS``, in the currency of the books or dollars, from a day on.

    An amount of zero says that there is no price any more.
    """

    product: int
    list: str
    amount: Money
    since: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price(PriceDraft):
    """A price that was written down; ``in_force`` today."""

    id: int
    recorded_by: str
    recorded_at: datetime
    in_force: bool

    @property
    def draft(self) -> PriceDraft:
        """What would have to be typed to write it down again."""
        return PriceDraft(self.product, self.list, self.amount, self.since, self.note)


def price_column(list_: str, currency: str, day: date) -> Any:
    """Return a column of a question about products: their price in a list and currency in force on a day."""
    price = PriceRecord
    asked = (price.product == ProductRecord.id, price.list == list_, price.currency == currency, price.since <= day)
    return price.select(price.amount).where(*asked).order_by(price.since.desc()).limit(1)


def price_on(books: Books, product_id: int, day: date, list_: str = "local", currency: str = "") -> Money | None:
    """Return the price of a product in force on a day, in the currency of the books unless said; None for none."""
    wanted = currency or books.club.currency
    price = PriceRecord
    asked = (price.product == product_id, price.list == list_, price.currency == wanted, price.since <= day)
    row = price.select(price.amount).where(*asked).order_by(price.since.desc()).tuples().first()
    return Money(row[0], wanted) if row and row[0] else None


def proposed_price(books: Books, product_id: int, day: date, kind: str) -> Money | None:
    """Return the price to propose for a sale of a ``kind`` on a day, in the currency of the books; None: there is none.

    An export has the price of the export list; one in dollars only is turned over at the dollar of that day, rounded
    half up to the centavo. Where there is none, and for every other kind, it is the local one.
    """
    if kind == "export":
        own = price_on(books, product_id, day, "export")
        abroad = price_on(books, product_id, day, "export", DOLLARS)
        dollar = rates.rate_on(books, "dollar", day)
        if own:
            return own
        if abroad and dollar:
            return Money(abroad.minor, books.club.currency).times(dollar.value)
    return price_on(books, product_id, day)


def list_prices(books: Books, product_id: int) -> list[Price]:
    """Return all prices a product ever had, list by list, the newest day first."""
    query = PriceRecord.select().where(PriceRecord.product == product_id).order_by(PriceRecord.since.desc())
    today, in_force, found = books.today(), set[tuple[str, str]](), []
    for row in query:
        key = (row.list, row.currency)
        now = row.since <= today and key not in in_force
        in_force |= {key} if now else set()
        found.append(_price(row, in_force=now))
    places = list(LISTS)
    return sorted(found, key=lambda one: (places.index(one.list), one.amount.currency == DOLLARS))


def set_price(books: Books, draft: PriceDraft) -> Price:
    """Write a price down from its day on; refuses a second one from the same day. Tells watchers: ``products``."""
    tidy = _check(books, draft)
    _refuse_a_twin(tidy, None)
    with books.change("products"):
        new = PriceRecord.keep(**_columns(books, tidy))
    return price(books, new)


def change_price(books: Books, price_id: int, draft: PriceDraft) -> Price:
    """Set right a price that was typed wrongly, its list, currency or day too. Tells watchers: ``products``."""
    tidy = _check(books, draft)
    _refuse_a_twin(tidy, price_id)
    with books.change("products"):
        PriceRecord.update(**_columns(books, tidy)).where(PriceRecord.id == price_id).execute()
    return price(books, price_id)


def price_doubts(books: Books, draft: PriceDraft, corrects: int | None = None) -> tuple[str, ...]:
    """Return what is odd about a price: ten times the one until now, or of another currency than its list has.

    ``corrects`` is the price it takes the place of. Refuses what :func:`set_price` refuses.
    """
    tidy = _check(books, draft)
    _refuse_a_twin(tidy, corrects)
    now = [one for one in list_prices(books, draft.product) if one.in_force and one.amount and one.id != corrects]
    same = [one.amount for one in now if one.amount.currency == draft.amount.currency]
    beside = [one.amount for one in now if one.list == draft.list]
    usual = next((one for one in beside if one in same), next(iter(same), None))
    found = [ten_times(draft.amount, usual)]
    if draft.amount and beside and not any(one in same for one in beside):
        words = _("The price of %(price)s stays in force in this list beside this one. Is the currency right?")
        found.append(words % {"price": showing.money(beside[0])})
    return tuple(filter(None, found))


def remove_price(books: Books, price_id: int) -> Price:
    """Take away a price typed by mistake; returns it, so that it can be set again. Tells watchers: ``products``."""
    removed = price(books, price_id)
    with books.change("products"):
        PriceRecord.delete().where(PriceRecord.id == price_id).execute()
    return removed


def price(books: Books, price_id: int) -> Price:
    """Return one price by id."""
    row = PriceRecord.get_or_none(PriceRecord.id == price_id)
    if row is None:
        raise LookupError(f"no price {price_id}")
    return next(one for one in list_prices(books, row.product_id) if one.id == price_id)


def put_local_price(books: Books, product_id: int, amount: Money) -> None:
    """Have the local price be so much from today on; the first one holds for always. Inside a change.

    What was written down today is written over, so that nothing is left of a change that is changed back.
    """
    price, today = PriceRecord, books.today()
    known = (price.product == product_id, price.list == "local", price.currency == amount.currency)
    first_of_today = (price.since == ALWAYS) & price.recorded_at.startswith(today.isoformat())
    price.delete().where(*known, (price.since == today) | first_of_today).execute()
    if amount != (price_on(books, product_id, today) or books.money(0)):
        since = today if price.select().where(*known, price.since <= today).exists() else ALWAYS
        price.keep(**_columns(books, PriceDraft(product_id, "local", amount, since)))


def never_priced() -> frozenset[int]:
    """Return the products that never had a local price."""
    priced = PriceRecord.select(PriceRecord.product).where(PriceRecord.list == "local")
    query = ProductRecord.select(ProductRecord.id).where(ProductRecord.id.not_in(priced))
    return frozenset(row[0] for row in query.tuples())


def _price(row: PriceRecord, *, in_force: bool) -> Price:
    return Price(
        row.product_id,
        row.list,
        Money(row.amount, row.currency),
        row.since,
        row.note,
        id=row.id,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        in_force=in_force,
    )


def _check(books: Books, draft: PriceDraft) -> PriceDraft:
    if draft.list not in LISTS or draft.amount.currency not in (books.club.currency, DOLLARS):
        raise ValueError(f"not offered: {draft}")
    check_amount(draft.amount, "amount")
    check_since(draft.since)
    check_text(draft.note, "note")
    return replace(draft, note=" ".join(draft.note.split()))


def _refuse_a_twin(draft: PriceDraft, itself: int | None) -> None:
    twin = PriceRecord.get_or_none(
        PriceRecord.product == draft.product,
        PriceRecord.list == draft.list,
        PriceRecord.currency == draft.amount.currency,
        PriceRecord.since == draft.since,
    )
    if twin is not None and twin.id != itself:
        raise Refusal(
            _("There is one from %(day)s already. Open it in the list and change it, or choose another day.")
            % {"day": showing.day(draft.since)},
            "since",
            "twin",
        )


def _columns(books: Books, draft: PriceDraft) -> dict[str, object]:
    return {
        "product": draft.product,
        "list": draft.list,
        "currency": draft.amount.currency,
        "since": draft.since,
        "amount": draft.amount,
        "note": draft.note,
        "recorded_by": books.who,
        "recorded_at": books.now(),
    }
