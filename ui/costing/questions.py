"""What is asked in small windows over a cost sheet: why a version is saved, what an hour of a machine costs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopbooks import costing, products, showing
from coopbooks.costing import Known, KnownMachine, Sheet, Version
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from coopbooks.products import Price
from ui.costing.sections import chosen
from ui.shared.asking import Asking
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.grid import Grid, GridRow
from ui.shared.labels import label
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


def ask_hour(desk: Desk, parent: Any, grid: Grid, row: GridRow, knowing: Callable[[], Known]) -> None:
    """Ask for the year of the machine of a row; its hour is then worked out from it.

    Of a machine of the register that is known: it is told, and asked whether what was given of it counts.
    """
    machine: int = chosen(row, "what") or 0
    known = knowing().machines.get(machine)
    if known:
        _ask_registered(desk, parent, grid, row, name=known.name, known=lambda: knowing().machines.get(machine))
    else:
        _ask_year(desk, parent, grid, row)


def _ask_registered(
    desk: Desk, parent: Any, grid: Grid, row: GridRow, *, name: str, known: Callable[[], KnownMachine | None]
) -> None:
    """Ask it; meanwhile the machine may go from the register, as where its purchase is voided: that is said then."""

    def answer(given: str) -> str:
        if known() is None:
            raise Refusal(_gone(name), "given")
        return given

    def show(counted: str) -> None:
        grid.put(row, "price", None)
        grid.keep_with(row, None if counted == "with" else {"with_donated": False})

    asking = Asking(desk, lambda: _("What an hour costs"), answer, show, parent=parent)
    asking.say(lambda: _("The register of machines says it of “%(machine)s”.") % {"machine": name})
    counted = Choice([("with", lambda: _("It counts")), ("without", lambda: _("It is left out"))])
    asking.add("given", lambda: _("What was given to the club of its cost"), counted)
    counted.set("with" if (row.besides or {}).get("with_donated", True) else "without")

    def words() -> str:
        machine = known()
        return _gone(name) if machine is None else _hour_words(desk, machine, whole=counted.value() == "with")

    _tell(asking, words)
    asking.open()


def _gone(name: str) -> str:
    words = _("“%(machine)s” is not in the register of machines any more. Choose another, or write what an hour costs.")
    return words % {"machine": name}


def _hour_words(desk: Desk, machine: KnownMachine, *, whole: bool) -> str:
    """What the parts of its year are, and what an hour comes to."""
    hour, said = (machine.hour, machine.said) if whole else (machine.own_hour, machine.own_said)
    ends = _("Its hours a month are not written yet.")
    if hour.hours:
        an_hour = costing.rounded(costing.hour_cost(hour), 2)
        ends = _("An hour costs %(rate)s.") % {"rate": showing.price(an_hour, desk.books.club.currency)}
    return "\n".join((*said, ends))


def _tell(asking: Asking, words: Words) -> None:
    """Say below the fields what comes of what is chosen in them."""
    told = label(words, "label", wrap=True)
    asking.fields.add_widget(told)
    asking.fields.changed.connect(lambda: told.setText(words()))


def _ask_year(desk: Desk, parent: Any, grid: Grid, row: GridRow) -> None:

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
    books, own = desk.books, desk.books.club.currency

    def take(since: date, **said: str) -> Price:
        list_, currency = _where(said)
        return costing.take_price_over(books, version.id, list_, since=since, currency=currency)

    asking = Asking(desk, lambda: _("Take its price over"), take, then, parent=parent, go=lambda: _("Take over"))
    asking.say(lambda: _("The export list takes the FOB price, or the price without tax where there is none."))
    lists = {key: partial(_, words) for key, words in products.LISTS.items()}
    chosen = [asking.add("list", lambda: _("Price list"), Choice(list(lists.items())))]
    if version.sheet.dollar is not None and own != "USD":
        both = [(one, partial(str, SYMBOLS.get(one, one))) for one in (own, "USD")]
        chosen.append(asking.add("currency", lambda: _("Currency"), Choice(both)))
    asking.add("since", lambda: _("From"), DayEdit(books.today)).set(books.today())

    def words() -> str:
        said = {one.field: one.value() for one in chosen}
        price = costing.price_to_take(books, version.id, *_where(said))
        return _("The price will be %(price)s.") % {"price": showing.money(price)}

    _tell(asking, words)
    asking.open_kept(desk, "price_over", version.id)


def _where(said: dict[str, str]) -> tuple[str, str]:
    """The price list and the currency; nothing stands for that of the books."""
    return said["list"], said.get("currency", "")
