"""The form for maintenance: what was done to a machine, what it cost, and when it is due again."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from coopbooks import costs, machines, showing
from coopbooks.attachments import Holder, Removed
from coopbooks.costs import CostFilter
from coopbooks.i18n import N_, _, ngettext
from coopbooks.machines import Machine, Maintenance, MaintenanceDraft
from ui.machines.fields import no_machine
from ui.shared.choice import Option, choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.existing_picker import ExistingPicker
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.papers_shown import PapersShown, papers_of
from ui.shared.picker import Picker
from ui.shared.quantity_edit import QuantityEdit, WholeEdit
from ui.shared.typed_edit import TextEdit, needed
from ui.shared.words import Words

_COSTS: Final = 200
"""The newest costs that are offered."""
_AGAIN: Final = {
    "no": N_("No, or nobody knows"),
    "day": N_("On a day"),
    "months": N_("Every so many months"),
    "hours": N_("Every so many hours of work"),
}


class UpkeepForm(Form):
    """Maintenance written down; with ``known`` an entry of the log is changed."""

    elsewhere: ClassVar = {"next": "next_day", "machine_id": "machine"}

    def __init__(
        self, desk: Desk, machine: Machine | None = None, known: Maintenance | None = None, what: str = ""
    ) -> None:
        """Make the form, for one machine or for one that is chosen here; ``what`` was to be done."""
        self._first, self._known, self._what = machine, known, what
        self._logged: Maintenance | None = None
        title: Words = (lambda: _("Change an entry of the log")) if known else _title
        key = FormKey("machines", "maintenance_change", known.id) if known else FormKey("machines", "maintenance")
        super().__init__(desk, title, once=True, key=key)
        books = desk.books
        self.machine = self.add("machine", lambda: _("Which machine?"), self._picker())
        self.what = needed(TextEdit(), lambda: _("Write what was done: oiled, belt changed, needle plate cleaned."))
        self.day = DayEdit(books.today)
        self.add_row(("what", lambda: _("What was done?"), self.what), ("day", lambda: _("Day"), self.day))
        self.cost = MoneyEdit(books.club.currency)
        self.voucher_of = self._costs()
        self.add_row(
            ("cost", lambda: _("What did it cost?"), self.cost),
            ("voucher", lambda: _("Is it a cost recorded already?"), self.voucher_of),
        )
        self.again = choice_of(_AGAIN)
        self.add("again", lambda: _("Is it to be done again?"), self.again)
        self.next_day = self.add("next_day", lambda: _("When?"), DayEdit(books.today))
        self.every_months = self.add("every_months", lambda: _("Every how many months?"), WholeEdit())
        self.every_hours = self.add(
            "every_hours",
            lambda: _("Every how many hours?"),
            QuantityEdit(),
            lambda: _("The day follows from the hours it works in a month."),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self._add_papers()
        self.again.changed.connect(self._follow)
        self.voucher_of.settled.connect(self._propose_cost)
        self.begin()

    def _add_papers(self) -> None:
        """Of an entry that is known show what it has, with those of the voucher of its cost; else ask for the bill."""
        self.shown: PapersShown | None = None
        if self._known is None:
            self.add_papers()
            return
        voucher = self._known.draft.voucher
        besides = [] if voucher is None else [Holder("voucher", voucher)]
        self.shown = papers_of(self.desk, self, self._known.holder, *besides)
        self.fields.add_widget(self.shown)

    def enter(self) -> None:
        """Put the cursor into the first field nobody has filled in yet."""
        if self._first:
            self.boxes["what"].enter()
        else:
            super().enter()

    def _picker(self) -> Picker:
        books = self.desk.books

        def shown(machine: Machine) -> Option:
            return Option(machine.id, machine.label, machine.draft.place)

        return ExistingPicker(
            lambda: [shown(one.machine) for one in machines.list_machines(books)],
            no_machine,
            known=lambda key: shown(machines.machine(books, key)),
        )

    def _costs(self) -> Picker:
        """The costs recorded last, one of which may be this work."""
        books = self.desk.books

        def shown(row: Any) -> Option:
            return Option(row.voucher, f"{row.label} {row.description}", showing.money(row.total))

        def options() -> list[Option]:
            return [shown(row) for row in costs.list_costs(books, CostFilter()).rows(0, _COSTS)]

        def known(key: int) -> Option:
            cost = costs.cost_of_voucher(books, key)
            return Option(key, cost.label, showing.money(cost.draft.total))

        return Picker(options, known=known)

    def prepare(self) -> None:
        """Propose today, or fill in what was written down."""
        if self._known:
            self._put(self._known)
        else:
            self.day.propose(self.usual_day())
            if self._first:
                self.machine.set_key(self._first.id)
            self.what.propose(self._what or None)
            self._propose_again()
        self._follow()

    def _put(self, known: Maintenance) -> None:
        draft = known.draft
        self.machine.set_key(known.machine)
        for name in ("what", "day", "cost", "every_months", "every_hours", "note"):
            self.boxes[name].editor.set(getattr(draft, name))
        self.voucher_of.set_key(draft.voucher)
        kinds = (("months", draft.every_months), ("hours", draft.every_hours), ("day", draft.next_day))
        self.again.set(next((key for key, value in kinds if value), "no"))
        self.next_day.set(draft.next_day)

    def _propose_again(self) -> None:
        """Propose to do the same again after as long as last time."""
        if not (self._first and self._what):
            return
        log = machines.list_maintenance(self.desk.books, self._first.id)
        last = next((one.draft for one in log if one.draft.what == self._what), None)
        if last and last.every_months:
            self.again.propose("months")
            self.every_months.propose(last.every_months)
        elif last and last.every_hours:
            self.again.propose("hours")
            self.every_hours.propose(last.every_hours)

    def _propose_cost(self) -> None:
        option = self.voucher_of.maybe()
        if option:
            self.cost.propose(costs.cost_of_voucher(self.desk.books, option.key).draft.total)

    def _follow(self) -> None:
        again = self.again.value()
        for key, name in (("day", "next_day"), ("months", "every_months"), ("hours", "every_hours")):
            self.boxes[name].setVisible(again == key)

    def draft(self) -> MaintenanceDraft:
        """Return what is typed."""
        self.machine.value()
        again, option = self.again.value(), self.voucher_of.maybe()
        return MaintenanceDraft(
            day=self.day.value(),
            what=self.what.value(),
            cost=self.cost.maybe(),
            voucher=option.key if option else None,
            next_day=self.next_day.value() if again == "day" else None,
            every_months=self.every_months.value() if again == "months" else None,
            every_hours=self.every_hours.value() if again == "hours" else None,
            note=self.note.value(),
        )

    def record(self, draft: MaintenanceDraft) -> Deed:
        """Write it down, or change what was written down."""
        if self._known:
            return change_deed(self.desk, self._known, draft)
        entry = self._logged = machines.log_maintenance(self.desk.books, self.machine.value().key, draft)
        return _logged_deed(self.desk, entry)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the entry that was written down."""
        return self._logged.holder if self._logged else None


