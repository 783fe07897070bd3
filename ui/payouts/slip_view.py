"""A slip opened: what she earned, what is deducted and left of it, what she gets; any figure opens to its steps."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import FIGURES, HAND_WAYS, Deduction, Run, Slip, SlipOf
from ui.payouts.deeds import handed_back
from ui.payouts.papers import ask_slips
from ui.payouts.steps import step_columns
from ui.payouts.worked_out import simulated
from ui.shared.asking import Asking
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import voucher_view
from ui.shared.rows import Column, amounts, names
from ui.shared.side_by_side import SideBySide
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice

_LEAST: Final = 330
"""Pixels in which the facts and the figures can be read side by side."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a slip, by the word of it in ``FIGURES``."""

    key: str
    amount: Money


class SlipView(FreshRecord):
    """The slip of one member in a run; of a draft as it would be."""

    def __init__(self, desk: Desk, run: int, person: int, open_over: OpenOver) -> None:
        """Show it; refuses where it has to be worked out what the draft pays, and that is given up."""
        super().__init__()
        self._desk, self._open_over, self._person = desk, open_over, person
        self.run: Run = payouts.run(desk.books, run)
        self.slip = self._found()
        self._title, self._facts = heading(kind="title"), Facts()
        self._hint = label(
            lambda: _("Enter or a double click on any figure shows where it comes from."), "quiet", wrap=True
        )
        self.figures = FewRows(lambda: _("The figures"), least=len(FIGURES), key="payouts_slip_view_figures")
        self.earned = FewRows(lambda: _("What she earned"), key="payouts_slip_view_earned")
        self.deducted = FewRows(lambda: _("What is deducted"), key="payouts_slip_view_deducted")
        self._headings = {
            self.earned: heading(lambda: _("What she earned")),
            self.deducted: heading(lambda: _("What is deducted")),
        }
        self.hand_button = button(lambda: _("Hand it over…"), "main", "payouts")
        self.print_button = button(lambda: _("Print her slip…"), "", "print")
        self.pieces_button = button(lambda: _("Notes and coins…"), "", "cash")
        self.back_button = button(lambda: _("Take her pay back…"))
        self.voucher_button = button(lambda: _("Voucher of the handing over"))
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        told, figures = QWidget(), QWidget()
        for part, widgets in ((told, (self._facts, self._hint)), (figures, (self.figures,))):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                column.addWidget(widget)
        self.column.addWidget(self._title)
        self.column.addWidget(SideBySide([told, figures], _LEAST))
        for table, above in self._headings.items():
            self.column.addWidget(above)
            self.column.addWidget(table)
        self.column.addStretch()
        self.lay_out(self.hand_button, self.print_button, self.pieces_button, self.back_button, self.voucher_button)

    def _connect(self) -> None:
        self.figures.opened.connect(lambda figure: self.open_figure(figure.key))
        self.earned.opened.connect(lambda step: self.open_figure("gross", step.of))
        self.deducted.opened.connect(lambda one: self.open_figure("deducted", one))
        self.hand_button.clicked.connect(self.hand_over)
        self.print_button.clicked.connect(lambda: ask_slips(self._desk, self.run, self, (self._person,)))
        press(self.print_button, "Ctrl+P", self)
        self.pieces_button.clicked.connect(self.open_pieces)
        self.back_button.clicked.connect(self.ask_to_take_back)
        self.voucher_button.clicked.connect(self._open_voucher)
        voice.changed.connect(self.freshen)

    def enter(self) -> None:
        """Begin at the figures."""
        self.figures.setFocus()

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        try:
            self.run = payouts.run(books, self.run.id)
            slip = self.slip = self._found()
        except (LookupError, Refusal):  # a draft that was removed, pays her no more, or cannot be worked out
            self.left.emit()
            return
        self._title.setText(f"{slip.name} · {self.run.title}")
        handed = slip.handed if isinstance(slip, Slip) else None
        self._facts.show_facts(self._told(slip))
        self._show(self.earned, payouts.explain(slip.pay, "gross"), step_columns())
        self._show(self.deducted, slip.pay.deductions, _deduction_columns(slip))
        self.figures.show_all(_figures(slip), _figure_columns())
        approved = self.run.state in ("approved", "closed")
        for one in (self.hand_button, self.pieces_button):
            one.setVisible(self.run.state == "approved" and handed is None and bool(slip.pay.paid))
        self.print_button.setVisible(self.run.state != "draft")
        for one in (self.back_button, self.voucher_button):
            one.setVisible(approved and handed is not None)

    def _found(self) -> SlipOf:
        if self.run.state != "draft":
            return payouts.slip(self._desk.books, self.run.id, self._person)
        found = simulated(self._desk, self.run).slips
        hers = next((one for one in found if one.person == self._person), None)
        if hers is None:
            raise LookupError(f"not in this draft: {self._person}")
        return hers

    def _told(self, slip: SlipOf) -> list[tuple[str, str]]:
        facts = [(_("Day"), showing.day(self.run.day))]
        if slip.group_name:
            facts.append((_("Group"), slip.group_name))
        handed = _("No: it is a draft")
        if isinstance(slip, Slip):
            facts.append((_("Number in the pay list"), str(slip.number)))
            handed = _("not yet: her envelope waits") if slip.pay.paid else _("nothing is to be handed over")
            if slip.handed:
                said = {"day": showing.day(slip.handed.day), "way": _(HAND_WAYS[slip.handed.way])}
                handed = _("%(day)s · %(way)s") % said
        return [*facts, (_("Handed over"), handed)]

    def _show(self, table: FewRows, rows: Any, columns: Any) -> None:
        table.show_all(rows, columns)
        for one in (table, self._headings[table]):
            one.setVisible(bool(rows))

    def open_figure(self, figure: str, of: object = None) -> None:
        """Open a figure to the steps that lead to it, at one of them where that is wanted."""
        from ui.payouts.explain_view import ExplainView  # loaded when it is opened

        self._open_over(ExplainView(self._desk, self.run, self.slip, figure, self._open_over, of=of))

    def hand_over(self) -> None:
        """Open the form that hands it over, she alone marked in it."""
        from ui.payouts.hand_form import HandForm

        self._open_over(HandForm(self._desk, self.run, self._open_over, persons=(self._person,)))

    def open_pieces(self) -> None:
        """Show the notes and coins of her envelope, and its label to print."""
        from ui.payouts.envelopes import EnvelopesView

        persons = (self._person,)
        self._desk.do(lambda: EnvelopesView(self._desk, self.run, persons=persons), then=self._open_over)

    def _open_voucher(self) -> None:
        if isinstance(self.slip, Slip) and self.slip.handed:
            self._open_over(voucher_view(self._desk, self.slip.handed.voucher))

    def ask_to_take_back(self) -> None:
        """Ask why what she was handed is taken back."""
        desk, name = self._desk, self.slip.name
        asking = Asking(
            desk,
            lambda: _("Take back what %(name)s got") % {"name": name},
            partial(handed_back, desk, self.run.id, self._person),
            desk.done,
            parent=self,
            go=lambda: _("Take her pay back"),
        )
        asking.say(lambda: _("Her envelope waits again; what the others got stays as it is."))
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(desk, "hand_back", self.run.id)


