"""The fields that say who is paid, and what some get on top of their work."""

from functools import partial
from typing import Final

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.payouts import Bonus, RunDraft
from ui.shared.choice import choice_of
from ui.shared.fields import Fields
from ui.shared.flow import flowing
from ui.shared.grid import Cell, Grid, GridColumn, GridRow, GridSection
from ui.shared.labels import button
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
        self.who = fields.add("who", lambda: _("Who is paid?"), choice_of(_WHO))
        self.persons = fields.add("persons", self._persons_words, self._persons_grid())
        self.bonus_button = button(lambda: _("Bonuses on top of the work…"), "plain", "chevron")
        self.bonus_button.setCheckable(True)
        fields.add_widget(flowing(self.bonus_button))
        self.bonuses = fields.add("bonuses", lambda: _("Who gets which bonus?"), self._bonus_grid())
        self.who.changed.connect(self.follow)
        self.bonus_button.toggled.connect(self.follow)

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
        persons = member_picker(self._books, left=True)
        rows = []
        for one in draft.persons or draft.without:
            persons.set_key(one)
            rows.append(GridRow({"person": persons.readable()}))
        self.persons.show_rows({"persons": rows})
        self.bonuses.show_rows({"bonuses": [_row(self._books, one) for one in draft.bonuses]})
        self.reveal()

    def chosen(self, who: str) -> tuple[int, ...]:
        """Return those that are left out (``without``) or paid alone (``only``), where that is chosen."""
        if self.who.value() != who:
            return ()
        self.persons.value()
        keys = [row.value("person").key for row in self.persons.rows("persons")]
        return tuple(dict.fromkeys(keys))

    def value(self, order: int | None) -> tuple[Bonus, ...]:
        """Return the bonuses, those of a payout for an ``order`` as its cost."""
        if not self.bonus_button.isChecked():
            return ()
        self.bonuses.value()
        return tuple(self._bonus(*one, order) for one in enumerate(self.bonuses.rows("bonuses")))

    def _bonus(self, place: int, row: GridRow, order: int | None) -> Bonus:
        person, amount = row.value("person"), row.value("amount")
        if person is None:
            raise Refusal(_("Choose the member."), f"bonuses.{place}.person", "empty")
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
