"""The form to record a cost: from whom, what for, how much, paid how, when."""

from dataclasses import replace
from typing import ClassVar

from coopbooks import costs, grants, ledger
from coopbooks.costs import Cost, CostDraft
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from ui.costs.row import CostRow, headings, tell_landed
from ui.shared.choices import ActivityChoice, BoxChoice, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deal_form import DealForm
from ui.shared.deeds import stock_words
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.lines_edit import LinesEdit
from ui.shared.order_choice import OrderPicker
from ui.shared.paid_choice import PaidChoice
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class CostForm(DealForm):
    """A cost typed in; with ``correcting`` one that is recorded again, with ``again`` a new one like it."""

    key_of_new = FormKey("costs", "cost")
    elsewhere: ClassVar = {
        "amount": "lines",
        "purpose": "lines",
        "person": "supplier",
        "concerns": "supplier",
        "description": "note",
    }

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
        self.lines = self.add("lines", lambda: _("What was it for?"), self._lines())
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
        self.add_order_and_note(OrderPicker(books), lambda: _("Materials count for it when they are used."))
        self.supplier.settled.connect(self._propose_usual)
        self.add_papers()
        self.begin()

    def _lines(self) -> LinesEdit:
        followed = ActivityChoice(self.desk.books).is_wanted()
        return LinesEdit(
            lambda: CostRow(self.desk, lambda: self.lines.rows, with_activities=followed),
            headings(with_activities=followed),
        )

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
        if self.correcting or self.again:
            return
        usual = costs.usual_cost(self.desk.books, self.supplier.key)
        self.paid.propose(usual)
        if usual is None:
            return
        if self.supplier.key is not None and len(self.lines.rows) == 1:
            self.lines.rows[0].propose(usual.lines[0])
        self.box.propose(usual.box)

    def _fill_in(self, draft: CostDraft) -> None:
        self.supplier.set_key(draft.supplier)
        self.lines.put(draft.lines)
        self.paid.put(draft.paid, draft.total)
        self.box.set(draft.box)
        self.note.set(draft.note or None)
        self.order.put(draft.order, again=self.correcting is None)

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
            order=self.order.key,
        )
        return replace(typed, paid=self.paid.of(typed.total))

    def voucher(self, draft: CostDraft) -> VoucherDraft:
        """Return the voucher of the cost."""
        return costs.cost_voucher(self.desk.books, draft, self.key.of)

    def doubts(self, draft: CostDraft, voucher: VoucherDraft) -> tuple[str, ...]:
        """Ask, too, about a grant whose days are over, or that is spent beyond what it has."""
        return (*super().doubts(draft, voucher), *grants.doubts(self.desk.books, voucher, self.key.of))

    def show_accounting(self) -> None:
        """Say, too, what each material comes to with the freight on it."""
        tell_landed(self.desk.books, self.lines.rows)
        super().show_accounting()

    def record(self, draft: CostDraft) -> Deed:
        """Record the cost, or record it again."""
        books, old = self.desk.books, self.correcting
        cost = costs.correct_cost(books, old.id, draft) if old else costs.record_cost(books, draft)
        words = N_("Cost recorded: %(voucher)s, %(amount)s.")
        return self.deed(words, cost, costs.correct_cost, old.draft if old else None)

    def came_of(self, deal: Cost) -> Words:
        """Return the words for what the box holds now, and how much of what was bought is in the store."""
        books, box = self.desk.books, super().came_of(deal)
        stock = stock_words(books, *(line.material for line in deal.draft.lines))
        return lambda: " ".join(filter(None, (box(), stock())))
