"""The figures of the bakery: the published sheet of one quintal of bread (La Paz, November 2025), and who buys it.

Flour 300, sugar 4, salt 2, yeast 4 make 310; gas 22,50 and light, water and other 6 make 28,50; work 80: 418,50 in
all. 700 loaves at 0,70 fetch 490, so 71,50 are left of every working day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks.days import Period
from coopbooks.i18n import N_
from coopbooks.training.store import Good, Much
from coopbooks.training.wares import Ware

EVENING_BEFORE: Final = date(2025, 10, 31)
MONTH: Final = Period.through(date(2025, 11, 1), date(2025, 11, 30))
MIDDLE: Final = date(2025, 11, 15)
"""The Saturday on which the owner of the house and one shop settle."""

LOAF: Final = Ware(N_("Everyday bread"), N_("loaf"), "0.70", code="PAN-01")
LOAVES: Final = 700
GIVEN: Final = 120
"""Loaves out of all of them that bakers give shops on top: the vendaje."""
GOODS: Final = (
    Good(N_("Flour"), "kg", "23", N_("bag"), "50"),
    Good(N_("Sugar"), "kg", "0.25"),
    Good(N_("Salt"), "kg", "0.25"),
    Good(N_("Yeast"), "g", "75"),
)
INGREDIENTS: Final = (
    Much("Flour", "1", "quintal", "300"),
    Much("Sugar", "500", "g", "4"),
    Much("Salt", "500", "g", "2"),
    Much("Yeast", "150", "g", "4"),
)
"""What goes into one quintal of bread. As much lies in the store when the books begin, and is there every evening."""
GAS: Final = "22.50"
LIGHT_AND_WATER: Final = "6"
WORK: Final = "80"


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop that takes so many loaves a day on credit."""

    name: str
    place: str
    loaves: int


EVERY_SATURDAY: Final = Shop("Tienda Doña Juana", "Villa Fátima", 120)
"""Pays on Saturdays all she took, that day's too."""
EVERY_WEDNESDAY: Final = Shop("Desayunos Doña Nieves", "Plaza Villarroel", 80)
"""Pays on Wednesdays all she took up to the day before."""
ON_ACCOUNT: Final = Shop("Abarrotes Huanca", "Periférica", 50)
"""Has paid a part once, and owes the rest."""
PAID_ON_ACCOUNT: Final = "300"

MILL: Final = "Harinas Doña Hortensia"
"""Sells on credit on Mondays and Thursdays; is paid from the bank on Saturdays for what is three days old or more."""
LANDLADY: Final = "Sabina Choque"

CASH_AT_FIRST: Final = "600"
BANK_AT_FIRST: Final = "2500"
OVEN: Final = "9000"
OVEN_A_MONTH: Final = "75"
"""Set aside every month for the next oven: this one lasts ten years."""
MEMBERS: Final = 12
QUINTALS_OF_ONE: Final = 2
"""What one of the twelve bakes in a month of 25 working days, as they take turns."""
CONTRIBUTION: Final = "500"
TO_THE_BANK: Final = "700"
"""What is taken to the bank on a Saturday, from the second one on."""
