"""A figure of a slip opened: the steps that lead to it, and what was recorded behind each, by whom and when."""

from collections.abc import Iterator
from typing import Final

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.payouts import FIGURES, OF_ALL, ROUNDING_WAYS, Behind, Deduction, Extra, Lot, Run, SlipOf, Step
from ui.payouts.steps import added_up, step_columns
from ui.shared.doing import Desk
from ui.shared.few_rows import FewRows
from ui.shared.labels import heading, label
from ui.shared.part import OpenOver
from ui.shared.record_over import RecordOver
from ui.shared.recorded import voucher_view
from ui.shared.rows import Column, amounts, days, names
from ui.shared.words import voice
from ui.shared.work_shown import WorkShown

_STEPS: Final = 9
"""So many are seen at once: as many as most slips have."""


class ExplainView(RecordOver):
    """One figure. The records are those behind the step under the cursor; Enter on a step goes to them."""

    def __init__(
        self, desk: Desk, run: Run | None, slip: SlipOf, figure: str, open_over: OpenOver, *, of: object = None
    ) -> None:
        """Show where a figure comes from, the cursor on the step that stands ``of`` a lot or a deduction.

        Without a ``run`` it is one of what is still being prepared.
        """
        super().__init__()
        self._desk, self._open_over, self._run, self._slip, self._figure = desk, open_over, run, slip, figure
        self._steps: tuple[Step, ...] = ()
        self._title = heading(kind="title")
        self._whose = label(kind="quiet", wrap=True)
        self.steps = FewRows(lambda: _("The steps"), least=_STEPS, key="payouts_explain_view_steps")
        self._behind = heading()
        self.said = label(kind="quiet", wrap=True)
        self.records = FewRows(lambda: _("The records behind it"), key="payouts_explain_view_records")
        for widget in (self._title, self._whose, self.steps, self._behind, self.said):
            self.column.addWidget(widget)
        self.column.addWidget(self.records, 1)
        self.column.addStretch()
        self.lay_out()
        self.steps.chosen.connect(self._show_behind)
        self.steps.opened.connect(self._go_behind)
        self.records.opened.connect(self._open)
        voice.changed.connect(self.freshen)
        self.freshen()
        self.steps.go_to(_place(self._steps, of))

    def enter(self) -> None:
        """Begin at the steps."""
        self.steps.setFocus()

    def freshen(self) -> None:
        """Say it in the language spoken now."""
        pay = self._slip.pay
        self._steps = payouts.explain(pay, self._figure)
        self._title.setText(added_up(self._steps, _(FIGURES[self._figure]), pay.gross - pay.gross))
        self._whose.setText(f"{self._slip.name} · {self._run.title if self._run else _('being prepared')}")
        self.steps.show_all(self._steps, step_columns())
        self._show_behind(self.steps.current())

    def _show_behind(self, step: Step | None) -> None:
        """Show what is behind a step: what was written down of it, or else by what it was decided."""
        records = list(self._records(step)) if step else []
        self.records.show_all(records, _columns(records))
        self.records.setVisible(bool(records))
        self._behind.setText(_("Behind it: %(what)s") % {"what": step.label} if step else "")
        said = self._told(step) if step else ""
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _records(self, step: Step) -> Iterator[Behind]:
        yield from payouts.records_behind(self._desk.books, step.of)
        run = self._run
        if run and isinstance(step.of, Extra):
            yield Behind(run.day, run.title, None, step.of.amount, run.recorded_by, run.recorded_at, run.voucher)

    def _told(self, step: Step) -> str:
        """Say by what a step was decided, where no record of its own does."""
        match step.of:
            case Lot(quantity=quantity, rate=rate):
                said = {
                    "quantity": showing.quantity(quantity),
                    "rate": showing.price(rate.decimal, self._desk.books.club.currency),
                }
                return _("%(quantity)s at %(rate)s each, rounded once.") % said
            case Extra(kind=kind):
                return payouts.rule_in_words() if kind in ("pot", "surplus") else ""
            case Deduction(asked=asked) if asked.kind in OF_ALL:
                return _("By the rules of the club, or as it was agreed with her.")
            case Deduction() as one:
                return _of_a_debt(one)
        rules = self._run.rules if self._run else None
        rounding = (rules or payouts.pay_rules(self._desk.books)).terms.rounding
        said = {"step": showing.money(rounding.step), "way": _(ROUNDING_WAYS[rounding.way])}
        return _("The net is rounded to %(step)s, %(way)s; the rest goes to the next slip.") % said

    def _go_behind(self, _step: Step) -> None:
        """Go from a step to the records behind it; where there is only one, open it."""
        many = self.records.rows_model.rowCount()
        if many == 1:
            self._open(self.records.rows_model.row(0))
        elif many:
            self.records.setFocus()

    def _open(self, record: Behind) -> None:
        """Open the work that was written down, or the voucher that was posted."""
        if record.work is not None:
            self._open_over(WorkShown(self._desk, record.work))
        elif record.voucher is not None:
            self._open_over(voucher_view(self._desk, record.voucher))


def _of_a_debt(one: Deduction) -> str:
    """Say what an instalment pays, and what is owed after it."""
    paid, said = payouts.parts_written(one), list[str]()
    if paid:
        said.append(_("It pays %(parts)s.") % {"parts": paid})
    if one.left is not None:
        said.append(_("Still owed after it: %(left)s.") % {"left": showing.money(one.left)})
    return " ".join(said)


def _place(steps: tuple[Step, ...], of: object) -> int:
    """The step that stands for a lot, an extra or a deduction; the first where none does."""
    return next((place for place, step in enumerate(steps) if of is not None and step.of == of), 0)


def _columns(records: list[Behind]) -> list[Column[Behind]]:
    many: list[Column[Behind]] = []
    if any(one.quantity is not None for one in records):
        text = lambda one: "" if one.quantity is None else showing.quantity(one.quantity)  # noqa: E731 - of a column
        many = [Column(lambda: _("Quantity"), text, 92, right=True, key="quantity")]
    return [
        days("day", lambda: _("Day"), lambda one: one.day),
        names("what", lambda: _("What was recorded"), lambda one: one.label),
        *many,
        amounts("amount", lambda: _("Amount"), lambda one: one.amount, 104),
        names("who", lambda: _("Recorded by"), lambda one: one.who or _("somebody"), 140),
        days("when", lambda: _("Recorded on"), lambda one: one.when.date(), 118),
    ]
