"""What can be done with a run that is opened: change, approve, hand over, close, take back, void, print."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QPushButton

from coopbooks.i18n import _
from coopbooks.payouts import Run
from ui.payouts.deeds import all_handed_back, closed, voided
from ui.payouts.papers_menu import PapersMenu
from ui.payouts.run_deeds import draft_of, keep_drafted, removed
from ui.shared.asking import Asking
from ui.shared.doing import Deed, Desk
from ui.shared.labels import Button, button, press, unfold
from ui.shared.over import Over
from ui.shared.part import OpenOver
from ui.shared.recorded import CORRECT, PAPER, voucher_view
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

_APPROVED: Final = ("approved", "closed")


class ViewDeeds:
    """The buttons under a run, and what they do."""

    def __init__(self, desk: Desk, view: Over, open_over: OpenOver) -> None:
        """Make them."""
        self._desk, self._view, self._open_over = desk, view, open_over
        self._run: Run | None = None
        self.change_button = button(lambda: _("Change…"))
        self.approve_button = button(lambda: _("Approve…"), "main", "done")
        self.remove_button = button(lambda: _("Remove this draft"))
        self.hand_button = button(lambda: _("Hand over…"), "main", "payouts")
        self.close_button = button(lambda: _("Close it"), "main", "done")
        self.pieces_button = button(lambda: _("Notes and coins…"), "", "cash")
        self.print_button = self._print_button()
        self.back_button = button(lambda: _("Take all of it back…"))
        self.void_button = button(lambda: _("Void…"))
        self.voucher_button = button(lambda: _("Its voucher"))
        self.again_button = button(lambda: _("Prepare it again"))
        deeds: dict[QPushButton, Callable[[], object]] = {
            self.approve_button: self.approve,
            self.hand_button: self.hand_over,
            self.close_button: self.close,
            self.change_button: self.change,
            self.pieces_button: self.open_pieces,
            self.back_button: self.ask_to_take_back,
            self.void_button: self.ask_to_void,
            self.voucher_button: self.open_voucher,
            self.remove_button: lambda: desk.do(lambda: removed(desk, self.run.id), then=desk.done),
            self.again_button: self.prepare_again,
        }
        for one, do in deeds.items():
            one.clicked.connect(lambda _checked=False, do=do: do())
        press(self.change_button, CORRECT, view)
        main = (self.approve_button, self.hand_button, self.close_button)
        rest = (self.pieces_button, self.print_button, self.voucher_button, self.back_button, self.void_button)
        self.buttons: tuple[QPushButton, ...] = (
            *main,
            self.change_button,
            self.remove_button,
            *rest,
            self.again_button,
        )

    def _print_button(self) -> Button:
        made = button(lambda: _("Print…"), "menu", "print")
        self.papers = PapersMenu(self._desk, lambda: self.run, made, self._view)
        unfold(made, self.papers, PAPER, self._view)
        return made

    @property
    def run(self) -> Run:
        """The run, as it was shown last."""
        assert self._run  # noqa: S101 - nothing is pressed before it is shown
        return self._run

    def offer(self, run: Run) -> None:
        """Offer what can be done with a run as it stands."""
        self._run = run
        drafted, approved, waits = run.state == "draft", run.state == "approved", run.left > 0
        for one in (self.change_button, self.approve_button, self.remove_button):
            one.setVisible(drafted)
        for one in (self.hand_button, self.pieces_button):
            one.setVisible(approved and waits)
        self.close_button.setVisible(approved and not waits)
        self.back_button.setVisible(run.state in _APPROVED and bool(run.handed))
        self.void_button.setVisible(run.state in _APPROVED)
        for one in (self.print_button, self.voucher_button):
            one.setVisible(not drafted)
        self.again_button.setVisible(run.state == "voided" and run.kind == "work")
        self.papers.offer()

    @property
    def first(self) -> QPushButton | None:
        """The button of the next step, where there is one."""
        wanted = (self.approve_button, self.hand_button, self.close_button)
        return next((one for one in wanted if not one.isHidden()), None)

    def change(self) -> None:
        """Open the form it is drafted in."""
        from ui.payouts.run_form import RunForm  # loaded when it is opened

        self._open_over(RunForm(self._desk, self.run))

    def approve(self) -> None:
        """Open the form that approves it."""
        from ui.payouts.approve_form import ApproveForm

        self._desk.do(lambda: ApproveForm(self._desk, self.run), then=self._open_over)

    def hand_over(self) -> None:
        """Open the form that hands it over."""
        from ui.payouts.hand_form import HandForm

        self._open_over(HandForm(self._desk, self.run, self._open_over))

    def open_pieces(self) -> None:
        """Show the notes and coins of the envelopes that wait."""
        from ui.payouts.envelopes import EnvelopesView

        self._desk.do(lambda: EnvelopesView(self._desk, self.run), then=self._open_over)

    def open_voucher(self) -> None:
        """Open the voucher it was approved by."""
        if self.run.voucher is not None:
            self._open_over(voucher_view(self._desk, self.run.voucher))

    def close(self) -> None:
        """Close it."""
        self._desk.do(lambda: closed(self._desk, self.run.id), then=self._desk.done)

    def prepare_again(self) -> None:
        """Draft what was voided once more, and open the draft."""
        from ui.payouts.view import RunView

        desk, draft = self._desk, draft_of(self.run)
        open_it = lambda run: self._open_over(RunView(desk, run.id, self._open_over))  # noqa: E731 - what is done then
        desk.do(lambda: keep_drafted(desk, draft), then=open_it)

    def ask_to_take_back(self) -> None:
        """Ask why everything that was handed over is taken back."""
        run = self.run
        self._ask(
            "payout_back",
            lambda: _("Take back what was handed over"),
            lambda: _("All envelopes of this payout wait again. To take back one alone, open her slip."),
            lambda reason: all_handed_back(self._desk, run.id, reason),
            lambda: _("Take all of it back"),
        )

    def ask_to_void(self) -> None:
        """Ask why it is voided whole; while somebody has hers that is refused, and said what to do first."""
        run = self.run

        def told() -> str:
            if run.kind == "surplus":
                return _("All of it is taken back, that of the funds too. It can be shared out anew.")
            return _("All of it is taken back, instalments of loans too. Its work is free for another payout.")

        self._ask(
            "payout_void",
            lambda: _("Void “%(title)s”") % {"title": run.title},
            told,
            lambda reason: voided(self._desk, run, reason),
            lambda: _("Void it"),
        )

    def _ask(self, key: str, title: Words, told: Words, do: Callable[[str], Deed], go: Words) -> None:
        asking = Asking(self._desk, title, do, self._desk.done, parent=self._view, go=go)
        asking.say(told)
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(self._desk, key, self.run.id)
