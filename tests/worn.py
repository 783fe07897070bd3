"""A machine to be printed: an overlocker bought on credit, two months of it depreciated, looked after twice."""

from datetime import date

from coopbooks import machines
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.i18n import LANGUAGES, speaking
from coopbooks.machines import Bought, HourCost, MachineCard, MachineDraft, MaintenanceDraft
from coopbooks.quantity import Quantity
from tests.builders import m, person_id


def overlock(books: Books) -> tuple[MachineCard, dict[str, HourCost]]:
    """Buy it for 9.660, to be worth 60 after eight years: 100 a month; it works 120 hours a month, for six years.

    An hour: 9.600 ÷ 6 = 1.600 and 205 of upkeep and 0,35 × 1.440 = 504 of energy a year, 2.309 ÷ 1.440 = 1,60.
    """
    draft = MachineDraft(
        "Remalladora industrial",
        kind="Remalladora",
        serial="JK-2210",
        place="Taller",
        tax_life=96,
        costing_life=72,
        residual=m("60"),
        hours_month=Quantity.of(120),
        energy_hour=Quantity.of("0.35"),
        note="Con mesa y motor",
    )
    bought = Bought(date(2026, 1, 5), m("9660"), seller=person_id(books, "Casa Juki"), document="F-1187")
    machine = machines.record_machine(books, draft, bought).id
    for number in (1, 2):
        machines.depreciate(books, Month(2026, number))
    log = (
        MaintenanceDraft(date(2026, 2, 9), "Aceite y limpieza", m("25"), every_months=3),
        MaintenanceDraft(date(2026, 3, 2), "Cambio de correa", m("180"), note="la vieja se rompió"),
    )
    for entry in log:
        machines.log_maintenance(books, machine, entry)
    hours = {}
    for language in LANGUAGES:
        with speaking(language):
            hours[language] = machines.hour_cost(books, machine)
    return machines.machine_card(books, machine), hours
