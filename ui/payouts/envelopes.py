"""The notes and coins of the envelopes that wait: each one's, all together, and what is to be changed at the bank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import cash, ledger, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import Change, Packed, Pieces, Run, Slip, Wishes
from ui.payouts.papers import show_bank_list, show_labels, waiting
from ui.shared.choice import Choice
from ui.shared.choices import BoxChoice
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.fields import Fields
from ui.shared.labels import button, heading, label, press
from ui.shared.money_edit import MoneyEdit
from ui.shared.patience import Soon
from ui.shared.record_over import FreshRecord
from ui.shared.rows import Column, amounts, names, notes_and_coins
from ui.shared.words import Words, voice

_PIECES: Final = 11
"""As many notes and coins as there are: all of them are seen at once."""
_AFTER_TYPING: Final = 200
"""Milliseconds without a key before they are worked out again."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What lies in one envelope; ``id`` is whose it is."""

    slip: Slip
    pieces: Pieces

    @property
    def id(self) -> int:
        """Whose it is."""
        return self.slip.person


class EnvelopesView(FreshRecord):
    """What the envelopes of a run are made up of; what is wished for here holds here alone."""

    def __init__(self, desk: Desk, run: Run, *, persons: Sequence[int] = (), box: int | None = None) -> None:
        """Show the envelopes that wait, or those of some ``persons``, out of a ``box``.

        Refuses where the slips are long to be read, and that is given up.
        """
        super().__init__()
        self._desk, self.run, self._persons = desk, run, tuple(persons)
        self._currency = desk.books.club.currency
        self._left: list[Slip] = []
        self._as_of: int | None = None
        self.packed: Packed | None = None
        self._ask()
        self._make_fields(box)
        self.said = label(kind="label", wrap=True)
        self.needed = FewRows(lambda: _("All together"), least=_PIECES, key="payouts_envelopes_needed")
        self.change = Facts()
        self.each = FewRows(lambda: _("Envelope by envelope"), key="payouts_envelopes_each")
        self._headed = {
            self.needed: heading(lambda: _("All together")),
            self.each: heading(lambda: _("Envelope by envelope")),
        }
        self._changing = heading(lambda: _("At the bank, before the envelopes can be filled"))
        self.labels_button = button(lambda: _("Print labels"), "main", "print")
        self.bank_button = button(lambda: _("Print what to fetch"), "", "print")
        self._lay_out()
        self._connect()
        self.freshen()

    def _make_fields(self, box: int | None) -> None:
        books, wishes = self._desk.books, (self.run.rules or payouts.pay_rules(self._desk.books)).wishes
        coins = cash.denominations(self._currency)
        options: list[tuple[Money | None, Words]] = [(one, partial(showing.money, one)) for one in coins]
        self.box = BoxChoice(books, kind="cash", last=lambda: _("Out of none: as few pieces as there can be"))
        self.largest = Choice([(None, lambda: _("Any")), *options])
        self.small = Choice([(None, lambda: _("No wish")), *options])
        self.at_least = MoneyEdit(self._currency)
        self.box.set(ledger.account_of(books, "cash").id if box is None else box)
        self.largest.set(wishes.largest)
        self.small.set(wishes.small)
        self.at_least.set(wishes.at_least)
        self.fields = Fields()
        self.fields.add_row(
            ("box", lambda: _("Out of which cash box?"), self.box),
            ("largest", lambda: _("Largest note"), self.largest),
        )
        self.fields.add_row(
            ("small", lambda: _("Small money is up to"), self.small),
            ("at_least", lambda: _("At least so much in small money"), self.at_least),
        )

    def _lay_out(self) -> None:
        title = heading(lambda: _("Notes and coins: %(title)s") % {"title": self.run.title}, "title")
        above: list[QWidget] = [title, self.fields, self.said, self._headed[self.needed], self.needed]
        for widget in (*above, self._changing, self.change, self._headed[self.each]):
            self.column.addWidget(widget)
        self.column.addWidget(self.each, 1)
        self.column.addStretch()
        self.lay_out(self.labels_button, self.bank_button)

    def _connect(self) -> None:
        self._waiting = Soon(self, _AFTER_TYPING)
        self._waiting.timeout.connect(self.work_out)
        self.fields.changed.connect(self._waiting.start)
        self.labels_button.clicked.connect(partial(self._print, show_labels))
        self.bank_button.clicked.connect(partial(self._print, show_bank_list))
        press(self.labels_button, "Ctrl+P", self)
        voice.changed.connect(self.freshen)

    def _print(self, show: object) -> None:
        if self.packed and callable(show):
            self._desk.do(partial(show, self._desk, self.run, self.packed))

    def enter(self) -> None:
        """Begin at the box."""
        self.fields.enter()

    def freshen(self) -> None:
        """Ask again whose envelopes wait; where that is given up it is put away."""
        try:
            self._ask()
        except Refusal:
            self.left.emit()
        else:
            self.work_out()

    def _ask(self) -> None:
        if self._as_of != self._desk.deeds:
            self.run = payouts.run(self._desk.books, self.run.id)
            self._left = [
                one for one in waiting(self._desk, self.run) if not self._persons or one.person in self._persons
            ]
            self._as_of = self._desk.deeds

    def wishes(self) -> Wishes:
        """Return what is wished for."""
        return Wishes(self.largest.value(), self.small.value(), self.at_least.maybe() if self.small.value() else None)

    def work_out(self) -> None:
        """Show what the envelopes are made up of now."""
        self._waiting.stop()
        books, box = self._desk.books, self.box.value()
        self.fields.forget_refusals()
        try:
            paid = {one.person: one.pay.paid for one in self._left}
            packed = payouts.pack(paid, self.wishes(), payouts.counted(books, box))
        except Refusal as refusal:
            self.fields.refuse(refusal)
            packed = None
        self.packed = packed if packed and packed.each else None
        self.said.setText(self._said(box) if self.packed else _("No envelope waits."))
        self.said.setVisible(packed is not None)
        self._show()

    def _said(self, box: int | None) -> str:
        if box is None:
            return _("As few notes and coins as there can be, all of them to be fetched.")
        if payouts.counted(self._desk.books, box) is None:
            return _("This box was never counted by notes and coins: as few pieces as there can be, all to be fetched.")
        if self.packed and self.packed.change:
            return _("What the last count of the box says is there does not do: see what is to be changed.")
        return _("By the last count of the box all of it is there.")

    def _show(self) -> None:
        packed = self.packed
        left = {one.person: one for one in self._left}
        needed = list(packed.needed.items()) if packed else []
        self.needed.show_all(needed, _needed_columns())
        each = [Envelope(left[one], pieces) for one, pieces in packed.each.items()] if packed else []
        self.each.show_all(each, _each_columns())
        change = packed.change if packed else None
        self.change.show_facts(list(change_told(change)) if change else [])
        for table, rows in ((self.needed, needed), (self.each, each)):
            table.setVisible(bool(rows))
            self._headed[table].setVisible(bool(rows))
        self._changing.setVisible(change is not None)
        self.change.setVisible(change is not None)
        for one in (self.labels_button, self.bank_button):
            one.setEnabled(packed is not None)


