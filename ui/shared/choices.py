"""The fields every form has in common: which box, which activity, which person, which product."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from coopbooks import ledger, people, products, showing
from coopbooks.books import Books
from coopbooks.days import DECEMBER
from coopbooks.i18n import _, language
from coopbooks.ledger import Account
from coopbooks.money import Money
from coopbooks.people import Person, PersonDraft
from coopbooks.products import Product, ProductDraft
from ui.shared.choice import Choice, Option, Tick
from ui.shared.picker import Picker
from ui.shared.typed_edit import needed
from ui.shared.words import Words


class Named(Protocol):
    """Something with a name in the language spoken when it is asked."""

    @property
    def name(self) -> str:
        """Its name."""


def name_of(one: Named) -> Words:
    """Return the words that name it, whenever they are said."""
    return lambda: one.name


class BoxChoice(Choice):
    """One of the cash boxes and banks in the currency of the books; of all of them with ``foreign``.

    With a ``kind`` only cash boxes (``cash``) or only banks (``bank``).
    """

    def __init__(
        self,
        books: Books,
        *,
        foreign: bool = False,
        kind: str = "",
        none: Words | None = None,
        last: Words | None = None,
    ) -> None:
        """Offer the boxes there are now; ``none`` are the words for choosing none of them, where that may be, or
        ``last``, where that is offered after all of them.
        """
        self._books, self._foreign, self._kind, self._none, self._last = books, foreign, kind, none, last
        super().__init__(self._boxes())

    def reset(self) -> None:
        """Offer the boxes there are by now, the first of them chosen."""
        kept = self.value()
        self.offer(self._boxes())
        self.begin_with(kept)

    def _boxes(self) -> list[tuple[int | None, Words]]:
        boxes = ledger.list_accounts(self._books, boxes=True, postable=True)
        fitting = [box for box in boxes if (self._foreign or not box.currency) and self._kind in ("", box.box)]
        offered = [(box.id, name_of(box)) for box in fitting]
        before: list[tuple[int | None, Words]] = [(None, self._none)] if self._none else []
        after: list[tuple[int | None, Words]] = [(None, self._last)] if self._last else []
        return [*before, *offered, *after]


class ActivityChoice(Choice):
    """One of the activities the club follows, or none."""

    def __init__(self, books: Books, none: Words | None = None) -> None:
        """Offer the activities there are now; ``none`` are the words for choosing none."""
        self._books = books
        self._none: Words = none or (lambda: _("No activity in particular"))
        super().__init__(self._activities())

    def reset(self) -> None:
        """Offer the activities there are by now, keeping the one chosen last."""
        kept = self.value()
        self.offer(self._activities())
        self.begin_with(kept)

    def widen(self) -> None:
        """Choose none of them."""
        self.set(None)

    def is_wanted(self) -> bool:
        """Whether the club follows any activity at all."""
        return bool(ledger.list_activities(self._books))

    def _activities(self) -> list[tuple[int | None, Words]]:
        found = ledger.list_activities(self._books)
        return [(None, self._none), *((one.id, name_of(one)) for one in found)]


def month_choice() -> Choice:
    """Return a field for a month of any year; ``value`` is its number."""
    return Choice([(number, partial(month_name, number)) for number in range(1, DECEMBER + 1)])


def month_name(number: int) -> str:
    """Return the name of a month as it begins a line."""
    return showing.MONTHS[language()][number - 1].capitalize()


def choose_who() -> str:
    """Say what to do where nobody is chosen."""
    return _("Choose who.")


def somebody(who: Picker) -> Picker:
    """Return a field for a person that refuses to be left empty."""
    return needed(who, choose_who)


def person_picker(books: Books, role: str, new_words: str) -> Picker:
    """Return a field for a person; ``new_words`` is marked text with ``%(name)s``: "+ New customer “%(name)s”".

    A new one plays the ``role``, none where it is empty.
    """

    def shown(one: Person) -> Option:
        return Option(one.id, one.name, one.detail)

    def create(name: str) -> Option:
        return shown(people.add_person(books, PersonDraft(name, roles=frozenset({role} - {""}))))

    return Picker(
        lambda: [shown(one) for one in people.list_people(books)],
        create,
        lambda name: _(new_words) % {"name": name},
        lambda key: shown(people.person(books, key)),
        choose_who,
    )


def product_picker(books: Books) -> Picker:
    """Return a field for a product; a new one is counted in pieces and takes the price it is first sold at."""

    def shown(one: Product) -> Option:
        return Option(one.id, one.name, " · ".join(filter(None, (one.code, one.unit))))

    def create(name: str) -> Option:
        return shown(products.add_product(books, ProductDraft(name, _("piece"), Money(0, books.club.currency))))

    return Picker(
        lambda: [shown(one) for one in products.list_products(books, sold=True)],
        create,
        lambda name: _("+ New product “%(name)s”") % {"name": name},
        lambda key: shown(products.product(books, key)),
    )


def account_picker(books: Books, accounts: Callable[[], Sequence[Account]]) -> Picker:
    """Return a field for one of the ``accounts``; what was recorded on another one stays there."""

    def shown(one: Account) -> Option:
        return Option(one.id, one.name, one.code)

    return Picker(lambda: [shown(one) for one in accounts()], known=lambda key: shown(ledger.account(books, key)))


class VoidedTick(Tick):
    """Whether a list shows what was voided, too."""

    def __init__(self) -> None:
        """Make the tick; it is not set."""
        super().__init__(lambda: _("Voided ones too"))

    def narrowing(self) -> str:
        """Say that voided ones are left out, while they are."""
        return "" if self.value() else _("without voided ones")
