"""The form for a machine: what it is, how it came and how it was paid, how long it lasts."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from coopbooks import grants, machines, showing
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.machines import Bought, Machine, MachineDraft, Origin
from coopbooks.money import Money
from ui.machines.came import Came
from ui.machines.wears import Wears
from ui.shared.choice import Tick, choice_of
from ui.shared.choices import ActivityChoice
from ui.shared.deeds import box_words
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words, voice
from ui.shared.words_edit import WordsEdit


@dataclass(frozen=True)
class Typed:
    """A machine as typed, and how it came; None where that stays as it is."""

    machine: MachineDraft
    origin: Origin | None

    @property
    def day(self) -> date | None:
        """The day it came, or was taken over."""
        return self.origin.day if self.origin else None

    @property
    def amount(self) -> Money | None:
        """What it cost, or is worth."""
        if self.origin is None:
            return None
        return self.origin.value if isinstance(self.origin, machines.Donated) else self.origin.cost


class MachineForm(Form):
    """A machine typed in; one that is there is changed, or with ``correcting`` its coming is recorded again."""

    elsewhere: ClassVar = {
        "value": "cost",
        "amount": "cost",
        "lines": "cost",
        "box": "payments",
        "concerns": "seller",
        "description": "name",
    }

    def __init__(self, desk: Desk, machine: Machine | None = None, correcting: Voucher | None = None) -> None:
        """Make the form."""
        self._machine, self._correcting = machine, correcting
        self._added: Machine | None = None
        super().__init__(desk, self._said_above(), key=self._key(machine, correcting))
        books = desk.books
        self.name = self.add("name", lambda: _("What is it?"), needed(TextEdit(), write_the_name))
        self.class_ = choice_of(machines.CLASSES)
        self.kind = WordsEdit(partial(machines.list_kinds, books))
        self.add_row(
            ("class_", lambda: _("What does it count as?"), self.class_),
            ("kind", lambda: _("Its kind, as the operations name it"), self.kind),
        )
        self.came = Came(books, self.fields, self.class_)
        self.wears = Wears(books, self.fields, self.class_)
        self.wears.add_accounts()
        self.activity = self.add("activity", lambda: _("Activity"), ActivityChoice(books))
        self.active = Tick(lambda: _("In use: offered in cost sheets"))
        self.add("active", lambda: _("In use"), self.active)
        self.boxes["activity"].setVisible(self.activity.is_wanted())
        self.boxes["active"].setVisible(machine is not None)
        if machine is None:
            self.add_papers()
        voice.changed.connect(self.freshen)
        self.begin()

    def _said_above(self) -> Words:
        machine, correcting = self._machine, self._correcting
        if correcting:
            return lambda: _("Correct the machine %(voucher)s") % {"voucher": correcting.label}
        return (lambda: machine.name) if machine else (lambda: _("Add a machine"))

    @staticmethod
    def _key(machine: Machine | None, correcting: Voucher | None) -> FormKey:
        if correcting:
            return FormKey("machines", "machine", correcting.id)
        return FormKey("machines", "change", machine.id) if machine else FormKey("machines", "machine")

    @property
    def _changes(self) -> bool:
        """Whether only what is known of it is changed, and nothing is posted."""
        return self._machine is not None and self._correcting is None

    def prepare(self) -> None:
        """Propose what is usual, or fill in what is known."""
        self.active.set(True)
        self.came.propose(self.usual_day())
        self.wears.prepare()
        if self._machine is None:
            return
        draft = self._machine.draft
        for name in ("name", "class_", "activity", "active"):
            self.boxes[name].editor.set(getattr(draft, name))
        self.kind.set_words(draft.kind)
        self.wears.put(draft)
        self.class_.setEnabled(not self._changes)
        self.came.put(machines.origin_of(self.desk.books, self._machine.id))
        if self._changes:
            self.came.hide()
            for name in ("account", "accumulated"):
                self.boxes[name].hide()

    def freshen(self) -> None:
        """Ask again which loans and grants there are."""
        if not self._changes:
            self.came.ask_again()

    def draft(self) -> Typed:
        """Return what is typed."""
        draft = MachineDraft(
            name=self.name.value(),
            class_=self.class_.value(),
            kind=self.kind.words(),
            activity=self.activity.value(),
            active=self.active.value(),
            **self.wears.values(),
        )
        return Typed(draft, None if self._changes else self.came.origin())

    def voucher(self, draft: Typed) -> VoucherDraft | None:
        """Return the voucher by which it comes."""
        if draft.origin is None:
            return None
        known = self._machine.id if self._machine else None
        return machines.machine_voucher(self.desk.books, draft.machine, draft.origin, known)

    def doubts(self, draft: Typed, voucher: VoucherDraft) -> tuple[str, ...]:
        """Say what is odd, of a grant it is bought with, too."""
        return (*super().doubts(draft, voucher), *grants.doubts(self.desk.books, voucher, self.key.of))

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names, which may not have been asked for yet."""
        field = self.came.field_of(refusal.field or "")
        self.wears.bring(field)
        super().refuse(Refusal(refusal.message, field or None, refusal.reason))

    def summary(self, draft: Typed) -> str:
        """Read its cost back, and what of it is still owed."""
        said, origin = super().summary(draft), draft.origin
        if not (said and isinstance(origin, Bought)):
            return said
        paid = sum((one.amount for one in origin.payments), origin.cost - origin.cost)
        if paid >= origin.cost:
            return said
        owed = _("%(amount)s stay to be paid.") % {"amount": showing.money(origin.cost - paid)}
        return f"{said}. {owed}"

    def record(self, draft: Typed) -> Deed:
        """Record it, change what is known of it, or record again how it came."""
        books = self.desk.books
        if draft.origin is None:
            assert self._machine  # noqa: S101 - only one that is there is changed
            return change_deed(self.desk, self._machine.id, draft.machine)
        if self._machine is None:
            self._added = machines.record_machine(books, draft.machine, draft.origin)
        else:
            deed = correct_deed(self.desk, self._machine.id, draft)
            self._added = machines.machine(books, self._machine.id)
            return deed
        return self.desk.recorded(_recorded(self._added, draft), self._added.voucher, _then(self.desk, draft))

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - its pictures are its own, whatever it came by
        """Return the machine the papers belong to."""
        return Holder("machine", self._added.id) if self._added else None


