"""How many of each product must be sold where several pay the same fixed costs: the break-even of a mix."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtGui import QShowEvent

from coopbooks import costing, showing
from coopbooks.costing import Answers, SheetRow
from coopbooks.i18n import _
from ui.costing.titled_over import TitledOver
from ui.shared.choice import Option
from ui.shared.doing import Desk
from ui.shared.field_box import FieldBox
from ui.shared.flow import standing
from ui.shared.grid import Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import label
from ui.shared.percent_edit import DecimalEdit, PriceEdit
from ui.shared.picker import Picker
from ui.shared.words import voice

_WIDTHS: Final = (0, 126, 96, 132, 100, 112)
_NONE: Final = Fraction(0)


class MixView(TitledOver):
    """The products of a mix, how many of each are sold together, and how many of each pay the fixed costs."""

    def __init__(self, desk: Desk) -> None:
        """Begin with every product that has a sheet, one of each."""
        super().__init__(lambda: _("How many of each"))
        self._desk = desk
        self._rows: list[SheetRow] = []
        self._answers: dict[int, Answers] = {}
        self.grid = Grid(lambda: _("How many of each"), (self._section(),), _WIDTHS, least=180, rows=6)
        self.fixed = FieldBox(lambda: _("Fixed costs of a month"), PriceEdit())
        self.target = FieldBox(lambda: _("To be left each month"), PriceEdit())
        self.said = label(kind="label", wrap=True)
        self._lay_out()
        self._ask_again()
        self.grid.show_rows({"mix": [GridRow({"what": _option(row), "many": Decimal(1)}) for row in self._rows]})
        for changed in (self.grid, self.fixed.editor, self.target.editor):
            changed.changed.connect(self.work_out)
        voice.spoken.connect(self.work_out)
        self.work_out()

    def _section(self) -> GridSection:
        return GridSection(
            "mix",
            lambda: _("Products"),
            (
                GridColumn("what", lambda: _("Product"), lambda: Picker(self._options)),
                GridColumn("many", lambda: _("Sold together"), DecimalEdit, right=True, hint=_together),
                GridColumn("price", lambda: _("Price"), right=True),
                GridColumn("contribution", lambda: _("Each brings in"), right=True),
                GridColumn("pieces", lambda: _("To be sold"), right=True),
                GridColumn("money", lambda: _("Worth"), right=True),
            ),
            invitation=lambda: _("Add a product…"),
            sums=("money",),
        )

    def _options(self) -> list[Option]:
        return [_option(row) for row in self._rows]

    def _lay_out(self) -> None:
        self.column.addWidget(label(_question, "quiet", wrap=True))
        self.column.addWidget(standing(self.fixed, self.target))
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.said)
        self.lay_out()

    def enter(self) -> None:
        """Begin with the fixed costs."""
        self.fixed.enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight up to date: a product may have been changed elsewhere."""
        super().showEvent(event)
        self.freshen()

    def freshen(self) -> None:
        """Ask the books again: a sheet may have a newer version."""
        self._ask_again()
        self.work_out()

    def _ask_again(self) -> None:
        self._rows = costing.list_sheets(self._desk.books)
        self._answers = {}

    def work_out(self) -> None:
        """Work the mix out as it stands."""
        currency, fixed = self._desk.books.club.currency, self._fixed()
        mixed = self._mixed()
        told: dict[tuple[GridRow, str], str] = {}
        for row, answers in mixed:
            told[row, "price"] = showing.amount(costing.money(answers.priced.price, currency))
            told[row, "contribution"] = showing.amount(costing.money(answers.contribution, currency))
        mix = [(answers.priced, Fraction(row.cell("many").value or 0)) for row, answers in mixed]
        point = costing.break_even_mix(mix, fixed) if mix and fixed else None
        if point is None:
            self.grid.tell(told)
            self.grid.tell_sums({})
            self.said.setText(_brings_nothing() if mix and fixed else "")
            return
        for (row, answers), pieces in zip(mixed, point.pieces, strict=True):
            told[row, "pieces"] = showing.total(Decimal(pieces))
            told[row, "money"] = showing.amount(costing.money(answers.priced.price * pieces, currency))
        self.grid.tell(told)
        self.grid.tell_sums({("mix", "money"): showing.amount(costing.money(point.money, currency))})
        self.said.setText(
            _("Sold in this proportion, %(money)s a month pays the fixed costs and leaves what is wanted.")
            % {"money": showing.money(costing.money(point.money, currency))}
        )

    def _mixed(self) -> list[tuple[GridRow, Answers]]:
        """The rows in which a product with a sheet is chosen, with the answers of its newest version."""
        newest = {row.product: row.version for row in self._rows}
        chosen = ((row, row.cell("what").value) for row in self.grid.rows("mix"))
        return [(row, self._answers_of(newest[what.key])) for row, what in chosen if what and what.key in newest]

    def _answers_of(self, version: int) -> Answers:
        if version not in self._answers:  # worked out once, not at every key
            self._answers[version] = costing.answers_of_version(self._desk.books, version)
        return self._answers[version]

    def _fixed(self) -> Fraction:
        return sum((Fraction(box.editor.readable() or 0) for box in (self.fixed, self.target)), _NONE)


def _option(row: SheetRow) -> Option:
    return Option(row.product, row.name)


def _question() -> str:
    return _("Several products pay the same rent. How many of each must be sold, at least, so that nothing is lost?")


def _together() -> str:
    return _("For every so many of this, so many of the others: 3 and 1 when three are sold with each one of the other")


def _brings_nothing() -> str:
    return _("Sold in this proportion, the mix brings in nothing: no number of them pays the fixed costs.")
