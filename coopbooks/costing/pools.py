"""Costs that several products share: typed, or what chosen accounts moved in chosen months; and what each bears."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from coopbooks import ledger, products
from coopbooks.books import Books, refuse_namesake, take_away
from coopbooks.costing.checks import check_decimals_of, number
from coopbooks.costing.known import KnownPool
from coopbooks.costing.records import PoolAccountRecord, PoolProductRecord, PoolRecord
from coopbooks.costing.rows import typed
from coopbooks.costing.sharing import BASES, split, weight_of
from coopbooks.costing.shelf import Shelf, shelf_of
from coopbooks.days import Month, Period
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class PoolProduct:
    """A product that bears a part: the pieces sold of it in the months of the pool, its weight where shared by hand."""

    product: int | None
    units: Decimal | None
    weight: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PoolDraft:
    """Shared costs as typed: of which months, how much (None: what ``accounts`` moved), shared by which basis."""

    name: str
    first: Month
    last: Month
    amount: Money | None = None
    accounts: tuple[int, ...] = ()
    basis: str = "unit"
    products: tuple[PoolProduct, ...] = ()
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Pool:
    """Shared costs, and what they come to now."""

    id: int
    draft: PoolDraft
    amount: Money


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one product: what it weighs with all its pieces, its part of the pool, and that of one piece."""

    product: int
    name: str
    units: Decimal
    weight: Fraction
    part: Money
    each: Fraction


def list_pools(books: Books, *, active: bool | None = True) -> list[Pool]:
    """Return shared costs by name."""
    query = PoolRecord.select().order_by(PoolRecord.folded)
    if active is not None:
        query = query.where(PoolRecord.active == active)
    return _pools(books, query)


def pool(books: Books, pool_id: int) -> Pool:
    """Return shared costs by id."""
    found = _pools(books, PoolRecord.select().where(PoolRecord.id == pool_id))
    if not found:
        raise LookupError(f"no pool {pool_id}")
    return found[0]


def add_pool(books: Books, draft: PoolDraft) -> Pool:
    """Add shared costs; refuses a name that is there already. Tells watchers: ``costing``."""
    return _keep(books, draft, None)


def change_pool(books: Books, pool_id: int, draft: PoolDraft) -> Pool:
    """Change shared costs; versions already saved keep the part they were given. Tells watchers: ``costing``."""
    return _keep(books, draft, pool_id)


def remove_pool(books: Books, pool_id: int) -> None:
    """Take away shared costs added by mistake; refuses those a sheet speaks of by now. Tells watchers: ``costing``."""
    with books.change("costing"):
        take_away(
            PoolAccountRecord.delete().where(PoolAccountRecord.pool == pool_id),
            PoolProductRecord.delete().where(PoolProductRecord.pool == pool_id),
            PoolRecord.delete().where(PoolRecord.id == pool_id),
        )


def shares(books: Books, draft: PoolDraft) -> list[Share]:
    """Return what each product bears, also of what is only typed yet; the parts add up to the pool exactly.

    Refuses a product without a cost sheet where the basis is told by one, and a basis nobody has any of.
    """
    check_pool(draft)
    _check_accounts(books, draft)
    known = _known(books, draft, amount_of(books, draft), shelf_of(books), strict=True)
    parts, names = split(known), product_names(books)
    return [
        Share(
            product=id_,
            name=names[id_],
            units=units,
            weight=known.weights[id_],
            part=parts[id_],
            each=Fraction(parts[id_].decimal) / Fraction(units),
        )
        for id_, units in known.units.items()
    ]


def known_pools(books: Books, ids: set[int]) -> Mapping[int, KnownPool]:
    """Return shared costs as sheets want to know them."""
    found = _pools(books, PoolRecord.select().where(PoolRecord.id.in_(ids))) if ids else []
    return {one.id: _known(books, one.draft, one.amount, shelf_of(books), strict=False) for one in found}


def product_names(books: Books) -> dict[int, str]:
    """Return what every product is called, those no longer made too."""
    return {one.id: one.name for one in products.list_products(books, active=None)}


def amount_of(books: Books, draft: PoolDraft) -> Money:
    """Return what shared costs come to: what was typed, or what the accounts moved in the months, debit less credit."""
    if draft.amount is not None:
        return draft.amount
    moved = ledger.movements(books, Period(draft.first.first, draft.last.plus(1).first))
    movements = (moved[account] for account in draft.accounts if account in moved)
    return total((one.debit - one.credit for one in movements), books.club.currency)


def shared_accounts(books: Books) -> list[ledger.Account]:
    """Return the accounts whose movements can be shared: those of costs and expenses."""
    return ledger.list_accounts(books, natures=("cost", "expense"), postable=True, active=None)


def _check_accounts(books: Books, draft: PoolDraft) -> None:
    spent = {one.id for one in shared_accounts(books)}
    other = next((one for one in draft.accounts if one not in spent), None)
    if draft.amount is None and other is not None:
        words = _("Only costs and expenses are shared, and “%(name)s” is neither. Choose another account.")
        raise Refusal(words % {"name": ledger.account(books, other).name}, "accounts", "not_spent")


