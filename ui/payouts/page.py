"""The page Payouts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import payouts
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.payouts.listed import RunsPart
from ui.payouts.of_run import handing_form, opened
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.tabbed_page import TabbedPage

if TYPE_CHECKING:  # forms, and the parts that are not in sight first, are loaded when they are opened
    from ui.payouts.advances import AdvancesPart
    from ui.payouts.pay_check import PayCheckPart
    from ui.payouts.rules_part import RulesPart
    from ui.shared.form import Form


class PayoutsPage(TabbedPage):
    """What members are paid, run by run; what they got before their pay; what an hour of work earned."""

    areas = frozenset({"payouts", "work", "members", "people", "ledger", "loans", "rates", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Payouts"), lambda: _("Who is to be paid how much, and why that much?"))
        self.run_button = self.add_button(lambda: _("Prepare a payout"), "main", "payouts", "Ctrl+N")
        self.advance_button = button(lambda: _("Give an advance"))
        self.listed = RunsPart(desk, lambda: self.open_new("run"))
        self.surplus_button = button(lambda: _("Share out the surplus of a year"))
        self.add_row(self.advance_button, self.surplus_button)
        self.add_parts(
            {
                "runs": (lambda: _("Payouts"), lambda: self.listed),
                "advances": (lambda: _("Advances"), lambda: self.advances),
                "rules": (lambda: _("Rules of pay"), lambda: self.rules),
                "paycheck": (lambda: _("Pay check"), lambda: self.paycheck),
            }
        )
        self.run_button.clicked.connect(lambda: self.open_new("run"))
        self.advance_button.clicked.connect(lambda: self.open_new("advance"))
        self.surplus_button.clicked.connect(lambda: self.open_new("surplus"))
        self.listed.table.opened.connect(lambda run: self.open_record(run.id))

    @cached_property
    def advances(self) -> AdvancesPart:
        """What is left of the advances."""
        from ui.payouts.advances import AdvancesPart

        return AdvancesPart(self.desk, self.open_over, lambda: self.open_new("advance"))

    @cached_property
    def rules(self) -> RulesPart:
        """What the club decided, and what was agreed with single members."""
        from ui.payouts.rules_part import RulesPart

        return RulesPart(self.desk, self.open_over)

    @cached_property
    def paycheck(self) -> PayCheckPart:
        """What an hour of work earned."""
        from ui.payouts.pay_check import PayCheckPart

        return PayCheckPart(self.desk)

    def want(self, wanted: Wanted) -> None:
        """Show one part or form, also one for a person; or of a run its record, a slip, or with ``new`` its form."""
        if wanted.run is not None:
            self.desk.do(lambda: opened(self.desk, wanted, self.open_over), then=self.open_over)
        elif wanted.person is not None:
            self.open_over(self._form(wanted.new, wanted.person))
        else:
            super().want(wanted)

    def open_record(self, run: int) -> None:
        """Open a run with its slips."""
        self.want(Wanted(run=run))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        self.open_over(self._form(what))

    def _form(self, what: str, person: int | None = None) -> Form:
        from ui.payouts.advance_form import AdvanceForm
        from ui.payouts.own_rule_form import OwnRuleForm
        from ui.payouts.rules_form import RulesForm
        from ui.payouts.run_form import RunForm
        from ui.payouts.surplus_form import SurplusForm

        match what:
            case "advance":
                return AdvanceForm(self.desk, person=person)
            case "rules":
                return RulesForm(self.desk)
            case "own":
                return OwnRuleForm(self.desk, person)
            case "surplus":
                return SurplusForm(self.desk)
            case _:
                return RunForm(self.desk)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form an advance or a handing over was typed in, filled in again."""
        from ui.payouts.advance_form import AdvanceForm

        if voucher.word in (payouts.ADVANCE, payouts.REPAID):
            return AdvanceForm(self.desk, voucher)
        return handing_form(self.desk, voucher, self.desk.open_over)  # it may lie over another page

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form of a new advance like this one."""
        from ui.payouts.advance_form import AdvanceForm

        return AdvanceForm(self.desk, again=voucher)
