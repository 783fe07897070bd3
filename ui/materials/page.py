"""The page Materials."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import materials
from coopbooks.i18n import _, pgettext
from coopbooks.ledger import Voucher
from coopbooks.materials import Material, MaterialRow
from ui.materials.counts import CountsPart
from ui.materials.hands import HandsPart
from ui.materials.stock import StockPart
from ui.materials.used import UsedPart
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.page import Page
from ui.shared.row_deeds import repeats
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart
from ui.shared.words import Words

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class MaterialsPage(TabbedPage):
    """What products are made of: how much there is, what it costs, what was counted, who has some."""

    areas = frozenset({"materials", "ledger", "orders", "costs", "accounts", "people", "club", "templates"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        title: Words = lambda: pgettext("page", "Materials")  # noqa: E731 - words that follow the language
        super().__init__(desk, title, lambda: _("How much is there of what, and what does it cost?"))
        self.use_button = self.add_button(lambda: _("Use materials"), "main", "materials", "Ctrl+N")
        self.buy_button = button(lambda: _("Buy materials"))
        self.count_button = button(lambda: _("Count the materials"))
        self.hand_button = button(lambda: _("Hand over or take in trust"))
        self.stock = StockPart(desk, self.open_new)
        self.add_row(self.buy_button, self.count_button, self.hand_button)
        self.add_parts(
            {
                "stock": (lambda: _("In the store"), lambda: self.stock),
                "used": (lambda: _("What was used"), lambda: self.used),
                "hands": (lambda: _("In hands and in trust"), lambda: self.hands),
                "counts": (lambda: _("Stock counts"), lambda: self.counts),
                "templates": (lambda: _("Templates"), lambda: self.templates),
            }
        )
        self._connect()

    def _connect(self) -> None:
        self.buy_button.clicked.connect(lambda: self.desk.go("costs", Wanted(new="deal")))
        forms = {self.use_button: "use", self.count_button: "count", self.hand_button: "hand"}
        for one, form in forms.items():
            one.clicked.connect(lambda _checked=False, form=form: self.open_new(form))
        self.stock.table.opened.connect(self._open_row)
        repeats(self.stock.table, lambda row: self.record_again(row.material))

    @cached_property
    def used(self) -> UsedPart:
        """What was used, by order, product or activity."""
        return UsedPart(self.desk, self.open_new)

    @cached_property
    def hands(self) -> HandsPart:
        """What members have of ours, and what we keep for customers."""
        return HandsPart(self.desk, self.open_over)

    @cached_property
    def counts(self) -> CountsPart:
        """The counts made so far."""
        return CountsPart(self.desk, self.open_over)

    @cached_property
    def templates(self) -> TemplatesPart:
        """The templates of materials used."""
        return TemplatesPart(self.desk, "use_materials")

    def _open_row(self, row: MaterialRow) -> None:
        self.open_record(row.material)

    def want(self, wanted: Wanted) -> None:
        """Show one part, or of the stock what runs ``low``; the record of a material, or with ``new`` its form;
        of a move from hand to hand the form of one like it.
        """
        if wanted.move is not None:
            self.hands.record_again(materials.hand_move(self.desk.books, wanted.move))
            return
        if wanted.tab == "low":
            self.stock.show_low()
        known = materials.material(self.desk.books, wanted.material) if wanted.material else None
        if known is None:
            super().want(wanted)
        elif wanted.like:
            self.record_again(known)
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

    def record_again(self, material: Material) -> None:
        """Open the form for a new material like another."""
        from ui.materials.form import MaterialForm

        self.open_over(MaterialForm(self.desk, None, material))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        if what == "material":
            self.open_material_form(None)
            return
        form = self._form(what)
        self.open_over(form)
        self.land_after(form)

    def _form(self, what: str) -> Form:
        from ui.materials.count_form import StockCountForm
        from ui.materials.hand_form import HandForm
        from ui.materials.take_over_form import TakeOverForm
        from ui.materials.use_form import UseForm

        forms: dict[str, type[UseForm | StockCountForm | TakeOverForm | HandForm]] = {
            "use": UseForm,
            "count": StockCountForm,
            "take_over": TakeOverForm,
            "hand": HandForm,
        }
        return forms[what](self.desk)

    def open_correction(self, voucher: Voucher, over: Page | None = None) -> None:
        """Open the form a voucher was typed in, filled in again; a count is taken back and counted again."""
        if voucher.word == "count_materials":
            from ui.materials.count_again import ask_to_count_again

            ask_to_count_again(self.desk, voucher, over or self)
        else:
            super().open_correction(voucher, over)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form materials used or taken over were typed in, filled in again."""
        from ui.materials.take_over_form import TakeOverForm
        from ui.materials.use_form import UseForm

        form = UseForm if voucher.word == "use_materials" else TakeOverForm
        return form(self.desk, voucher)

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form of a new use of materials like this one."""
        from ui.materials.use_form import UseForm

        return UseForm(self.desk, again=voucher)
