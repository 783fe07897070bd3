"""The form for shared costs: how much they come to, the products that bear them, and the part of each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from coopbooks import costing, ledger, products, showing
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.costing import Pool, PoolDraft, PoolProduct
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import Money, total
from ui.shared.adding import added_deed
from ui.shared.choice import Choice, Option, Tick, choice_of
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.grid import Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.papers_shown import papers_of
from ui.shared.percent_edit import DecimalEdit
from ui.shared.picker import Picker
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words, voice

_BACK: Final = 24
"""Months back that are offered."""
_COMES: Final = {"typed": N_("An amount I write"), "accounts": N_("What accounts moved in the months")}
_WIDTHS: Final = (0, 92, 84, 104, 96)
_CELLS: Final = {"product": "what", "units": "units", "weight": "weight"}


class PoolForm(Form):
    """Shared costs, new or known."""

    def __init__(self, desk: Desk, pool: Pool | None) -> None:
        """Make the form; one that changes shared costs is put away after saving."""
        self._pool, self._added = pool, pool
        title: Words = (lambda: pool.draft.name) if pool else (lambda: _("Add shared costs"))
        super().__init__(desk, title, key=FormKey.around("costing", "pool", pool, None))
        books = desk.books
        self.name = self.add("name", lambda: _("Name: rent, light, transport"), needed(TextEdit(), write_the_name))
        self.comes = choice_of(_COMES)
        self.add("comes", lambda: _("They come to"), self.comes)
        self.amount = self.add("amount", lambda: _("Amount"), MoneyEdit(books.club.currency))
        self.first, self.until = (Choice(_months(books)) for _end in range(2))
        self.add_row(("first", lambda: _("From"), self.first), ("last", lambda: _("To"), self.until))
        self.basis = choice_of(costing.POOL_BASES)
        self.add("basis", lambda: _("Shared"), self.basis)
        self.grid = self.add(
            "products", lambda: _("Who bears them"), _grid(books, lambda: self.basis.value() == "hand")
        )
        self.adds_up = label(kind="label", wrap=True)
        self.fields.add_widget(self.adds_up)
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.active = Tick(lambda: _("In use: offered in cost sheets"))
        if pool:
            self.add("active", lambda: _("In use"), self.active)
            self.fields.add_widget(papers_of(desk, self, Holder("cost_pool", pool.id)))
        else:
            self.add_papers()
        self.fields.changed.connect(self.work_out)
        voice.spoken.connect(self.work_out)
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        self.active.set(self._pool.draft.active if self._pool else True)
        today = Month.of(self.desk.books.today())
        for end in (self.first, self.until):
            end.propose(today.plus(-1).key)
        if self._pool:
            self._put(self._pool.draft)
        self.work_out()

    def _put(self, draft: PoolDraft) -> None:
        self.name.set(draft.name)
        self.comes.set("typed" if draft.amount is not None else "accounts")
        self.amount.set(draft.amount)
        self.first.set(draft.first.key)
        self.until.set(draft.last.key)
        self.basis.set(draft.basis)
        self.note.set(draft.note)
        self.grid.show_rows(_rows(self.desk.books, draft))

    def draft(self) -> PoolDraft:
        """Return the shared costs as typed."""
        self.name.value()
        self.grid.value()
        return self._as_typed()

    def _as_typed(self) -> PoolDraft:
        typed = self.comes.value() == "typed"
        accounts = (row.cell("what").value for row in self.grid.rows("accounts"))
        return PoolDraft(
            name=self.name.readable() or "",
            first=Month.of_key(self.first.value()),
            last=Month.of_key(self.until.value()),
            amount=self.amount.value() if typed else None,
            accounts=() if typed else tuple(one.key for one in accounts if one),
            basis=self.basis.value(),
            products=tuple(map(_bearing, self.grid.rows("products"))),
            note=self.note.value(),
            active=self.active.value(),
        )

    def work_out(self) -> None:
        """Show the part of each product, and that they add up, as far as that can be told."""
        typed = self.comes.value() == "typed"
        self.boxes["amount"].setVisible(typed)
        self.grid.hide_sections(*(["accounts"] if typed else []))
        try:
            shares = costing.shares(self.desk.books, self._as_typed())
        except Refusal:
            shares = []
        currency = self.desk.books.club.currency
        told: dict[tuple[GridRow, str], str] = {}
        for row, share in zip(self.grid.rows("products"), shares, strict=bool(shares)):
            told[row, "part"] = showing.amount(share.part)
            told[row, "each"] = showing.rate(costing.rounded(share.each, 4))
        self.grid.tell(told)
        whole = total((share.part for share in shares), currency)
        self.grid.tell_sums({("products", "part"): showing.amount(whole)} if shares else {})
        self.adds_up.setText(_adds_up(whole) if shares else "")
        self.adds_up.setVisible(bool(shares))

    def record(self, draft: PoolDraft) -> Deed:
        """Add or change the shared costs."""
        books = self.desk.books
        costing.shares(books, draft)
        if self._pool is None:
            added = self._added = costing.add_pool(books, draft)
            return added_deed(self.desk, added.draft.name, self.key.changing(added.id), costing.remove_pool)
        return change_deed(partial(_change, self.desk, self._pool.id), draft, self._pool.draft)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the shared costs that were added: the bill they come from is beside them."""
        return Holder("cost_pool", self._added.id) if self._added else None

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the cell or field it names."""
        field = refusal.field or ""
        if field.startswith("products."):
            _products, index, name = field.split(".")
            row = self.grid.rows("products")[int(index)]
            self.grid.refuse(row, _CELLS[name], refusal)
        elif field == "accounts":
            super().refuse(Refusal(refusal.message, "comes", refusal.reason))
        else:
            super().refuse(refusal)


def _adds_up(whole: Money) -> str:
    return _("The parts add up to %(amount)s, the whole of it.") % {"amount": showing.money(whole)}


def _change(desk: Desk, pool: int, draft: PoolDraft) -> str:
    return costing.change_pool(desk.books, pool, draft).draft.name


def _grid(books: Books, by_hand: Callable[[], bool]) -> Grid:
    def accounts() -> Sequence[Option]:
        return [Option(one.id, one.name, one.code) for one in costing.shared_accounts(books) if one.active]

    def all_products() -> Sequence[Option]:
        return [Option(one.id, one.name, one.unit) for one in products.list_products(books)]

    bearing = GridSection(
        "products",
        lambda: _("Products"),
        (
            GridColumn("what", lambda: _("Product"), lambda: Picker(all_products)),
            GridColumn("units", lambda: _("Pieces"), DecimalEdit, right=True, hint=_pieces),
            GridColumn("weight", lambda: _("Weight"), DecimalEdit, right=True, open=lambda _row: by_hand()),
            GridColumn("part", lambda: _("Its part"), right=True),
            GridColumn("each", lambda: _("A piece"), right=True),
        ),
        invitation=lambda: _("Add a product…"),
        sums=("part",),
    )
    taken = GridSection(
        "accounts",
        lambda: _("Accounts"),
        (GridColumn("what", lambda: _("Account"), lambda: Picker(accounts)), None, None, None, None),
        invitation=lambda: _("Add an account…"),
    )
    return Grid(lambda: _("Who bears them"), (bearing, taken), _WIDTHS, least=170, rows=9)


def _pieces() -> str:
    return _("The pieces sold in those months")


def _bearing(row: GridRow) -> PoolProduct:
    what = row.cell("what").value
    weight = row.cell("weight").value
    known = {} if weight is None else {"weight": weight}
    return PoolProduct(what.key if what else None, row.cell("units").value, **known)


def _rows(books: Books, draft: PoolDraft) -> dict[str, list[GridRow]]:
    bearing = [
        GridRow(
            {
                "what": Option(one.product, products.product(books, one.product).name) if one.product else None,
                "units": one.units,
                "weight": one.weight or None,
            }
        )
        for one in draft.products
    ]
    taken = [GridRow({"what": Option(one, ledger.account(books, one).name)}) for one in draft.accounts]
    return {"products": bearing, "accounts": taken}


def _months(books: Books) -> list[tuple[Any, Words]]:
    now = Month.of(books.today())
    months = [now.plus(-back) for back in range(_BACK)]
    return [(month.key, partial(showing.month, month)) for month in months]
