"""A record opened: its voucher, its history, the accounting behind it, and what can be done about it."""

from coopbooks import ledger, payouts, showing, templates
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherLine
from ui.shared.asking import Asking
from ui.shared.deed_told import tell
from ui.shared.deeds import void_deed
from ui.shared.doing import Deed, Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.record_over import RecordOver
from ui.shared.recorded import AGAIN, CORRECT
from ui.shared.rows import Column, amounts
from ui.shared.told import Fact
from ui.shared.typed_edit import TextEdit
from ui.shared.voucher_paper import has_receipt
from ui.shared.words import voice


class VoucherView(RecordOver):
    """One voucher, told in words; as ``posted``, by debit and credit, for who came from the ledger."""

    def __init__(self, desk: Desk, voucher_id: int, *, posted: bool = False) -> None:
        """Open a voucher by its id."""
        super().__init__()
        self._desk, self._posted = desk, posted
        self.voucher = ledger.voucher(desk.books, voucher_id)
        self.title = heading(kind="title")
        self._facts = Facts()
        self._history = label(kind="doubt", wrap=True)
        self.lines = FewRows(lambda: _("What it is made up of"), _columns(), key="shared_voucher_view_lines")
        self.papers = PapersShown(desk, Holder("voucher", voucher_id), self)
        self.print_button = button(lambda: _("Print…"), "", "print")
        self.receipt_button = button(lambda: _("Receipt…"), "", "print")
        self.correct_button = button(lambda: _("Correct…"))
        self.again_button = button(lambda: _("Record the same again"))
        self.keep_button = button(lambda: _("Keep as a template…"))
        self.void_button = button(lambda: _("Void…"))
        self.run_button = button(lambda: _("Its payout"), "", "payouts")
        self._lay_out()
        self._connect()
        self.show_again()

    def _connect(self) -> None:
        desk = self._desk
        self.print_button.clicked.connect(lambda: desk.print_voucher(self.voucher.id))
        press(self.print_button, "Ctrl+P", self)
        self.receipt_button.clicked.connect(lambda: desk.print_receipt(self.voucher.id))
        self.correct_button.clicked.connect(lambda: desk.correct(self.voucher.id))
        press(self.correct_button, CORRECT, self)
        self.again_button.clicked.connect(lambda: desk.again(self.voucher.id))
        press(self.again_button, AGAIN, self)
        self.keep_button.clicked.connect(lambda: desk.keep_as_template(self.voucher.id))
        self.void_button.clicked.connect(self.ask_to_void)
        self.run_button.clicked.connect(self._open_run)
        voice.changed.connect(self.show_again)

    def _lay_out(self) -> None:
        for widget in (self.title, self._history, self._facts):
            self.column.addWidget(widget)
        self.column.addWidget(self.lines, 1)
        self.column.addWidget(self.papers)
        self.column.addStretch()
        papers, deeds = (self.print_button, self.receipt_button), (self.correct_button, self.again_button)
        self.lay_out(*papers, *deeds, self.keep_button, self.void_button, self.run_button)

    def freshen(self) -> None:
        """Show what stands there now: of a voucher corrected meanwhile, the one in its place."""
        now = ledger.voucher(self._desk.books, self.voucher.id)
        while self.voucher.stands and now.corrected_by is not None:
            now = ledger.voucher(self._desk.books, now.corrected_by)
        self.voucher = now
        self.show_again()

    def show_again(self) -> None:
        """Show the voucher as it stands now in the books, in the language spoken now."""
        voucher = self.voucher = ledger.voucher(self._desk.books, self.voucher.id)
        self.title.setText(f"{voucher.label} · {showing.money(voucher.worth)}")
        self._show_deed(voucher)
        told = _history(self._desk, voucher)
        self._history.setText("\n".join(told))
        self._history.setVisible(bool(told))
        self.papers.show_papers(Holder("voucher", voucher.id))
        self.explain(voucher)
        self.receipt_button.setVisible(has_receipt(voucher))
        run = payouts.run_of_voucher(self._desk.books, voucher.id)
        by_run = run is not None and voucher.word != payouts.HANDED_WORD  # it is voided whole, with its run
        self.correct_button.setVisible(voucher.stands and not by_run)
        self.again_button.setVisible(templates.can_be_repeated(voucher) and not by_run)
        self.keep_button.setVisible(templates.can_still_be_kept(self._desk.books, voucher) and not by_run)
        self.void_button.setVisible(voucher.stands and not by_run)
        self.run_button.setVisible(run is not None)

    def _show_deed(self, voucher: Voucher) -> None:
        """Tell what was done, or show the lines where that is asked for or all there is to tell."""
        told = None if self._posted else tell(self._desk.books, voucher)
        self._facts.show_facts([*_what(voucher), *(told.facts if told else _whom(voucher)), _recorded(voucher)])
        self.lines.show_all(told.lines if told else voucher.lines, told.columns if told else _columns())
        self.lines.setVisible(told is None or bool(told.lines))

    def _open_run(self) -> None:
        self._desk.go("payouts", Wanted(run=payouts.run_of_voucher(self._desk.books, self.voucher.id)))

    def ask_to_void(self) -> None:
        """Ask why, then void."""
        voucher = self.voucher

        def void(reason: str) -> Deed:
            return void_deed(self._desk, voucher, reason)

        asking = Asking(
            self._desk,
            lambda: _("Void %(voucher)s") % {"voucher": voucher.label},
            void,
            self._desk.done,
            parent=self,
            go=lambda: _("Void it"),
        )
        asking.say(lambda: _("It keeps its number and is marked as voided; a second voucher takes it back."))
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(self._desk, "void", voucher.id)


def _what(voucher: Voucher) -> list[Fact]:
    return [(_("Day"), showing.long_day(voucher.day)), (_("Description"), voucher.description)]


def _whom(voucher: Voucher) -> list[Fact]:
    return [(_("Concerns"), voucher.concerns)] if voucher.concerns else []


def _recorded(voucher: Voucher) -> Fact:
    said = {"who": voucher.recorded_by or _("somebody"), "day": showing.day(voucher.recorded_at.date())}
    return _("Recorded"), _("by %(who)s on %(day)s") % said


def _history(desk: Desk, voucher: Voucher) -> list[str]:
    """What became of it, in the words of the treasurer."""
    sentences = {
        _("Voided by %(voucher)s."): voucher.reversed_by,
        _("Takes back %(voucher)s."): voucher.reverses,
        _("Was corrected: see %(voucher)s."): voucher.corrected_by,
        _("Corrects %(voucher)s."): voucher.corrects,
    }
    told = [words % {"voucher": ledger.voucher(desk.books, other).label} for words, other in sentences.items() if other]
    voided_by = voucher.reversed_by if voucher.corrected_by is None else None
    reason = voucher.reason or (ledger.voucher(desk.books, voided_by).reason if voided_by else "")
    if reason:
        told.append(_("Reason: %(reason)s") % {"reason": reason})
    return told


def _columns() -> list[Column[VoucherLine]]:
    return [
        Column(lambda: _("Code"), lambda line: line.account.code, 86),
        Column(lambda: _("Account"), lambda line: " · ".join(filter(None, (line.account.name, line.note))), 0),
        amounts("debit", lambda: _("Debit"), lambda line: line.debit, blank=True),
        amounts("credit", lambda: _("Credit"), lambda line: line.credit, blank=True),
    ]
