"""The form for one grant: who gives how much, by which agreement, for what, to be spent from when to when."""

from dataclasses import replace
from functools import partial

from coopbooks import grants, showing
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.grants import Grant, GrantDraft
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from ui.grants.purposes_edit import purposes_edit, tell_parts
from ui.shared.choice import Choice, Tick
from ui.shared.choices import person_picker, somebody
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit, needed
from ui.shared.words import Words


class GrantForm(Form):
    """The form for one grant, new or known; with ``again`` a new one like another."""

    def __init__(self, desk: Desk, known: Grant | None, again: Grant | None = None) -> None:
        """Make the form; one that changes a grant is put away after saving."""
        self._known, self._like = known, again
        self._recorded: Grant | None = None
        title: Words = (lambda: known.name) if known else (lambda: _("Record a grant"))
        super().__init__(desk, title, key=FormKey.around("grants", "grant", known, again))
        self._add_what_was_agreed()
        self._add_when()
        self.currency.changed.connect(self._follow_currency)
        self.begin()

    def _add_what_was_agreed(self) -> None:
        books = self.desk.books
        self.donor = self.add(
            "donor",
            lambda: _("Who gives it?"),
            somebody(person_picker(books, "donor", N_("+ New donor “%(name)s”"))),
        )
        self.name = self.add(
            "name",
            lambda: _("Name or number of the agreement"),
            needed(TextEdit(), lambda: _("Write the name or the number of the agreement.")),
            lambda: _("As both call it: Agreement 12."),
        )
        self.amount = needed(MoneyEdit(books.club.currency), lambda: _("How much was agreed? Write more than zero."))
        self.currency = Choice([(key, partial(str, sign)) for key, sign in _currencies(books.club.currency)])
        self.add_row(
            ("amount", lambda: _("How much was agreed?"), self.amount),
            ("currency", lambda: _("Currency"), self.currency),
        )
        self.purposes = self.add(
            "purposes",
            lambda: _("For which purposes?"),
            purposes_edit(lambda: self.currency.value() or books.club.currency),
            lambda: _(
                "Leave it empty where the donor does not say. What the purposes leave is for nothing in particular."
            ),
        )
        self.left_over = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.left_over)

    def _add_when(self) -> None:
        books = self.desk.books
        self.day, self.begins, self.ends = DayEdit(books.today), DayEdit(books.today), DayEdit(books.today, ahead=True)
        self.add_row(
            ("day", lambda: _("Agreed on"), self.day),
            ("begins", lambda: _("To be spent from"), self.begins),
            ("ends", lambda: _("To be spent by"), self.ends),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())
        self.reason = TextEdit()
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if self._known:
            self.add("reason", lambda: _("Why is the plan changed?"), self.reason, _reason_hint)
            self.add("active", lambda: _("In use"), self.active)
        else:
            self.add_papers()

    def prepare(self) -> None:
        """Fill in what is known; of a new one propose today."""
        known, like = self._known, self._known or self._like
        self.active.set(known.active if known else True)
        self.currency.set(like.amount.currency if like else self.desk.books.club.currency)
        self._follow_currency()
        if like:
            self._fill_in(like.draft)
        if known is None:
            self.day.propose(self.desk.books.today())
            return
        self.currency.setEnabled(False)
        for field, day in ((self.day, known.day), (self.begins, known.begins), (self.ends, known.ends)):
            field.set(day)

    def _fill_in(self, draft: GrantDraft) -> None:
        """Fill in all but its days; the purposes of a new one are its own."""
        self.donor.set_key(draft.donor)
        self.name.set(draft.name)
        self.amount.set(draft.amount)
        self.purposes.put(draft.purposes if self._known else tuple(replace(one, id=None) for one in draft.purposes))
        self.note.set(draft.note or None)

    def _follow_currency(self) -> None:
        """Read amounts in the currency chosen."""
        currency = self.currency.value()
        self.amount.take_currency(currency)
        for row in self.purposes.rows:
            row.much.take_currency(currency)

    def show_accounting(self) -> None:
        """Say, too, what each part comes to, and what is left for nothing in particular."""
        try:
            amount = self.amount.maybe()
        except Refusal:
            amount = None
        rest = tell_parts(amount, self.purposes.rows)
        said = "" if not rest or rest == amount else _("Left for no particular purpose: %(amount)s")
        self.left_over.setText(said % {"amount": showing.money(rest)} if said and rest else "")
        self.left_over.setVisible(bool(said))
        super().show_accounting()

    def draft(self) -> GrantDraft:
        """Return the grant as typed."""
        return GrantDraft(
            donor=self.donor.key,
            name=self.name.value(),
            amount=self.amount.value(),
            day=self.day.value(),
            begins=self.begins.maybe(),
            ends=self.ends.maybe(),
            purposes=self.purposes.value(),
            note=self.note.value(),
            reason=self.reason.value(),
            active=self.active.value(),
        )

    def record(self, draft: GrantDraft) -> Deed:
        """Record or change the grant."""
        if self._known:
            return _change(self.desk, self._known, draft)
        recorded = self._recorded = grants.record_grant(self.desk.books, draft)
        return Deed(partial(_said, recorded), stays=partial(_stays, recorded))

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the grant that was recorded: its papers belong to it."""
        return Holder("grant", self._recorded.id) if self._recorded else None


def _currencies(own: str) -> list[tuple[str, str]]:
    return sorted(SYMBOLS.items(), key=lambda one: one[0] != own)


def _reason_hint() -> str:
    return _("Only where the amount or the purposes change: it stays on record, with the plan there was.")


def _said(known: Grant) -> str:
    return _("The grant “%(name)s” was recorded. Record the money when it comes.") % {"name": known.name}


def _stays(known: Grant) -> str:
    words = _("The grant “%(name)s” stays on record with its plan. Change it, or take it out of use.")
    return words % {"name": known.name}


def _change(desk: Desk, before: Grant, draft: GrantDraft) -> Deed:
    """Change a grant; a plan that was changed is on record, so only what is no plan is undone."""
    now = grants.change_grant(desk.books, before.id, draft)
    same_plan = [(one.id, one.planned) for one in now.purposes] == [(one.id, one.planned) for one in before.purposes]
    undo = (lambda: _change(desk, now, before.draft)) if same_plan and now.amount == before.amount else None
    stays = None if undo else partial(_stays, now)
    return Deed(lambda: _("%(name)s was changed.") % {"name": now.name}, undo=undo, stays=stays)
