"""What holds outside a club of the practice books: the dollar, the minimum wage, and no tax on its sales."""

from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks import rates
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.rates import NONE, RateDraft

OFFICIAL_RATE: Final = "6.96"
_SINCE: Final = date(2025, 1, 1)
_OFFICIAL: Final = N_("Official rate of the Central Bank of Bolivia")
_UNTAXED: Final = N_("The club pays no tax on its sales: ask your accountant whether yours does")
_WAGES: Final = (
    (_SINCE, "2750", N_("National minimum wage of 2025")),
    (date(2026, 1, 1), "3300", N_("National minimum wage of 2026, from the newspaper: check it")),
)


def write_down_rates(books: Books, since: date) -> None:
    """Write down what held when the books began, and what is known to hold from the next year on."""
    rates.set_rate(books, RateDraft("sales_tax", since, NONE, note=_(_UNTAXED)))
    rates.set_rate(books, RateDraft("dollar", since, "amount", Decimal(OFFICIAL_RATE), _(_OFFICIAL)))
    for day, wage, source in _WAGES:
        rates.set_rate(books, RateDraft("minimum_wage", day, "amount", Decimal(wage), _(source)))
