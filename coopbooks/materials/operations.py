"""What can be done with materials: add them, change them, use them, take over what is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coopbooks import ledger, loans, orders, people, products
from coopbooks.books import Books, storage, take_away
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import Line, Voucher, VoucherDraft, VoucherLine
from coopbooks.materials.postings import Kept, Part, Receipt, names_of, receipt_lines, take_over_postings, use_postings
from coopbooks.materials.queries import handed_out, in_hands, kept, material, materials_of
from coopbooks.materials.records import MaterialRecord, PackRecord
from coopbooks.materials.rules import (
    Material,
    MaterialDraft,
    MaterialLine,
    TakenLine,
    TakeOverDraft,
    UseDraft,
    check_in_store,
    check_lines,
    check_material,
    check_value,
    known_unit,
)
from coopbooks.materials.since import BOUGHT, moved_about
from coopbooks.materials.units import called, read_told, told
from coopbooks.money import Money, total
from coopbooks.progress import Progress, unheard
from coopbooks.quantity import Quantity
from coopbooks.reading import fold


def add_material(books: Books, draft: MaterialDraft) -> Material:
    """Add a material; refuses a name or code that is there already. Tells watchers: ``materials``."""
    tidy = check_material(draft)
    _refuse_a_twin(tidy, None)
    with books.change("materials"):
        new = MaterialRecord.keep(**_columns(tidy))
        _keep_packs(new, tidy)
    return material(books, new)


def change_material(books: Books, material_id: int, draft: MaterialDraft) -> Material:
    """Change a material from now on; refuses another unit for a stock that has moved, and hiding what is still there.

    What was recorded stays, also where a pack held something else then. Tells watchers: ``materials``.
    """
    tidy, old = check_material(draft), material(books, material_id)
    _refuse_a_twin(tidy, material_id)
    if tidy.unit != old.unit and _has_moved(material_id):
        raise Refusal(
            _("The stock of “%(material)s” is kept in %(unit)s since it was first recorded. Write a pack instead.")
            % {"material": old.name, "unit": old.unit_name},
            "unit",
            "has_moved",
        )
    left = ledger.stock_of(books, material_id).quantity
    if old.active and not tidy.active and left:
        raise Refusal(
            _("There are still %(quantity)s of it. Use it or count it first.") % {"quantity": old.told(left)},
            "active",
            "has_stock",
        )
    with books.change("materials"):
        MaterialRecord.update(**_columns(tidy)).where(MaterialRecord.id == material_id).execute()
        if tidy.packs != old.packs:
            PackRecord.delete().where(PackRecord.material == material_id).execute()
            _keep_packs(material_id, tidy)
    return material(books, material_id)


def remove_material(books: Books, material_id: int) -> None:
    """Take away a material added by mistake; refuses one anything speaks of by now. Tells watchers: ``materials``."""
    with books.change("materials"):
        take_away(
            PackRecord.delete().where(PackRecord.material == material_id),
            MaterialRecord.delete().where(MaterialRecord.id == material_id),
        )


def _columns(draft: MaterialDraft) -> dict[str, object]:
    kept_so = ("name", "code", "unit", "activity", "low_level", "note", "active")
    folded = {"folded": fold(draft.name), "folded_code": fold(draft.code)}
    return {name: getattr(draft, name) for name in kept_so} | folded


def _keep_packs(material_id: int, draft: MaterialDraft) -> None:
    for pack in draft.packs:
        unit = known_unit(pack.unit)
        PackRecord.keep(material=material_id, name=pack.name, folded=fold(pack.name), holds=pack.holds, unit=unit)


def _refuse_a_twin(draft: MaterialDraft, itself: int | None) -> None:
    for field, column, folded in (
        ("name", MaterialRecord.folded, fold(draft.name)),
        ("code", MaterialRecord.folded_code, fold(draft.code)),
    ):
        twin = MaterialRecord.get_or_none(column == folded) if folded else None
        if twin is not None and twin.id != itself:
            raise Refusal(
                _("“%(name)s” is here already. Choose it from the list, or give this one another name or code.")
                % {"name": twin.name},
                field,
                "twin",
            )


def _has_moved(material_id: int) -> bool:
    tables = ("stock_balance", "material_holding", "material_count_line")
    sql = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE material_id = ?" for table in tables)  # noqa: S608 - ours
    return storage.plain(sql, *[material_id] * len(tables)).fetchone() is not None


def in_stock_units(
    lines: Iterable[MaterialLine], known: Mapping[int, Material]
) -> dict[int, tuple[Quantity, tuple[str, ...]]]:
    """Add up the lines of each material in the unit of its stock, with the other units they were typed in."""
    added: dict[int, tuple[Quantity, tuple[str, ...]]] = {}
    for number, line in enumerate(lines):
        one = known[line.material or 0]
        before, typed = added.get(one.id, (Quantity(0), ()))
        unit = called(line.unit, one.units) if line.unit else one.unit
        words = () if known_unit(unit) == one.unit else (told(line.quantity, unit),)
        with of_line("lines", number):
            added[one.id] = before + one.stocked(line.quantity, unit), typed + words
    return added


def use_voucher(books: Books, draft: UseDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of materials used; refuses what cannot be used so, more than there is among it.

    ``corrects`` is the voucher it is recorded instead of, whose materials count as back in the store.
    """
    check_lines(draft.lines)
    wanted = kept(books, (line.material for line in draft.lines if line.material), corrects)
    added = in_stock_units(draft.lines, {id_: one.material for id_, one in wanted.items()})
    parts = [Part(wanted[id_], quantity, ", ".join(typed)) for id_, (quantity, typed) in added.items()]
    last = {line.material: number for number, line in enumerate(draft.lines)}
    for part in parts:
        with of_line("lines", last[part.kept.material.id]):
            _refuse_too_much(books, part, draft, corrects)
    product = products.product(books, draft.product).name if draft.product else ""
    order = orders.order(books, draft.order).label if draft.order else ""
    who = people.person(books, draft.person).label if draft.person else ""
    return use_postings(draft, parts, (product, order), who)


