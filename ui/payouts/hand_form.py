"""The form that hands pay over: to all who wait or to some, in cash, by bank or QR; or records it again."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.money import total
from coopbooks.payouts import HAND_WAYS, HandDraft, Run, Slip
from ui.payouts.deeds import hand_over, handed
from ui.payouts.marked import MarkedMembers
from ui.shared.choice import choice_of
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import title_of
from ui.shared.doing import Deed, Desk
from ui.shared.flow import flowing
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import button, label
from ui.shared.part import OpenOver
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice

_KINDS: Final = {"cash": "cash", "bank": "bank", "qr": "bank"}
"""The kind of box each way is out of."""


class HandForm(Form):
    """To whom, how, when and out of which box; with ``correcting`` a handing over is recorded again."""

    of_many: ClassVar = True
    elsewhere: ClassVar = {"lines": "persons", "amount": "persons", "description": "note", "concerns": "persons"}

    def __init__(
        self,
        desk: Desk,
        run: Run,
        open_over: OpenOver,
        *,
        persons: Sequence[int] = (),
        correcting: Voucher | None = None,
    ) -> None:
        """Make the form; ``persons`` are marked where only some come for theirs."""
        key = FormKey("payouts", "handed", correcting.id) if correcting else FormKey("payouts", "hand", run.id)
        title = title_of(correcting, partial(_title, run))
        super().__init__(desk, title, lambda: _("Hand it over"), once=True, key=key)
        self.run, self._open_over, self._persons, self._correcting = run, open_over, persons, correcting
        self.before = payouts.handing_of(desk.books, correcting) if correcting else None
        books = desk.books
        self.persons = MarkedMembers(lambda: _("Who gets hers?"), books.club.currency)
        self.add("persons", lambda: _("Who gets hers?"), self.persons)
        self.way, self.box = choice_of(HAND_WAYS), BoxChoice(books)
        self.add_row(("way", lambda: _("How?"), self.way), ("box", lambda: _("Out of which box or bank?"), self.box))
        self.pieces_button = button(lambda: _("Notes and coins…"), "", "cash")
        self._pieces = flowing(self.pieces_button)
        self.fields.add_widget(self._pieces)
        self.day, self.note = DayEdit(books.today, lambda: ledger.locked_through(books)), TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))
        self.waits = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.waits)
        self.add_papers()
        self.way.changed.connect(self._follow)
        self.persons.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self.pieces_button.clicked.connect(self.open_pieces)
        self.begin()
        if persons:  # whoever was marked when it was last open and not saved, this is hers
            self.persons.mark_only(persons)

    def _slips(self) -> list[Slip]:
        """Those who have not got theirs yet, and in a correction those who got it by mistake."""
        mine = self._correcting.id if self._correcting else None
        found = payouts.slips(self.desk.books, self.run.id)
        return [one for one in found if one.pay.paid and (one.handed is None or one.handed.voucher == mine)]

    def prepare(self) -> None:
        """Propose today and all who wait; in a correction what was recorded."""
        self.persons.show_slips(self._slips())
        chosen = self.before.persons if self.before else self._persons
        if chosen:
            self.persons.mark_only(chosen)
        self.day.propose(self.usual_day())
        if self.before:
            self.way.set(self.before.way)
            self.box.set(self.before.box)
            self.day.set(self.before.day)
            self.note.set(self.before.note or None)
        else:
            self._follow()
        self._tell()

    def freshen(self) -> None:
        """Ask again who waits."""
        self.run = payouts.run(self.desk.books, self.run.id)
        self.persons.show_slips(self._slips())
        self._tell()

    def _follow(self) -> None:
        """Propose a box of the kind it is paid out of that way; notes and coins only count in cash."""
        way = self.way.value()
        self._pieces.setVisible(way == "cash")
        boxes = ledger.list_accounts(self.desk.books, boxes=True, postable=True)
        fitting = [box.id for box in boxes if not box.currency and box.box == _KINDS[way]]
        if fitting and self.box.value() not in fitting and not self.box.typed:
            self.box.begin_with(fitting[0])
        if fitting:
            self.box.propose(fitting[0])

    def _tell(self) -> None:
        """Say how many stay unpaid, their envelopes with them."""
        left = len(self.persons.slips) - len(self.persons.marked())
        words = _("Not marked: %(many)s. They stay unpaid, and their envelopes wait for them.")
        self.waits.setText(words % {"many": left} if left else "")
        self.waits.setVisible(bool(left))

    def open_pieces(self) -> None:
        """Show the notes and coins of the envelopes of those that are marked."""
        from ui.payouts.envelopes import EnvelopesView  # loaded when it is opened

        persons, box = self.persons.value(), self.box.value()
        self.desk.do(lambda: EnvelopesView(self.desk, self.run, persons=persons, box=box), then=self._open_over)

    def draft(self) -> HandDraft:
        """Return what is typed."""
        persons = self.persons.value()
        if not persons:
            raise Refusal(_("Choose who gets hers."), "persons", "empty")
        return HandDraft(self.run.id, self.day.value(), self.box.value(), persons, self.way.value(), self.note.value())

    def voucher(self, draft: HandDraft) -> VoucherDraft:
        """Return its voucher."""
        return payouts.hand_voucher(self.desk.books, draft, self._wrong)

    @property
    def _wrong(self) -> int | None:
        return self._correcting.id if self._correcting else None

    def doubts(self, draft: HandDraft, voucher: VoucherDraft) -> tuple[str, ...]:
        """Also warn of cash out of a bank, and of what leaves a cash box by bank: her slip says how she got it."""
        found = ledger.doubts(self.desk.books, voucher, corrects=self._wrong)
        box = ledger.box(self.desk.books, draft.box)
        if box.box == _KINDS[draft.way]:
            return found
        words = _("Paid out of “%(box)s”, and yet written down as “%(way)s”: look at both.")
        return (*found, words % {"box": box.name, "way": _(HAND_WAYS[draft.way])})

    def summary(self, draft: HandDraft) -> str:  # noqa: ARG002
        """Read back in words what is handed over."""
        whole = total((one.pay.paid for one in self.persons.marked()), self.desk.books.club.currency)
        if not whole:
            return ""
        words = showing.in_words(whole, self.desk.books.club.un_mil)
        return _("%(amount)s — %(words)s") % {"amount": showing.money(whole), "words": words}

    def record(self, draft: HandDraft) -> Deed:
        """Hand it over, or record it again."""
        before = self.before
        if self._correcting is None or before is None:
            return handed(self.desk, hand_over(self.desk, draft))
        return handed(self.desk, hand_over(self.desk, draft, self._correcting.id), before)


def _title(run: Run) -> str:
    return _("Hand over “%(title)s”") % {"title": run.title}
