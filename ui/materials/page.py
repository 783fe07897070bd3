"""The page Materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopbooks import materials
from coopbooks.i18n import _
from coopbooks.materials import Material, MaterialRow
from ui.materials.stock import StockPart
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.tabbed_page import TabbedPage

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class MaterialsPage(TabbedPage):
    """What products are made of: how much there is, what it costs, what was counted, who has some."""

    areas = frozenset({"materials", "ledger", "costs", "accounts", "people", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Materials"), lambda: _("How much is there of what, and what does it cost?"))
        self.buy_button = button(lambda: _("Buy materials"))
        self.stock = StockPart(desk, self.open_new)
        self.add_row(self.buy_button)
        self.add_parts({"stock": (lambda: _("In the store"), lambda: self.stock)})
        self.buy_button.clicked.connect(lambda: self.desk.go("costs", Wanted(new="deal")))
        self.stock.table.opened.connect(self._open_row)

    def _open_row(self, row: MaterialRow) -> None:
        self.open_record(row.material)

    def want(self, wanted: Wanted) -> None:
        """Show one part; the record of a material, or with ``new`` the form it is changed in."""
        known = materials.material(self.desk.books, wanted.material) if wanted.material else None
        if known is None:
            super().want(wanted)
        elif wanted.new:
            self.open_material_form(known)
        else:
            self.open_record(known)

    def open_record(self, material: Material) -> None:
        """Open a material with its stock card."""
        from ui.materials.view import MaterialView

        self.open_over(MaterialView(self.desk, material, self.open_over))

    def open_material_form(self, material: Material | None) -> None:
        """Open the form for a material, or for a new one."""
        from ui.materials.form import MaterialForm

        self.open_over(MaterialForm(self.desk, material))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        if what == "material":
            self.open_material_form(None)
            return
        form = self._form(what)
        self.open_over(form)
        self.land_after(form)

    def _form(self, what: str) -> Form:
        raise NotImplementedError(what)
