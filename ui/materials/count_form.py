"""The form to count the store: what the books say of each material, what lies there, and what the difference is worth.

Only what was counted is filled in. The grid is typed in, or pasted into, like a spreadsheet.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from coopbooks import ledger, materials, showing
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import InPlaceOf, VoucherDraft
from coopbooks.materials import Counted, MaterialLine, StockCount, StockCountDraft
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from ui.materials.count_paper import preview_stock_count
from ui.materials.fields import no_material
from ui.materials.known import Known
from ui.materials.told import differing
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import counted_deed
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.grid import Cell, Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import label
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.stock_told import signed, signed_worth
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice

_WIDTHS: Final = (0, 112, 100, 112, 92)
_LINES: Final = "lines"


class StockCountForm(Form):
    """A count typed in; ``like`` fills in the day and what was counted of an earlier one, to count it again."""

    def __init__(self, desk: Desk, like: StockCountDraft | None = None) -> None:
        """Make the form."""
        super().__init__(desk, _title, once=True, key=FormKey("materials", "count"))
        books = desk.books
        self._like, self._known = like, Known(books)
        self._instead = like.instead if like else None
        self._counted: StockCount | None = None
        self._evening: date | None = None
        self._expected: dict[int, Quantity] = {}
        self._tallied: dict[tuple[int, Quantity], Counted | Refusal] = {}
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add("day", lambda: _("On which evening?"), self.day)
        self.how = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.how)
        self.grid = self.add(_LINES, lambda: _("What lies in the store?"), _grid(self._known))
        self.grid.explain_by(self._about)
        self.explanation = self.add("explanation", _why, TextEdit(), _not_known)
        self.add_papers()
        self.day.changed.connect(self._follow_day)
        self.grid.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self.begin()

    def prepare(self) -> None:
        """Propose today, or fill in an earlier count."""
        self.day.propose(self.desk.books.today())
        if self._like:
            self.day.set(self._like.day)
        self._follow_day()
        self._ask_again()
        if self._like:
            counted = {line.material: Cell(line.quantity, typed=True) for line in self._like.lines}
            for row in self.grid.all_rows(_LINES):
                row.cells |= {"counted": counted[row.besides]} if row.besides in counted else {}
            self._tell()

    def begin(self) -> None:
        """Begin empty, or with what was typed last; what is new since then stands below it."""
        super().begin()
        self._ask_again()

    def freshen(self) -> None:
        """Ask again what the books say, whatever they said before."""
        self._known.forget()
        self._tallied.clear()
        self._expected.clear()
        self._ask_again()

    def _follow_day(self) -> None:
        """Ask what the books say of another evening."""
        day = self.day.readable()
        if day != self._evening:
            self._evening = day
            self.freshen()

    def _ask_again(self) -> None:
        """Ask the books what there is to count, and what they say of it on the evening of the day."""
        day, listed = self._evening, [row.material.id for row in self._known.in_use()]
        there = {row.besides: row for row in self.grid.all_rows(_LINES)}
        kept = [one for one, row in there.items() if one in listed or not row.empty]
        wanted = [*kept, *(one for one in listed if one not in there)]
        if wanted != list(there):
            self.grid.show_rows({_LINES: [there.get(one) or GridRow(besides=one) for one in wanted]})
        unasked = [one for one in wanted if one not in self._expected]
        self._expected |= self._said_by_books(unasked, day) if day else {}
        self._tell()

    def _said_by_books(self, ids: list[int], day: date) -> dict[int, Quantity]:
        return materials.expected_in_store(self.desk.books, ids, day, self._instead)

    def _tell(self) -> None:
        """Show what the books say beside what was counted, and what the difference is worth."""
        told: dict[tuple[GridRow, str], str] = {}
        worth = Money(0, self.desk.books.club.currency)
        differs = False
        rows = self.grid.all_rows(_LINES)
        self.how.setText(_how() if rows else no_material())
        for row in rows:
            one = self._known.material(row.besides)
            told[row, "name"] = one.name
            if one.id in self._expected:
                told[row, "expected"] = one.told(self._expected[one.id])
            counted = self._tally(row)
            if isinstance(counted, Counted):
                told[row, "difference"] = signed(one, counted.difference)
                told[row, "worth"] = signed_worth(counted.worth)
                worth += counted.worth
                differs = differs or bool(counted.difference or counted.worth)
        self.grid.tell(told)
        self.grid.tell_sums({(_LINES, "worth"): signed_worth(worth)} if differs else {})

    def _tally(self, row: GridRow) -> Counted | Refusal | None:
        """One material counted beside what the books say; what is refused of it; None where nothing was counted."""
        counted = row.cell("counted").value
        if counted is None or row.besides not in self._expected:
            return None
        known = row.besides, counted
        if known not in self._tallied:
            draft = StockCountDraft(self.day.value(), (MaterialLine(*known),), instead=self._instead)
            try:
                [self._tallied[known]] = materials.tally_materials(self.desk.books, draft)
                self._tallied[known].worth  # type: ignore[union-attr] # noqa: B018 - refused here where it has no price
            except Refusal as refusal:
                self._tallied[known] = refusal
        return self._tallied[known]

    def _about(self, row: GridRow, _key: str) -> str:
        """Say why nobody knows what a difference is worth, and what lies there that is not to be counted."""
        counted, known = self._tally(row), self._known.row(row.besides)
        if isinstance(counted, Refusal) and not self.boxes[_LINES].refused:
            return counted.message
        if known.trust:
            words = _("%(quantity)s of it are kept in trust: count only what is ours.")
            return words % {"quantity": known.material.told(known.trust)}
        if known.handed:
            words = _("%(quantity)s of it are with members: count only what lies here.")
            return words % {"quantity": known.material.told(known.handed)}
        return ""

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field; of a material nobody knows the price of, with the cursor on it."""
        rows, (_field, *at) = self.grid.rows(_LINES), (refusal.field or "").split(".")
        unpriced = (row for row in rows if isinstance(self._tally(row), Refusal))
        row = rows[int(at[0])] if at else next(unpriced, None) if refusal.reason == "no_price" else None
        if row:
            self.grid.go_to(row, "counted")
        super().refuse(refusal)
        self.grid.tell_again()  # it is said once

    def draft(self) -> StockCountDraft:
        """Return what is typed."""
        self.grid.value()
        rows = self.grid.rows(_LINES)
        lines = tuple(MaterialLine(row.besides, row.value("counted")) for row in rows)
        return StockCountDraft(self.day.value(), lines, self.explanation.value(), self._instead)

    def voucher(self, draft: StockCountDraft) -> VoucherDraft | None:
        """Return the voucher of the difference, where there is one."""
        return materials.stock_count_voucher(self.desk.books, draft)

    def summary(self, draft: StockCountDraft) -> str:
        """Say how many materials are counted, and how many of them differ."""
        return _counted_words(len(draft.lines), materials.tally_materials(self.desk.books, draft))

    def record(self, draft: StockCountDraft) -> Deed:
        """Keep the count; its record can be printed from what is said of it."""
        count = self._counted = materials.count_materials(self.desk.books, draft)
        return _deed(self.desk, count, draft.instead)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - a count that agrees posts nothing
        """Return what the papers belong to: there may be no voucher."""
        return self._counted.holder if self._counted else None


