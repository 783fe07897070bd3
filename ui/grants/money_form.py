"""The form for money of a grant that came, and what it has in common with the one for what is given back."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from coopbooks import cash, grants, ledger, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.grants import BackDraft, Grant, MoneyDraft
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.money import SYMBOLS, Money
from ui.shared.choice import Choice
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import box_words, corrected_deed, deed_of, title_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.purpose_choice import PurposeChoice
from ui.shared.typed_edit import TextEdit, needed
from ui.shared.words import Words, voice


class GrantMoneyForm(Form):
    """What both forms have in common: which grant, which box, how much, for which purpose, when."""

    elsewhere: ClassVar = {
        "lines": "box",
        "rate": "worth",
        "concerns": "grant",
        "person": "grant",
        "description": "note",
    }
    what: ClassVar[str]
    """The page's own word for the form."""
    told: ClassVar[tuple[str, str]]
    """What is said of what is left of a grant, and where nothing is."""

    def __init__(
        self,
        desk: Desk,
        correcting: Voucher | None = None,
        again: Voucher | None = None,
        grant: int | None = None,
    ) -> None:
        """Make the form, for one ``grant`` where that is said; with ``correcting`` for what is recorded again, with
        ``again`` for more like it.
        """
        title = title_of(correcting, self.new_words)
        super().__init__(desk, title, key=FormKey.around("grants", self.what, correcting, again))
        known = correcting or again
        self._correcting, self._wanted = correcting, grant
        self._before: Any = self.typed_before(known) if known else None
        self._add_fields(desk.books)
        self.grant.changed.connect(self._follow_grant)
        voice.changed.connect(self._tell_left)
        self.box.changed.connect(self._follow_box)
        self.add_papers()
        self.begin()

    def _add_fields(self, books: Books) -> None:
        self.grant, self.box = Choice(self._grants()), self.boxes_to_choose()
        self.amount, self.worth, self.own = (MoneyEdit(books.club.currency) for _field in range(3))
        needed(self.amount, lambda: _("Write how much: more than zero."))
        self.purpose = PurposeChoice(books, self.no_purpose)
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add("grant", lambda: _("Which grant?"), self.grant)
        self.left_told = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.left_told)
        self.add("box", self.box_words, self.box)
        self.add_row(
            ("amount", lambda: _in(_("How much? (%(currency)s)"), self.amount), self.amount),
            ("worth", lambda: _in(_("What is it worth? (%(currency)s)"), self.worth), self.worth),
            ("own", lambda: _in(_("How much of the grant is it? (%(currency)s)"), self.own), self.own),
        )
        self.add("purpose", lambda: _("For which purpose?"), self.purpose)
        self.note = TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))

    def typed_before(self, voucher: Voucher) -> MoneyDraft | BackDraft:
        """Return the draft a voucher was made from."""
        raise NotImplementedError

    def boxes_to_choose(self) -> BoxChoice:
        """Return the field for the box."""
        return BoxChoice(self.desk.books, foreign=True)

    def new_words(self) -> str:
        """Return the title of an empty form."""
        raise NotImplementedError

    def box_words(self) -> str:
        """Return the words over the box."""
        raise NotImplementedError

    def no_purpose(self) -> str:
        """Return the words for no purpose in particular."""
        raise NotImplementedError

    def _grants(self) -> list[tuple[int | None, Words]]:
        found = grants.list_grants(self.desk.books)
        wanted = self._before.grant if self._before else self._wanted
        if wanted and wanted not in [one.id for one in found]:
            found.append(grants.grant(self.desk.books, wanted))
        offered = [(one.id, partial("{} · {}".format, one.name, one.donor_name)) for one in found]
        return [*offered] if offered else [(None, lambda: _("None is recorded yet"))]

    def chosen(self) -> int:
        """Return the grant chosen; refuses where there is none."""
        chosen: int | None = self.grant.value()
        if chosen is None:
            raise Refusal(_("There is no grant yet: record it first."), "grant", "empty")
        return chosen

    def known(self) -> Grant | None:
        """Return the grant chosen."""
        chosen = self.grant.value()
        return grants.grant(self.desk.books, chosen) if chosen else None

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        self.grant.offer(self._grants())
        if self._wanted:
            self.grant.set(self._wanted)
        else:
            self.grant.begin_with(
                next((one.id for one in grants.list_grants(self.desk.books) if self.still_left(one).minor > 0), None)
            )
        self.day.propose(self.usual_day())
        self._follow_grant()
        if self._before:
            self.fill_in(self._before)

    def still_left(self, one: Grant) -> Money:
        """Return what there is left of a grant for this form."""
        raise NotImplementedError

    def fill_in(self, draft: Any) -> None:
        """Fill in what was recorded."""
        self.grant.set(draft.grant)
        self._follow_grant()
        self.box.set(draft.box)
        self._follow_box()
        self.amount.set(draft.amount)
        self.purpose.set(draft.purpose)
        self.note.set(draft.note or None)
        if self._correcting:
            self.day.set(draft.day)

    def _follow_grant(self) -> None:
        self.purpose.follow(self.grant.value())
        self._tell_left()
        self._follow_box()

    def _tell_left(self) -> None:
        known = self.known()
        self.left_told.setVisible(known is not None)
        if known:
            left = self.still_left(known)
            words = _(self.told[0] if left.minor > 0 else self.told[1])
            self.left_told.setText(words % {"amount": showing.money(left)})

    def _follow_box(self) -> None:
        """Ask for the amount in the currency of the box, and for what else has to be known of it."""
        own, known = self.desk.books.club.currency, self.known()
        held = {box.id: box.currency for box in cash.list_boxes(self.desk.books)}.get(self.box.value(), own)
        agreed = known.amount.currency if known else own
        self.amount.take_currency(held)
        self.own.take_currency(agreed)
        for name in ("amount", "own"):
            self.boxes[name].say_again()
        self.boxes["worth"].setVisible(self.asks_worth and held != own)
        self.boxes["own"].setVisible(self.asks_worth and agreed not in (own, held))
        self.boxes["purpose"].setVisible(self.purpose.is_wanted())

    asks_worth: ClassVar[bool] = False
    """Whether what money of another currency is worth has to be said."""


