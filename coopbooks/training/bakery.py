"""The bakery: one month, one quintal of flour every working day, part of the bread sold to shops on credit."""

from collections.abc import Callable
from typing import Final

from coopbooks.books import Club
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import Line
from coopbooks.money import Money
from coopbooks.training import bakery_figures as figures
from coopbooks.training.bakery_sheets import save_sheets
from coopbooks.training.diary import BANK, CASH, Diary, Promises, Spent
from coopbooks.training.outside import write_down_rates
from coopbooks.training.store import Store

DAYS: Final = Period(figures.EVENING_BEFORE, figures.MONTH.after)
WEDNESDAY, SATURDAY, SUNDAY = 2, 5, 6
_ON_CREDIT: Final = (0, 3)
_SHOPS: Final = (figures.EVERY_SATURDAY, figures.EVERY_WEDNESDAY, figures.ON_ACCOUNT)


def club(language: str) -> Club:
    """Return whose books these are."""
    return Club(
        _("Bakery of the Las Kantutas mothers' centre"),
        place="La Paz",
        activity=_("Bread"),
        treasurer="Justina Apaza",
        president="Martha Condori",
        language=language,
    )


def begin(diary: Diary) -> Callable[[], None]:
    """Open the books on the evening before, and return what is done every day from then on."""
    diary.offer(figures.LOAF)
    write_down_rates(diary.books, figures.EVENING_BEFORE)
    diary.meet(figures.MILL, "supplier")
    diary.meet(figures.LANDLADY, "supplier")
    for shop in _SHOPS:
        diary.meet(shop.name, "customer", shop.place)
    diary.open_with(
        Line(diary.account(CASH), Money.of(figures.CASH_AT_FIRST)),
        Line(diary.account(BANK), Money.of(figures.BANK_AT_FIRST)),
        Line("machines", Money.of(figures.OVEN)),
        Line("contributions", -Money.of(figures.CONTRIBUTION).times(figures.MEMBERS)),
    )
    store = Store(diary, *figures.GOODS)
    store.take_over(*figures.INGREDIENTS)
    save_sheets(diary, store)
    return _Bakery(diary, store).live


class _Bakery:
    """The bakery day by day."""

    def __init__(self, diary: Diary, store: Store) -> None:
        self._diary, self._store = diary, store
        self._mill = Promises(3)
        self._landlady = Promises(0)
        self._saturday_shop = Promises(0)
        self._wednesday_shop = Promises(1)

    def live(self) -> None:
        """Do what is done on the day the diary shows; on Sundays the oven rests."""
        today = self._diary.today
        if today not in figures.MONTH or today.weekday() == SUNDAY:
            return
        self._bake()
        self._sell()
        if today.weekday() == WEDNESDAY:
            self._diary.collect(figures.EVERY_WEDNESDAY.name, self._wednesday_shop.take_due(today))
        if today.weekday() == SATURDAY:
            self._close_the_week()

    def _bake(self) -> None:
        """Buy and use what one quintal needs, on credit on some days; light and water are owed to the landlady."""
        diary = self._diary
        ingredients = [self._store.bought(one) for one in figures.INGREDIENTS]
        on_credit = diary.today.weekday() in _ON_CREDIT
        bought = diary.cost(*ingredients, supplier=figures.MILL, paid=Money(0) if on_credit else None)
        diary.spend(bought)
        if on_credit:
            self._mill.add(diary.today, bought.total)
        self._store.use(*figures.INGREDIENTS, product=figures.LOAF.name)
        gas = Spent(_("Gas"), "power", Money.of(figures.GAS))
        rest = Spent(_("Light, water and other"), "power", Money.of(figures.LIGHT_AND_WATER))
        diary.spend(diary.cost(gas, rest, supplier=figures.LANDLADY, paid=gas.amount))
        self._landlady.add(diary.today, rest.amount)
        work = Spent(_("Work of the bakers"), "member_work", Money.of(figures.WORK))
        diary.spend(diary.cost(work))

    def _sell(self) -> None:
        """Sell all loaves: to the shops on credit, the rest over the counter."""
        diary = self._diary
        for shop in _SHOPS:
            taken = diary.sale({figures.LOAF.name: shop.loaves}, shop.name, paid=Money(0))
            diary.sell(taken)
            if shop is figures.EVERY_SATURDAY:
                self._saturday_shop.add(diary.today, taken.total)
            if shop is figures.EVERY_WEDNESDAY:
                self._wednesday_shop.add(diary.today, taken.total)
        left = figures.LOAVES - sum(shop.loaves for shop in _SHOPS)
        diary.sell(diary.sale({figures.LOAF.name: left}))

    def _close_the_week(self) -> None:
        """Collect and pay, take money to the bank, and count what is left in the box and in the store."""
        diary = self._diary
        diary.collect(figures.EVERY_SATURDAY.name, self._saturday_shop.take_due(diary.today))
        if diary.today == figures.MIDDLE:
            diary.collect(figures.ON_ACCOUNT.name, Money.of(figures.PAID_ON_ACCOUNT))
            diary.pay(figures.LANDLADY, self._landlady.take_due(diary.today))
        if diary.today != figures.MONTH.first:
            diary.move(CASH, BANK, Money.of(figures.TO_THE_BANK))
        diary.pay(figures.MILL, self._mill.take_due(diary.today), box=BANK)
        diary.count(CASH, diary.balance(CASH))
        self._store.count({})
