"""A material opened: what is known of it, who has some, its papers, and its stock card for the days chosen."""

from collections.abc import Iterator
from typing import Final

from coopbooks import ledger, materials, showing
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.materials import Holding, Material, MaterialRow
from ui.materials.card import stock_card_of
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import AGAIN, CORRECT, PAPER
from ui.shared.side_by_side import SideBySide
from ui.shared.statement_part import StatementPart
from ui.shared.words import voice

_KNOWN: Final = 360
"""Pixels in which what is known of a material can be read, and its papers beside it."""


class MaterialView(FreshRecord):
    """One material."""

    def __init__(self, desk: Desk, material: Material, open_over: OpenOver) -> None:
        """Show it, with what happened to it this month, or on other days chosen here."""
        super().__init__()
        self._desk, self._open_over, self.material = desk, open_over, material
        self._title, self._facts = heading(kind="title"), Facts()
        self.card = StatementPart(desk, stock_card_of(material), open_over)
        self.papers = PapersShown(desk, Holder("material", material.id), self)
        self.change_button = button(lambda: _("Change…"))
        self.again_button = button(lambda: _("Record the same again"))
        self._lay_out()
        self.change_button.clicked.connect(self.open_form)
        self.again_button.clicked.connect(self.record_again)
        press(self.change_button, CORRECT, self)
        press(self.again_button, AGAIN, self)
        press(self.card.print_button, PAPER, self)
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        card = heading(lambda: _("Stock card"))
        known = SideBySide((self._facts, self.papers), _KNOWN)
        for widget in (self._title, known, card, flowing(*self.card.tools)):
            self.column.addWidget(widget)
        self.column.addWidget(self.card.below, 1)
        self.lay_out(self.change_button, self.again_button)

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        row = materials.material_row(books, self.material.id)
        self.material = row.material
        self._title.setText(" · ".join(filter(None, (row.material.code, row.material.name))))
        self._facts.show_facts(list(facts_of(books, row)))
        self.papers.show_papers(self.papers.holder)
        self.card.refresh()

    def open_form(self) -> None:
        """Open the form it is changed in."""
        from ui.materials.form import MaterialForm  # loaded when it is opened

        self._open_over(MaterialForm(self._desk, self.material))

    def record_again(self) -> None:
        """Open the form of a new material like this one."""
        from ui.materials.form import MaterialForm

        self._open_over(MaterialForm(self._desk, None, self.material))


def facts_of(books: Books, row: MaterialRow) -> Iterator[tuple[str, str]]:
    """Yield what there is of a material, what it costs, who has some, and what else is known of it."""
    one = row.material
    activity = next((it.name for it in ledger.list_activities(books, active=None) if it.id == one.activity), "")
    yield _("In the store"), _in_store(row)
    yield from _held(materials.list_holdings(books, material=one.id))
    if row.handed:
        yield _("Ours together"), f"{one.told(row.stock.quantity)} = {showing.money(row.stock.value)}"
    for name, price in ((_("Average price"), row.stock.average), (_("Last price"), row.last_price)):
        if price is not None:
            each = showing.price(materials.per_unit(price), books.club.currency)
            said = {"price": each, "unit": one.unit_name}
            yield name, _("%(price)s per %(unit)s") % said
    if one.packs:
        packs = (f"{materials.unit_name(pack.name)} = {materials.told(pack.holds, pack.unit)}" for pack in one.packs)
        yield _("Packs"), " · ".join(packs)
    said_of_it = (
        (_("Low level"), one.told(one.low_level) if one.low_level else ""),
        (_("Activity"), activity),
        (_("Note"), one.note),
        (_("In use"), "" if one.active else _("No longer")),
    )
    yield from ((name, words) for name, words in said_of_it if words)


def _in_store(row: MaterialRow) -> str:
    """How much lies there, at what value where that is all there is, and what it calls for."""
    much = row.material.told(row.in_store)
    if not row.handed:
        much = f"{much} = {showing.money(row.stock.value)}"
    if row.missing:
        return _("%(quantity)s: more was used than was recorded as bought") % {"quantity": much}
    return _("%(quantity)s: it runs low") % {"quantity": much} if row.low else much


def _held(holdings: list[Holding]) -> Iterator[tuple[str, str]]:
    """Who has some of ours, and whose we keep."""
    for kind, name in (("handed", _("With members")), ("trust", _("Kept in trust"))):
        told = [f"{one.name}: {one.material.told(one.quantity)}" for one in holdings if one.kind == kind]
        if told:
            yield name, " · ".join(told)