def check_pool(draft: PoolDraft) -> PoolDraft:
    """Refuse shared costs without name, amount or products, and products without pieces; return them tidy."""
    tidy = replace(draft, name=" ".join(draft.name.split()), note=draft.note.strip())
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    check_text(tidy.name, "name", LONGEST_NAME)
    check_text(tidy.note, "note")
    if tidy.first > tidy.last:
        raise Refusal(_("The last month lies before the first. Choose them the other way round."), "last", "backwards")
    if tidy.amount is None and not tidy.accounts:
        raise Refusal(_("Write how much is shared, or choose the accounts it is taken from."), "amount", "empty")
    if tidy.amount is not None and not 0 < tidy.amount.minor <= LARGEST:
        raise Refusal(_("How much was it? Write more than zero."), "amount", "zero")
    if tidy.basis not in BASES:
        raise ValueError(f"not offered: {tidy.basis}")
    _check_products(tidy)
    return tidy


def _check_products(draft: PoolDraft) -> None:
    if not draft.products:
        raise Refusal(_("Choose the products that share it."), "products", "empty")
    seen = set()
    for index, one in enumerate(draft.products):
        if one.product is None or one.product in seen:
            words = _("Choose a product.") if one.product is None else _("This product is there twice. Take one out.")
            raise Refusal(words, f"products.{index}.product", "empty" if one.product is None else "twin")
        seen.add(one.product)
        number(one.units, f"products.{index}.units", missing=N_("Write how many pieces are sold in those months."))
        number(one.weight, f"products.{index}.weight", zero=True)
        check_decimals_of(one, f"products.{index}.")


def _known(books: Books, draft: PoolDraft, amount: Money, shelf: Shelf, *, strict: bool) -> KnownPool:
    """What sheets want to know of a pool, each product weighed by its newest version."""
    units = {one.product: one.units for one in draft.products if one.product is not None and one.units is not None}
    by_hand = {one.product: one.weight for one in draft.products if one.product is not None}
    known = KnownPool(draft.name, amount, draft.basis, units, by_hand)
    weights, unknown = {}, {}
    for product in units:
        try:
            weights[product] = _weight(books, known, product, shelf)
        except Refusal as refusal:
            if strict:
                raise
            unknown[product] = refusal.message
    if strict and amount.minor <= 0:
        raise Refusal(_("Nothing was spent on these accounts in those months. Choose others."), "accounts", "zero")
    return replace(known, weights=weights, unknown=unknown)


def _weight(books: Books, known: KnownPool, product: int, shelf: Shelf) -> Fraction:
    if known.basis == "unit":
        return Fraction(known.units[product])
    if known.basis == "hand":
        return Fraction(known.by_hand[product])
    if product not in shelf.newest:
        words = _("“%(name)s” has no cost sheet yet: save one, leave it out, or share by pieces.")
        raise Refusal(words % {"name": products.product(books, product).name}, "products", "no_sheet")
    try:
        return weight_of(known, product, shelf.costed(shelf.newest[product], direct=True))
    except Refusal as refusal:
        words = _("“%(name)s” cannot be weighed: its cost sheet has operations without minutes.")
        named = words % {"name": products.product(books, product).name}
        raise Refusal(named, "products", refusal.reason) from refusal


def _keep(books: Books, draft: PoolDraft, pool_id: int | None) -> Pool:
    tidy = check_pool(draft)
    _check_accounts(books, tidy)
    refuse_namesake(PoolRecord, tidy.name, pool_id)
    row = {
        "name": tidy.name,
        "folded": fold(tidy.name),
        "first_month": tidy.first.key,
        "last_month": tidy.last.key,
        "amount": tidy.amount,
        "basis": tidy.basis,
        "note": tidy.note,
        "active": tidy.active,
    }
    with books.change("costing"):
        if pool_id is None:
            pool_id = PoolRecord.insert(**row).execute()
        else:
            PoolRecord.update(**row).where(PoolRecord.id == pool_id).execute()
        _keep_parts(pool_id, tidy)
    return pool(books, pool_id)


def _keep_parts(pool_id: int, draft: PoolDraft) -> None:
    PoolAccountRecord.delete().where(PoolAccountRecord.pool == pool_id).execute()
    PoolProductRecord.delete().where(PoolProductRecord.pool == pool_id).execute()
    for account in dict.fromkeys(draft.accounts if draft.amount is None else ()):
        PoolAccountRecord.keep(pool=pool_id, account=account)
    for one in draft.products:
        units, weight = Quantity.of(one.units or 0), Quantity.of(one.weight)
        PoolProductRecord.keep(pool=pool_id, product=one.product, units=units, weight=weight)


def _pools(books: Books, query: Any) -> list[Pool]:
    rows = list(query)
    accounts: dict[int, list[int]] = {row.id: [] for row in rows}
    bearing: dict[int, list[PoolProduct]] = {row.id: [] for row in rows}
    for pool_id, account in PoolAccountRecord.select().where(PoolAccountRecord.pool.in_(list(accounts))).tuples():
        accounts[pool_id].append(account)
    found = PoolProductRecord.select().where(PoolProductRecord.pool.in_(list(accounts)))
    for pool_id, product, units, weight in found.tuples():
        bearing[pool_id].append(PoolProduct(product, typed(units), typed(weight) or Decimal(0)))
    drafts = [
        PoolDraft(
            name=row.name,
            first=Month.of_key(row.first_month),
            last=Month.of_key(row.last_month),
            amount=None if row.amount is None else books.money(row.amount),
            accounts=tuple(accounts[row.id]),
            basis=row.basis,
            products=tuple(bearing[row.id]),
            note=row.note,
            active=row.active,
        )
        for row in rows
    ]
    return [Pool(row.id, draft, amount_of(books, draft)) for row, draft in zip(rows, drafts, strict=True)]
