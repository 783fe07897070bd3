"""A machine opened: its picture, what it is worth, what an hour of it costs, its maintenance, its vouchers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coopbooks import ledger, machines, showing
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.machines import Machine, MachineCard, Maintenance
from ui.machines.card_paper import preview_machine_card
from ui.machines.hour import HourShown
from ui.machines.told import facts_of
from ui.machines.upkeep_form import every_words, forget_deed
from ui.machines.worth import WorthShown
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.photo import RecordPhoto, with_photo
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import CORRECT, voucher_view
from ui.shared.row_deeds import repeats
from ui.shared.rows import Column, amounts, days, names
from ui.shared.words import voice


@dataclass(frozen=True)
class Posted:
    """A voucher that stands for a machine, and what it did."""

    id: int
    voucher: Voucher


class MachineView(FreshRecord):
    """One machine."""

    def __init__(self, desk: Desk, machine: Machine, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over, self.machine = desk, open_over, machine
        self._title, self._facts = heading(kind="title"), Facts()
        self._state = label(kind="doubt", wrap=True)
        self.photo = RecordPhoto(desk, lambda: _("Picture of the machine"))
        self.hour, self.worth = HourShown(desk), WorthShown()
        self.log = FewRows(lambda: _("Maintenance"), key="machines_view_log")
        self._no_log = label(kind="quiet", wrap=True)
        self.posted = FewRows(lambda: _("Vouchers"), key="machines_view_posted")
        self.papers = PapersShown(desk, Holder("machine", machine.id), self)
        self.print_button = button(lambda: _("Print the card…"), "", "print")
        self.change_button = button(lambda: _("Change…"))
        self.correct_button = button(lambda: _("Correct how it came…"))
        self.gone_button = button(lambda: _("Sold, scrapped or given away"))
        self.log_button = button(lambda: _("Write maintenance down"), "", "done")
        self.forget_button = button(lambda: _("Take this entry out"), "plain")
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(self._state)
        self.column.addLayout(with_photo(self._facts, self.photo))
        upkeep, vouchers = heading(lambda: _("Maintenance")), heading(lambda: _("Vouchers"))
        self._below = below = flowing(self.log_button, self.forget_button)
        told = (self.hour, self.worth, upkeep, self._no_log, self.log, below, vouchers, self.posted, self.papers)
        for widget in told:
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.print_button, self.change_button, self.correct_button, self.gone_button)

    def _connect(self) -> None:
        desk = self._desk
        self.print_button.clicked.connect(lambda: preview_machine_card(desk, self.machine.id))
        press(self.print_button, "Ctrl+P", self)
        self.change_button.clicked.connect(self.open_form)
        self.correct_button.clicked.connect(lambda: desk.correct(self.machine.voucher))
        press(self.correct_button, CORRECT, self)
        self.gone_button.clicked.connect(self.open_gone)
        self.log_button.clicked.connect(lambda: self.open_log(None))
        repeats(self.log, self.log_again, lambda _entry: self.machine.state == "here")
        self.forget_button.clicked.connect(self.forget)
        self.log.opened.connect(self.open_log)
        self.posted.opened.connect(lambda one: self._open_over(voucher_view(desk, one.id)))
        self.worth.table.opened.connect(self._open_month)
        voice.changed.connect(self.freshen)

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        card = machines.machine_card(books, self.machine.id)
        machine = self.machine = card.row.machine
        self._title.setText(machine.label)
        self._state.setText(_state(machine))
        self._state.setVisible(machine.state != "here")
        self._facts.show_facts(list(facts_of(books, card)))
        self.hour.setVisible(machine.state == "here")
        self.hour.show_of(card.row)
        self.worth.show_card(card)
        self._show_log(card)
        self.posted.show_all([Posted(one.id, one) for one in self._vouchers(card)], _posted_columns())
        holder = Holder("machine", machine.id)
        self.papers.show_papers(holder)
        self.photo.show_of(holder)
        here = machine.state == "here"
        for one in (self.correct_button, self.gone_button, self.log_button):
            one.setVisible(here)
        self._below.setVisible(here or bool(card.maintenance))
        self.show_posted(books, machine.voucher)

    def _show_log(self, card: MachineCard) -> None:
        self.log.show_all(card.maintenance, _log_columns())
        self.log.setVisible(bool(card.maintenance))
        self.forget_button.setVisible(bool(card.maintenance))
        self._no_log.setText(
            _("Nothing is written down yet: when was it oiled, cleaned, repaired, and when is it due?")
        )
        self._no_log.setVisible(not card.maintenance)

    def _vouchers(self, card: MachineCard) -> Iterator[Voucher]:
        """By which it came and went, and what its maintenance cost; the months stand above."""
        machine = card.row.machine
        ids = [machine.voucher, machine.gone_voucher, *(one.draft.voucher for one in card.maintenance)]
        for id_ in dict.fromkeys(ids):
            if id_ is not None:
                yield ledger.voucher(self._desk.books, id_)

    def _open_month(self, span: Any) -> None:
        """Open the voucher of a month that was depreciated."""
        voucher = machines.depreciated_months(self._desk.books).get(span.last)
        if voucher and span.posted is not None:
            self._open_over(voucher_view(self._desk, voucher))

    def open_form(self) -> None:
        """Open the form it is changed in."""
        from ui.machines.form import MachineForm  # loaded when it is opened

        self._open_over(MachineForm(self._desk, self.machine))

    def open_gone(self) -> None:
        """Open the form in which it goes."""
        from ui.machines.gone_form import GoneForm

        self._open_over(GoneForm(self._desk, self.machine))

    def open_log(self, entry: Maintenance | None) -> None:
        """Open the form of an entry of the log, or of a new one."""
        from ui.machines.upkeep_form import UpkeepForm

        self._open_over(UpkeepForm(self._desk, self.machine, entry))

    def log_again(self, entry: Maintenance) -> None:
        """Write down that work was done again."""
        from ui.machines.upkeep_form import UpkeepForm

        self._open_over(UpkeepForm(self._desk, self.machine, what=entry.draft.what))

    def forget(self) -> None:
        """Take the entry under the cursor out of the log; it can be undone."""
        entry = self.log.current()
        if entry:
            self._desk.do(lambda: forget_deed(self._desk, entry), then=self._desk.done)


def _state(machine: Machine) -> str:
    said = {"state": _(machines.STATES[machine.state])}
    if machine.gone_on is None:
        return said["state"]
    return _("%(state)s: %(day)s") % {**said, "day": showing.long_day(machine.gone_on)}


def _log_columns() -> list[Column[Maintenance]]:
    return [
        days("day", lambda: _("Day"), lambda one: one.draft.day, 112),
        names("what", lambda: _("What was done"), lambda one: one.draft.what),
        amounts("cost", lambda: _("Cost"), lambda one: one.cost, 104),
        days("next", lambda: _("Due on"), lambda one: one.next_day, 112),
        names("every", lambda: _("Again"), lambda one: every_words(one.draft), 150),
    ]


def _posted_columns() -> list[Column[Posted]]:
    return [
        days("day", lambda: _("Day"), lambda one: one.voucher.day, 112),
        Column(lambda: _("Voucher"), lambda one: one.voucher.label, 140, key="voucher"),
        names("what", lambda: _("Description"), lambda one: one.voucher.description),
        amounts("amount", lambda: _("Amount"), lambda one: one.voucher.worth, 116),
    ]
