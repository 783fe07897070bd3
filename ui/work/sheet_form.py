"""The work sheet: members down, operations or days across, as on the sheet of paper it is copied from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final

from coopbooks import members, showing, work
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.members import Member
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft, WorkRefusal
from ui.shared.doing import Deed, Desk
from ui.shared.flow import flowing
from ui.shared.form_key import FormKey
from ui.shared.grid import GridRow
from ui.shared.keeping import give_back
from ui.shared.labels import button, label
from ui.shared.member_choice import no_member
from ui.shared.tab_order import bring_into_sight
from ui.shared.words import Words, voice
from ui.work.deeds import recorded, write_down
from ui.work.sheet_columns import REJECTED, SECTION, heading, plain, with_rejected
from ui.work.sheet_fields import SheetFields
from ui.work.sheet_grid import SheetGrid
from ui.work.sheet_sums import SheetSums

NOTHING: Final = Quantity(0)
_CHOSEN: Final = ("across", "group", "kind", "product", "making", "order", "checked_by", "rejects")
_MOST_DOUBTS: Final = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is typed in a sheet: the work, and the cell each of it stands in."""

    day: date
    drafts: tuple[WorkDraft, ...]
    cells: tuple[tuple[GridRow, str], ...]


class WorkSheetForm(SheetFields):
    """Work of many members at once, saved all together or not at all."""

    elsewhere: ClassVar = {
        "accepted": SECTION,
        "rejected": SECTION,
        "rework": SECTION,
        "person": SECTION,
        "rate_note": "rate",
    }
    widest: ClassVar = 1600

    def __init__(self, desk: Desk) -> None:
        """Make the form."""
        super().__init__(desk, _title, FormKey("work", "sheet"))
        self._members: dict[int, Member] = {}
        self._again = self._emptying = False
        self._first: int | None = None
        self._last: dict[str, dict[str, object]] = {}
        self.print_button = button(lambda: _("Print it blank…"), "", "print")
        self.how = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.how)
        self.grid: SheetGrid = self.add(SECTION, _how_much, SheetGrid(self._head, self._called))
        self.together = label(kind="label", wrap=True)
        self.fields.add_widget(self.together)
        self.sums = SheetSums(self.grid, desk.books, self._drafted)
        self.grid.explain_by(self._about)
        self.fields.add_widget(flowing(self.print_button))
        self.add_papers()
        self.print_button.clicked.connect(self.print_blank)
        for one in self.choosing:
            one.changed.connect(self._follow)
        self.grid.changed.connect(self._sum_up)
        voice.changed.connect(self._follow)
        self.begin()

    def _head(self, key: str) -> Words:
        return heading(key, self.operations, self.product.readable_key)

    def _called(self, row: GridRow) -> str:
        one = self._members.get(row.besides)
        return one.label if one else ""

    def prepare(self) -> None:
        """Propose today, and what was chosen for the sheet before: that alone is nothing that would be lost."""
        self.day.propose(self.usual_day())
        for name, kept in self._last.items():
            [chosen] = kept.values()
            give_back(self.boxes[name].editor, {"set": chosen})
        self._follow()

    def _empty(self) -> None:
        """Show the members once all is chosen: with every field that is emptied it would take a club of many long."""
        self._emptying = True
        super()._empty()
        self._emptying = False
        self._follow()

    def begin(self) -> None:
        """Begin empty, or with what was typed last; who is new since then stands among the others."""
        super().begin()
        self._follow()

    def freshen(self) -> None:
        """Ask again who there is, what is made, and what it pays."""
        self.operations.forget()
        self.sums.forget()
        self._follow()

    # What is chosen, and what follows from it.

    def _follow(self) -> None:
        """Show the columns and the members of what is chosen; what is typed stays, wherever it belongs."""
        self.follow_choices()
        if self._emptying:
            return
        self.sums.forget()
        self.grid.show_keys(self._keys())
        self._show_members()
        self.how.setText(_next_step(bool(self._members), bool(self.grid.keys), bool(self.product.readable_key)))
        self._sum_up()

    def _keys(self) -> list[str]:
        """The columns of what is chosen, and those something is typed in."""
        chosen, used = self.chosen_keys(), self.grid.used - {"name", "total", "worth"}
        others = sorted({plain(key) for key in used} - set(chosen))
        return with_rejected([*chosen, *others], used, rejects=self.rejects.value() and self.kind.value() == "pieces")

    def _show_members(self) -> None:
        """Show the members of the group who were there, and whoever something is typed for."""
        self._members = {one.id: one for one in members.list_all(self.desk.books)}
        there = {row.besides: row for row in self.grid.all_rows(SECTION)}
        kept = {one for one, row in there.items() if not row.empty}
        days, group = self.days(), self.group.value()
        shown = [
            one.id
            for one in self._members.values()
            if one.id in kept or (group in (None, one.group) and any(one.there_on(day) for day in days))
        ]
        if shown != list(there):
            rows = [there.get(one) or GridRow(besides=one) for one in shown]
            self.grid.show_rows({SECTION: rows})

    def _sum_up(self) -> None:
        self._settle_what_stands_across()
        names = {(row, "name"): self._called(row) for row in self.grid.all_rows(SECTION)}
        self.sums.tell(names)
        many = sum(1 for row in self.grid.all_rows(SECTION) if not row.empty)
        self.together.setText(_all_of(many, self.sums.worth) if many else "")
        self.together.setVisible(bool(many))

    def _settle_what_stands_across(self) -> None:
        """Leave what stands across as it is while something is typed; the cursor goes on from there."""
        at = self.across.hasFocus()
        self.across.setEnabled(not self.grid.used)
        if at and not self.across.isEnabled():
            self.day.setFocus()

    def _about(self, row: GridRow, key: str) -> str:
        """Say whose cell it is and what it comes to, what is usual for her, and whether that is odd."""
        return self.sums.about(self._called(row), row, key)

    # What is typed.

    def draft(self) -> Sheet:
        """Return what is typed as work, with its cells; nothing that cannot be read is left out of it."""
        day = self.day.value()
        _read(self, self.product, self.name, self.rate, self.order, self.checked_by)
        self.grid.value()
        cells = self._cells_of()
        if not cells:
            raise Refusal(_("Write how much each did, in the row of each."), SECTION, "empty")
        return Sheet(day, tuple(self._work(row, key) for row, key in cells), tuple(cells))

    def _pairs(self, row: GridRow) -> list[str]:
        """The columns of a row something accepted or rejected stands in, each once."""
        used = [plain(key) for key in self.grid.keys if not row.cell(key).empty]
        return list(dict.fromkeys(used))

    def _work(self, row: GridRow, key: str) -> WorkDraft:
        rejected = row.value(key + REJECTED) if key + REJECTED in self.grid.keys else None
        return replace(
            self._drafted(key),
            person=row.besides,
            accepted=row.value(key) or NOTHING,
            rejected=rejected or NOTHING,
            checked_by=self.checked_by.key,
        )

    def _drafted(self, key: str) -> WorkDraft:
        """What a column is for, of nobody in particular yet."""
        asked = self.asked(key)
        day = asked.day or self.day.readable() or self.desk.books.today()
        name = "" if asked.making else self.name.text().strip()
        return WorkDraft(
            None, day, self.kind.value(), asked.making, name, order=self.order.readable_key, rate=asked.rate
        )

    def _read(self) -> tuple[Sheet, tuple[str, ...]]:
        sheet, doubts = super()._read()
        twice = work.list_twice(self.desk.books, sheet.drafts)
        self._again = bool(twice)
        odd = _odd(self.desk.books, sheet, twice, lambda row: self.grid.called(*sheet.cells[row]))
        return sheet, (*doubts, *odd, *self.sums.unrated(self.about().what))

    def summary(self, draft: Sheet) -> str:
        """Say how many members did how much, and what it is worth."""
        return _all_of(len({one.person for one in draft.drafts}), self.sums.worth)

    def record(self, draft: Sheet) -> Deed:
        """Write all of it down."""
        ids = write_down(self.desk, draft.drafts, again=self._again)
        self._first = ids[0]
        self._last = {name: self.boxes[name].editor.kept() for name in _CHOSEN}
        return recorded(self.desk, ids, draft.drafts)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return what the signed sheet is attached to: it is beside each work that was written down from it."""
        return None if self._first is None else Holder("work", self._first)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its cell, or at its field."""
        if isinstance(refusal, WorkRefusal) and refusal.field not in ("making", "name", "rate", "order", "checked_by"):
            row, key = self._cells_of()[refusal.row]
            bad = refusal.field == "rejected" and key + REJECTED in self.grid.keys
            self.grid.refuse(row, key + REJECTED if bad else key, refusal)
            bring_into_sight(self.grid, self.grid.told)
        else:
            super().refuse(refusal)

    def _cells_of(self) -> list[tuple[GridRow, str]]:
        return [(row, key) for row in self.grid.rows(SECTION) for key in self._pairs(row)]

    def print_blank(self) -> None:
        """Show the sheet as it is printed blank, with the columns and members that stand here."""
        from ui.work.papers import preview_day_sheet

        rows = [self._called(row) for row in self.grid.all_rows(SECTION)]
        heads = [heading(key, self.operations, self.product.readable_key) for key in self.grid.keys]
        preview_day_sheet(self.desk, self.about(), rows, heads)


