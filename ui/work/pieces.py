"""Pieces to be made: what is still with which member, and everything that was given out and brought back."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from coopbooks import work
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.work import PieceDraft, PieceMove, StillWith
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.row_deeds import repeats
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say
from ui.work.deeds import take_pieces_back
from ui.work.told import move_columns, still_columns


class PiecesPart:
    """One of the two lists is in sight."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.view = choice_of({"still": N_("Still with members"), "moves": N_("Given out and brought back")})
        say(self.view.setAccessibleName, lambda: _("Which list"))
        self.give_button = button(lambda: _("Give out or take back"))
        self.back_button = button(lambda: _("She brings some back…"))
        self.undo_button = button(lambda: _("Undo this one"))
        self.period = PeriodChoice(desk.books, first="this_year")
        self.search = SearchEdit(lambda: _("Search a name, product or order"))
        self.filters = FilterRow(
            [self.period, self.search], [self.view, self.give_button, self.back_button, self.undo_button]
        )
        self._make_lists()
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _make_lists(self) -> None:
        step = FirstStep(lambda: _("Give out pieces"), self._give)
        self.still = RecordTable[StillWith](lambda: _("Still with members"), still_columns(), key="pieces", same=_which)
        self.moves = RecordTable[PieceMove](
            lambda: _("Given out and brought back"), move_columns(), key="piece_moves", same=lambda one: one.id
        )
        self.still_listed = Listed(
            self.still,
            lambda: _(
                "Pieces a member takes home to work on stand here until she brings them back. Nobody has any now."
            ),
            step,
            self.filters,
        )
        self.moves_listed = Listed(
            self.moves, lambda: _("What was given out and came back stands here: nothing yet."), step, self.filters
        )
        self.below = QStackedWidget()
        for listed in (self.still_listed, self.moves_listed):
            self.below.addWidget(listed)

    def _connect(self) -> None:
        self.view.changed.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        for table in (self.still, self.moves):
            table.chosen.connect(lambda _row: self._offer())
        self.still.opened.connect(lambda _row: self.bring_back())
        repeats(self.moves, self.record_again)
        self.give_button.clicked.connect(self._give)
        self.back_button.clicked.connect(self.bring_back)
        self.undo_button.clicked.connect(self.take_back)

    @property
    def table(self) -> QWidget:
        """The list in sight."""
        return self.still if self.view.value() == "still" else self.moves

    def refresh(self) -> None:
        """List what is still with members, or what went to them and came back."""
        books, still = self._desk.books, self.view.value() == "still"
        self.period.setVisible(not still)
        self.below.setCurrentWidget(self.still_listed if still else self.moves_listed)
        if still:
            every = work.still_with(books)
            found = [one for one in every if self.search.finds(one.name, one.product_name, one.size, one.order_label)]
            self.still_listed.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(every))
        else:
            moves = work.list_piece_moves(books, self.period.value(), search=self.search.value())
            ever = lambda: work.list_piece_moves(books).count() > 0  # noqa: E731
            self.moves_listed.show_rows(moves, counted(moves.count()), ever=ever)
        self._offer()

    def _offer(self) -> None:
        still = self.view.value() == "still"
        self.back_button.setVisible(still)
        self.undo_button.setVisible(not still)
        self.back_button.setEnabled(still and self.still.current() is not None)
        self.undo_button.setEnabled(not still and self.moves.current() is not None)

    def _give(self) -> None:
        self._open_form()

    def bring_back(self) -> None:
        """Open the form for what is under the cursor to be brought back."""
        one = self.still.current()
        if one:
            today = self._desk.books.today()
            draft = PieceDraft("brought", one.person, one.product, Quantity(0), today, one.size, one.order)
            self._open_form(about=draft)

    def record_again(self, move: PieceMove) -> None:
        """Open the form for the same to be given out or brought back again."""
        self._open_form(again=move)

    def _open_form(self, about: PieceDraft | None = None, again: PieceMove | None = None) -> None:
        from ui.work.piece_form import PieceForm  # loaded when it is opened

        self._open_over(PieceForm(self._desk, about, again))

    def take_back(self) -> None:
        """Take back what is under the cursor, as recorded by mistake."""
        move = self.moves.current()
        if move:
            self._desk.do(lambda: take_pieces_back(self._desk, move), then=self._desk.done)


def _which(one: StillWith) -> tuple[int, int, str, int | None]:
    return one.person, one.product, one.size, one.order
