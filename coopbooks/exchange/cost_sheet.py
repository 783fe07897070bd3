"""A cost sheet as a workbook: one page for it and one for whatever goes into it, every figure a live formula.

What was typed can be typed over: quantities, prices, minutes, percentages. All else is worked out by the program it is
opened in, by the same rules as here and with no figure rounded before it is shown.
"""

from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from coopbooks import showing
from coopbooks.costing import ComponentLine, Known, Sheet, WholeSheet, freeze
from coopbooks.exchange.cells import Page
from coopbooks.exchange.figures import Figures
from coopbooks.exchange.lines import Lines, Made
from coopbooks.exchange.plan import planned
from coopbooks.i18n import _, speaking
from coopbooks.money import SYMBOLS

_LONGEST_NAME: Final = 31
_RESERVED: Final = ("history",)
"""Names of pages that Excel keeps for itself."""
_NOT_IN_NAMES: Final = str.maketrans("[]:*?/\\", "()-----")
_WIDTHS: Final = (42, 12, 27, *(13,) * 8, *(12,) * 10)
_LAST: Final = "K"
"""The last column that is printed: in those after it stands what only other formulas need."""

_Key = tuple[int | None, int | None]
"""A component: its product, and the version it was frozen at."""


def cost_sheet(whole: WholeSheet, language: str) -> bytes:
    """Return the workbook of a sheet."""
    with speaking(language):
        book = Workbook()
        first = book.active
        assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one page
        _Pages(book, whole).write(first)
        book.properties.title = f"{_('Cost sheet')}: {whole.product.name}"
        book.properties.creator = "CoopBooks"
        book.properties.language = language
        if book.calculation:
            book.calculation.fullCalcOnLoad = True
        target = BytesIO()
        book.save(target)
        return target.getvalue()


class _Pages:
    """The pages of a workbook, those of components before whatever they go into, each only once."""

    def __init__(self, book: Workbook, whole: WholeSheet) -> None:
        self._book, self._whole, self._known = book, whole, whole.known
        self._made: dict[_Key, Made] = {}

    def write(self, first: Worksheet) -> None:
        whole = self._whole
        first.title = _free_name(whole.product.name, [])
        self._write(Page(first), whole.sheet, whole.product.name, _version(whole), component=False)

    def _write(self, page: Page, sheet: Sheet, name: str, version: str, *, component: bool) -> Made:
        known = self._known
        frozen = freeze(sheet, known)
        for line in frozen.lines:
            if isinstance(line, ComponentLine) and (line.product, line.version) not in self._made:
                self._made[line.product, line.version] = self._component(line, known)
        plan = planned(frozen, component=component)
        page.say("A1", _("Cost sheet: %(product)s") % {"product": name}, bold=True, size=16)
        page.say("A2", version, quiet=True)
        words = _("Write over what stands in a frame; all else is worked out from it. Amounts in %(money)s.")
        page.say("A3", words % {"money": SYMBOLS[known.currency]}, quiet=True)
        Lines(page, plan, frozen, known, self._made).write()
        Figures(page, plan, frozen, known.currency).write()
        page.take_widths(_WIDTHS)
        page.fit(_LAST)
        return Made(page, plan)

    def _component(self, line: ComponentLine, known: Known) -> Made:
        name = known.name(line.product) or line.description
        page = Page(self._book.create_sheet(_free_name(name, self._book.sheetnames)))
        sheet = known.component(line.product, line.version)
        if sheet is None:
            raise LookupError(f"nothing is known of {name}")
        return self._write(page, sheet, name, _("It goes into what is on another page."), component=True)


def _version(whole: WholeSheet) -> str:
    if not whole.number or whole.day is None:
        return _("No version is saved yet.")
    said = {"number": whole.number, "day": showing.day(whole.day), "note": whole.note}
    return (_("Version %(number)s of %(day)s: %(note)s") if whole.note else _("Version %(number)s of %(day)s")) % said


def _free_name(name: str, taken: list[str]) -> str:
    """Return what a page is called: at most 31 letters, none of those programs refuse, not as another one is."""
    clean = "".join(letter for letter in name.translate(_NOT_IN_NAMES) if letter.isprintable())
    clean = clean.strip(" '")[:_LONGEST_NAME].rstrip(" '") or _("Cost sheet")
    free, number = clean, 1
    while free.casefold() in {*_RESERVED, *(one.casefold() for one in taken)}:
        number += 1
        ending = f" ({number})"
        free = clean[: _LONGEST_NAME - len(ending)] + ending
    return free
