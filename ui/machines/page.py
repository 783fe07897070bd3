"""The page Machines."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import machines
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.machines import Machine, MachineRow
from ui.machines.card_paper import preview_machine_card
from ui.machines.register import RegisterPart
from ui.machines.upkeep import UpkeepPart
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.page import Page
from ui.shared.row_deeds import prints
from ui.shared.tabbed_page import TabbedPage

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class MachinesPage(TabbedPage):
    """What the club has that lasts for years: what it is worth, what an hour of it costs, when it is looked after."""

    areas = frozenset({"machines", "ledger", "loans", "grants", "accounts", "people", "attachments", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        question = lambda: _("What machines do we have, what are they worth, and when are they looked after?")  # noqa: E731
        super().__init__(desk, lambda: _("Machines"), question)
        self.new_button = self.add_button(lambda: _("Add a machine"), "main", "plus", "Ctrl+N")
        self.month_button = button(lambda: _("Depreciate the month"), "", "falling")
        self.log_button = button(lambda: _("Write maintenance down"), "", "done")
        self.gone_button = button(lambda: _("Sold, scrapped or given away"))
        self.lives_button = button(lambda: _("Usual years…"))
        self.register = RegisterPart(desk, self.open_new)
        self.add_row(self.month_button, self.log_button, self.gone_button, self.lives_button)
        self.add_parts(
            {
                "register": (lambda: _("Register"), lambda: self.register),
                "maintenance": (lambda: _("Maintenance"), lambda: self.maintenance),
            }
        )
        self.new_button.clicked.connect(lambda: self.open_new("machine"))
        self.month_button.clicked.connect(lambda: self.open_new("depreciate"))
        self.log_button.clicked.connect(lambda: self.log(self._chosen()))
        self.gone_button.clicked.connect(lambda: self.open_gone(self._chosen()))
        self.lives_button.clicked.connect(self.ask_lives)
        self.register.table.opened.connect(lambda row: self.open_record(row.machine))
        prints(self.register.table, lambda row: preview_machine_card(desk, row.machine.id))

    @cached_property
    def maintenance(self) -> UpkeepPart:
        """What is to be done to which machine."""
        return UpkeepPart(self.desk, self.log)

    def _chosen(self) -> Machine | None:
        """The machine under the cursor, where it is still here."""
        row: MachineRow | None = self.register.table.current() if self.tabs.key == "register" else None
        return row.machine if row and row.machine.state == "here" else None

    def want(self, wanted: Wanted) -> None:
        """Show one part, the record of a machine, or with ``new`` the form it is changed in."""
        known = machines.machine(self.desk.books, wanted.machine) if wanted.machine else None
        if known is None:
            super().want(wanted)
        elif wanted.new == "machine":
            self.open_form(known)
        elif wanted.new == "maintenance":
            self.log(known)
        else:
            self.open_record(known)

    def open_record(self, machine: Machine) -> None:
        """Open a machine with what it is worth month by month, what an hour of it costs, and its maintenance."""
        from ui.machines.view import MachineView

        self.open_over(MachineView(self.desk, machine, self.open_over))

    def open_form(self, machine: Machine | None) -> None:
        """Open the form for a machine, or for a new one."""
        from ui.machines.form import MachineForm

        form = MachineForm(self.desk, machine)
        self.open_over(form)
        self.land_after(form)

    def land_on(self, voucher: int) -> None:
        """Put the cursor on the machine that was just recorded."""
        self.register.table.seek(machines.machine_of_voucher(self.desk.books, voucher).id)

    def log(self, machine: Machine | None, what: str = "") -> None:
        """Open the form where maintenance is written down."""
        from ui.machines.upkeep_form import UpkeepForm

        self.open_over(UpkeepForm(self.desk, machine, what=what))

    def ask_lives(self) -> None:
        """Ask for the years new machines are proposed with."""
        from ui.machines.lives import ask_lives

        ask_lives(self.desk, self)

    def open_gone(self, machine: Machine | None) -> None:
        """Open the form for a machine that goes."""
        from ui.machines.gone_form import GoneForm

        self.open_over(GoneForm(self.desk, machine))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        match what:
            case "maintenance":
                self.log(None)
            case "gone":
                self.open_gone(None)
            case "depreciate":
                from ui.machines.depreciate_form import DepreciateForm

                self.open_over(DepreciateForm(self.desk))
            case "there":
                self.open_form(None)
                form = self.currentWidget()
                form.came.came.set("taken_over")  # type: ignore[union-attr] # it is the form just opened
            case _:
                self.open_form(None)

    def open_correction(self, voucher: Voucher, over: Page | None = None) -> None:
        """Open the form a voucher was typed in, filled in again; a month is voided and depreciated again."""
        if voucher.word == "depreciate":
            from ui.machines.depreciate_again import ask_to_depreciate_again

            ask_to_depreciate_again(self.desk, voucher, over or self)
        else:
            super().open_correction(voucher, over)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form in which a machine came or went, filled in again."""
        if voucher.word == "machine_gone":
            from ui.machines.gone_form import GoneForm

            return GoneForm(self.desk, correcting=voucher)
        from ui.machines.form import MachineForm

        return MachineForm(self.desk, machines.machine_of_voucher(self.desk.books, voucher.id), voucher)

    def form_again(self, voucher: Voucher) -> Form:  # noqa: ARG002 - no machine comes twice
        """Return the form of a new machine: nothing of another one is the same."""
        from ui.machines.form import MachineForm

        return MachineForm(self.desk)
