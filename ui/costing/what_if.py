"""What if: the sheet as it is beside copies with dearer materials, better pay, another price, quicker hands."""

from decimal import Decimal
from typing import Final

from coopbooks import costing
from coopbooks.costing import Answers, Change, Known, Sheet
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.costing.compare_table import CompareTable
from ui.costing.edits import SignedPercentEdit
from ui.costing.titled_over import TitledOver
from ui.costing.told import SCALES
from ui.shared.choice import choice_of
from ui.shared.field_box import FieldBox
from ui.shared.flow import standing
from ui.shared.labels import label
from ui.shared.percent_edit import PriceEdit
from ui.shared.words import Words, voice

_FIRST: Final = {"materials": Decimal(10), "pay": Decimal(1), "price": Decimal(-5), "faster": Decimal(20)}
"""What is asked to begin with, in percent, and bolivianos for the pay of every piece."""


class WhatIf(TitledOver):
    """The sheet and one copy for each thing that is different, and one with all of them."""

    def __init__(self, product: str, sheet: Sheet, known: Known) -> None:
        """Compare one sheet, worked out with what is known."""
        super().__init__(lambda: _("%(product)s: what if…?") % {"product": product})
        self._sheet, self._known = sheet, known
        self.boxes: dict[str, FieldBox] = {
            "materials": FieldBox(lambda: _("Materials dearer by"), SignedPercentEdit()),
            "pay": FieldBox(lambda: _("More pay a piece"), PriceEdit()),
            "price": FieldBox(lambda: _("Price changed by"), SignedPercentEdit()),
            "faster": FieldBox(lambda: _("Quicker by"), SignedPercentEdit()),
        }
        self.scale = choice_of(SCALES)
        self.scale.take_room()
        self.scale.set(sheet.basis)
        self.boxes["scale"] = FieldBox(lambda: _("Costs and prices for"), self.scale)
        self.table = CompareTable(lambda: _("What if"))
        for name, box in self.boxes.items():
            box.editor.field = name
            if name in _FIRST:
                box.editor.set(_FIRST[name])
            box.editor.changed.connect(self.refresh)
        self.column.addWidget(label(_nothing_changes, "quiet", wrap=True))
        self.column.addWidget(standing(*self.boxes.values()))
        self.column.addWidget(self.table, 1)
        self.lay_out()
        voice.spoken.connect(self.refresh)
        self.refresh()

    def enter(self) -> None:
        """Begin in the first field."""
        self.boxes["materials"].enter()

    def refresh(self) -> None:
        """Work all of them out anew."""
        changes = {name: value for name in _FIRST if (value := self._value(name))}
        sheets: list[tuple[Words, Answers]] = [(lambda: _("As it is"), costing.answer(self._sheet, self._known))]
        for name, value in changes.items():
            self._add(sheets, name, self._change(**{name: value}))
        if len(changes) > 1:
            self._add(sheets, "", self._change(**changes))
        many = costing.pieces_of(self.scale.value(), sheets[0][1].costed)
        self.table.show_sheets(sheets, self._known.currency, many)

    def _add(self, sheets: list[tuple[Words, Answers]], name: str, change: Change) -> None:
        box = self.boxes.get(name)
        try:
            sheets.append((_headings()[name], costing.what_if(self._sheet, self._known, change)))
        except Refusal as refusal:
            if box:
                box.refuse(refusal)

    def _value(self, name: str) -> Decimal | None:
        value: Decimal | None = self.boxes[name].editor.readable()
        return value

    def _change(self, **values: Decimal) -> Change:
        """Return the change: dearer materials leave the price as it is, for nobody pays more because yarn is dearer."""
        faster = values.get("faster", Decimal(0))
        return Change(
            materials=values.get("materials", Decimal(0)),
            pay_amount=values.get("pay", Decimal(0)),
            minutes=-faster,
            price=values.get("price", Decimal(0)),
            keep_price=True,
        )


def _nothing_changes() -> str:
    return _("Nothing here changes the sheet. An empty field leaves its column out.")


def _headings() -> dict[str, Words]:
    return {
        "materials": lambda: _("Dearer materials"),
        "pay": lambda: _("Better pay"),
        "price": lambda: _("Another price"),
        "faster": lambda: _("Quicker hands"),
        "": lambda: _("All of it"),
    }