def _logged_deed(desk: Desk, entry: Maintenance) -> Deed:
    """Return the deed of maintenance written down; undone by taking it out of the log."""
    draft, machine_id = entry.draft, entry.machine
    said = {"what": draft.what, "machine": machines.machine(desk.books, machine_id).label}
    return Deed(
        lambda: _("Written down: %(what)s, %(machine)s.") % said,
        undo=lambda: forget_deed(desk, entry),
        then=lambda: due_again(entry),
    )


def forget_deed(desk: Desk, entry: Maintenance) -> Deed:
    """Take an entry out of the log; undone by writing it down again, with its papers."""
    papers = machines.forget_maintenance(desk.books, entry.id)
    said = {"what": entry.draft.what}
    return Deed(lambda: _("Taken out of the log: %(what)s.") % said, undo=lambda: _log_again(desk, entry, papers))


def _log_again(desk: Desk, entry: Maintenance, papers: Sequence[Removed]) -> Deed:
    again = machines.log_maintenance(desk.books, entry.machine, entry.draft, papers)
    return _logged_deed(desk, again)


def change_deed(desk: Desk, before: Maintenance, draft: MaintenanceDraft) -> Deed:
    """Change an entry of the log; undone by changing it back."""
    now = machines.change_maintenance(desk.books, before.id, draft)
    return Deed(
        lambda: _("The entry was changed: %(what)s.") % {"what": now.draft.what},
        undo=lambda: change_deed(desk, now, before.draft),
    )


def due_again(entry: Maintenance) -> str:
    """Say when it is due again, where that is known."""
    return _("Due again on %(day)s.") % {"day": showing.day(entry.next_day)} if entry.next_day else ""


def every_words(draft: MaintenanceDraft) -> str:
    """Say after how long something is to be done again."""
    if draft.every_months:
        return ngettext("every month", "every %(many)s months", draft.every_months) % {"many": draft.every_months}
    if draft.every_hours:
        return _("every %(hours)s hours") % {"hours": showing.quantity(draft.every_hours)}
    return ""


def _title() -> str:
    return _("Write maintenance down")
