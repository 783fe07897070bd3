"""The form for a member who leaves: what is owed either way, and whether it is settled now."""

from functools import partial
from typing import ClassVar

from coopbooks import ledger, materials, members, showing, work
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.members import Item, LeaveDraft, Left, Settlement
from ui.members.papers import preview_settlement
from ui.shared.choice import Tick
from ui.shared.choices import BoxChoice, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import button, label
from ui.shared.member_choice import member_picker
from ui.shared.rows import Column, amounts, names
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, voice


class LeaveForm(Form):
    """Who leaves, when and why; with ``correcting`` her settlement is recorded again."""

    elsewhere: ClassVar = {"lines": "person", "amount": "person", "concerns": "person", "description": "reason"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, *, person: int | None = None) -> None:
        """Make the form; for one ``person`` where that is known already."""
        title, key = title_of(correcting, leave_words), FormKey.around("members", "leave", correcting, None)
        super().__init__(desk, title, lambda: _("Save"), key=key, once=person is not None)
        self._correcting, self._person, books = correcting, person, desk.books
        self.person = self.add(
            "person", lambda: _("Who leaves?"), somebody(member_picker(books, left=bool(correcting)))
        )
        self.table = FewRows(lambda: _("What is owed either way"), key="members_leave_form_table")
        self.told = label(kind="label", wrap=True)
        self.print_button = button(lambda: _("Print the settlement"), "", "print")
        self._printing = flowing(self.print_button)
        for widget in (self.table, self.told, self._printing):
            self.fields.add_widget(widget)
        self.settle = Tick(lambda: _("Settle it now, in one voucher"))
        self.add("settle", lambda: _("What is owed"), self.settle)
        self.box, self.reason = BoxChoice(books), TextEdit()
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add_row(("day", lambda: _("Her last day"), self.day), ("box", lambda: _("Cash box or bank"), self.box))
        self.add("reason", lambda: _("Why does she leave?"), self.reason)
        self.add_papers()
        for one in (self.person, self.settle):
            one.changed.connect(self._follow)
        voice.changed.connect(self._follow)
        self.print_button.clicked.connect(self._print)
        self.begin()

    def holder(self, deed: Deed) -> Holder | None:
        """Return what the papers belong to: where nothing is settled, she herself."""
        return super().holder(deed) or (Holder("person", self.person.key) if self.person.key else None)

    def prepare(self) -> None:
        """Propose today, and to settle now."""
        self.settle.set(True)
        if self._correcting:
            was = members.settlement_of(self._correcting)
            self.person.set_key(was.person)
            self.box.set(was.box)
            self.day.set(was.day)
        else:
            self.day.propose(self.usual_day())
            self.person.set_key(self._person)
        self._follow()

    def freshen(self) -> None:
        """Ask again what is owed."""
        self._follow()

    def _settlement(self) -> Settlement | None:
        person = self.person.readable_key
        books = self.desk.books
        day = self.day.readable() or books.today()
        return members.settlement(books, person, day, self.key.of) if person is not None else None

    def _follow(self) -> None:
        """Show what is owed either way, and what that comes to."""
        found = self._settlement()
        items = [one for one in found.items if one.amount] if found else []
        self.table.show_all(items, _columns())
        said = (net_words(found), self._work_words(found), self._with_her(found.member.id)) if found else ()
        self.told.setText(" ".join(filter(None, said)))
        for widget in (self.table, self._printing):
            widget.setVisible(bool(items))
        self.told.setVisible(found is not None)
        self.boxes["box"].setVisible(bool(found and found.net) and self.settle.value())
        self.boxes["settle"].setVisible(any(one.settled for one in items) and self._correcting is None)

    def _work_words(self, found: Settlement) -> str:
        """Say what her work is worth that no payout has counted yet."""
        unpaid = work.totals(self.desk.books, person=found.member.id, paid=False)
        words = _("Work worth %(amount)s is not paid yet: it stays for the next payout.")
        return words % {"amount": showing.money(unpaid.worth)} if unpaid.records else ""

    def _with_her(self, person: int) -> str:
        """Say which pieces and materials of the club are still with her."""
        books = self.desk.books
        pieces = ((one.quantity, one.product_name) for one in work.still_with(books, person=person))
        holdings = (one for one in materials.list_holdings(books, person=person) if one.kind == "handed")
        lent = ((one.quantity, f"{one.material.unit} {one.material.name}") for one in holdings)
        things = [f"{showing.quantity(quantity)} {name}" for quantity, name in (*pieces, *lent)]
        return _("Still with her: %(things)s.") % {"things": ", ".join(things)} if things else ""

    def _read(self) -> tuple[LeaveDraft, tuple[str, ...]]:
        """Ask, whether anything is settled or not, about what is still with her and about work of later days."""
        draft, doubts = super()._read()
        return draft, (*doubts, *self._oddities(draft))

    def _oddities(self, draft: LeaveDraft) -> tuple[str, ...]:
        person = draft.person or 0
        odd = [self._with_her(person)]
        later = [one.day for one in work.unpaid(self.desk.books, persons=[person]) if one.day > draft.day]
        if later:
            words = _("Work of hers of %(day)s is written down. Is %(left)s her last day?")
            odd.append(words % {"day": showing.day(max(later)), "left": showing.day(draft.day)})
        return tuple(filter(None, odd))

    def _print(self) -> None:
        found = self._settlement()
        if found:
            self.desk.do(lambda: preview_settlement(self.desk, found))

    def draft(self) -> LeaveDraft:
        """Return what is typed."""
        return LeaveDraft(
            self.person.key, self.day.value(), self.reason.value(), self.box.value(), settle=self.settle.value()
        )

    def voucher(self, draft: LeaveDraft) -> VoucherDraft | None:
        """Return the voucher of the settlement, where there is one."""
        return members.settlement_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: LeaveDraft) -> Deed:
        """Record that she leaves, or settle again."""
        books, old = self.desk.books, self._correcting
        then = box_words(books, draft.box)
        if old is not None:
            correct = partial(members.correct_settlement, books)
            return corrected_deed(self.desk, old.id, correct, draft, members.settlement_of(old), then=then)
        return _left(self.desk, members.leave(books, draft), then)


