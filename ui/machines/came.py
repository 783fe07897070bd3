"""How a machine came: bought, given, or there before these books; the fields of each, and only those in sight."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from coopbooks import grants, ledger, machines, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.machines import Bought, Donated, Origin, TakenOver
from coopbooks.money import Money
from ui.machines.fields import MIXED, OWN, PaymentsEdit, key_of, source_of, source_options, sources_edit
from ui.shared.choice import Choice, choice_of
from ui.shared.choices import person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.fields import Fields
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

CAME: Final = {
    "bought": N_("We bought it"),
    "donated": N_("It was given to us"),
    "taken_over": N_("It was there before these books"),
}
_COST: Final = {
    "bought": N_("What did it cost?"),
    "donated": N_("What is it worth?"),
    "taken_over": N_("What did it cost then?"),
}
_DAY: Final = {
    "bought": N_("When was it bought?"),
    "donated": N_("When was it given?"),
    "taken_over": N_("As it stood on the evening of"),
}
_OF: Final = {
    "bought": ("payments", "seller", "document", "from_"),
    "donated": ("donor", "purpose"),
    "taken_over": ("bought_on", "depreciated", "given"),
}
"""The fields each has besides its day and what it cost."""


def _spread_words() -> str:
    return _(
        "What was not depreciated by then is spread over what is left of its years; where none are left, the next "
        "month takes all of it."
    )


class Came:
    """The fields of a form that say how a machine came."""

    def __init__(self, books: Books, fields: Fields, class_: Choice) -> None:
        """Add them to the fields of a form; ``class_`` is the field of its class."""
        self._books, self._fields, self._class = books, fields, class_
        self._on_credit = False
        currency = books.club.currency
        day: Callable[[], DayEdit] = lambda: DayEdit(books.today, lambda: ledger.locked_through(books))  # noqa: E731
        self.came = fields.add("came", lambda: _("How did it come to us?"), choice_of(CAME))
        self.day, self.cost = day(), MoneyEdit(currency)
        fields.add_row(("day", self._words(_DAY), self.day), ("cost", self._words(_COST), self.cost))
        self._add_bought()
        self.donor = fields.add(
            "donor", lambda: _("Who gave it?"), person_picker(books, "donor", N_("+ New donor “%(name)s”"))
        )
        self.purpose = fields.add("purpose", lambda: _("Of which grant?"), Choice(self._purposes()))
        self.bought_on, self.depreciated = DayEdit(books.today), MoneyEdit(currency)
        fields.add_row(
            ("bought_on", lambda: _("When did it come?"), self.bought_on),
            ("depreciated", lambda: _("Depreciated so far"), self.depreciated),
        )
        self.spread = label(_spread_words, "quiet", wrap=True)
        fields.add_widget(self.spread)
        self.given = fields.add(
            "given",
            lambda: _("How much of it was donated?"),
            MoneyEdit(currency),
            lambda: _("Leave it empty if the club paid for all of it."),
        )
        self.nameless = label(kind="quiet", wrap=True)
        fields.add_widget(self.nameless)
        self.came.changed.connect(self.follow)
        class_.changed.connect(self._tell_what_has_no_name)
        self.from_.changed.connect(self.follow)
        self.from_.changed.connect(self._propose_payment)
        self.cost.changed.connect(self._propose_payment)

    def _add_bought(self) -> None:
        books = self._books
        self.payments = self._fields.add(
            "payments",
            lambda: _("How was it paid?"),
            PaymentsEdit(books),
            lambda: _("What is not paid is owed to who sold it."),
        )
        self.seller = person_picker(books, "supplier", N_("+ New supplier “%(name)s”"))
        self.document = TextEdit()
        self._fields.add_row(
            ("seller", lambda: _("From whom?"), self.seller),
            ("document", lambda: _("Number of the invoice or receipt"), self.document),
        )
        self.from_ = self._fields.add("from_", lambda: _("Whose money was it?"), Choice(self._sources()))
        self.sources = self._fields.add(
            "sources", lambda: _("How much of each?"), sources_edit(books), lambda: _("The rest was our own money.")
        )

    def _words(self, words: dict[str, str]) -> Words:
        return lambda: _(words[self.came.value()])

    def _sources(self) -> list[tuple[str, Words]]:
        """Whose money it may have been; several only where there are others' at all."""
        known = source_options(self._books)
        return [*known, (MIXED, lambda: _("Of several"))] if len(known) > 1 else known

    def _purposes(self) -> list[tuple[int | None, Words]]:
        none: list[tuple[int | None, Words]] = [(None, lambda: _("Of none"))]
        used = (one for one in grants.list_purposes(self._books) if one.is_used)
        return [*none, *((one.id, partial(str, one.full_label)) for one in used)]

    def ask_again(self) -> None:
        """Offer the loans and grants there are by now."""
        self.from_.offer(self._sources())
        self.purpose.offer(self._purposes())
        self.follow()

    def follow(self) -> None:
        """Show the fields of how it came, and no others."""
        came, boxes = self.came.value(), self._fields.boxes
        for key, names in _OF.items():
            for name in names:
                boxes[name].setVisible(key == came)
        boxes["from_"].setVisible(came == "bought" and len(self._sources()) > 1)
        boxes["sources"].setVisible(came == "bought" and self.from_.value() == MIXED)
        self.spread.setVisible(came == "taken_over")
        boxes["purpose"].setVisible(came == "donated" and len(self._purposes()) > 1)
        for name in ("day", "cost"):
            boxes[name].say_again()
        self._tell_what_has_no_name()

    def _tell_what_has_no_name(self) -> None:
        """Say what stands on the accounts of its class and belongs to no machine yet, and propose all of it."""
        there, nothing = self.came.value() == "taken_over", self._books.money(0)
        cost, worn = self._without_name() if there else (nothing, nothing)
        said = {"cost": showing.money(cost), "worn": showing.money(worn)}
        self.nameless.setText(_("In the books %(cost)s stand without a name, %(worn)s of it depreciated.") % said)
        self.nameless.setVisible(cost > nothing)
        for field, amount in ((self.cost, cost), (self.depreciated, worn)):
            if field.property("proposed") or (amount > nothing and not field.text()):
                field.propose(amount if amount > nothing else None)

    def _without_name(self) -> tuple[Money, Money]:
        """What has no name on the account of its class, and on that of its depreciation."""
        class_, nothing = self._class.value(), self._books.money(0)
        if class_ in machines.OWN_ACCOUNT:
            return nothing, nothing
        account, worn = machines.accounts_of_class(self._books, class_)
        named = machines.value_without_name(self._books, account.id)
        return named, -machines.value_without_name(self._books, worn.id) if worn else nothing

    def hide(self) -> None:
        """Show none of them: the machine is there, and how it came stays as it is."""
        self.spread.hide()
        for name in ("came", "day", "cost", "sources", *(name for names in _OF.values() for name in names)):
            self._fields.boxes[name].hide()

    def _propose_payment(self) -> None:
        """Propose that all was paid, or none where it is on credit or the lender paid the seller, who is then known."""
        if self.came.value() != "bought":
            return
        loan = source_of(self.from_.value(), None).loan
        seller = machines.seller_paid_by(self._books, loan) if loan is not None else None
        self.payments.propose(None if self._on_credit or seller is not None else self.cost.readable())
        if seller is not None:
            self.seller.propose_key(seller)

    def propose(self, day: Any) -> None:
        """Propose what is usual."""
        self.day.propose(day)
        self.ask_again()

    def origin(self) -> Origin:
        """Return how it came, as typed."""
        match self.came.value():
            case "donated":
                return Donated(self.day.value(), self.cost.value(), self.donor.key, self.purpose.value())
            case "taken_over":
                return TakenOver(
                    self.day.value(),
                    self.cost.value(),
                    self.depreciated.maybe() or self._books.money(0),
                    self.bought_on.value(),
                    self.given.maybe(),
                )
        cost = self.cost.value()
        return Bought(
            self.day.value(),
            cost,
            self.payments.value(),
            self.seller.key,
            self._from(cost),
            document=self.document.value(),
        )

    def _from(self, cost: Money) -> tuple[Any, ...]:
        key = self.from_.value()
        if key == OWN:
            return ()
        return self.sources.value() if key == MIXED else (source_of(key, cost),)

    def field_of(self, field: str) -> str:
        """Return where a refusal is read: one of a loan or a purpose where the money's source is chosen."""
        if self.came.value() != "bought" or field.partition(".")[0] not in ("loan", "purpose", "sources"):
            return field
        if self.from_.value() != MIXED:
            return "from_"
        return field if field.startswith("sources") else "sources"

    def put(self, origin: Origin) -> None:
        """Fill in how it came again."""
        self.day.set(origin.day)
        match origin:
            case Bought():
                self._put_bought(origin)
            case Donated():
                self.came.set("donated")
                self.cost.set(origin.value)
                self.donor.set_key(origin.donor)
                self.purpose.set(origin.purpose)
            case TakenOver():
                self.came.set("taken_over")
                self.cost.set(origin.cost)
                self.depreciated.set(origin.depreciated)
                self.bought_on.set(origin.bought_on)
                self.given.set(origin.given)
        self.follow()

    def _put_bought(self, origin: Bought) -> None:
        self._on_credit = not origin.payments
        self.came.set("bought")
        self.cost.set(origin.cost)
        self.payments.put(origin.payments)
        self.seller.set_key(origin.seller)
        self.document.set(origin.document or None)
        alone = len(origin.sources) == 1 and origin.sources[0].amount == origin.cost
        if alone:
            self.from_.set(key_of(origin.sources[0]))
        elif origin.sources:
            self.from_.set(MIXED)
            self.sources.put(origin.sources)