class MoneyForm(GrantMoneyForm):
    """Money of a grant that came."""

    what: ClassVar = "money"
    told: ClassVar = (N_("Still to come: %(amount)s."), N_("All of it came already."))
    asks_worth: ClassVar = True

    def new_words(self) -> str:
        """Return the title of an empty form."""
        return _("Money of a grant came")

    def still_left(self, one: Grant) -> Money:
        """Return what is still to come."""
        return one.due

    def typed_before(self, voucher: Voucher) -> MoneyDraft:
        """Return the draft a voucher was made from."""
        return grants.money_of(self.desk.books, voucher)

    def boxes_to_choose(self) -> BoxChoice:
        """Offer, too, that it stood in the books already, where money of grants does so without a name."""
        books = self.desk.books
        nameless = grants.value_without_name(books).minor > 0 or (self._before is not None and self._before.before)
        return BoxChoice(books, foreign=True, last=_in_the_books if nameless else None)

    def box_words(self) -> str:
        """Return the words over the box."""
        return _("Into which box or bank?")

    def no_purpose(self) -> str:
        """Return the words for money that is shared out."""
        return _("For all of them, as planned")

    def fill_in(self, draft: MoneyDraft) -> None:
        """Fill in what was recorded."""
        super().fill_in(draft)
        self.worth.set(draft.worth)
        self.own.set(draft.own)

    def draft(self) -> MoneyDraft:
        """Return what is typed."""
        grant = self.chosen()
        worth, own = (
            field.maybe() if not self.boxes[name].isHidden() else None
            for name, field in (("worth", self.worth), ("own", self.own))
        )
        return MoneyDraft(
            self.day.value(),
            grant,
            self.box.value(),
            self.amount.value(),
            worth,
            own,
            self.purpose.value(),
            self.note.value(),
            before=self.box.value() is None,
        )

    def voucher(self, draft: MoneyDraft) -> VoucherDraft:
        """Return the voucher of the money."""
        return grants.money_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: MoneyDraft) -> Deed:
        """Record it, or record it again."""
        books, old, then = self.desk.books, self._correcting, box_words(self.desk.books, draft.box)
        if old is None:
            return deed_of(self.desk, grants.receive_money(books, draft), then)
        return corrected_deed(self.desk, old.id, partial(grants.correct_money, books), draft, self._before, then=then)


def _in_the_books() -> str:
    return _("It stands in the books already")


def _in(words: str, field: MoneyEdit) -> str:
    return words % {"currency": SYMBOLS[field.currency]}
