"""A form: labels above fields in one column, a refusal at its field, doubts that one more Enter accepts, the accounting
beside it. A page's form says which fields it has, the draft they make, and what records it.
"""

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks import ledger
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import VoucherDraft
from ui.shared.accounting_pane import AccountingPane
from ui.shared.doing import Deed, Desk
from ui.shared.fields import Fields
from ui.shared.labels import button, label, panel
from ui.shared.over import Over
from ui.shared.words import Words, voice

_WIDEST: Final = 640
_NARROWEST: Final = 420
LEAVING: Final = "leaving"
"""Accepted, like a doubt, by asking to leave once more."""
_AFTER_TYPING: Final = 200
"""Milliseconds without a key before the accounting is worked out again."""


class Form(Over):
    """The base of every form. Subclasses call :meth:`add` for their fields and say :meth:`draft`, :meth:`record` and,
    where a voucher is posted, :meth:`voucher`.
    """

    def __init__(
        self, desk: Desk, title: Words, save: Words | None = None, *, once: bool = False, corrects: int | None = None
    ) -> None:
        """Make an empty form; one used ``once``, or for what ``corrects`` a voucher, is put away after saving."""
        super().__init__()
        self.desk = desk
        self._once = once or corrects is not None
        self._corrects = corrects
        self.fields = Fields()
        self.boxes = self.fields.boxes
        self._accepted: tuple[str, ...] = ()
        self._doubts = _Doubts()
        self._said = label(kind="quiet", wrap=True)
        self.save_button = button(save or (lambda: _("Save")), "main", "done")
        self.leave_button = button(lambda: _("Leave"))
        self.accounting = AccountingPane()
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._waiting.timeout.connect(self.show_accounting)
        self._lay_out(title)
        self._connect()

    def _lay_out(self, title: Words) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        column.setMinimumWidth(_NARROWEST)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.addWidget(self.fields)
        inner.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(column)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(label(title, "title"))
        left.addWidget(scroll, 1)
        left.addWidget(self._foot())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(20)
        layout.addLayout(left, 5)
        layout.addWidget(self.accounting, 3)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setMaximumWidth(_WIDEST)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch()
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(self._said)
        layout.addWidget(self._doubts)
        layout.addLayout(buttons)
        self._said.hide()
        self._doubts.hide()
        return foot

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.submit)
        self.leave_button.clicked.connect(self.leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter", QKeySequence.StandardKey.Save):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self.fields.changed.connect(self._note_change)
        voice.changed.connect(self._note_change)

    def draft(self) -> Any:
        """Return what is typed as a draft; a Refusal names the field."""
        raise NotImplementedError

    def voucher(self, draft: Any) -> VoucherDraft | None:  # noqa: ARG002 - for forms that post nothing
        """Return the voucher the draft makes, or None where it makes none; refuses what cannot be recorded."""
        return None

    def record(self, draft: Any) -> Deed:
        """Record the draft."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Propose what is usual in a form that was just emptied."""

    def summary(self, draft: Any) -> str:  # noqa: ARG002 - for forms without one
        """Return one line that reads the draft back before it is saved, such as its total in words."""
        return ""

    def recorded(self, deed: Deed) -> None:
        """Say what was recorded and be ready for the next one."""
        self.desk.done(deed)
        if self._once:
            self.left.emit()
        else:
            self.start_again()

    def add(self, name: str, words: Words, editor: Any, hint: Words | None = None) -> Any:
        """Add a field under the last one; ``name`` is that of the draft's field, to which refusals come."""
        return self.fields.add(name, words, editor, hint)

    def add_row(self, *fields: tuple[str, Words, Any]) -> None:
        """Add fields side by side."""
        self.fields.add_row(*fields)

    def start_again(self) -> None:
        """Empty every field, propose what is usual, and put the cursor into the first one."""
        self.fields.forget_refusals()
        self.fields.reset()
        self.prepare()
        self._accepted = ()
        self._doubts.hide()
        self.show_accounting()
        self.enter()

    def enter(self) -> None:
        """Put the cursor into the first field."""
        self.fields.enter()

    def submit(self) -> None:
        """Save what is typed, asking once about what is odd; the field the cursor is in is left, and read, first."""
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.forget_refusals()
        self.desk.do(self._read, at=self, then=self._go_on)

    def _read(self) -> tuple[Any, tuple[str, ...]]:
        draft = self.draft()
        voucher = self.voucher(draft)
        if voucher is None:
            return draft, ()
        ledger.preview(self.desk.books, voucher)
        return draft, ledger.doubts(self.desk.books, voucher, corrects=self._corrects)

    def _go_on(self, read: tuple[Any, tuple[str, ...]]) -> None:
        draft, doubts = read
        if doubts and doubts != self._accepted:
            self._accepted = doubts
            self._doubts.ask((*doubts, _("If it is right, press Enter once more.")))
            return
        self.desk.do(lambda: self.record(draft), at=self, then=self.recorded)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names, or above all fields, and put the cursor there."""
        self.fields.refuse(refusal)

    @property
    def half_filled(self) -> bool:
        """Whether something is typed that would be lost."""
        return self.fields.typed

    @property
    def asked_to_leave(self) -> bool:
        """Whether leaving once more puts the form away, whatever is typed in it."""
        return self._accepted == (LEAVING,)

    def leave(self) -> None:
        """Put the form away; with something typed in it, only the second time."""
        if self.half_filled and not self.asked_to_leave:
            self._accepted = (LEAVING,)
            self._doubts.ask((_("What is typed here is not saved. Leave it all the same? Press Esc once more."),))
            return
        super().leave()

    def _note_change(self) -> None:
        self._accepted = ()
        self._doubts.hide()
        self._waiting.start()

    def show_accounting(self) -> None:
        """Show the voucher as it would be posted now, and the draft read back."""
        try:
            draft = self.draft()
            self._say(self.summary(draft))
            voucher = self.voucher(draft)
            lines = ledger.explain(self.desk.books, voucher) if voucher else ()
        except Refusal as refusal:
            self._say("")
            self.accounting.wait(refusal.message)
            return
        self.accounting.show_lines(lines)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class _Doubts(QWidget):
    """What is odd, asked once."""

    def __init__(self) -> None:
        super().__init__()
        frame = panel("doubts")
        self._words = label(kind="doubt", wrap=True)
        inner = QVBoxLayout(frame)
        inner.addWidget(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def ask(self, doubts: tuple[str, ...]) -> None:
        """Show what is odd."""
        self._words.setText("\n".join(doubts))
        self.setAccessibleDescription(self._words.text())
        self.show()
