"""What the palette offers: whatever can be done, whatever has a name, from people to payouts, and vouchers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtGui import QKeySequence

from coopbooks import ledger, people, showing
from coopbooks.days import Period, named_period
from coopbooks.finding import Finder, Fit, Found, Names
from coopbooks.grants import Grant
from coopbooks.i18n import N_, _, pgettext
from coopbooks.ledger import VoucherRow
from coopbooks.loans import LoanRow
from coopbooks.machines import MachineRow
from coopbooks.materials import MaterialRow
from coopbooks.orders import OrderRow
from coopbooks.payouts import STATES, Run
from coopbooks.people import Person
from coopbooks.products import Product
from coopbooks.templates import Template
from ui.everyday import also_called
from ui.places import FORMS, TYPED_ON, form_action
from ui.shared.action import Action, Section
from ui.shared.chosen import Chosen
from ui.shared.doing import Desk, Wanted
from ui.shared.offers import Offer, Offers

T = TypeVar("T")
_MANY: Final = 5
_USUAL: Final = 8
_OWED: Final = {"customers": N_("owes us %(amount)s"), "suppliers": N_("we owe %(amount)s")}
"""What people may owe or be owed, by the role of the account it stands on."""


class Finding:
    """Knows what may be meant by what is typed, in one window over open books."""

    def __init__(self, desk: Desk, sections: Sequence[Section]) -> None:
        """Know what can be done, and the books."""
        self._desk, self._sections = desk, sections
        self._finder = Finder(desk.books)
        self._chosen = Chosen(desk.books.path.stem)
        self.chosen = self._chosen.note

    def at_once(self, typed: str) -> list[Offers]:
        """Return what is called so, the group first in which something fits best; for nothing, what is usual."""
        if not typed.strip():
            return [self._usual()]
        return [group for (fit, _amiss), group in self._called(typed) if fit < Fit.NEARLY]

    def _called(self, typed: str) -> list[tuple[tuple[int, int], Offers]]:
        """Return the groups in which something is called so, or nearly, each with how well it fits."""
        finder = self._finder
        found = [
            self._named(typed, _("To do and to see"), self._actions(), _action_key, _of_action),
            self._named(typed, _("People"), finder.people, _person_key, self._of_person),
            self._named(typed, _("Orders"), finder.orders, _order_key, self._of_order),
            self._named(typed, _("Products"), finder.products, _product_key, self._of_product),
            self._named(typed, pgettext("page", "Materials"), finder.materials, _material_key, self._of_material),
            self._named(typed, _("Machines"), finder.machines, _machine_key, self._of_machine),
            self._named(typed, _("Loans"), finder.loans, _loan_key, self._of_loan),
            self._named(typed, _("Payouts"), finder.runs, _run_key, self._of_run),
            self._named(typed, _("Grants"), finder.grants, _grant_key, self._of_grant),
            self._named(typed, _("Templates"), finder.templates, _template_key, self._of_template),
        ]
        return sorted(filter(None, found), key=lambda one: one[0])

    def _named(
        self, typed: str, heading: str, names: Names[T], key: Callable[[T], str], offer: Callable[[T], Offer]
    ) -> tuple[tuple[int, int], Offers] | None:
        """Return how well the best of a group fits, and the group; None where nothing does."""
        hits = names.find(typed, _MANY, lambda what: self._chosen.often(key(what)))
        if not hits:
            return None
        return (hits[0].fit, hits[0].amiss), Offers(heading, tuple(offer(hit.what) for hit in hits))

    def looked_up(self, typed: str) -> list[Offers]:
        """Return the vouchers that may be meant; for nothing, those recorded last.

        Where nothing is called so, what is nearly called so comes behind what is found as it was typed.
        """
        if typed.strip():
            called, found = self._called(typed), self._finder.vouchers(typed, _MANY)
            near = [group for _fit, group in called] if called and called[0][0][0] == Fit.NEARLY else []
            as_typed = [self._vouchers(one) for one in found if one.way != "nearly"]
            return [*as_typed, *near, *(self._vouchers(one) for one in found if one.way == "nearly")]
        newest = self._finder.newest(_MANY)
        return [Offers(_("What was recorded last"), tuple(map(self._of_voucher, newest)))] if newest else []

    # What is usual.

    def _usual(self) -> Offers:
        """What was chosen most, and in the beginning what is recorded most."""
        wanted = [*self._chosen.usual(), *map(form_action, FORMS)]
        known = self._known()
        return Offers(_("Often wanted"), tuple(known[key]() for key in dict.fromkeys(wanted) if key in known)[:_USUAL])

    def _known(self) -> dict[str, Callable[[], Offer]]:
        """Everything there is a name of, by its key."""
        finder, known = self._finder, dict[str, Callable[[], Offer]]()
        known |= {_action_key(one): partial(_of_action, one) for one in self._actions()}
        known |= {_person_key(one): partial(self._of_person, one) for one in finder.people}
        known |= {_order_key(one): partial(self._of_order, one) for one in finder.orders}
        known |= {_product_key(one): partial(self._of_product, one) for one in finder.products}
        known |= {_material_key(one): partial(self._of_material, one) for one in finder.materials}
        known |= {_machine_key(one): partial(self._of_machine, one) for one in finder.machines}
        known |= {_loan_key(one): partial(self._of_loan, one) for one in finder.loans}
        known |= {_run_key(one): partial(self._of_run, one) for one in finder.runs}
        known |= {_grant_key(one): partial(self._of_grant, one) for one in finder.grants}
        known |= {_template_key(one): partial(self._of_template, one) for one in finder.templates}
        return known

    def _actions(self) -> Names[Action]:
        """What can be done now, in the words of now."""
        actions = (action for section in self._sections for action in section.actions)
        able = [action for action in actions if action.in_palette and action.possible()]
        said = ((one, (one.general or one.words)(), one.within() if one.within else "") for one in able)
        # By what undoing is called in general: what it would undo is looked for to be seen.
        return Names(said, lambda one: also_called(one.key))

    # How each is offered.

    def _of_person(self, person: Person) -> Offer:
        """Her account where something is owed between her and the club, else what is known of her: of a member all."""
        books, owed = self._desk.books, []
        page, wanted = "settings", Wanted(tab="people", person=person.id)
        if "member" in person.roles:
            page, wanted = "members", Wanted(person=person.id)
        for role, words in _OWED.items():
            debt = people.debt_of(books, role, person.id)
            if debt:
                account = ledger.account_of(books, role).id
                year = named_period("this_year", books.today(), books.club.closing_month)
                page, wanted = "statements", Wanted(tab="account_card", account=account, person=person.id, period=year)
                owed.append(_(words) % {"amount": showing.money(debt)})
        go = partial(self._desk.go, page, wanted)
        return Offer(person.name, go, " · ".join(filter(None, (person.detail, *owed))), key=_person_key(person))

    def _of_order(self, row: OrderRow) -> Offer:
        order = row.order
        go = partial(self._desk.go, "orders", Wanted(order=order.id))
        promised = showing.day(order.promised) if order.promised else ""
        beside = " · ".join(filter(None, (order.customer_name, promised)))
        return Offer(order.label, go, beside, showing.money(order.agreed), _order_key(row))

    def _of_product(self, product: Product) -> Offer:
        go = partial(self._desk.go, "products", Wanted(product=product.id))
        beside = " · ".join(filter(None, (product.code, product.unit)))
        return Offer(product.name, go, beside, showing.money(product.price), _product_key(product))

    def _of_material(self, row: MaterialRow) -> Offer:
        one = row.material
        go = partial(self._desk.go, "materials", Wanted(material=one.id))
        return Offer(one.name, go, one.code, one.told(row.in_store), _material_key(row))

    def _of_machine(self, row: MachineRow) -> Offer:
        one = row.machine
        go = partial(self._desk.go, "machines", Wanted(machine=one.id))
        beside = " · ".join(filter(None, (one.draft.kind, one.draft.place)))
        return Offer(one.label, go, beside, showing.money(row.book_value), _machine_key(row))

    def _of_loan(self, row: LoanRow) -> Offer:
        go = partial(self._desk.go, "loans", Wanted(loan=row.id))
        way = _("we owe") if row.side == "borrowed" else _("owes us")
        beside = " · ".join(filter(None, (way, row.contract, showing.day(row.disbursed_on))))
        return Offer(row.name, go, beside, showing.money(row.left), _loan_key(row))

    def _of_run(self, run: Run) -> Offer:
        go = partial(self._desk.go, "payouts", Wanted(run=run.id))
        beside = f"{showing.day(run.day)} · {_(STATES[run.state])}"
        return Offer(run.title, go, beside, showing.money(run.paid) if run.voucher else "", _run_key(run))

    def _of_grant(self, one: Grant) -> Offer:
        go = partial(self._desk.go, "grants", Wanted(grant=one.id))
        return Offer(one.name, go, one.donor_name, showing.money(one.in_hand), _grant_key(one))

    def _of_template(self, template: Template) -> Offer:
        go = partial(self._desk.again, template.voucher, template)
        return Offer(template.name, go, template.description, showing.money(template.amount), _template_key(template))

    def _of_voucher(self, row: VoucherRow) -> Offer:
        go = partial(self._desk.go, TYPED_ON.get(row.word, "ledger"), Wanted(record=row.id))
        facts = (row.label, showing.day(row.day), _("voided") if row.voided else "")
        return Offer(row.description, go, " · ".join(filter(None, facts)), showing.money(row.amount))

    def _vouchers(self, found: Found) -> Offers:
        """The vouchers found in one way, and where there are more, the list of all of them."""
        offers = [self._of_voucher(row) for row in found.rows]
        if found.more:
            period = Period.through(found.day, found.day) if found.day else None
            wanted = Wanted(tab="vouchers", search=found.search, period=period)
            offers.append(Offer(_("All of them in the list of vouchers…"), partial(self._desk.go, "ledger", wanted)))
        return Offers(_headed(found), tuple(offers))


def _action_key(action: Action) -> str:
    return action.key


def _person_key(person: Person) -> str:
    return f"person {person.id}"


def _order_key(row: OrderRow) -> str:
    return f"order {row.order.id}"


def _product_key(product: Product) -> str:
    return f"product {product.id}"


def _material_key(row: MaterialRow) -> str:
    return f"material {row.material.id}"


def _machine_key(row: MachineRow) -> str:
    return f"machine {row.machine.id}"


def _loan_key(row: LoanRow) -> str:
    return f"loan {row.id}"


def _run_key(run: Run) -> str:
    return f"run {run.id}"


def _grant_key(one: Grant) -> str:
    return f"grant {one.id}"


def _template_key(template: Template) -> str:
    return f"template {template.id}"


def _of_action(action: Action) -> Offer:
    keys = QKeySequence(action.keys).toString(QKeySequence.SequenceFormat.NativeText)
    return Offer(action.words(), action.do, action.within() if action.within else "", keys, action.key)


def _headed(found: Found) -> str:
    """Say in which way these vouchers were found, and so how what is typed was read."""
    words = {
        "number": _("Vouchers with this number"),
        "amount": _("Vouchers of %(search)s"),
        "rounded": _("Vouchers of %(search)s and some centavos"),
        "day": _("Vouchers of %(day)s"),
        "words": _("Vouchers with “%(search)s”"),
        "nearly": _("Vouchers with words like “%(search)s”"),
    }
    return words[found.way] % {"search": found.search, "day": showing.long_day(found.day) if found.day else ""}
