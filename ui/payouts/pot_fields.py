"""The fields of a pot that is shared out: how much, by which keys, among whom, what is reserved of it first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from coopbooks import members
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.payouts import KEYS, Pot, Reserve, RunDraft
from coopbooks.quantity import Quantity
from coopbooks.work import Work
from ui.payouts.mix_fields import MIX, MixFields
from ui.payouts.weight_fields import WEIGHTS, WeightFields
from ui.shared.choice import choice_of
from ui.shared.fields import Fields
from ui.shared.flow import flowing
from ui.shared.grid import Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import button
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.typed_edit import TextEdit

_TAKING: Final = {"worked": N_("Whoever worked in it"), "all": N_("All members")}
_HEADS: Final = {"pieces": N_("Pieces"), "hours": N_("Hours"), "days": N_("Days"), "shares": N_("Shares")}
_RECORDED: Final = ("pieces", "hours", "days")
_RESERVE = (0, 110, 130)
_NAMES: Final = ("pot_amount", "pot_label", "by", "mix", "taking", WEIGHTS)


class PotFields:
    """The fields; hidden as long as no pot is shared."""

    def __init__(self, fields: Fields, books: Books) -> None:
        """Add them to the fields of a form."""
        self._fields, self._books = fields, books
        self._wanted = False
        self.amount, self.label = MoneyEdit(books.club.currency), TextEdit()
        fields.add_row(
            ("pot_amount", lambda: _("How much is shared?"), self.amount),
            ("pot_label", lambda: _("What is it called on the slip?"), self.label),
        )
        self.ways = MixFields(fields, lambda: _("It is shared"), KEYS)
        self.taking = fields.add("taking", lambda: _("Who takes part?"), choice_of(_TAKING))
        self._counts = WeightFields(fields, _HEADS)
        self.weights = self._counts.grid
        self.reserve_button = button(lambda: _("Reserve a part of it first…"), "plain", "chevron")
        self.reserve_button.setCheckable(True)
        self._reserve_row = flowing(self.reserve_button)
        fields.add_widget(self._reserve_row)
        self.reserves = fields.add("reserves", lambda: _("What is reserved first?"), self._reserves_grid())
        for one in (self.ways.by, self.ways.mix, self.taking):
            one.changed.connect(self._follow)
        self.reserve_button.toggled.connect(self._follow)

    def _reserves_grid(self) -> Grid:
        columns = (
            GridColumn("name", lambda: _("What for"), TextEdit),
            GridColumn("amount", lambda: _("Amount"), partial(MoneyEdit, self._books.club.currency), right=True),
            GridColumn("percent", lambda: _("or percent"), PercentEdit, right=True),
        )
        section = GridSection("reserves", lambda: _("Reserves"), columns, invitation=lambda: _("Add a reserve…"))
        return Grid(lambda: _("What is reserved first?"), (section,), _RESERVE, least=130, rows=2)

    # What is shown.

    def prepare(self) -> None:
        """Begin with a pot of nothing, shared by pieces among whoever worked."""
        self.ways.prepare()
        self.reserve_button.setChecked(False)
        self._follow()

    def want(self, *, wanted: bool) -> None:
        """Ask for a pot, or hide what is asked about one."""
        self._wanted = wanted
        self._follow()

    def reveal(self) -> None:
        """Open the reserves where some are written: they count."""
        if self.reserves.rows("reserves"):
            self.reserve_button.setChecked(True)
        self._follow()

    def _follow(self) -> None:
        self._counts.ask_for(self.ways.asked())
        seen = {MIX: self.ways.by.value() == MIX, WEIGHTS: bool(self._counts.keys)}
        for name in _NAMES:
            self._fields.boxes[name].setVisible(self._wanted and seen.get(name, True))
        self._reserve_row.setVisible(self._wanted)
        self._fields.boxes["reserves"].setVisible(self._wanted and self.reserve_button.isChecked())

    def show_members(self, persons: Mapping[int, str], recorded: Iterable[Work]) -> None:
        """Show who takes part; how much each did by what was ``recorded`` is proposed."""
        much = defaultdict[str, Counter[int | None]](Counter)
        for one in recorded:
            much[one.kind][one.person] += one.accepted.micros
        did = {
            key: {person: Quantity(micros) for person, micros in much[key].items() if person and micros}
            for key in _RECORDED
        }
        self._counts.show_members(persons, did)

    # What is typed.

    def put(self, draft: RunDraft) -> None:
        """Fill in what was drafted."""
        if draft.pot is None:
            return
        self.amount.set(draft.pot.amount)
        self.label.set(draft.pot_label or None)
        self.ways.put(draft.pot.by)
        self.taking.set("all" if draft.members else "worked")
        reserves = [
            GridRow({"name": one.name, "amount": one.amount, "percent": one.percent}) for one in draft.pot.reserves
        ]
        self.reserves.show_rows({"reserves": reserves})
        self._counts.put(draft.weights)
        self.reveal()

    def value(self) -> Pot:
        """Return the pot that is typed."""
        self.reserves.value()
        taken = self.reserves.rows("reserves") if self.reserve_button.isChecked() else ()
        reserves = (Reserve(row.value("name") or "", row.value("amount"), row.value("percent")) for row in taken)
        return Pot(self.amount.maybe() or self._books.money(0), self.ways.value(), tuple(reserves))

    def members(self, group: int | None) -> tuple[int, ...]:
        """Return who takes part; nobody where those do who worked."""
        if self.taking.value() == "worked":
            return ()
        every = members.list_all(self._books)
        return tuple(one.id for one in every if one.active and group in (None, one.group))

    def typed_weights(self) -> dict[str, dict[int, Quantity]]:
        """Return what each counts by the keys something was typed for."""
        return self._counts.value()
