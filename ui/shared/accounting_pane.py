"""Show the accounting: the voucher as it is or would be posted, with one plain sentence a line."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from html import escape
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import ExplainedLine
from coopbooks.money import Money
from ui import look
from ui.shared.labels import label, panel
from ui.shared.pane import Pane
from ui.shared.tab_order import bring_into_sight
from ui.shared.words import say

_HEAD: Final = (
    "<tr><th align=left width=26%>{}</th><th align=right width=37%>{}</th><th align=right width=37%>{}</th></tr>"
)
_LINE: Final = (
    "<tr><td colspan=3>{}</td></tr>"
    "<tr><td><small>{}</small></td><td align=right>{}</td><td align=right>{}</td></tr>"
    "<tr><td colspan=3><i>{}</i><br></td></tr>"
)

_HIGHEST: Final = 16_777_215
"""Pixels; Qt's own word for no limit."""

_MOST: Final = 300
"""Lines that are told: of a voucher for thousands of members the first ones say how it is made."""

_ROUNDS: Final = 4
"""How often Qt lays it out before it is as high as what it says."""

_shown: list[bool] = [False]
"""Whether trainers want it open: the same for every form of this run."""


def toggle_accounting(window: QWidget) -> bool:
    """Open or close it beside everything in a window, and in what is opened next; return whether it is open now."""
    _shown[0] = not _shown[0]
    for pane in window.findChildren(AccountingPane):
        pane.setVisible(_shown[0])
        if pane.isVisible() and pane.whole:
            _come(pane, _ROUNDS)
    return _shown[0]


def _come(pane: QWidget, rounds: int) -> None:
    """Come into sight once it stands."""
    QTimer.singleShot(0, pane, partial(_come, pane, rounds - 1) if rounds else partial(bring_into_sight, pane))


class AccountingPane(Pane):
    """The side pane of a form or record; F9 opens and closes it everywhere."""

    def __init__(self) -> None:
        """Make it as open as it was last left."""
        super().__init__()
        self.setObjectName("accounting")
        self._ask: Callable[[], Sequence[ExplainedLine]] | None = None
        self.missing: Callable[[Refusal], None] = lambda refusal: self.wait(refusal.message)
        """Says what is missing; a form says in which of its fields."""
        self.text = QTextBrowser()
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # an amount is read whole, whatever stands beside it
        say(self.text.setAccessibleName, lambda: _("The accounting"))
        frame = panel()
        inner = QVBoxLayout(frame)
        inner.addWidget(label(lambda: _("The accounting"), "heading"))
        inner.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        look.measure(self.setMinimumWidth, 250)
        self.text.document().documentLayout().documentSizeChanged.connect(self._take_height)
        if not _shown[0]:
            self.hide()  # else it is shown with what it is put into: by itself it would be a window of its own

    def show_whole(self, whole: bool) -> None:  # noqa: FBT001 - the value itself
        """Be as high as what is said, for what scrolls around it; or as high as there is room, and scroll inside."""
        self.whole = whole
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.text.setVerticalScrollBarPolicy(bar)
        self.text.setMinimumHeight(0)
        self.text.setMaximumHeight(_HIGHEST)
        self._take_height()

    def _take_height(self) -> None:
        if self.whole:
            self.text.setFixedHeight(ceil(self.text.document().size().height()) + 2 * self.text.frameWidth())

    def wait(self, why: str, at: str = "") -> None:
        """Say what is still missing before there is anything to show, and ``at`` which field."""
        head = f"<b>{escape(at)}</b><br>" if at else ""
        self.text.setHtml(f"<p>{head}{escape(why)}</p>")

    def show_soon(self, ask: Callable[[], Sequence[ExplainedLine]], *, later: bool) -> None:
        """Show the lines of a voucher: at once, where it may refuse, or ``later``."""
        if later:
            self.show_later(ask)
        else:
            self.show_lines(ask())

    def show_later(self, ask: Callable[[], Sequence[ExplainedLine]]) -> None:
        """Show the lines of a voucher that is long to be read: they are asked for when somebody looks at them."""
        self._ask = ask
        if self.isVisible():
            self._show_asked(ask)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was left for later."""
        super().showEvent(event)
        if self._ask:
            self._show_asked(self._ask)

    def _show_asked(self, ask: Callable[[], Sequence[ExplainedLine]]) -> None:
        try:
            lines = ask()
        except Refusal as refusal:
            self.missing(refusal)
        else:
            self.show_lines(lines)

    def show_lines(self, lines: Sequence[ExplainedLine]) -> None:
        """Show the lines of a voucher."""
        self._ask = None
        if not lines:
            self.wait(_("Nothing is posted by this."))
            return
        head = _HEAD.format(_("Account"), _("Debit"), _("Credit"))
        body = "".join(map(_line, lines[:_MOST]))
        if len(lines) > _MOST:
            body += f"<tr><td colspan=3>{escape(_more(len(lines) - _MOST))}</td></tr>"
        self.text.setHtml(f"<table width=100% cellspacing=0 cellpadding=2>{head}{body}</table>")


def _more(many: int) -> str:
    told = ngettext("And %(many)s more line like these.", "And %(many)s more lines like these.", many)
    return told % {"many": showing.number(Decimal(many))}


def _line(line: ExplainedLine) -> str:
    sides = (_amount(line.debit), _amount(line.credit))
    return _LINE.format(escape(line.name), escape(line.code), *sides, escape(line.sentence))


def _amount(money: Money) -> str:
    return showing.amount(money) if money else ""
