"""The embroidery workshop: a mothers' club of 75 members that embroiders 15.000 garments a month for exporters."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from coopbooks.books import Club
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import Foreign, Line
from coopbooks.money import Money, total
from coopbooks.training import workshop_figures as figures
from coopbooks.training import workshop_products as wares
from coopbooks.training.chance import Chance
from coopbooks.training.diary import BANK, CASH, DOLLARS, PETTY, Diary
from coopbooks.training.names import members
from coopbooks.training.outside import OFFICIAL_RATE, write_down_rates
from coopbooks.training.workshop_capital import Capital
from coopbooks.training.workshop_members import Members, meet_members
from coopbooks.training.workshop_money import Bills, Boxes
from coopbooks.training.workshop_orders import Orders
from coopbooks.training.workshop_payouts import Payouts
from coopbooks.training.workshop_sheets import WorkshopSheets
from coopbooks.training.workshop_store import WorkshopStore
from coopbooks.training.workshop_trade import Exporters, OwnProducts
from coopbooks.training.workshop_work import Work

DAYS: Final = Period(figures.EVENING_BEFORE, figures.YEAR.after)
_SEED: Final = 15_000


def club(language: str) -> Club:
    """Return whose books these are."""
    treasurer, president = members(2)
    return Club(
        _("Mothers' club Bordadoras de El Alto"),
        place="El Alto",
        activity=_("Embroidery"),
        treasurer=treasurer,
        president=president,
        language=language,
    )


def begin(diary: Diary) -> Callable[[], None]:
    """Open the books on the evening before, and return what is done every day from then on."""
    diary.follow(wares.EMBROIDERY, wares.OWN_PRODUCTS)
    diary.offer(*wares.SERVICES, *wares.OWN, wares.PANEL)
    diary.pay_more(*wares.RAISE)
    write_down_rates(diary.books, figures.EVENING_BEFORE)
    _meet_everybody(diary)
    diary.open_with(*_had(diary), *_owed(diary))
    return _Workshop(diary).live


def _meet_everybody(diary: Diary) -> None:
    meet_members(diary)
    for exporter in figures.EXPORTERS:
        diary.meet(exporter.name, "customer")
    for shop, place in figures.SHOPS.items():
        diary.meet(shop, "customer", place)
    for supplier in figures.SUPPLIERS:
        diary.meet(supplier, "supplier")
    diary.meet(figures.LENDER, "lender")
    diary.meet(figures.DONOR, "donor")


def _had(diary: Diary) -> list[Line]:
    """What the club had: money, dollars, what exporters owed, materials and machines."""
    dollars = Money.of(figures.DOLLARS_AT_FIRST, "USD")
    rate = Decimal(OFFICIAL_RATE)
    return [
        Line(diary.account(CASH), Money.of(figures.CASH_AT_FIRST)),
        Line(diary.account(PETTY), Money.of(figures.PETTY_AT_FIRST)),
        Line(diary.account(BANK), Money.of(figures.BANK_AT_FIRST)),
        Line(
            diary.account(DOLLARS),
            Money.of(dollars.decimal * rate),
            foreign=Foreign(dollars, rate, _("Official rate")),
        ),
        *(
            Line("customers", total(map(Money.of, one.owed_at_first)), person=diary.person(one.name))
            for one in figures.EXPORTERS
        ),
        *(Line(role, Money.of(amount)) for role, amount in figures.HAD_AT_FIRST.items()),
    ]


def _owed(diary: Diary) -> list[Line]:
    """What the club owed, and what its members put into it; the rest is what earlier years left."""
    return [
        Line("suppliers", -Money.of(figures.OWED_TO_WOOL_SHOP), person=diary.person(figures.WOOL_SHOP)),
        Line("loans_payable", -Money.of(figures.LOAN_AT_FIRST), person=diary.person(figures.LENDER)),
        *(
            Line("contributions", -Money.of(figures.CONTRIBUTION), person=diary.person(name))
            for name in members(figures.MEMBERS)
        ),
    ]


class _Workshop:
    """The workshop day by day."""

    def __init__(self, diary: Diary) -> None:
        chance = Chance(_SEED)
        self._diary = diary
        self._orders = Orders(diary)
        self._work = Work(diary, self._orders)
        self._exporters = Exporters(diary, chance, self._work)
        self._own = OwnProducts(diary, chance, self._orders)
        self._store = WorkshopStore(diary, self._orders)
        self._sheets = WorkshopSheets(diary, self._store.thread)
        self._bills = Bills(diary, chance, self._store)
        self._boxes = Boxes(diary, chance)
        self._members = Members(diary)
        self._payouts = Payouts(diary)
        self._capital = Capital(diary)

    def live(self) -> None:
        """Do what is done on the day the diary shows: money comes in before it is paid out, and is counted last."""
        today = self._diary.today
        if today not in figures.YEAR:
            return
        self._orders.live()
        self._exporters.deliver()
        self._exporters.collect()
        self._own.sell_at_fair()
        self._own.sell_to_shops()
        self._members.live()
        self._capital.live()
        self._work.live()
        self._boxes.fetch(self._payouts.approve())
        self._payouts.hand_over()
        self._payouts.live()
        self._boxes.fill_petty_cash()
        self._bills.pay()
        self._boxes.change_dollars()
        self._boxes.bring_to_bank()
        self._boxes.count()
        self._store.live()
        self._sheets.live()