def _grid(known: Known) -> Grid:
    section = GridSection(
        _LINES,
        _title,
        (
            GridColumn("name", lambda: _("Material")),
            GridColumn("expected", lambda: _("In the books"), right=True),
            GridColumn("counted", lambda: _("Found"), QuantityEdit, right=True),
            GridColumn("difference", lambda: _("Difference"), right=True),
            GridColumn("worth", lambda: _("Value"), right=True),
        ),
        sums=("worth",),
        row_words=lambda row: known.material(row.besides).name,
    )
    return Grid(lambda: _("What lies in the store?"), (section,), _WIDTHS, least=170, downward=True, rows=8)


def _title() -> str:
    return _("Count the materials")


def _how() -> str:
    return _(
        "Fill in only what was counted, in the unit beside it: 3*50+12 is worked out, a column copied from a "
        "spreadsheet can be pasted."
    )


def _why() -> str:
    return _("Why does it differ, if it does?")


def _not_known() -> str:
    return _("It is printed on the record. If nobody knows, write “not known”.")


def _counted_words(many: int, tallied: list[Counted]) -> str:
    differ = sum(1 for one in tallied if one.difference)
    said = ngettext("One material counted", "%(many)s materials counted", many) % {"many": many}
    if not differ:
        return f"{said}. {_('It agrees with the books')}."
    rest = ngettext("one differs", "%(many)s differ", differ) % {"many": differ}
    worth = total((one.worth for one in tallied), tallied[0].worth.currency)
    return f"{said}, {rest}: {showing.money(worth, True)}."


def _deed(desk: Desk, count: StockCount, instead: InPlaceOf | None) -> Deed:
    def words() -> str:
        many = len(count.lines)
        said = ngettext("One material was counted", "%(many)s materials were counted", many) % {"many": many}
        return f"{said}. {differing(count) or _('It agrees with the books')}."

    done = counted_deed(desk, words, count.voucher, instead)
    return replace(done, paper=lambda: preview_stock_count(desk, count))
