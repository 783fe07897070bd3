"""The figures of the embroidery workshop: firms, bills and the opening, one year of El Alto."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks.days import Period
from coopbooks.i18n import N_
from coopbooks.training.diary import BANK, CASH, PETTY
from coopbooks.training.names import members
from coopbooks.training.wares import Ware
from coopbooks.training.workshop_products import (
    CAP,
    COLLAR,
    EMBROIDERY,
    FLOWERS,
    GLOVES,
    OWN_PRODUCTS,
    SHAWL,
)

EVENING_BEFORE: Final = date(2024, 12, 31)
YEAR: Final = Period.through(date(2025, 1, 1), date(2025, 12, 31))
MEMBERS: Final = 75
CONTRIBUTION: Final = "200"
DUES: Final = "5"
GARMENTS_A_MONTH: Final = 15_000
DELIVERIES_A_MONTH: Final = 30
GROUPS: Final = ("Kantuta", "Sartañani", "Wara Wara", "Illimani", "Nueva Esperanza")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A firm that has garments embroidered; it pays what is so many days old on the 10th and the 25th."""

    name: str
    days: int
    wants: tuple[Ware, Ware]
    owed_at_first: tuple[str, str]


EXPORTERS: Final = (
    Exporter("Exportadora Wiñay S.R.L.", 15, (FLOWERS, GLOVES), ("8420.60", "9155.40")),
    Exporter("Tejidos Pachawara S.A.", 15, (COLLAR, SHAWL), ("7380.00", "8112.80")),
    Exporter("Alpaca Sumaj Ltda.", 30, (CAP, FLOWERS), ("6904.20", "7660.00")),
    Exporter("Bordados Kusi Export", 45, (COLLAR, GLOVES), ("5570.00", "6238.40")),
)
DELIVERED_BEFORE: Final = (date(2024, 12, 5), date(2024, 12, 20))
"""When what they owe at first was delivered."""
PAY_DAYS: Final = (10, 25)

SHOPS: Final = {
    "Artesanías Sagárnaga": "La Paz",
    "Tienda Doña Elvira": "Ceja, El Alto",
    "Recuerdos Titicaca": "Copacabana",
}
"""Shops that take own products once a month, pay half at once, and the rest after thirty days."""
SHOP_DAYS: Final = 30

WOOL_SHOP: Final = "Hilos y Lanas Choqueyapu"
MECHANIC: Final = "Germán Ticona"
OWNER: Final = "Encarnación Villca"
ACCOUNTANT: Final = "Lic. Ramiro Salazar"
MACHINE_SHOP: Final = "Casa de Máquinas El Alto"
LENDER: Final = "Crédito Solidario Qhantati"
DONOR: Final = "Fundación Manos del Altiplano"
SUPPLIERS: Final = (WOOL_SHOP, MECHANIC, OWNER, ACCOUNTANT, MACHINE_SHOP)
SUPPLIER_DAYS: Final = 15
OWED_TO_WOOL_SHOP: Final = "2180"


@dataclass(frozen=True, slots=True)
class Bill:
    """What is paid again and again: on some days of the week (Monday is 0) or of the month, from one box."""

    what: str
    account: str
    low: str
    high: str
    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    box: str = CASH
    supplier: str = ""
    on_credit: bool = False
    activity: str = EMBROIDERY
    template: bool = False

    def falls_on(self, day: date) -> bool:
        """Whether it is paid on this day."""
        return day.weekday() in self.weekdays or day.day in self.days


