"""What is asked in small windows over a cost sheet: why a version is saved, what an hour of a machine costs."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopbooks import costing, products
from coopbooks.costing import Sheet, Version
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from coopbooks.products import Price
from ui.shared.asking import Asking
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.grid import Grid, GridRow
from ui.shared.percent_edit import DecimalEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

_FIGURES: Final = {
    "depreciation": N_("What it loses of its worth in a year"),
    "maintenance": N_("Maintenance and repairs in a year"),
    "energy": N_("Energy in a year"),
    "interest": N_("Interest of its loan in a year"),
    "hours": N_("Hours it runs in a year"),
}


def ask_hour(desk: Desk, parent: Any, grid: Grid, row: GridRow) -> None:
    """Ask for the year of the machine of a row; its hour is then worked out from it."""

    def keep(**figures: Decimal | None) -> dict[str, str]:
        return {name: str(figure or 0) for name, figure in figures.items()}

    def show(hour: dict[str, str]) -> None:
        grid.put(row, "price", None)
        grid.keep_with(row, {"hour": hour})

    asking = Asking(desk, lambda: _("What an hour costs"), keep, show, parent=parent)
    known = (row.besides or {}).get("hour", {})
    for name, words in _FIGURES.items():
        editor = asking.add(name, partial(_, words), DecimalEdit(), optional=name != "hours")
        if name in known:
            editor.set(Decimal(known[name]))
    asking.open()


def ask_to_save(desk: Desk, parent: Any, sheet: Sheet, then: Callable[[Version], None]) -> None:
    """Ask of which day a sheet is saved as a version, and why."""
    asking = Asking(
        desk,
        lambda: _("Save as a version"),
        lambda day, note: costing.save_version(desk.books, sheet, day, note or ""),
        then,
        parent=parent,
    )
    asking.say(lambda: _("A version stays as it is, with the prices of today; later ones are compared to it."))
    asking.add("day", lambda: _("Day"), DayEdit(desk.books.today)).set(desk.books.today())
    asking.add("note", lambda: _("What is new in it, and why?"), TextEdit(), optional=True)
    asking.open_kept(desk, "sheet_version", sheet.product)


def ask_price_over(desk: Desk, parent: Any, version: Version, then: Callable[[Price], None]) -> None:
    """Ask into which price list the price of a version goes, in which currency where it has a dollar, and from when."""
    books = desk.books

    def take(**said: Any) -> Price:
        return costing.take_price_over(
            books, version.id, said["list"], since=said["since"], currency=said.get("currency", "")
        )

    asking = Asking(desk, lambda: _("Take its price over"), take, then, parent=parent, go=lambda: _("Take over"))
    asking.say(lambda: _("The product has the price of this version from that day on. Export takes the FOB price."))
    asking.add("list", lambda: _("Price list"), _choice({key: partial(_, one) for key, one in products.LISTS.items()}))
    if version.sheet.dollar is not None and books.club.currency != "USD":
        both = (books.club.currency, "USD")
        asking.add("currency", lambda: _("In"), _choice({one: partial(str, SYMBOLS.get(one, one)) for one in both}))
    asking.add("since", lambda: _("From"), DayEdit(books.today)).set(books.today())
    asking.open()


def _choice(words: dict[str, Words]) -> Choice:
    return Choice(list(words.items()))
