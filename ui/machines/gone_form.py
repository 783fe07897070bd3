"""The form for a machine that goes: sold, scrapped or given away; what is gained or lost by it is told while typing."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from coopbooks import ledger, machines, showing
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.machines import GoneDraft, Machine, MachineRow
from ui.machines.fields import PaymentsEdit, no_machine
from ui.shared.choice import Option, choice_of
from ui.shared.choices import person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of
from ui.shared.doing import Deed, Desk
from ui.shared.existing_picker import ExistingPicker
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.picker import Picker
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, voice

_HOW = {
    "sold": N_("It was sold"),
    "scrapped": N_("It was scrapped: it is broken or lost"),
    "given": N_("It was given away"),
}


class GoneForm(Form):
    """A machine that goes; with ``correcting`` one that went is recorded again."""

    elsewhere: ClassVar = {"amount": "price", "lines": "price", "concerns": "person", "description": "note"}

    def __init__(self, desk: Desk, machine: Machine | None = None, correcting: Voucher | None = None) -> None:
        """Make the form, for one machine or for one that is chosen here."""
        self._first, self._correcting = machine, correcting
        title: Words = _title
        if correcting:
            title = lambda: _("Correct the disposal %(voucher)s") % {"voucher": correcting.label}  # noqa: E731
        super().__init__(desk, title, once=True, key=FormKey.around("machines", "gone", correcting, None))
        books = desk.books
        self.machine = self.add("machine", lambda: _("Which machine?"), self._picker())
        self.kind = self.add("kind", lambda: _("What became of it?"), choice_of(_HOW))
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.price = MoneyEdit(books.club.currency)
        self.add_row(
            ("day", lambda: _("When?"), self.day), ("price", lambda: _("For how much was it sold?"), self.price)
        )
        self.told = label(kind="label", wrap=True)
        self.fields.add_widget(self.told)
        self.payments = self.add(
            "payments",
            lambda: _("How was it paid?"),
            PaymentsEdit(books, lambda: _("Into which box?")),
            lambda: _("What is not paid yet is owed by who bought it."),
        )
        self.person = self.add(
            "person", lambda: _("To whom?"), person_picker(books, "customer", N_("+ New customer “%(name)s”"))
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.add_papers()
        self._connect_fields()
        self.begin()

    def enter(self) -> None:
        """Put the cursor into the first field nobody has filled in yet."""
        if self._first or self._correcting:
            self.boxes["kind"].enter()
        else:
            super().enter()

    def _connect_fields(self) -> None:
        self.kind.changed.connect(self._follow)
        self.price.changed.connect(self._propose_payment)
        for field in (self.machine, self.kind, self.price, self.day):
            field.changed.connect(self._tell)
        voice.changed.connect(self._tell)

    def _picker(self) -> Picker:
        books = self.desk.books

        def shown(row: MachineRow) -> Option:
            return Option(row.machine.id, row.machine.label, showing.money(row.book_value))

        def known(key: int) -> Option:
            return Option(key, machines.machine(books, key).label)

        return ExistingPicker(lambda: [shown(one) for one in machines.list_machines(books)], no_machine, known)

    def prepare(self) -> None:
        """Propose today; in a correction fill in what was recorded."""
        if self._correcting:
            self.machine.set_key(machines.machine_of_voucher(self.desk.books, self._correcting.id).id)
            self.machine.setEnabled(False)
            draft = machines.disposal_of(self.desk.books, self._correcting.id)
            self.kind.set(draft.kind)
            self.day.set(draft.day)
            self.price.set(draft.price)
            self.payments.put(draft.payments)
            self.person.set_key(draft.person)
            self.note.set(draft.note or None)
        else:
            self.day.propose(self.usual_day())
            if self._first:
                self.machine.set_key(self._first.id)
        self._follow()
        self._tell()

    def _follow(self) -> None:
        """Ask for a price only where it was sold, and for whom where somebody has it now."""
        kind = self.kind.value()
        for name in ("price", "payments"):
            self.boxes[name].setVisible(kind == "sold")
        self.boxes["person"].setVisible(kind != "scrapped")

    def _propose_payment(self) -> None:
        self.payments.propose(self.price.readable())

    def _tell(self) -> None:
        """Say what it still stands at, and what is gained or lost."""
        row = self._row()
        self.told.setVisible(row is not None)
        if row is None:
            return
        price = self.price.readable() if self.kind.value() == "sold" else None
        worth = row.book_value
        said = {"worth": showing.money(worth), "name": row.machine.label}
        if self.kind.value() == "sold" and price is None:
            self.told.setText(_("%(name)s still stands at %(worth)s.") % said)
            return
        gain = (price or worth - worth) - worth
        words = _("%(name)s still stands at %(worth)s: nothing is gained or lost.")
        if gain.minor > 0:
            words = _("%(name)s still stands at %(worth)s: %(amount)s are gained.")
        elif gain.minor < 0:
            words = _("%(name)s still stands at %(worth)s: %(amount)s are lost.")
        self.told.setText(words % {**said, "amount": showing.money(abs(gain))})

    def _row(self) -> MachineRow | None:
        """The machine chosen, with what it stands at; in a correction as it stood before."""
        key = self.machine.readable_key
        found = machines.list_machines(self.desk.books, gone=True)
        row = next((one for one in found if one.machine.id == key), None)
        if row is None or self._correcting is None:
            return row
        cost, worn = row.cost, row.depreciated
        for line in self._correcting.lines:
            if line.machine == row.machine.id and line.account.id == row.machine.account:
                cost -= line.amount
            if line.machine == row.machine.id and line.account.id == row.machine.accumulated:
                worn += line.amount
        return replace(row, cost=cost, depreciated=worn)

    def draft(self) -> GoneDraft:
        """Return what is typed."""
        self.machine.value()
        kind = self.kind.value()
        sold = kind == "sold"
        return GoneDraft(
            self.day.value(),
            kind,
            self.price.value() if sold else None,
            self.payments.value() if sold else (),
            self.person.key if kind != "scrapped" else None,
            self.note.value(),
        )

    def voucher(self, draft: GoneDraft) -> VoucherDraft:
        """Return the voucher by which it goes."""
        corrects = self._correcting.id if self._correcting else None
        return machines.disposal_voucher(self.desk.books, self.machine.value().key, draft, corrects)

    def summary(self, draft: GoneDraft) -> str:
        """Read the price back in words."""
        if not draft.price:
            return ""
        words = showing.in_words(draft.price, self.desk.books.club.un_mil)
        return _("%(amount)s — %(words)s") % {"amount": showing.money(draft.price), "words": words}

    def record(self, draft: GoneDraft) -> Deed:
        """Record how it went, or record it again."""
        books, old = self.desk.books, self._correcting
        boxes = box_words(books, *(one.box for one in draft.payments))
        if old is None:
            return deed_of(self.desk, machines.dispose(books, self.machine.value().key, draft), boxes)
        correct = partial(machines.correct_disposal, books)
        return corrected_deed(self.desk, old.id, correct, draft, machines.disposal_of(books, old.id), then=boxes)


def _title() -> str:
    return _("Sold, scrapped or given away")