def pieces_told(pieces: Pieces) -> str:
    """Say notes and coins in one line: ``3 × 100, 1 × 20, 2 × 0,50``."""
    return ", ".join(f"{many} × {showing.amount(coin)}" for coin, many in pieces.items())


def change_told(change: Change) -> Iterator[tuple[str, str]]:
    """Yield what is to be done at the bank."""
    yield _("Bring back"), pieces_told(change.bring)
    if change.give:
        yield _("Give for it"), pieces_told(change.give)
    if change.back:
        yield _("Comes back besides"), showing.money(change.back)
    if change.short:
        yield _("To be drawn on top"), showing.money(change.short)


def _needed_columns() -> list[Column[tuple[Money, int]]]:
    return [
        notes_and_coins(),
        Column(lambda: _("Pieces"), lambda one: str(one[1]), 110, right=True),
        amounts("amount", lambda: _("Amount"), lambda one: one[0].times(one[1]), 130),
    ]


def _each_columns() -> list[Column[Envelope]]:
    return [
        names("name", lambda: _("Member"), lambda one: one.slip.name, 220),
        amounts("paid", lambda: _("Net to pay"), lambda one: one.slip.pay.paid, 112),
        names("pieces", lambda: _("Notes and coins"), lambda one: pieces_told(one.pieces)),
    ]