def _refuse_too_much(books: Books, part: Part, draft: UseDraft, corrects: int | None) -> None:
    """Refuse to use more than there is: in the store, or in the hands of whoever used it."""
    one, stock = part.kept.material, part.kept.stock.quantity
    if draft.person:
        there = in_hands(books, one.id, draft.person, corrects)
        if part.quantity > there:
            raise Refusal(
                _("She was handed only %(quantity)s of “%(material)s”. Record first what was handed to her.")
                % {"quantity": one.told(there), "material": one.name},
                "quantity",
                "not_handed",
            )
    elif not books.club.negative_stock:
        check_in_store(one, part.quantity, stock - handed_out(books, one.id, corrects), "quantity")


def use_materials(books: Books, draft: UseDraft) -> Voucher:
    """Record materials used, at their weighted average now. Tells watchers: ``materials``, ``ledger``."""
    with books.change("materials"):
        return ledger.post(books, use_voucher(books, draft))


def correct_use(books: Books, voucher_id: int, draft: UseDraft) -> Voucher:
    """Record materials used again as it should have been. Tells watchers: ``materials``, ``ledger``."""
    with books.change("materials"):
        return ledger.correct(books, voucher_id, use_voucher(books, draft, voucher_id))


def use_of(voucher: Voucher) -> UseDraft:
    """Return the draft the voucher of a use was made from, to be typed again, in the units it was typed in."""
    gone = [line for line in voucher.lines if line.material is not None]
    known = materials_of(line.material for line in gone if line.material is not None)
    lines = tuple(typed for line in gone for typed in _as_typed(known[line.material or 0], line))
    first = gone[0]
    note = next(line.note for line in voucher.lines if line.material is None)
    return UseDraft(voucher.day, lines, first.product, first.activity, first.person, note, first.order)


def taking_in(books: Books, lines: Mapping[int, TakenLine], corrects: int | None = None) -> tuple[Line, ...]:
    """Return the debits of checked materials coming in, at what was paid to have them here.

    ``lines`` are by their number among those of what is recorded: what is refused of one is refused at that.
    ``corrects`` is the voucher they are recorded instead of, whose materials count as never come.
    """
    come = {line.material for line in lines.values() if line.material}
    gone = {line.material for line in ledger.voucher(books, corrects).lines if line.material} if corrects else set()
    known = kept(books, come | gone, corrects)
    if corrects is not None:
        known = {id_: _with_moves(books, one, corrects) for id_, one in known.items()}
    receipts = [_receipt(number, line, known[line.material or 0]) for number, line in lines.items()]
    return receipt_lines(receipts, [known[id_] for id_ in sorted(gone - come)])