def _next_step(members_: bool, columns: bool, product: bool) -> str:  # noqa: FBT001 - what there is already
    """Say what is to be done next."""
    if not members_:
        return no_member()
    if columns:
        return _("Copy the sheet of paper, or paste it from a spreadsheet. Ctrl+D fills down what stands above.")
    if product:
        return _("This product has no operations yet: write them down on its page.")
    return _("Choose the product, or write which work it is: then the columns are here.")


def _odd(books: Books, sheet: Sheet, twice: Sequence[int], called: Callable[[int], str]) -> list[str]:
    """Say what is odd about a sheet, the first of it: written down already, ten times the usual."""
    found = [_("%(cell)s: this is written down already.") % {"cell": called(row)} for row in twice]
    found += [f"{called(row)}: {words}" for row, words in work.doubts(books, sheet.drafts).items()]
    more = len(found) - _MOST_DOUBTS
    if more > 0:
        words = ngettext("One more is odd as well.", "%(many)s more are odd as well.", more)
        found[_MOST_DOUBTS:] = [words % {"many": more}]
    return found


def _all_of(many: int, worth: Money) -> str:
    words = ngettext("Work of one member: %(worth)s", "Work of %(many)s members: %(worth)s", many)
    return words % {"many": many, "worth": showing.money(worth)}


def _how_much() -> str:
    return _("How much did each do?")


def _title() -> str:
    return _("Write work down")


def _read(form: SheetFields, *fields: Any) -> None:
    """Refuse what cannot be read in fields that are in sight."""
    for field in fields:
        if field.isVisibleTo(form):
            field.maybe()
