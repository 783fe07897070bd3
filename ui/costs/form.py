"""The form to record a cost: from whom, what for, how much, paid how, when."""

from dataclasses import replace
from typing import ClassVar, Final

from coopbooks import costs, ledger
from coopbooks.costs import Cost, CostDraft, CostLine
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from ui.shared.choices import ActivityChoice, BoxChoice, account_picker, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deal_form import DealForm
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.lines_edit import Heading, LineRow, LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.paid_choice import PaidChoice
from ui.shared.typed_edit import TextEdit

_AMOUNT: Final = 112
_REMOVE: Final = 36


class CostForm(DealForm):
    """A cost typed in; with ``correcting`` one that is recorded again, with ``again`` a new one like it."""

    key_of_new = FormKey("costs", "cost")
    elsewhere: ClassVar = {"amount": "lines", "person": "supplier", "concerns": "supplier", "description": "note"}

    def __init__(self, desk: Desk, correcting: Cost | None = None, again: Cost | None = None) -> None:
        """Make the form."""
        label = correcting.label if correcting else ""
        super().__init__(
            desk,
            lambda: _("Record a cost"),
            lambda: _("Correct the cost %(voucher)s") % {"voucher": label},
            correcting,
            again,
        )
        books = desk.books
        activity = ActivityChoice(books)
        with_activities = activity.is_wanted()
        self.lines = self.add(
            "lines",
            lambda: _("What was it for?"),
            LinesEdit(lambda: CostRow(desk, with_activities=with_activities), _headings(with_activities)),
        )
        self.supplier = self.add(
            "supplier",
            lambda: _("From whom?"),
            person_picker(books, "supplier", N_("+ New supplier “%(name)s”")),
            lambda: _("Leave it empty if it does not matter who."),
        )
        self.paid = PaidChoice(books.club.currency)
        self.box = BoxChoice(books)
        self.add_row(
            ("paid", lambda: _("How much was paid?"), self.paid), ("box", lambda: _("Out of which box?"), self.box)
        )
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.document = TextEdit()
        self.add_row(
            ("day", lambda: _("Day"), self.day),
            ("document", lambda: _("Number of the invoice or receipt"), self.document),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.supplier.settled.connect(self._propose_usual)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        if self.correcting:
            self._fill_in(self.correcting.draft)
            self.document.set(self.correcting.draft.document or None)
            self.day.set(self.correcting.draft.day)
            return
        if self.again:
            self._fill_in(self.again.draft)
        self.day.propose(self.usual_day())
        self._propose_usual()

    def _propose_usual(self) -> None:
        """Propose what is usually paid to this supplier, and how; the amount is typed."""
        usual = None if self.correcting or self.again else costs.usual_cost(self.desk.books, self.supplier.key)
        if usual is None:
            return
        if self.supplier.key is not None and len(self.lines.rows) == 1:
            self.lines.rows[0].propose(usual.lines[0])
        self.paid.propose(usual.paid, usual.total)
        self.box.propose(usual.box)

    def _fill_in(self, draft: CostDraft) -> None:
        self.supplier.set_key(draft.supplier)
        self.lines.put(draft.lines)
        self.paid.put(draft.paid, draft.total)
        self.box.set(draft.box)
        self.note.set(draft.note or None)

    def draft(self) -> CostDraft:
        """Return what is typed."""
        typed = CostDraft(
            day=self.day.value(),
            lines=self.lines.value(),
            paid=self.desk.books.money(0),
            box=self.box.value(),
            supplier=self.supplier.key,
            document=self.document.value(),
            note=self.note.value(),
        )
        return replace(typed, paid=self.paid.of(typed.total))

    def voucher(self, draft: CostDraft) -> VoucherDraft:
        """Return the voucher of the cost."""
        return costs.cost_voucher(self.desk.books, draft)

    def record(self, draft: CostDraft) -> Deed:
        """Record the cost, or record it again."""
        books, old = self.desk.books, self.correcting
        cost = costs.correct_cost(books, old.id, draft) if old else costs.record_cost(books, draft)
        words = N_("Cost recorded: %(voucher)s, %(amount)s.")
        return self.deed(words, cost, costs.correct_cost, old.draft if old else None)


def _headings(with_activities: bool) -> list[Heading]:  # noqa: FBT001 - whether the column is there
    activity: list[Heading] = [(lambda: _("Activity"), 0, False)] if with_activities else []
    return [
        (lambda: _("What for"), 0, False),
        (lambda: _("In words, if needed"), 0, False),
        *activity,
        (lambda: _("Amount"), _AMOUNT, True),
        (lambda: "", _REMOVE, False),
    ]


class CostRow(LineRow):
    """One line of a cost."""

    def __init__(self, desk: Desk, *, with_activities: bool) -> None:
        """Make an empty line."""
        super().__init__()
        self._desk = desk
        offered = account_picker(desk.books, lambda: costs.list_categories(desk.books))
        self.category = self.add(offered, lambda: _("What for"))
        self.description = self.add(TextEdit(), lambda: _("In words, if needed"))
        self.activity = ActivityChoice(desk.books, lambda: _("No activity"))
        if with_activities:
            self.add(self.activity, lambda: _("Activity"))
        self.amount = self.add(MoneyEdit(desk.books.club.currency), lambda: _("Amount"), _AMOUNT)
        for field in self.fields:
            field.field = "lines"

    def value(self) -> CostLine:
        """Return the line; refuses what cannot be read."""
        return CostLine(self.category.value().key, self.amount.value(), self.description.value(), self.activity.value())

    def propose(self, line: CostLine) -> None:
        """Propose what it is usually for."""
        self.category.propose_key(line.account)
        self.activity.propose(line.activity)

    def put(self, line: CostLine) -> None:
        """Fill in a line again."""
        self.category.set_key(line.account)
        self.description.set(line.description or None)
        self.activity.set(line.activity)
        self.amount.set(line.amount)
