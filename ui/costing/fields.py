"""Everything that is typed on a cost sheet: its lines in the grid, and what it makes, its price and the month."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from coopbooks import costing
from coopbooks.costing import Month, Pricing, Sheet
from coopbooks.i18n import N_, _
from ui import look
from ui.costing.edits import Amount, AmountEdit
from ui.costing.lines import Read, read
from ui.costing.sections import WIDTHS, Maker, Options, sections
from ui.costing.taxes import tax_key, tax_of, tax_options, tax_words, usual_percent
from ui.shared.choice import Choice, choice_of
from ui.shared.field_box import FieldBox
from ui.shared.grid import Grid
from ui.shared.keeping import give_back
from ui.shared.percent_edit import DecimalEdit, PercentEdit, PriceEdit
from ui.shared.scrolled import is_seen
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

_NONE: Final = Decimal(0)
_WIDE: Final = 280
"""Pixels of a field for words, in the narrow column beside the lines."""
_PER: Final = {"unit": N_("for one piece"), "dozen": N_("for a dozen"), "batch": N_("for the batch")}


def _ask_accountant() -> str:
    return _("Ask your accountant which one is yours")


class SheetFields(QObject):
    """The fields by the names the rules refuse them by, the grid as ``lines``; kept like those of a form."""

    changed = Signal()

    def __init__(
        self,
        materials: Options,
        components: Options,
        pools: Options,
        parent: QObject,
        *,
        new_material: Maker | None = None,
        machines: Options = tuple,
    ) -> None:
        """Make them empty; ``new_material`` adds one to the list on the spot, ``machines`` are of the register."""
        super().__init__(parent)
        self.boxes: dict[str, FieldBox] = {}
        self._dollar: tuple[Decimal | None, str] = (None, "")
        self.grid = Grid(
            lambda: _("Cost sheet"),
            sections(materials, components, pools, machines, new_material),
            WIDTHS,
            least=150,
            grows=False,
        )
        self.grid.field = "lines"
        self.grid.changed.connect(self.changed)
        self._add("basis", lambda: _("The sheet is for"), choice_of(costing.SHEET_BASES))
        self._add("makes", lambda: _("Pieces it makes"), DecimalEdit())
        self._add("charges", lambda: _("Charges on the pay"), PercentEdit())
        self._add("rejects", lambda: _("Rejects"), PercentEdit())
        self._add("given", lambda: _("Given on top (yapa)"), DecimalEdit())
        self._add("given_of", lambda: _("of so many"), DecimalEdit())
        self._add_price()
        for name, words in MONTH.items():
            self._add(f"month.{name}", partial(_, words), PriceEdit() if name != "pieces" else DecimalEdit())
        self.changed.connect(self.show_those_asked)
        self.show_those_asked()

    def _add_price(self) -> None:
        self._add("pricing.method", lambda: _("The price comes from"), choice_of(costing.PRICING))
        self._add("pricing.percent", lambda: _("Percent"), PercentEdit())
        self._add("pricing.offered", lambda: _("Price offered"), AmountEdit())
        self._add("pricing.per", lambda: _("It is"), choice_of(_PER))
        method, percent = Choice(tax_options()), PercentEdit()
        self._add("tax.method", lambda: _("Tax on sales"), method, _ask_accountant)
        self._add("tax.percent", lambda: tax_words(method.value(), percent), percent)
        method.changed.connect(self._fill_tax)
        self._add("dollar", lambda: _("Bs for $us 1"), PriceEdit())
        self._add("dollar_source", lambda: _("Who says so"), TextEdit())
        look.measure(self.boxes["dollar_source"].setMinimumWidth, _WIDE)
        self.boxes["dollar"].editor.changed.connect(self._follow_dollar)

    def _add(self, name: str, words: Words, editor: Any, hint: Words | None = None) -> None:
        editor.field = name
        editor.changed.connect(self.changed)
        if isinstance(editor, Choice):
            editor.take_room()
        self.boxes[name] = FieldBox(words, editor, hint)

    def show_those_asked(self) -> None:
        """Show what is asked for where it is: pieces for a batch, a percentage or the price offered, the tax."""
        offered = self._chosen("pricing.method") == "offered"
        for name, asked in (
            ("makes", self._chosen("basis") == "batch"),
            ("pricing.percent", not offered),
            ("pricing.offered", offered),
            ("pricing.per", offered),
            ("tax.percent", self._chosen("tax.method") in ("inside", "outside")),
            ("dollar_source", self._maybe("dollar") is not None),
        ):
            box = self.boxes[name]
            if not asked:
                box.hide()
            elif box.isHidden() and box.parent():  # alone it would be a window
                box.show()
        self.boxes["tax.percent"].say_again()

    def _fill_tax(self) -> None:
        """Begin another percentage with that of the usual one that was chosen."""
        percent = usual_percent(self._chosen("tax.method"))
        if percent is not None:
            self.boxes["tax.percent"].editor.set(percent)

    def _follow_dollar(self) -> None:
        """Say who says so only of the dollar that was said; of one that is typed, she says it herself."""
        source = self.boxes["dollar_source"].editor
        if not source.typed:
            said, words = self._dollar
            source.set(words if self._maybe("dollar") == said else "")

    # What is typed.

    def _chosen(self, name: str) -> Any:
        return self.boxes[name].editor.value()

    def _maybe(self, name: str) -> Any:
        """What stands in a field; None where nothing does, or nothing that can be read."""
        return self.boxes[name].editor.readable()

    def sheet(self, product: int) -> tuple[Sheet, Read]:
        """Return the sheet as far as it can be read, and the rows of its lines."""
        found = read(self.grid)
        offered = self._maybe("pricing.offered") or Amount(_NONE)
        method = self._chosen("pricing.method")
        given = self._maybe("given") or _NONE
        month = {name: self._maybe(f"month.{name}") for name in MONTH}
        return Sheet(
            product=product,
            lines=found.lines,
            basis=self._chosen("basis"),
            makes=self._maybe("makes") if self._chosen("basis") == "batch" else None,
            rejects=self._maybe("rejects") or _NONE,
            given=given,
            given_of=self._maybe("given_of") or _NONE if given else _NONE,
            charges=self._maybe("charges") or _NONE,
            pricing=self._pricing(method, offered),
            tax=tax_of(self._chosen("tax.method"), self._maybe("tax.percent")),
            dollar=self._maybe("dollar"),
            dollar_source=self._maybe("dollar_source") or "" if self._maybe("dollar") else "",
            month=Month(**month),
        ), found

    def _pricing(self, method: str, offered: Amount) -> Pricing:
        if method == "offered":
            return Pricing(method, None, offered.amount or None, offered.currency, self._chosen("pricing.per"))
        return Pricing(method, self._maybe("pricing.percent"))

    def put(self, sheet: Sheet) -> None:
        """Fill in everything but the lines."""
        pricing, month = sheet.pricing, sheet.month
        self._dollar = (sheet.dollar, sheet.dollar_source)
        offered = None if pricing.offered is None else Amount(pricing.offered, pricing.currency)
        for name, value in (
            ("basis", sheet.basis),
            ("makes", sheet.makes),
            ("charges", sheet.charges or None),
            ("rejects", sheet.rejects or None),
            ("given", sheet.given or None),
            ("given_of", sheet.given_of or None),
            ("pricing.method", pricing.method),
            ("pricing.percent", pricing.percent),
            ("pricing.offered", offered),
            ("pricing.per", pricing.per),
            ("tax.method", tax_key(sheet.tax)),
            ("tax.percent", sheet.tax.percent or None),
            ("dollar", sheet.dollar),
            ("dollar_source", sheet.dollar_source),
            *((f"month.{name}", getattr(month, name)) for name in MONTH),
        ):
            self.boxes[name].editor.set(value)

    def check(self) -> None:
        """Refuse, at its field or cell, what cannot be read."""
        for box in self.boxes.values():
            if not box.isHidden():
                box.editor.maybe()
        self.grid.check()

    def unseen_refusal(self) -> str:
        """Return what is refused where that is out of sight now; else nothing."""
        told = self.grid.told
        in_cells = told.text() if told.isVisibleTo(self.grid) and not is_seen(told) else ""
        return next(filter(None, (in_cells, *(box.unseen_refusal for box in self.boxes.values()))), "")

    def forget_refusals(self) -> None:
        """Take away what was refused; what cannot be read stays so."""
        self.grid.forget_refusals()
        for box in self.boxes.values():
            box.forget_refusal()

    # What is kept.

    @property
    def typed(self) -> bool:
        """Whether somebody typed something that is in no version."""
        return self.grid.typed or any(box.editor.typed for box in self.boxes.values())

    def _kept(self) -> Iterator[tuple[str, Any]]:
        yield from ((name, box.editor) for name, box in self.boxes.items())
        yield "lines", self.grid

    def kept(self) -> dict[str, Any]:
        """Return what stands everywhere as a draft keeps it."""
        return {name: editor.kept() for name, editor in self._kept()}

    def take_back(self, kept: Mapping[str, Any]) -> None:
        """Put in again what a draft kept."""
        for name, editor in self._kept():
            if name in kept:
                give_back(editor, kept[name])

    def taken_over(self) -> None:
        """Note that the books have all of it now."""
        self.grid.taken_over()
        for box in self.boxes.values():
            box.editor.typed = False


MONTH: Final = {
    "fixed_costs": N_("Fixed costs of a month"),
    "target": N_("To be left each month"),
    "pieces": N_("Pieces one member makes"),
    "minimum_wage": N_("Minimum wage of a month"),
}


def asked_with(fields: SheetFields) -> dict[str, list[FieldBox]]:
    """Return the fields that stand above the answers they are asked for, by card."""
    boxes = fields.boxes
    named = {
        "cost": ("charges", "rejects", "given", "given_of"),
        "price": [name for name in boxes if name.startswith(("pricing", "tax", "dollar"))],
        "many": ("month.fixed_costs", "month.target"),
        "pay": ("month.pieces", "month.minimum_wage"),
    }
    return {card: [boxes[name] for name in names] for card, names in named.items()}
