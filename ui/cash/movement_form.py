"""The form for other money in or out: a grant, a loan received, dues, savings, money lent or given back."""

from functools import partial
from typing import ClassVar, Final

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.cash import MovementDraft
from coopbooks.i18n import N_, _
from coopbooks.ledger import Account, Voucher, VoucherDraft
from coopbooks.money import SYMBOLS
from ui.shared.choice import Choice
from ui.shared.choices import ActivityChoice, BoxChoice, account_picker, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit, needed

_NEW_PERSON: Final = N_("+ New person “%(name)s”")


class MovementForm(Form):
    """Other money in or out; with ``correcting`` some that is recorded again, with ``again`` some more like it."""

    elsewhere: ClassVar = {"lines": "account", "rate": "worth", "concerns": "person"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, title_of(correcting, _title), key=FormKey.around("cash", "movement", correcting, again))
        self._correcting, known = correcting, correcting or again
        self._before = cash.movement_of(known) if known else None
        self._add_fields(desk.books)
        self.into.changed.connect(self._turn)
        self.box.changed.connect(self._follow_box)
        self.add_papers()
        self.begin()

    def _add_fields(self, books: Books) -> None:
        self.into = Choice([(True, lambda: _("Money came in")), (False, lambda: _("Money went out"))])
        self.box = BoxChoice(books, foreign=True)
        self.amount, self.worth = MoneyEdit(books.club.currency), MoneyEdit(books.club.currency)
        self.account = needed(account_picker(books, self._purposes), lambda: _("Choose what the money was for."))
        self.person = person_picker(books, "", _NEW_PERSON)
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.activity = ActivityChoice(books)
        self.add_row(
            ("into", lambda: _("Did money come in or go out?"), self.into),
            ("box", lambda: _("Cash box or bank"), self.box),
        )
        self.add("account", lambda: _("What was it for?"), self.account, _hint_words)
        self.add_row(
            (
                "amount",
                lambda: _("How much? (%(currency)s)") % {"currency": SYMBOLS[self.amount.currency]},
                self.amount,
            ),
            (
                "worth",
                lambda: _("What is it worth? (%(currency)s)") % {"currency": SYMBOLS[self.worth.currency]},
                self.worth,
            ),
        )
        self.description = self.add("description", lambda: _("In a few words"), needed(TextEdit(), _say_what))
        self.add_row(
            ("person", lambda: _("From whom or to whom?"), self.person),
            ("day", lambda: _("Day"), self.day),
        )
        self.add("activity", lambda: _("Activity"), self.activity)

    def _purposes(self) -> list[Account]:
        offered = cash.list_purposes(self.desk.books, into=self.into.value())
        if self._before and self._before.account is not None and self._before.into == self.into.value():
            recorded = ledger.account(self.desk.books, self._before.account)
            offered += [] if recorded in offered else [recorded]
        return offered

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        self.boxes["activity"].setVisible(self.activity.is_wanted())
        self.day.propose(self.usual_day())
        if self._before:
            self._fill_in(self._before)
        self._follow_box()

    def _fill_in(self, draft: MovementDraft) -> None:
        self.into.set(draft.into)
        self.box.set(draft.box)
        self._follow_box()
        self.account.set_key(draft.account)
        self.amount.set(draft.amount)
        self.worth.set(draft.worth)
        self.description.set(draft.description)
        self.person.set_key(draft.person)
        if self._correcting:
            self.day.set(draft.day)
        self.activity.set(draft.activity)

    def _turn(self) -> None:
        """What money comes in for is not what it goes out for."""
        self.account.set_key(None)
        self._follow_box()

    def _follow_box(self) -> None:
        """Ask for the amount in the currency of the box, and for its worth where other money comes in."""
        own = self.desk.books.club.currency
        held = {box.id: box.currency for box in cash.list_boxes(self.desk.books)}.get(self.box.value(), own)
        self.amount.take_currency(held)
        self.boxes["amount"].say_again()
        self.boxes["worth"].setVisible(held != own and self.into.value())

    def draft(self) -> MovementDraft:
        """Return what is typed."""
        return MovementDraft(
            self.day.value(),
            self.box.value(),
            into=self.into.value(),
            account=self.account.key,
            amount=self.amount.value(),
            description=self.description.value(),
            person=self.person.key,
            activity=self.activity.value(),
            worth=self.worth.maybe(),
        )

    def voucher(self, draft: MovementDraft) -> VoucherDraft:
        """Return the voucher of the money."""
        return cash.movement_voucher(self.desk.books, draft, self._correcting.id if self._correcting else None)

    def record(self, draft: MovementDraft) -> Deed:
        """Record it, or record it again."""
        books, old, earlier = self.desk.books, self._correcting, self._before
        then = box_words(books, draft.box)
        if old is None or earlier is None:
            return deed_of(self.desk, cash.record_movement(books, draft), then)
        return corrected_deed(self.desk, old.id, partial(cash.correct_movement, books), draft, earlier, then=then)


def _title() -> str:
    return _("Other money in or out")


def _hint_words() -> str:
    return _("A loan, a grant, contributions, dues, savings. Sales and costs have pages of their own.")


def _say_what() -> str:
    return _("Say in a few words what it was.")