BILLS: Final = (
    Bill(N_("Embroidery thread"), "materials_used", "900", "1250", weekdays=(1,), supplier=WOOL_SHOP, on_credit=True),
    Bill(N_("Needles, bobbins and hoops"), "materials_used", "60", "140", weekdays=(4,)),
    Bill(N_("Cloth and wool"), "materials_used", "280", "420", days=(7, 21), activity=OWN_PRODUCTS),
    Bill(N_("Minibus with deliveries"), "transport", "12", "30", weekdays=(0, 2, 4), box=PETTY),
    Bill(N_("Bread and tea"), "refreshments", "22", "40", weekdays=(1, 5), box=PETTY),
    Bill(N_("Paper, receipts and photocopies"), "stationery", "15", "40", days=(4, 18), box=PETTY),
    Bill(N_("Rent of the workshop"), "rent", "1800", "1800", days=(5,), box=BANK, supplier=OWNER, template=True),
    Bill(N_("Light"), "power", "620", "760", days=(12,)),
    Bill(N_("Water"), "power", "45", "70", days=(14,)),
    Bill(N_("Telephone and internet"), "telephone", "249", "249", days=(16,), template=True),
    Bill(
        N_("Fee of the accountant"),
        "accountant",
        "700",
        "700",
        days=(28,),
        box=BANK,
        supplier=ACCOUNTANT,
        template=True,
    ),
    Bill(N_("Oil and care of the machines"), "maintenance", "120", "260", days=(9, 23), supplier=MECHANIC),
    Bill(N_("Bags and boxes"), "packaging", "90", "180", days=(6, 20)),
    Bill(N_("Place at the fair"), "fairs", "15", "20", weekdays=(3, 6), activity=OWN_PRODUCTS),
    Bill(N_("Keeping the bank account"), "bank_fees", "15", "15", days=(27,), box=BANK),
)
FAIR_DAYS: Final = (3, 6)
"""The fair of El Alto is on Thursdays and Sundays."""

CASH_AT_FIRST: Final = "1850.50"
PETTY_AT_FIRST: Final = "300"
BANK_AT_FIRST: Final = "18400"
DOLLARS_AT_FIRST: Final = "200"
HAD_AT_FIRST: Final = {
    "materials": "4200",
    "machines": "58000",
    "furniture": "3600",
    "tools": "1250",
    "machines_depreciation": "-14500",
}
LOAN_AT_FIRST: Final = "12000"
YEARLY_INTEREST: Final = Decimal("11.5")
"""The regulated rate of micro credit for production, in percent."""
PAID_LAST: Final = date(2024, 12, 15)
INSTALMENTS_LEFT: Final = 12
NEW_LOAN_DAY: Final = date(2025, 6, 16)
NEW_LOAN: Final = "15000"
NEW_INSTALMENTS: Final = 24
NEW_MACHINES: Final = "16800"


@dataclass(frozen=True, slots=True)
class MemberLoan:
    """Money lent to a member: so much on a day, in so many monthly instalments of the same principal."""

    day: date
    amount: str
    instalments: int
    borrower: str
    what_for: str
    interest: Decimal = Decimal(0)


MEMBER_LOANS: Final = (
    MemberLoan(date(2025, 3, 10), "600", 6, tuple(members(12))[-1], N_("For a sewing machine at home")),
    MemberLoan(date(2025, 8, 4), "1500", 10, tuple(members(40))[-1], N_("For an overlock machine"), Decimal(12)),
)
MACHINES_BOUGHT: Final = date(2023, 1, 9)
MACHINES_AT_FIRST: Final = (
    (N_("Embroidery machine, twelve needles"), "ZT-1207", "26000", "6500"),
    (N_("Embroidery machine, six needles"), "ZT-0618", "18000", "4500"),
    (N_("Embroidery machine, one needle"), "JK-2210", "14000", "3500"),
)
"""What was there, with what it cost and the quarter of it that two of eight years have taken."""
MACHINE_HOURS: Final = "160"
MACHINE_ENERGY: Final = "0.90"
MACHINE_CARE: Final = "900"
GRANT_DAY: Final = date(2025, 5, 6)
GRANT: Final = "8000"
OVERLOCK_DAY: Final = date(2025, 5, 20)
OVERLOCK: Final = "4500"
COURSE: Final = "3500"
COURSE_DAY: Final = date(2025, 6, 11)

FLOAT: Final = "1500"
"""What stays in the cash box beside the pay of the week."""
PETTY_FLOAT: Final = "300"
MOST_IN_CASH: Final = "4000"
WITHDRAWAL_FEE: Final = "4"
DOLLARS_BOUGHT: Final = {date(2025, 3, 14): ("200", "1860"), date(2025, 8, 22): ("100", "935")}
"""When so many dollars were bought for so many bolivianos, to order needles for the machines from abroad."""
DOLLARS_SOLD: Final = {date(2025, 9, 12): ("150", "1425"), date(2025, 12, 5): ("100", "930")}
