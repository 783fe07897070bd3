"""Looking through one open set of books: its names and words are kept at hand until something is changed in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar, cast

from coopbooks import grants, loans, machines, materials, orders, payouts, people, products, showing, templates
from coopbooks.books import Books
from coopbooks.finding import vouchers
from coopbooks.finding.names import Names
from coopbooks.finding.nearness import nearest
from coopbooks.finding.typed import Label, Typed
from coopbooks.grants import Grant
from coopbooks.ledger import VoucherRow
from coopbooks.loans import LoanRow
from coopbooks.machines import MachineRow
from coopbooks.materials import MaterialRow
from coopbooks.orders import OrderRow
from coopbooks.payouts import Run
from coopbooks.people import Person
from coopbooks.products import Product
from coopbooks.templates import Template

T = TypeVar("T")
_MEANT: Final = 3
"""So many of the words nearest to a typed one may be meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """Vouchers found in one way, the newest first; ``more`` where there are others.

    The way: by ``number``, ``amount``, ``rounded`` without its cents, ``day`` or ``words``, or ``nearly`` with those
    words. What is to be typed into the list of vouchers to find all of them is ``search``; those of a ``day`` stand
    there on that day.
    """

    way: str
    rows: tuple[VoucherRow, ...]
    more: bool
    search: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to look for vouchers, as it is told in :class:`Found`."""

    name: str
    search: str = ""
    day: date | None = None


class Finder:
    """What can be found in open books."""

    def __init__(self, books: Books) -> None:
        """Begin with nothing at hand."""
        self._books = books
        self._at_hand: dict[str, Any] = {}
        self._changes = books.changes

    def _kept(self, name: str, ask: Callable[[], T]) -> T:
        """Return what was asked for, once for as long as nothing changes."""
        if self._changes != self._books.changes:
            self._changes = self._books.changes
            self._at_hand.clear()
        if name not in self._at_hand:
            self._at_hand[name] = ask()
        return cast("T", self._at_hand[name])

    @property
    def people(self) -> Names[Person]:
        """The people, also by what tells them apart."""
        return self._kept(
            "people", lambda: Names((one, one.name, one.detail) for one in people.list_people(self._books))
        )

    @property
    def products(self) -> Names[Product]:
        """The products in use, also by their codes."""
        return self._kept(
            "products", lambda: Names((one, one.name, one.code) for one in products.list_products(self._books))
        )

    @property
    def orders(self) -> Names[OrderRow]:
        """The orders by what they are about, also by their number and by whom they are from; the open ones first."""

        def ask() -> Names[OrderRow]:
            found = ((row, row.order) for row in orders.list_orders(self._books))
            return Names((row, order.title, f"{order.code} {order.customer_name}") for row, order in found)

        return self._kept("orders", ask)

    @property
    def loans(self) -> Names[LoanRow]:
        """The loans that were not voided, by the name of who lent or borrowed, also by their contracts."""

        def all_of_them() -> Names[LoanRow]:
            found = loans.list_loans(self._books)
            return Names((one, one.name, one.contract) for one in found.rows(0, found.count()))

        return self._kept("loans", all_of_them)

    @property
    def grants(self) -> Names[Grant]:
        """The grants in use with what became of them, also by their donors."""
        return self._kept(
            "grants", lambda: Names((one, one.name, one.donor_name) for one in grants.list_grants(self._books))
        )

    @property
    def runs(self) -> Names[Run]:
        """The payouts that were not voided, the newest first, also by what a note says of them."""

        def ask() -> Names[Run]:
            found = payouts.list_runs(self._books)
            return Names((one, one.title, one.draft.note) for one in found if one.state != "voided")

        return self._kept("runs", ask)

    @property
    def machines(self) -> Names[MachineRow]:
        """The machines that are here with what they stand at, also by serial number and place."""
        return self._kept(
            "machines",
            lambda: Names((one, one.machine.label, _beside(one)) for one in machines.list_machines(self._books)),
        )

    @property
    def materials(self) -> Names[MaterialRow]:
        """The materials in use with what there is of them, also by their code."""
        return self._kept(
            "materials",
            lambda: Names((one, one.material.name, one.material.code) for one in materials.list_materials(self._books)),
        )

    @property
    def templates(self) -> Names[Template]:
        """The templates in use."""
        return self._kept(
            "templates", lambda: Names((one, one.name, "") for one in templates.list_templates(self._books))
        )

    def newest(self, many: int) -> list[VoucherRow]:
        """Return the vouchers recorded last."""
        return vouchers.rows(self._books, vouchers.newest(many))

    def vouchers(self, text: str, many: int) -> list[Found]:
        """Return the vouchers that may be meant, at most so ``many`` for each way to read what is typed, each once."""
        typed, seen, found = Typed.read(text, self._books.today()), set[int](), []
        for way, ids in self._ways(typed, many + 1):
            new = [id_ for id_ in ids if id_ not in seen]
            seen.update(new)
            if new:
                rows = vouchers.rows(self._books, new[:many])
                found.append(Found(way.name, tuple(rows), more=len(ids) > many, search=way.search, day=way.day))
        return found

    def _ways(self, typed: Typed, many: int) -> Iterator[tuple[_Way, list[int]]]:
        if typed.label:
            yield _Way("number", _number(typed.label)), vouchers.numbered(typed.label, many)
        if typed.amounts:
            yield _Way("amount", self._amount(typed)), vouchers.of_amounts(typed.amounts, many)
        if typed.rounded:  # no list shows all of them: so many as are shown
            yield _Way("rounded", self._amount(typed)), vouchers.of_rounded(typed.amounts[0], many - 1)
        if typed.day:
            yield _Way("day", day=typed.day), vouchers.of_day(typed.day, many)
        if typed.ending and typed.ending.amounts:
            ids = vouchers.of_amounts(typed.ending.amounts, many, typed.besides)
            yield _Way("words", self._amount(typed.ending)), ids
        if typed.only_figures and len(typed.words) == 1:
            yield _Way("words", *typed.words), vouchers.with_words(vouchers.one_of_each([typed.words]), many)
        elif not (typed.only_figures or (typed.label and typed.label.kind)):
            yield from self._with_words(typed.words, many)

    def _with_words(self, words: Sequence[str], many: int) -> Iterator[tuple[_Way, list[int]]]:
        """The vouchers with words that begin so; where there are none, those with the words most like them."""
        ids = vouchers.with_words(vouchers.all_of(words), many)
        yield _Way("words", " ".join(words)), ids
        if not ids:
            meant = [self._meant(word) for word in words]
            if all(meant):
                search = " ".join(near[0] for near in meant)
                yield _Way("nearly", search), vouchers.with_words(vouchers.one_of_each(meant), many)

    def _meant(self, word: str) -> list[str]:
        """The words on any voucher that may be meant by a typed one; a figure means itself."""
        if word.isdigit():
            return [word]
        return nearest(word, self._kept("vocabulary", vouchers.vocabulary), _MEANT)

    def _amount(self, typed: Typed) -> str:
        return showing.amount(self._books.money(typed.amounts[0]))


def _number(label: Label) -> str:
    """How the number is searched for in the list of vouchers."""
    if label.year:
        return f"{label.kind} {label.year}-{label.number:04d}".strip()
    return f"{label.kind} {label.number:04d}".strip()


def _beside(row: MachineRow) -> str:
    return f"{row.machine.draft.kind} {row.machine.draft.place}"
