"""What the forms for many members at once have in common: a grid of members and amounts, only filled in for some."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from coopbooks import members, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Voucher
from coopbooks.members import KINDS, DeedDraft, Member, Part
from coopbooks.money import Money
from ui.members.deed_form import DeedForm
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.grid import Cell, Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import label
from ui.shared.member_choice import GroupChoice, no_member
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words, voice

SECTION: Final = "parts"
_WIDTHS: Final = (0, 132, 132)


class ManyForm(DeedForm):
    """The base: :meth:`add_grid` adds the grid; its ``kind`` says what is recorded."""

    of_many: ClassVar = True
    elsewhere: ClassVar = {
        "amount": SECTION,
        "person": SECTION,
        "lines": SECTION,
        "concerns": SECTION,
        "description": "note",
        "certificates": SECTION,
    }

    kind: Choice

    def __init__(self, desk: Desk, title: Words, correcting: Voucher | None, again: Voucher | None) -> None:
        """Make a form without fields."""
        super().__init__(desk, title, correcting, again)
        self._known: Mapping[int, Member] = {}
        self.stands: Mapping[int, Mapping[str, Money]] = {}
        self.group = GroupChoice(desk.books, lambda: _("All members"))

    def add_grid(self, asked: Words, told: Words) -> None:
        """Add the grid; ``asked`` is what is to be filled in, ``told`` heads what is known of each."""
        self.together = label(kind="label", wrap=True)
        self.grid = self.add(SECTION, asked, self._grid(asked, told))
        self.fields.add_widget(self.together)
        self.group.changed.connect(self.show_members)
        self.grid.changed.connect(self._sum_up)
        voice.changed.connect(self.tell)

    def _grid(self, asked: Words, told: Words) -> Grid:
        currency = self.desk.books.club.currency
        columns = (
            GridColumn("name", lambda: _("Member")),
            GridColumn("told", told, right=True),
            GridColumn("amount", lambda: _("Amount"), partial(MoneyEdit, currency), right=True),
        )
        section = GridSection(SECTION, asked, columns, sums=("amount",), row_words=self._called)
        return Grid(asked, (section,), _WIDTHS, least=150, downward=True, rows=8)

    def _called(self, row: GridRow) -> str:
        one = self._known.get(row.besides)
        return one.label if one else ""

    def _empty(self) -> None:
        self._ask()
        super()._empty()

    def _ask(self) -> None:
        """Ask the books who there is and how each stands: once, however often what is shown of it changes."""
        self._known = {one.id: one for one in members.list_all(self.desk.books)}
        self.stands = members.balances(self.desk.books)

    def freshen(self) -> None:
        """Ask again who there is."""
        self._ask()
        self.show_members()

    def begin(self) -> None:
        """Begin empty, or with what was typed last; who is new since then stands among the others."""
        super().begin()
        if self.half_filled:
            self.show_members()

    def show_members(self) -> None:
        """Show the members of the group chosen, and whoever something is written for."""
        there = {row.besides: row for row in self.grid.all_rows(SECTION)}
        kept = {one for one, row in there.items() if row.cell("amount").typed and not row.empty}
        kept |= {part.person for part in self.before.parts} if self.before else set()
        group = self.group.value()
        every = self._known.values()
        shown = [one.id for one in every if one.id in kept or (self.offers(one) and group in (None, one.group))]
        if shown != list(there):
            self.grid.show_rows({SECTION: [there.get(one) or GridRow(besides=one) for one in shown]})
        self.tell()

    def offers(self, one: Member) -> bool:
        """Whether a member is offered to be written for."""
        return one.active

    def told_of(self, one: Member) -> str:
        """Say what she owes, or has saved or given."""
        stands = self.stands.get(one.id, {}).get(KINDS[self.kind.value()].role)
        return showing.amount(abs(stands)) if stands else ""

    def tell(self) -> None:
        """Show the names, and what is known of each."""
        told: dict[tuple[GridRow, str], str] = {}
        for row in self.grid.all_rows(SECTION):
            one = self._known.get(row.besides)
            if one:
                told[row, "name"], told[row, "told"] = one.label, self.told_of(one)
        self.grid.tell(told)
        self._sum_up()

    def fill(self, much: Callable[[int], Money | None]) -> None:
        """Propose an amount for everybody in sight; what was typed stays."""
        with self.grid.model.at_once():
            for row in self.grid.all_rows(SECTION):
                self.grid.propose(row, "amount", much(row.besides))
        self._sum_up()

    def put_back(self) -> None:
        """Put in again what was recorded, if anything was."""
        if self.before is None:
            return
        amounts = {part.person: part.amount for part in self.before.parts}
        for row in self.grid.all_rows(SECTION):
            if row.besides in amounts:
                row.cells["amount"] = Cell(amounts[row.besides])
        self.tell()

    def parts(self) -> tuple[Part, ...]:
        """Return what is written for whom."""
        self.grid.value()
        return tuple(Part(row.besides, row.value("amount")) for row in self.grid.rows(SECTION))

    def written(self) -> tuple[Part, ...]:
        """Return what is written for whom; refuses where nothing is."""
        parts = self.parts()
        if not parts:
            words = self._nobody() or _("Write an amount for at least one member.")
            raise Refusal(words, SECTION, "empty")
        return parts

    def _sum_up(self) -> None:
        """Say how many it is for, and what it comes to."""
        try:
            parts = self.parts()
        except Refusal:
            return
        whole = sum((part.amount for part in parts), self.desk.books.money(0))
        self.grid.tell_sums({(SECTION, "amount"): showing.amount(whole)} if parts else {})
        words = ngettext("One member: %(amount)s", "%(many)s members together: %(amount)s", len(parts))
        said = words % {"many": len(parts), "amount": showing.money(whole)} if parts else self._nobody()
        self.together.setText(said)
        self.together.setVisible(bool(said))

    def _nobody(self) -> str:
        """Say why nobody stands in the grid; nothing where somebody does."""
        if self.grid.all_rows(SECTION):
            return ""
        if not self._known:
            return no_member()
        return _("With what is chosen above there is no member to write for.")

    def summary(self, draft: DeedDraft) -> str:
        """Read what all of it comes to back in words."""
        if not draft.parts or draft.amount.minor <= 0:
            return ""
        words = showing.in_words(draft.amount, self.desk.books.club.un_mil)
        return _("%(amount)s — %(words)s") % {"amount": showing.money(draft.amount), "words": words}

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field; of one member's amount with the cursor on it."""
        row = next((one for one in self.grid.rows(SECTION) if self._called(one) in refusal.message), None)
        if row and self._called(row):
            self.grid.go_to(row, "amount")
        super().refuse(refusal)
