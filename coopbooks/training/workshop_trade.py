"""What the workshop sells: garments embroidered for exporters, own products at fairs and to shops."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coopbooks import sales
from coopbooks.days import Month
from coopbooks.money import Money
from coopbooks.training import workshop_figures as figures
from coopbooks.training import workshop_products as wares
from coopbooks.training.chance import Chance
from coopbooks.training.diary import BANK, Diary, Promises
from coopbooks.training.workshop_orders import Orders
from coopbooks.training.workshop_work import Work

SUNDAY = 6
_SLIP = 45
"""One sale in so many is typed wrong at first."""


def sell(
    diary: Diary,
    chance: Chance,
    goods: Mapping[str, int],
    customer: str = "",
    *,
    paid: Money | None = None,
    discount: Money | None = None,
    activity: str = wares.OWN_PRODUCTS,
    order: int | None = None,
) -> sales.SaleDraft:
    """Record a sale, now and then with too many pieces at first, which is corrected at once; return what was right."""

    def typed(pieces: Mapping[str, int]) -> sales.SaleDraft:
        draft = diary.sale(pieces, customer, paid=paid, discount=discount, activity=activity)
        return replace(draft, order=order)

    right = typed(goods)
    if chance.one_in(_SLIP):
        too_many = {name: pieces + 10 for name, pieces in goods.items()}
        diary.sell_again(diary.sell(typed(too_many)), right)
    else:
        diary.sell(right)
    return right


class Exporters:
    """Deliveries to exporters, on credit: so many garments a month, each delivery the work of one group."""

    def __init__(self, diary: Diary, chance: Chance, work: Work) -> None:
        self._diary, self._chance, self._work = diary, chance, work
        self._plan: dict[date, list[int]] = {}
        self._owed = {exporter.name: Promises(exporter.days) for exporter in figures.EXPORTERS}
        for exporter in figures.EXPORTERS:
            for day, amount in zip(figures.DELIVERED_BEFORE, exporter.owed_at_first, strict=True):
                self._owed[exporter.name].add(day, Money.of(amount))

    def deliver(self) -> None:
        """Deliver what is planned for today."""
        today = self._diary.today
        if today.day == 1:
            self._plan = self._month(Month.of(today))
        for garments in self._plan.get(today, ()):
            self._deliver(garments)

    def _month(self, month: Month) -> dict[date, list[int]]:
        """Spread the garments of a month over its working days."""
        days = [date(month.year, month.number, number) for number in range(1, month.last.day + 1)]
        working = [day for day in days if day.weekday() != SUNDAY]
        deliveries = self._chance.shares(figures.GARMENTS_A_MONTH, figures.DELIVERIES_A_MONTH)
        plan: dict[date, list[int]] = {}
        for place, garments in enumerate(deliveries):
            plan.setdefault(working[place * len(working) // len(deliveries)], []).append(garments)
        return plan

    def _deliver(self, garments: int) -> None:
        exporter = self._chance.pick(figures.EXPORTERS)
        parts = self._chance.shares(garments, len(exporter.wants))
        goods = {ware.name: pieces for ware, pieces in zip(exporter.wants, parts, strict=True)}
        sold = sell(self._diary, self._chance, goods, exporter.name, paid=Money(0), activity=wares.EMBROIDERY)
        self._owed[exporter.name].add(self._diary.today, sold.total)
        self._work.embroidered({ware: goods[ware.name] for ware in exporter.wants})

    def collect(self) -> None:
        """Take what exporters pay through the bank."""
        if self._diary.today.day in figures.PAY_DAYS:
            for name, owed in self._owed.items():
                self._diary.collect(name, owed.take_due(self._diary.today), box=BANK)


class OwnProducts:
    """What members make to sell themselves: at fairs for cash, to shops for half at once and half later."""

    def __init__(self, diary: Diary, chance: Chance, orders: Orders) -> None:
        self._diary, self._chance, self._orders = diary, chance, orders
        self._owed = {shop: Promises(figures.SHOP_DAYS) for shop in figures.SHOPS}

    def sell_at_fair(self) -> None:
        """Sell at the fair of El Alto; who buys much gets a little off."""
        if self._diary.today.weekday() in figures.FAIR_DAYS:
            for _buyer in range(self._chance.between(1, 4)):
                ware = self._chance.pick(wares.OWN)
                pieces = self._chance.between(1, 3)
                less = Money.of(5) if pieces > 1 and self._chance.one_in(3) else None
                sell(self._diary, self._chance, {ware.name: pieces}, discount=less)

    def sell_to_shops(self) -> None:
        """Bring every shop its goods on a day of the month of its own, for half the money."""
        for place, (shop, owed) in enumerate(self._owed.items()):
            if self._diary.today.day == 8 + 7 * place:
                self._diary.collect(shop, owed.take_due(self._diary.today))
                goods = {
                    wares.BAG.name: self._chance.between(6, 12),
                    wares.PURSE.name: self._chance.between(10, 20),
                }
                half = self._diary.sale(goods).total.split((1, 1))[0]
                paid = Money(half.minor // 1000 * 1000)
                order = self._orders.due_at(shop)
                sold = sell(self._diary, self._chance, goods, shop, paid=paid, order=order)
                self._orders.done(order)
                owed.add(self._diary.today, sold.owed)
