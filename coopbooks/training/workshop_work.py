"""What the members of the workshop make, written down: embroidery by lots, own products step by step, hours, days."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from typing import Final

from coopbooks import products, work
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.training import workshop_figures as figures
from coopbooks.training import workshop_products as wares
from coopbooks.training.chance import Chance
from coopbooks.training.diary import Diary
from coopbooks.training.names import members
from coopbooks.training.wares import Ware
from coopbooks.training.workshop_members import GROUPS, IN_A_GROUP
from coopbooks.training.workshop_orders import COLLARS, Orders
from coopbooks.work import PieceDraft, WorkDraft

LOT: Final = "L-%03d"
OWN_DAYS: Final = (13, 26)
"""When a batch of products for fairs is made."""
ORDER_DAYS: Final = (0, 3)
"""On Mondays and Thursdays collars are embroidered for the winter."""
COLLAR_RATE: Final = "3.20"
"""What a collar of this order pays, more than usual."""
CLEANED: Final = (N_("Cleaning and putting in order"), "3", "8")
"""What is done by the hour on the first Friday of the month, how long, and what an hour is paid."""
AT_THE_FAIR: Final = (N_("Selling at the fair"), "30")
"""What is done by the day, and what a day is paid."""
AT_HOME: Final = list(members(9))[-1]
"""She embroiders at home."""
_PIECES_HOME: Final = {date(2025, 12, 18): ("given", 60), date(2025, 12, 27): ("brought", 45)}
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_DAYS_OF_A_WEEK: Final = 7
_SPOILT, _MENDED = 22, 18
"""One record of pieces in so many has some that were rejected, or that she mended."""
_SEED: Final = 1_207


class Work:
    """The work day by day."""

    def __init__(self, diary: Diary, orders: Orders) -> None:
        """Begin with the first group, and the first lot."""
        self._diary, self._orders, self._chance = diary, orders, Chance(_SEED)
        self._groups = cycle(GROUPS.values())
        self._turns = cycle(members(figures.MEMBERS))
        self._lot = 0
        self._sheet: list[WorkDraft] = []
        self._makings: dict[str, list[int]] = {}

    def embroidered(self, goods: Mapping[Ware, int]) -> None:
        """Note who of the next group embroidered what is delivered today, in the last days: half of it each half."""
        self._lot += 1
        group = next(self._groups)
        turned = self._lot % IN_A_GROUP
        at_work = iter(group[turned:] + group[:turned])
        days = cycle(self._last_days())
        for place, (ware, pieces) in enumerate(goods.items()):
            many = (IN_A_GROUP + 1 - place) // len(goods)
            for part in self._chance.shares(pieces, many):
                one = self._pieces(next(at_work), ware, 0, part)
                checker = self._diary.person(group[0])
                self._sheet.append(replace(one, day=next(days), lot=LOT % self._lot, checked_by=checker))

    def live(self) -> None:
        """Note what else was done today; on Saturdays the sheet of the week is written down."""
        today = self._diary.today
        if today.day in OWN_DAYS:
            self._sheet += self._batch()
        if today.weekday() == _FRIDAY and today.day <= _DAYS_OF_A_WEEK:
            what, hours, rate = CLEANED
            self._sheet += [self._other("hours", what, hours, rate) for _one in range(5)]
        if today.weekday() == _SUNDAY:
            what, rate = AT_THE_FAIR
            self._sheet.append(self._other("days", what, "1", rate))
        order = self._orders.worked_on
        if order and today == COLLARS.taken:
            self._pay_more(order)
        if order and today.weekday() in ORDER_DAYS:
            self._sheet += self._for_the_order(order)
        if today in _PIECES_HOME:
            self._home(*_PIECES_HOME[today])
        if today.weekday() == _SATURDAY or today == figures.YEAR.last:
            self._write_down()

    def _pay_more(self, order: int) -> None:
        """Pay more for the collars of an order than for others."""
        making, rate = self._making(wares.COLLAR, 0), Quantity.of(COLLAR_RATE)
        work.set_order_rate(self._diary.books, order, making, rate, _("With double thread"))

    def _batch(self) -> Iterator[WorkDraft]:
        """A batch of one product, each step of it by somebody else."""
        ware = self._chance.pick(wares.OWN)
        worth = sum(Quantity.of(step.rate).decimal for step in ware.steps)
        pieces = int(self._chance.between(240, 360) // worth)
        for step in range(len(ware.steps)):
            yield self._pieces(next(self._turns), ware, step, pieces)

    def _for_the_order(self, order: int) -> Iterator[WorkDraft]:
        for _one in range(4):
            one = self._pieces(next(self._turns), wares.COLLAR, 0, self._chance.between(10, 20))
            yield replace(one, order=order)

    def _pieces(self, name: str, ware: Ware, step: int, pieces: int) -> WorkDraft:
        """What a member made of a step of a product; now and then she spoilt a piece, or mended some."""
        return WorkDraft(
            self._diary.person(name),
            self._diary.today,
            making=self._making(ware, step),
            accepted=Quantity.of(pieces),
            rejected=Quantity.of(self._chance.between(1, 2) if self._chance.one_in(_SPOILT) else 0),
            rework=Quantity.of(self._chance.between(1, 3) if self._chance.one_in(_MENDED) else 0),
            activity=self._diary.activity(ware.activity),
        )

    def _making(self, ware: Ware, step: int) -> int:
        if ware.name not in self._makings:
            known = products.list_making(self._diary.books, self._diary.product(ware.name) or 0)
            self._makings[ware.name] = [one.id for one in known]
        return self._makings[ware.name][step]

    def _other(self, kind: str, what: str, many: str, rate: str) -> WorkDraft:
        """What the member whose turn it is did that is no step of a product."""
        return WorkDraft(
            self._diary.person(next(self._turns)),
            self._diary.today,
            kind,
            name=_(what),
            accepted=Quantity.of(many),
            rate=Quantity.of(rate),
            activity=self._diary.activity(wares.OWN_PRODUCTS) if kind == "days" else None,
        )

    def _last_days(self) -> list[date]:
        """Return today and the two days before it, of those that are in this week and year."""
        today = self._diary.today
        days = (today - timedelta(days=back) for back in range(min(today.weekday() + 1, 3)))
        return [day for day in days if day in figures.YEAR]

    def _write_down(self) -> None:
        """Write down the sheet of the week."""
        self._diary.clock.go_on()
        work.record_work(self._diary.books, self._sheet)
        self._sheet.clear()

    def _home(self, kind: str, pieces: int) -> None:
        """Give pieces to her who embroiders at home, or take back what she has finished."""
        product = self._diary.product(wares.CAP.name)
        draft = PieceDraft(kind, self._diary.person(AT_HOME), product, Quantity.of(pieces), self._diary.today)
        self._diary.clock.go_on()
        work.hand_pieces(self._diary.books, draft)
