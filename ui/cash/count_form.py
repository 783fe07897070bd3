"""The form to count a box by notes and coins: what lies there, what the books say, and why they differ."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coopbooks import cash, ledger, showing
from coopbooks.attachments import Holder
from coopbooks.cash import Count, CountDraft, Tally
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import Money
from ui.cash.count_paper import preview_count
from ui.cash.pieces_edit import PiecesEdit
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import counted_deed
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label, panel
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, voice


class CountForm(Form):
    """A count typed in; ``like`` fills in the box, the day and the pieces of an earlier one, to count it again."""

    elsewhere: ClassVar = {"lines": "box", "amount": "pieces", "description": "explanation"}

    def __init__(self, desk: Desk, like: CountDraft | None = None) -> None:
        """Make the form."""
        super().__init__(desk, _title, _save, once=True, key=FormKey("cash", "count"))
        self._like = like
        self._counted: Count | None = None
        books = desk.books
        self.box = BoxChoice(books, foreign=True, kind="cash")
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.pieces = PiecesEdit(books.club.currency)
        self.expected, self.counted, self.difference = (label(kind="label") for _one in range(3))
        self.add_row(("box", lambda: _("Which cash box?"), self.box), ("day", lambda: _("On which evening?"), self.day))
        self.add("pieces", lambda: _("How many of each are there?"), self.pieces)
        self._add_figures()
        self.explanation = self.add(
            "explanation",
            lambda: _("Why does it differ?"),
            TextEdit(),
            lambda: _("It is printed on the record. If nobody knows, write “not known”."),
        )
        self.add_papers()
        for field in (self.box, self.day, self.pieces):
            field.changed.connect(self._show_tally)
        voice.spoken.connect(self._show_tally)
        self.begin()

    def _add_figures(self) -> None:
        named: list[tuple[Words, object]] = [
            (lambda: _("The books say"), self.expected),
            (lambda: _("Counted"), self.counted),
            (lambda: _("Difference"), self.difference),
        ]
        frame = panel()
        across = QHBoxLayout(frame)
        across.setContentsMargins(12, 8, 12, 8)
        for words, figure in named:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label(words, "small"))
            column.addWidget(figure)  # type: ignore[arg-type] # a label
            across.addLayout(column, 1)
        self.fields.add_widget(frame)

    def prepare(self) -> None:
        """Propose today, or fill in an earlier count."""
        self.day.propose(self.desk.books.today())
        if self._like:
            self.box.set(self._like.box)
            self._show_tally()
            self.day.set(self._like.day)
            self.pieces.put(self._like.pieces)
        self._show_tally()

    def _show_tally(self) -> None:
        """Show how far the count has come."""
        held = {box.id: box.currency for box in cash.list_boxes(self.desk.books)}
        self.pieces.take_currency(held.get(self.box.value(), self.desk.books.club.currency))
        try:
            draft = self.draft()
            tally = cash.tally(self.desk.books, draft)
        except Refusal:
            self.pieces.show_worth(())
            for figure in (self.expected, self.counted, self.difference):
                figure.clear()
            return
        self._show_figures(tally, counted=bool(draft.pieces))

    def _show_figures(self, tally: Tally, *, counted: bool) -> None:
        self.pieces.show_worth(tally.each)
        self.expected.setText(showing.money(tally.expected))
        self.counted.setText(showing.money(tally.counted) if counted else "")
        self.difference.setText(_difference(tally.difference) if counted else "")
        self.boxes["explanation"].setVisible(bool(tally.difference))

    def draft(self) -> CountDraft:
        """Return what is typed."""
        typed = (self.day.value(), self.box.value(), self.pieces.value(), self.explanation.value())
        return CountDraft(*typed, self._like.instead if self._like else None)

    def summary(self, draft: CountDraft) -> str:
        """Read back how far the count has come: on a low screen the figures are scrolled away."""
        if not draft.pieces:
            return ""
        tally = cash.tally(self.desk.books, draft)
        said = {"counted": showing.money(tally.counted), "rest": _difference(tally.difference)}
        return _("Counted: %(counted)s. %(rest)s.") % said

    def voucher(self, draft: CountDraft) -> VoucherDraft | None:
        """Return the voucher of the difference, where there is one."""
        return cash.count_voucher(self.desk.books, draft)

    def record(self, draft: CountDraft) -> Deed:
        """Keep the count."""
        count = self._counted = cash.count_cash(self.desk.books, draft)

        def words() -> str:
            rest = _difference(count.difference)
            box = ledger.account(self.desk.books, count.box.id).name
            said = {"box": box, "counted": showing.money(count.counted), "rest": rest}
            return _("%(box)s was counted: %(counted)s. %(rest)s.") % said

        return counted_deed(self.desk, words, count.voucher, draft.instead)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - a count that agrees posts nothing
        """Return what the papers belong to: there may be no voucher."""
        return self._counted.holder if self._counted else None

    def recorded(self, deed: Deed) -> None:
        """Say what was counted, and show the record to be printed and signed."""
        super().recorded(deed)
        if self._counted:
            preview_count(self.desk, self._counted)


def _title() -> str:
    return _("Count the cash")


def _save() -> str:
    return _("Save and print the record")


def _difference(difference: Money) -> str:
    amount = {"amount": showing.money(abs(difference))}
    if difference.minor > 0:
        return _("%(amount)s too much") % amount
    return _("%(amount)s missing") % amount if difference else _("It agrees with the books")
