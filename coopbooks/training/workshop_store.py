"""The store of the workshop: thread by the cone, bought every week, used twice a month; wool that is an exporter's."""

from datetime import date
from typing import Final

from coopbooks.days import Month
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.training import workshop_figures as figures
from coopbooks.training.diary import Diary, Spent
from coopbooks.training.names import members
from coopbooks.training.store import Good, Much, Store
from coopbooks.training.workshop_orders import Orders
from coopbooks.training.workshop_products import EMBROIDERY

THREAD: Final = Good(N_("Embroidery thread"), N_("cone"), "60", N_("box"), "12")
WOOL: Final = Good(N_("Wool sent by exporters"), "kg")
CONES_AT_FIRST: Final = Much("Embroidery thread", "10", "box", "2640")
CONE: Final = Money.of("22")
"""What a cone costs, more or less: so many whole ones are bought for the amount of a bill."""
RESERVE: Final = 120
"""So many cones are left whenever it is written down what was used."""
MIDDLE: Final = 15
COUNTED: Final = {date(2025, 6, 30): {THREAD.name: "3"}, date(2025, 12, 31): dict[str, str]()}
"""When the store was counted, and what was missing then."""
_AT_HOME: Final = list(members(9))[-1]
"""She embroiders at home, with thread handed to her."""
_SENT, _EMBROIDERED = date(2025, 12, 3), date(2025, 12, 18)


class WorkshopStore:
    """The store day by day."""

    def __init__(self, diary: Diary, orders: Orders) -> None:
        """Write down what is there at first; the rest of the materials nobody has named yet."""
        self._diary, self._orders = diary, orders
        self._store = Store(diary, THREAD, WOOL, activity=EMBROIDERY)
        self._store.take_over(CONES_AT_FIRST)

    @property
    def thread(self) -> int:
        """The thread, which all sheets ask the price of."""
        return self._store.id(THREAD.name)

    def spent(self, bill: figures.Bill, amount: Money) -> Spent:
        """Return what is spent on a bill: thread goes into the store, all else is used at once."""
        if bill.what != THREAD.name:
            return Spent(_(bill.what), bill.account, amount)
        cones = str(amount.minor // CONE.minor)
        return self._store.bought(Much(THREAD.name, cones, THREAD.unit, str(amount.decimal)))

    def live(self) -> None:
        """Write down what was used, counted, handed out and sent today."""
        today = self._diary.today
        if today.day == MIDDLE or today == Month.of(today).last:
            used = self._store.there(THREAD.name).decimal - RESERVE
            if used > 0:
                order = self._orders.worked_on if today.day == MIDDLE else None
                self._store.use(Much(THREAD.name, str(used), THREAD.unit), order=order)
        if today in COUNTED:
            self._store.count(COUNTED[today], _("Cones without an end, thrown away") if COUNTED[today] else "")
        if today == _SENT:
            self._store.hand("trust_in", Much(WOOL.name, "25", "kg"), figures.EXPORTERS[0].name)
            self._store.hand("handed", Much(THREAD.name, "10", "cone"), _AT_HOME, _("To embroider at home"))
        if today == _EMBROIDERED:
            self._store.hand("trust_used", Much(WOOL.name, "18.5", "kg"), figures.EXPORTERS[0].name)
            self._store.hand("returned", Much(THREAD.name, "4", "cone"), _AT_HOME)
