"""Material in hands: who has how much of ours, what we keep for whom, and everything that went from hand to hand."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from coopbooks import materials
from coopbooks.i18n import N_, _
from coopbooks.materials import HandDraft, HandMove, Holding
from coopbooks.quantity import Quantity
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import repeats
from ui.shared.rows import days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say

_HELD: Final = {"handed": N_("ours, handed out"), "trust": N_("not ours, kept in trust")}
_BACK: Final = {"handed": "returned", "trust": "trust_out"}
"""What happens when a holding goes back to whose it is."""


class HandsPart:
    """What each one has, and what went from hand to hand: one of the two lists is in sight."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.view = Choice([("held", _what_each_has), ("moves", _what_went)])
        say(self.view.setAccessibleName, lambda: _("Which list"))
        self.back_button = button(lambda: _("It comes back…"))
        self.undo_button = button(lambda: _("Undo this one"))
        self.person = Choice([(None, _everyone)])
        say(self.person.setAccessibleName, lambda: _("Person"))
        self.period = PeriodChoice(desk.books, first="this_year")
        self.search = SearchEdit(lambda: _("Search a name or a material"))
        self.filters = FilterRow(
            [self.person, self.period, self.search], [self.view, self.back_button, self.undo_button]
        )
        self._make_lists()
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _make_lists(self) -> None:
        step = FirstStep(lambda: _("Hand over or take in trust"), self.hand)
        self.held = RecordTable[Holding](_what_each_has, _held(), key="holdings", same=_which)
        self.moves = RecordTable[HandMove](_what_went, _moves(), faded=lambda move: move.undone, key="hand_moves")
        self.held_listed = Listed(
            self.held,
            lambda: _(
                "Who has yarn at home, and what a customer left with us, stands here. It stays whose it was: nothing "
                "is posted. Nobody has anything now."
            ),
            step,
            self.filters,
        )
        self.moves_listed = Listed(
            self.moves,
            lambda: _("What was handed over and came back stands here: nothing yet."),
            step,
            self.filters,
        )
        self.below = QStackedWidget()
        for listed in (self.held_listed, self.moves_listed):
            self.below.addWidget(listed)

    def _connect(self) -> None:
        self.view.changed.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.held.opened.connect(self.show_moves_of)
        repeats(self.moves, self.record_again)
        self.held.chosen.connect(lambda _row: self._offer())
        self.moves.chosen.connect(lambda _row: self._offer())
        self.back_button.clicked.connect(self.bring_back)
        self.undo_button.clicked.connect(self.take_back)

    @property
    def table(self) -> QWidget:
        """The list in sight."""
        return self.held if self.view.value() == "held" else self.moves

    def refresh(self) -> None:
        """List what each one has, or what went from hand to hand."""
        books, held = self._desk.books, self.view.value() == "held"
        holdings = materials.list_holdings(books)
        self._offer_people(holdings)
        self.period.setVisible(not held)
        self.below.setCurrentWidget(self.held_listed if held else self.moves_listed)
        person = self.person.value()
        if held:
            of_person = [one for one in holdings if person in (None, one.person)]
            found = [one for one in of_person if self.search.finds(one.name, one.material.name)]
            self.held_listed.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(holdings))
        else:
            moves = materials.list_hand_moves(books, self.period.value(), person=person, search=self.search.value())
            ever = lambda: materials.list_hand_moves(books).count() > 0  # noqa: E731
            self.moves_listed.show_rows(moves, counted(moves.count()), ever=ever)
        self._offer()

    def _offer_people(self, holdings: list[Holding]) -> None:
        """Offer whoever has something, and who is asked for already."""
        names_of = {one.person: one.name for one in holdings}
        chosen = self.person.value()
        if chosen is not None:
            names_of.setdefault(chosen, self.person.currentText())
        self.person.blockSignals(True)
        self.person.offer([(None, _everyone), *((key, partial(str, name)) for key, name in names_of.items())])
        self.person.blockSignals(False)

    def _offer(self) -> None:
        held = self.view.value() == "held"
        self.back_button.setVisible(held)
        self.undo_button.setVisible(not held)
        self.back_button.setEnabled(held and self.held.current() is not None)
        self.undo_button.setEnabled(not held and self.moves.current() is not None)

    def show_moves_of(self, holding: Holding) -> None:
        """Show everything that went to and from whoever has something."""
        self.person.set(holding.person)
        self.view.set("moves")
        self.table.setFocus()

    def hand(self) -> None:
        """Open the form."""
        self._open_form()

    def bring_back(self) -> None:
        """Open the form for what is under the cursor to go back to whose it is."""
        one = self.held.current()
        if one:
            day, kind = self._desk.books.today(), _BACK[one.kind]
            self._open_form(HandDraft(day, kind, one.material.id, one.person, Quantity(0)))

    def record_again(self, move: HandMove) -> None:
        """Open the form for the same to go from hand to hand again."""
        self._open_form(again=move)

    def _open_form(self, about: HandDraft | None = None, again: HandMove | None = None) -> None:
        from ui.materials.hand_form import HandForm  # loaded when it is opened

        self._open_over(HandForm(self._desk, about, again))

    def take_back(self) -> None:
        """Take back what is under the cursor, as recorded by mistake."""
        from ui.materials.hand_form import take_back_deed

        move = self.moves.current()
        if move:
            self._desk.do(lambda: take_back_deed(self._desk, move), then=self._desk.done)


def _what_each_has() -> str:
    return _("What each one has")


def _what_went() -> str:
    return _("What went from hand to hand")


def _everyone() -> str:
    return _("Everyone")


def _which(holding: Holding) -> tuple[str, int, int]:
    return holding.kind, holding.material.id, holding.person


def _held() -> list[Column[Holding]]:
    return [
        names("who", lambda: _("Who"), lambda one: one.name),
        names("material", lambda: _("Material"), lambda one: one.material.name),
        Column(lambda: _("How much"), lambda one: one.material.told(one.quantity), 130, right=True, key="much"),
        names("whose", lambda: _("Whose it is"), lambda one: _(_HELD[one.kind]), 200),
    ]


def _moves() -> list[Column[HandMove]]:
    return [
        days("day", lambda: _("Day"), lambda move: move.day),
        Column(lambda: _("What happened"), lambda move: _(materials.KINDS[move.kind]), 240, key="what"),
        Column(lambda: _("Who"), lambda move: move.name, 0, key="who"),
        Column(lambda: _("Material"), lambda move: move.material.name, 0, key="material"),
        Column(lambda: _("How much"), lambda move: move.material.told(move.quantity), 120, right=True, key="much"),
        Column(lambda: _("Note"), lambda move: move.note, 160, key="note"),
        Column(lambda: _("Recorded by"), lambda move: move.recorded_by, 140, key="by", spare=True),
    ]