def _left(desk: Desk, left: Left, box: Words) -> Deed:
    """Say that she left, and what is in the box where that was settled; undone by taking that and its voucher back."""
    person, voucher = left.member.id, left.voucher

    def take_back() -> Deed:
        with desk.books.change("members"):
            if voucher:
                materials.void(desk.books, voucher.id, _("Undone"))
            known = members.take_back_leaving(desk.books, person)
        return Deed(lambda: _("%(name)s has not left.") % {"name": known.label})

    def words() -> str:
        return _("%(name)s left on %(day)s.") % {
            "name": left.member.label,
            "day": showing.day(left.member.left or desk.books.today()),
        }

    return Deed(words, voucher.id, take_back, box) if voucher else Deed(words, undo=take_back)


def leave_words() -> str:
    """Return what the form is called."""
    return _("A member leaves")


def net_words(found: Settlement) -> str:
    """Say what a settlement comes to."""
    said = {"name": found.member.label, "amount": showing.money(abs(found.net))}
    words = _("Nothing is to be settled.")
    if found.net.minor > 0:
        words = _("%(name)s is to get %(amount)s.") % said
    elif found.net.minor < 0:
        words = _("%(name)s is to pay %(amount)s.") % said
    if any(one.amount and not one.settled for one in found.items):
        besides = _("Pay that waits and loans are not in it: they are paid as always.")
        words = f"{words} {besides}"
    return words


def _columns() -> list[Column[Item]]:
    return [
        names("what", lambda: _("Account"), lambda one: one.account.name),
        amounts("in", lambda: _("The club owes her"), lambda one: one.amount if one.amount.minor > 0 else None, 140),
        amounts("out", lambda: _("She owes"), lambda one: -one.amount if one.amount.minor < 0 else None, 140),
        Column(lambda: _("Settled now"), lambda one: _("yes") if one.settled else _("no"), 110),
    ]