def change_deed(desk: Desk, machine_id: int, draft: MachineDraft) -> Deed:
    """Change what is known of a machine; undone by changing it back."""
    before = machines.machine(desk.books, machine_id).draft
    machines.change_machine(desk.books, machine_id, draft)
    return Deed(
        lambda: _("%(name)s was changed.") % {"name": draft.name}, undo=lambda: change_deed(desk, machine_id, before)
    )


def correct_deed(desk: Desk, machine_id: int, typed: Typed) -> Deed:
    """Record again how a machine came; undone by recording how it came before."""
    assert typed.origin  # noqa: S101 - that is what is recorded
    books = desk.books
    before = Typed(machines.machine(books, machine_id).draft, machines.origin_of(books, machine_id))
    now = machines.correct_machine(books, machine_id, typed.machine, typed.origin)
    return Deed(_recorded(now, typed), now.voucher, partial(correct_deed, desk, machine_id, before), _then(desk, typed))


def _recorded(machine: Machine, draft: Typed) -> Words:
    amount: Any = draft.amount
    return lambda: _("%(name)s was recorded: %(amount)s.") % {"name": machine.name, "amount": showing.money(amount)}


def _then(desk: Desk, draft: Typed) -> Words:
    boxes = [one.box for one in draft.origin.payments] if isinstance(draft.origin, Bought) else []
    return box_words(desk.books, *boxes)