def _receipt(number: int, line: TakenLine, one: Kept) -> Receipt:
    with of_line("lines", number):
        much = one.material.stocked(line.quantity, line.unit)
    return Receipt(one, much, line.value, line.activity, line.note)


def _with_moves(books: Books, one: Kept, corrects: int) -> Kept:
    earlier, since = moved_about(books, one.material.id, corrects)
    return replace(one, earlier=earlier, since=since)


def void(books: Books, voucher_id: int, reason: str, *, progress: Progress = unheard) -> Voucher:
    """Void any voucher as :func:`ledger.void` does; after that of a purchase the store is as if it had never been.

    What was used since of the materials it brought is priced again, in the reversal. What is due of a loan follows;
    where payments of it stand it is refused. Tells watchers: ``ledger``.
    """
    with books.change("ledger"):
        wrong = ledger.voucher(books, voucher_id)
        priced_again = taking_in(books, {}, voucher_id) if wrong.word in BOUGHT else ()
        with loans.voiding(books, wrong):
            return ledger.void(books, voucher_id, reason, priced_again, progress=progress)


def _as_typed(one: Material, line: VoucherLine) -> Sequence[MaterialLine]:
    """Return what was typed of a material used: what its note tells in other units, the rest in that of the stock.

    Where the note tells more than went out, as when a pack held less then, all of it is in the unit of the stock.
    """
    went = -(line.quantity or Quantity(0))
    try:
        parts = line.note.split(", ") if line.note else []
        typed = [MaterialLine(one.id, *read_told(part, one.units)) for part in parts]
        rest = went - sum((one.stocked(each.quantity, each.unit) for each in typed), Quantity(0))
    except Refusal:
        typed, rest = [], went
    if rest < Quantity(0):
        return [MaterialLine(one.id, went)]
    return [*([MaterialLine(one.id, rest)] if rest else []), *typed]


def take_over_voucher(books: Books, draft: TakeOverDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of materials taken over; refuses what cannot be. ``corrects`` as for :func:`use_voucher`."""
    check_lines(draft.lines)
    for number, line in enumerate(draft.lines):
        with of_line("lines", number):
            check_value(line.value)
    names = names_of(materials_of(line.material for line in draft.lines if line.material).values())
    came = taking_in(books, dict(enumerate(draft.lines)), corrects)
    return take_over_postings(draft, came, names, value_without_name(books, corrects))


def value_without_name(books: Books, without: int | None = None) -> Money:
    """Return what stands on the account of materials and belongs to none by name: opened or bought as a sum."""
    account = ledger.account_of(books, "materials").id
    sql = "SELECT coalesce(sum(amount), 0) FROM stock_balance WHERE account_id = ?"
    named = books.money(storage.plain(sql, account).fetchone()[0])
    given_back = (
        line.amount
        for line in (ledger.voucher(books, without).lines if without else ())
        if line.account.id == account and line.material is None
    )
    return ledger.balance_on(books, account) - named - total(given_back, books.club.currency)


def take_over(books: Books, draft: TakeOverDraft) -> Voucher:
    """Name the materials that are there when a club begins to keep count of them, each with its quantity and value.

    Their value is taken out of what stood on the account of materials without a name; what there is more of it, goes
    to the accumulated results, as with an opening. Tells watchers: ``materials``, ``ledger``.
    """
    with books.change("materials"):
        return ledger.post(books, take_over_voucher(books, draft))


def correct_take_over(books: Books, voucher_id: int, draft: TakeOverDraft) -> Voucher:
    """Record materials taken over again as it should have been. Tells watchers: ``materials``, ``ledger``."""
    with books.change("materials"):
        return ledger.correct(books, voucher_id, take_over_voucher(books, draft, voucher_id))


def take_over_of(voucher: Voucher) -> TakeOverDraft:
    """Return the draft the voucher of a taking over was made from, to be typed again."""
    lines = (
        TakenLine(line.material, line.quantity, line.amount, activity=line.activity, note=line.note)
        for line in voucher.lines
        if line.quantity
    )
    return TakeOverDraft(voucher.day, tuple(lines))