def _figures(slip: SlipOf) -> list[Figure]:
    """The figures of a slip in the order they follow from one another; those of nothing are left out."""
    pay = slip.pay
    found = {
        "gross": pay.gross,
        "deducted": pay.deducted,
        "net": pay.net,
        "carried_in": pay.carried_in,
        "paid": pay.paid,
        "carried": pay.carried,
        "not_deducted": pay.not_deducted,
    }
    always = ("gross", "paid")
    return [Figure(key, amount) for key, amount in found.items() if amount or key in always]


def _figure_columns() -> list[Column[Figure]]:
    return [
        names("figure", lambda: _("Figure"), lambda one: _(FIGURES[one.key])),
        amounts("amount", lambda: _("Amount"), lambda one: one.amount, 130),
    ]


def _deduction_columns(slip: SlipOf) -> list[Column[Deduction]]:
    gross, some = slip.pay.gross, slip.pay.deductions
    columns: list[Column[Deduction]] = [
        names("label", lambda: _("What"), payouts.deduction_called),
        Column(lambda: _("Sum"), lambda one: payouts.deduction_written(one, gross), 200, key="sum"),
        amounts("taken", lambda: _("Deducted"), lambda one: one.taken, 104),
    ]
    if any(one.carried for one in some):
        columns.append(amounts("carried", lambda: _("Could not be"), lambda one: one.carried or None, 120))
    left = [one.left for one in some if one.left is not None]
    if left:
        sign = any(one.currency != gross.currency for one in left)  # of a loan in dollars
        columns.append(amounts("left", lambda: _("Still owed"), lambda one: one.left, 104, sign=sign))
    return columns
