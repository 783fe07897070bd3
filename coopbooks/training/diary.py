"""The books of a story and the hand that writes in them: day by day, through the front doors, like a treasurer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from coopbooks import cash, costs, ledger, materials, people, products, sales, templates
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.materials import MaterialLine
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.templates import TemplateDraft
from coopbooks.training.wares import Ware, put_down

CASH: Final = "cash"
PETTY: Final = "1.1.1.02"
DOLLARS: Final = "1.1.1.03"
BANK: Final = "1.1.1.04"
"""The boxes of the starter chart: by role, or by code where they play none."""

_MORNING: Final = time(8, 30)
_A_WHILE: Final = timedelta(minutes=4)


class Clock:
    """The clock of a story: it shows the day the story has come to, and goes on a little with every look."""

    def __init__(self, day: date) -> None:
        """Begin on the morning of a day."""
        self.turn_to(day)

    def turn_to(self, day: date) -> None:
        """Show the morning of a day."""
        self._moment = datetime.combine(day, _MORNING)

    def go_on(self) -> None:
        """Let the time pass that one more thing to write down takes."""
        self._moment += _A_WHILE

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self._moment


@dataclass(frozen=True, slots=True)
class Spent:
    """So much for something: words already in the language of the books, the account by role, the amount.

    ``of`` says how much of which material it bought.
    """

    what: str
    account: str
    amount: Money
    of: MaterialLine | None = None

    def line(self, account: int, activity: int | None) -> costs.CostLine:
        """Return the line of a cost it makes."""
        if self.of is None:
            return costs.CostLine(account, self.amount, self.what, activity)
        bought = (self.of.material, self.of.quantity, self.of.unit)
        return costs.CostLine(account, self.amount, self.what, activity, *bought)


@dataclass
class Promises:
    """What one person still has to pay or be paid, oldest first; paid once it is so many days old."""

    days: int
    open: list[tuple[date, Money]] = field(default_factory=list)

    def add(self, day: date, amount: Money) -> None:
        """Note what was bought on credit."""
        self.open.append((day, amount))

    def take_due(self, today: date) -> Money:
        """Strike out what is due today and return how much that is."""
        last = today - timedelta(days=self.days)
        due = [amount for day, amount in self.open if day <= last]
        self.open = [(day, amount) for day, amount in self.open if day > last]
        return total(due)


class Diary:
    """Books being written: looks up names once, makes drafts, records them on the day the clock shows."""

    def __init__(self, books: Books, clock: Clock) -> None:
        """Open a diary at the first page."""
        self.books = books
        self.clock = clock
        self._accounts = {one.role or one.code: one.id for one in ledger.list_accounts(books, postable=True)}
        self._people: dict[str, int] = {}
        self._products: dict[str, products.Product] = {}
        self._activities: dict[str, int] = {}
        self._templates: dict[str, int] = {}

    @property
    def today(self) -> date:
        """The day the story has come to."""
        return self.clock().date()

    def account(self, name: str) -> int:
        """Return an account by its role, or by its code where it plays none."""
        return self._accounts[name]

    def balance(self, name: str) -> Money:
        """Return what an account stands at now."""
        return ledger.balance_on(self.books, self.account(name))

    def person(self, name: str) -> int | None:
        """Return somebody met before; nobody for no name."""
        return self._people[name] if name else None

    def know(self, name: str, person: int) -> None:
        """Know who is meant by a name from now on."""
        self._people[name] = person

    def meet(self, name: str, role: str, place: str = "") -> None:
        """Put a person down by name."""
        draft = people.PersonDraft(name, detail=place, roles=frozenset({role}))
        self._people[name] = people.add_person(self.books, draft).id

    def offer(self, *wares: Ware) -> None:
        """Put products down; they are asked for by their English name."""
        for ware in wares:
            self._products[ware.name] = put_down(self.books, ware, self._activities.get(ware.activity))

    def pay_more(self, ware: Ware, step: str, rate: str, since: date) -> None:
        """Write down that more is paid for a step of a product from a day on."""
        known = products.list_making(self.books, self._products[ware.name].id)
        making = next(one for one in known if one.name == _(step))
        products.set_piece_rate(self.books, making.id, Quantity.of(rate), since)

    def product(self, name: str) -> int | None:
        """Return a product put down before; none for no name."""
        return self._products[name].id if name else None

    def activity(self, name: str) -> int | None:
        """Return a line of work put down before; none for no name."""
        return self._activities[name] if name else None

    def follow(self, *activities: str) -> None:
        """Put lines of work down; they are asked for by their English name."""
        for name in activities:
            self._activities[name] = ledger.add_activity(self.books, _(name)).id

    def sale(
        self,
        goods: Mapping[str, int],
        customer: str = "",
        *,
        paid: Money | None = None,
        discount: Money | None = None,
        activity: str = "",
    ) -> sales.SaleDraft:
        """Draft a sale into the cash box; all of it is paid unless said otherwise."""
        sold = [(self._products[name], many) for name, many in goods.items()]
        lines = tuple(
            sales.SaleLine(one.id, one.name, Quantity.of(many), one.unit, one.price) for one, many in sold if many
        )
        less = discount or Money(0)
        return sales.SaleDraft(
            day=self.today,
            lines=lines,
            paid=total(line.amount for line in lines) - less if paid is None else paid,
            discount=less,
            box=self.account(CASH),
            customer=self.person(customer),
            kind=sold[0][0].kind,
            activity=self._activities.get(activity),
        )

    def sell(self, draft: sales.SaleDraft) -> sales.Sale:
        """Record a sale."""
        self.clock.go_on()
        return sales.record_sale(self.books, draft)

    def sell_again(self, wrong: sales.Sale, right: sales.SaleDraft) -> None:
        """Record a sale again as it should have been."""
        self.clock.go_on()
        sales.correct_sale(self.books, wrong.id, right)

    def cost(
        self, *spent: Spent, supplier: str = "", paid: Money | None = None, box: str = CASH, activity: str = ""
    ) -> costs.CostDraft:
        """Draft a cost; all of it is paid unless said otherwise."""
        follows = self._activities.get(activity)
        return costs.CostDraft(
            day=self.today,
            lines=tuple(one.line(self.account(one.account), follows) for one in spent),
            paid=total(one.amount for one in spent) if paid is None else paid,
            box=self.account(box),
            supplier=self.person(supplier),
        )

    def spend(self, draft: costs.CostDraft) -> costs.Cost:
        """Record a cost."""
        self.clock.go_on()
        return costs.record_cost(self.books, draft)

    def spend_again(self, name: str, draft: costs.CostDraft) -> None:
        """Record a cost that comes every month: kept as a template by its English name at first, from it ever after."""
        if name not in self._templates:
            monthly = TemplateDraft(_(name), templates.proposed_rhythm(self.today, self.today))
            self._templates[name] = templates.keep_template(self.books, self.spend(draft).voucher, monthly).id
            return
        due = templates.template(self.books, self._templates[name]).due_for(self.today)
        templates.record_from(self.books, self._templates[name], due, lambda: self.spend(draft))

    def void(self, voucher: int, reason: str) -> None:
        """Take a voucher back."""
        self.clock.go_on()
        materials.void(self.books, voucher, reason)

    def collect(self, customer: str, amount: Money, *, box: str = CASH) -> None:
        """Take what a customer pays of her debt, if anything."""
        if amount:
            self.clock.go_on()
            sales.receive_payment(self.books, self._settled(customer, amount, box))

    def pay(self, supplier: str, amount: Money, *, box: str = CASH) -> None:
        """Pay a supplier what is owed, if anything."""
        if amount:
            self.clock.go_on()
            costs.pay_supplier(self.books, self._settled(supplier, amount, box))

    def _settled(self, person: str, amount: Money, box: str) -> people.SettlementDraft:
        return people.SettlementDraft(self.today, self.person(person), self.account(box), amount)

    def move(
        self, giving: str, receiving: str, amount: Money, *, received: Money | None = None, fee: Money | None = None
    ) -> None:
        """Move money between two boxes, if there is any to move."""
        if amount.minor > 0:
            self.clock.go_on()
            draft = cash.TransferDraft(
                self.today,
                self.account(giving),
                self.account(receiving),
                amount,
                fee or Money(0, amount.currency),
                received,
            )
            cash.transfer(self.books, draft)

    def other_money(
        self, what: str, account: str, amount: Money, *, into: bool, box: str = CASH, person: str = ""
    ) -> None:
        """Record money in or out that is no sale, cost or settled debt; ``what`` is in the language of the books."""
        self.clock.go_on()
        draft = cash.MovementDraft(
            self.today, self.account(box), into, self.account(account), amount, what, self.person(person)
        )
        cash.record_movement(self.books, draft)

    def count(self, box: str, there: Money, explanation: str = "") -> None:
        """Count a box in which so much lies, in as few notes and coins as may be."""
        pieces = []
        for piece in cash.denominations(there.currency):
            many, rest = divmod(there.minor, piece.minor)
            pieces.append((piece, many))
            there = Money(rest, there.currency)
        self.clock.go_on()
        cash.count_cash(self.books, cash.CountDraft(self.today, self.account(box), tuple(pieces), explanation))

    def open_with(self, *lines: ledger.Line) -> None:
        """Record what the club has and owes on the evening before."""
        ledger.record_opening(self.books, ledger.OpeningDraft(self.today, lines))
