"""What the workshop pays and how its money moves: bills, boxes, counts, a few dollars."""

from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.ledger import foreign_balance
from coopbooks.money import Money
from coopbooks.training import workshop_figures as figures
from coopbooks.training.chance import Chance
from coopbooks.training.diary import BANK, CASH, DOLLARS, PETTY, Diary, Promises
from coopbooks.training.workshop_store import WorkshopStore

MONDAY, SATURDAY = 0, 5
_TWICE = 90
"""One bill in so many is written down twice."""
_MISCOUNT = 6
"""One count in so many does not agree with the books."""
_HUNDRED_BOLIVIANOS = 100_00


class Bills:
    """What is paid again and again, and the supplier who waits for her money."""

    def __init__(self, diary: Diary, chance: Chance, store: WorkshopStore) -> None:
        self._diary, self._chance, self._store = diary, chance, store
        self._owed = Promises(figures.SUPPLIER_DAYS)
        self._owed.add(figures.EVENING_BEFORE, Money.of(figures.OWED_TO_WOOL_SHOP))

    def pay(self) -> None:
        """Pay the bills of today, and what has been owed long enough."""
        for bill in figures.BILLS:
            if bill.falls_on(self._diary.today):
                self._pay(bill)
        if self._diary.today.day in (figures.PAY_DAYS[1], Month.of(self._diary.today).last.day):
            self._diary.pay(figures.WOOL_SHOP, self._owed.take_due(self._diary.today), box=BANK)

    def _pay(self, bill: figures.Bill) -> None:
        amount = self._chance.amount(bill.low, bill.high)
        draft = self._diary.cost(
            self._store.spent(bill, amount),
            supplier=bill.supplier,
            paid=Money(0) if bill.on_credit else None,
            box=bill.box,
            activity=bill.activity,
        )
        if bill.template:
            self._diary.spend_again(bill.what, draft)
        else:
            self._diary.spend(draft)
        if bill.on_credit:
            self._owed.add(self._diary.today, amount)
        if self._chance.one_in(_TWICE):
            self._diary.void(self._diary.spend(draft).voucher, _("Written down twice"))


class Boxes:
    """Money between the bank, the cash box and petty cash, and the counting of it."""

    def __init__(self, diary: Diary, chance: Chance) -> None:
        self._diary, self._chance = diary, chance

    def fetch(self, needed: Money) -> None:
        """Fetch from the bank what is needed in cash today, in whole hundreds."""
        missing = needed + Money.of(figures.FLOAT) - self._diary.balance(CASH)
        if missing.minor > 0:
            hundreds = -(-missing.minor // _HUNDRED_BOLIVIANOS)
            fee = Money.of(figures.WITHDRAWAL_FEE)
            self._diary.move(BANK, CASH, Money(hundreds * _HUNDRED_BOLIVIANOS), fee=fee)

    def fill_petty_cash(self) -> None:
        """Fill petty cash up again on Mondays, to what it always begins a week with."""
        if self._diary.today.weekday() == MONDAY:
            self._diary.move(CASH, PETTY, Money.of(figures.PETTY_FLOAT) - self._diary.balance(PETTY))

    def bring_to_bank(self) -> None:
        """Bring to the bank what is too much to keep in the house."""
        there = self._diary.balance(CASH)
        if there > Money.of(figures.MOST_IN_CASH):
            hundreds = (there - Money.of(figures.FLOAT)).minor // _HUNDRED_BOLIVIANOS
            self._diary.move(CASH, BANK, Money(hundreds * _HUNDRED_BOLIVIANOS))

    def change_dollars(self) -> None:
        """Buy a few dollars, or sell some again."""
        today = self._diary.today
        if today in figures.DOLLARS_BOUGHT:
            dollars, bolivianos = figures.DOLLARS_BOUGHT[today]
            self._diary.move(BANK, DOLLARS, Money.of(bolivianos), received=Money.of(dollars, "USD"))
        if today in figures.DOLLARS_SOLD:
            dollars, bolivianos = figures.DOLLARS_SOLD[today]
            self._diary.move(DOLLARS, BANK, Money.of(dollars, "USD"), received=Money.of(bolivianos))

    def count(self) -> None:
        """Count the cash box on Saturdays, where sometimes a little is missing, and all boxes as a quarter ends."""
        today = self._diary.today
        quarter_ends = today.month % 3 == 0 and today == Month.of(today).last
        if today.weekday() == SATURDAY and not quarter_ends:
            self._count_with_luck()
        if quarter_ends:
            self._diary.count(CASH, self._diary.balance(CASH))
            self._diary.count(PETTY, self._diary.balance(PETTY))
            dollars = foreign_balance(self._diary.books, self._diary.account(DOLLARS), "USD")
            self._diary.count(DOLLARS, dollars)

    def _count_with_luck(self) -> None:
        expected = self._diary.balance(CASH)
        if self._chance.one_in(_MISCOUNT):
            off = self._chance.pick((Money.of("-5"), Money.of("-2"), Money.of("-0.50"), Money.of(1), Money.of(3)))
            self._diary.count(CASH, expected + off, _("Not known; wrong change at the fair, perhaps"))
        else:
            self._diary.count(CASH, expected)
