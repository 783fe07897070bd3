"""The fields that say who is paid, and what some get on top of their work."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from coopbooks import payouts
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.payouts import Bonus, RunDraft
from ui.shared.choice import choice_of
from ui.shared.fields import Fields
from ui.shared.flow import after_words, flowing
from ui.shared.grid import Cell, Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import button, label
from ui.shared.member_choice import member_picker
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit

_WHO: Final = {"all": N_("Everybody who worked"), "without": N_("Everybody but some"), "only": N_("Only some")}
_BONUS_WIDTHS: Final = (0, 0, 120)


class PeopleFields:
    """The fields; some are only there once somebody wants them."""

    def __init__(self, fields: Fields, books: Books) -> None:
        """Add them to the fields of a form."""
        self._fields, self._books = fields, books
        self._doubled = set[int]()
        self.draft: int | None = None
        self.who = fields.add("who", lambda: _("Who is paid?"), choice_of(_WHO))
        self.persons = fields.add("persons", self._persons_words, self._persons_grid())
        self.twins = label(kind="doubt", wrap=True)
        self.leave_out_button = button(lambda: _("Leave them out here"))
        self.draft_button = button(lambda: _("Open that draft"))
        self._twins_row = after_words(self.twins, self.leave_out_button, self.draft_button)
        fields.add_widget(self._twins_row)
        self._twins_row.hide()
        self.bonus_button = button(lambda: _("Bonuses on top of the work…"), "plain", "chevron")
        self.bonus_button.setCheckable(True)
        fields.add_widget(flowing(self.bonus_button))
        self.bonuses = fields.add("bonuses", lambda: _("Who gets which bonus?"), self._bonus_grid())
        self.who.changed.connect(self.follow)
        self.bonus_button.toggled.connect(self.follow)
        self.leave_out_button.clicked.connect(self.leave_out)

    def _persons_words(self) -> str:
        return _("Who is paid alone?") if self.who.value() == "only" else _("Who is left out?")

    def _persons_grid(self) -> Grid:
        person = GridColumn("person", lambda: _("Member"), lambda: member_picker(self._books, left=True))
        section = GridSection("persons", lambda: _("Members"), (person,), invitation=lambda: _("Add a member…"))
        return Grid(lambda: _("Members"), (section,), (0,), downward=True, rows=2)

    def _bonus_grid(self) -> Grid:
        columns = (
            GridColumn("person", lambda: _("Member"), lambda: member_picker(self._books, left=True)),
            GridColumn("label", lambda: _("What for"), TextEdit),
            GridColumn("amount", lambda: _("Amount"), partial(MoneyEdit, self._books.club.currency), right=True),
        )
        section = GridSection("bonuses", lambda: _("Bonuses"), columns, invitation=lambda: _("Add a bonus…"))
        return Grid(lambda: _("Bonuses"), (section,), _BONUS_WIDTHS, least=130, rows=2)

    def follow(self) -> None:
        """Show what is wanted."""
        some = self.who.value() != "all"
        self._fields.boxes["persons"].setVisible(some)
        self._fields.boxes["persons"].say_again()
        self._fields.boxes["bonuses"].setVisible(self.bonus_button.isChecked())

    def prepare(self) -> None:
        """Begin with everybody, and no bonus."""
        self.bonus_button.setChecked(False)
        self.follow()

    def reveal(self) -> None:
        """Open the bonuses where some are written: they count."""
        if self.bonuses.rows("bonuses"):
            self.bonus_button.setChecked(True)
        self.follow()

    def put(self, draft: RunDraft) -> None:
        """Fill in what was drafted."""
        self.who.set("only" if draft.persons else "without" if draft.without else "all")
        self._show_persons(draft.persons or draft.without)
        self.bonuses.show_rows({"bonuses": [_row(self._books, one) for one in draft.bonuses]})
        self.reveal()

    def _show_persons(self, persons: Iterable[int]) -> None:
        """Write these into the list of who is paid alone, or left out."""
        picker, rows = member_picker(self._books, left=True), []
        for one in persons:
            picker.set_key(one)
            rows.append(GridRow({"person": picker.readable()}))
        self.persons.show_rows({"persons": rows})

    def chosen(self, who: str) -> tuple[int, ...]:
        """Return those that are left out (``without``) or paid alone (``only``), where that is chosen."""
        if self.who.value() != who:
            return ()
        self.persons.value()
        keys = [row.value("person").key for row in self.persons.rows("persons")]
        if who == "only" and not keys:
            raise Refusal(_("Choose who is paid alone."), "persons", "empty")
        return tuple(dict.fromkeys(keys))

    def tell_twins(self, persons: Iterable[int], but: int | None) -> None:
        """Say who of those that are paid is in another draft already, and which; ``but`` is the draft in this form."""
        found = payouts.claimed(self._books, persons, but)
        self.draft = found[0].run if found else None
        self._doubled = {person for one in found for person in one.persons}
        self._twins_row.setVisible(bool(found))
        self.twins.show()
        alone = self.who.value() == "only" and bool(found)
        self.leave_out_button.setVisible(not alone or not set(self.chosen("only")) <= self._doubled)
        words = _("Already in another draft: %(who)s.") % {"who": "; ".join(one.told for one in found)}
        self.twins.setText(words if found else "")

    def leave_out(self) -> None:
        """Leave those out here who are in another draft, and nobody else."""
        if self.who.value() == "only":
            left = [one for one in self.chosen("only") if one not in self._doubled]
        else:
            left = [*self.chosen("without"), *sorted(self._doubled)]
            self.who.set("without")
        self._show_persons(left)
        self.follow()
        self._fields.boxes["persons"].enter()
        self._twins_row.hide()
        self.persons.changed.emit()

    def value(self, order: int | None) -> tuple[Bonus, ...]:
        """Return the bonuses, those of a payout for an ``order`` as its cost."""
        if not self.bonus_button.isChecked():
            return ()
        self.bonuses.value()
        return tuple(self._bonus(*one, order) for one in enumerate(self.bonuses.rows("bonuses")))

    def _bonus(self, place: int, row: GridRow, order: int | None) -> Bonus:
        person, amount = row.value("person"), row.value("amount")
        if person is None:
            raise Refusal(_("Choose who."), f"bonuses.{place}.person", "empty")
        product, known = row.besides or (None, order)
        return Bonus(person.key, row.value("label") or "", amount or self._books.money(0), product, known)


def _row(books: Books, bonus: Bonus) -> GridRow:
    persons = member_picker(books, left=True)
    persons.set_key(bonus.person)
    row = GridRow(besides=[bonus.product, bonus.order])
    row.cells = {
        "person": Cell(persons.readable()),
        "label": Cell(bonus.label),
        "amount": Cell(bonus.amount),
    }
    return row
