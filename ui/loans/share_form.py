"""The form that splits a loan to the club among members: each bears a part, and the parts add up to the loan."""

from functools import partial
from typing import Final

from coopbooks import loans, people, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.loans import Loan, LoanFilter, MemberShare, ShareDraft
from coopbooks.money import total
from ui.shared.choice import Choice
from ui.shared.choices import person_picker
from ui.shared.doing import Deed, Desk
from ui.shared.flow import flowing
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import button, label
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words

_AMOUNT: Final = 130
_OWN: Final = 190


class ShareRow(LineRow):
    """One member: who she is, her part, and the loan from the club by which she pays it, where there is one."""

    def __init__(self, books: Books, currency: str) -> None:
        """Make an empty line."""
        super().__init__()
        self._books = books
        self.person = self.add(person_picker(books, "member", N_("+ New member “%(name)s”")), lambda: _("Member"))
        self.amount = self.add(MoneyEdit(currency), lambda: _("Her part"), _AMOUNT)
        self.own = self.add(Choice([(None, _none)]), lambda: _("By her loan from the club"), _OWN)
        self.own.setMinimumContentsLength(4)
        self.person.settled.connect(self._offer)
        self.call("person", "amount", "own")

    def _offer(self) -> None:
        """Offer the loans of the club to her."""
        key = self._key()
        found = loans.list_loans(self._books, LoanFilter(side="lent", person=key)) if key else None
        rows = found.rows(0, found.count()) if found else []
        said: list[tuple[int | None, Words]] = [(row.id, partial(showing.money, row.principal)) for row in rows]
        self.own.offer([(None, _none), *said])

    def _key(self) -> int | None:
        try:
            key: int | None = self.person.key
        except Refusal:
            return None
        return key

    def value(self) -> ShareDraft:
        """Return the part; refuses what cannot be read."""
        return ShareDraft(self.person.value().key, self.amount.value(), self.own.value())

    def put(self, line: ShareDraft) -> None:
        """Fill in a part again."""
        self.person.set_key(line.person)
        self.amount.set(line.amount)
        self._offer()
        self.own.set(line.own_loan)


class ShareForm(Form):
    """Who bears which part of one loan."""

    def __init__(self, desk: Desk, loan: Loan) -> None:
        """Make the form, as the loan is split now."""
        self._loan = loan
        name = loan.label
        super().__init__(
            desk,
            lambda: _("Who bears the loan %(loan)s?") % {"loan": name},
            key=FormKey("loans", "shares", loan.id),
        )
        self.fields.add_widget(label(self._whole, "quiet", wrap=True))
        self.equal_button = button(lambda: _("The same part for each"))
        self.equal_button.clicked.connect(self.make_equal)
        self.fields.add_widget(flowing(self.equal_button))
        self.lines = self.add("shares", lambda: _("Which member bears how much?"), self._lines())
        self.begin()

    def _lines(self) -> LinesEdit:
        return LinesEdit(
            lambda: ShareRow(self.desk.books, self._loan.currency),
            [
                (lambda: _("Member"), 0, False),
                (lambda: _("Her part"), _AMOUNT, True),
                (lambda: _("By her loan from the club"), _OWN, False),
            ],
            optional=True,
        )

    def _whole(self) -> str:
        return _("The loan is of %(amount)s. Without any member the club bears it alone.") % {
            "amount": showing.money(self._loan.first.principal)
        }

    def prepare(self) -> None:
        """Fill in how it is split now; at first offer every member."""
        known = loans.shares(self.desk.books, self._loan.id)
        if known:
            self.lines.put(tuple(map(_draft, known)))

    def make_equal(self) -> None:
        """Give each member that stands there, or where none does every member there is, the same part."""
        chosen = [row.person.maybe() for row in self.lines.rows if row.person.text()]
        keys = [one.key for one in chosen if one] or [
            one.id for one in people.list_people(self.desk.books) if "member" in one.roles
        ]
        if keys:
            self.lines.put(loans.equal_shares(self._loan, keys))

    def draft(self) -> tuple[ShareDraft, ...]:
        """Return what is typed."""
        return tuple(self.lines.value())

    def summary(self, draft: tuple[ShareDraft, ...]) -> str:
        """Say what the parts add up to."""
        if not draft:
            return ""
        said = {
            "sum": showing.money(total((one.amount for one in draft), self._loan.currency)),
            "whole": showing.money(self._loan.first.principal),
        }
        return _("The parts add up to %(sum)s of %(whole)s.") % said

    def record(self, draft: tuple[ShareDraft, ...]) -> Deed:
        """Split the loan; undone by splitting it as before."""
        books, loan = self.desk.books, self._loan
        before = tuple(map(_draft, loans.shares(books, loan.id)))
        loans.share_loan(books, loan.id, draft)
        return _deed(self.desk, loan, before)


def _deed(desk: Desk, loan: Loan, before: tuple[ShareDraft, ...]) -> Deed:
    def undo() -> Deed:
        now = tuple(map(_draft, loans.shares(desk.books, loan.id)))
        loans.share_loan(desk.books, loan.id, before)
        return _deed(desk, loan, now)

    return Deed(lambda: _("Who bears the loan %(loan)s is written down.") % {"loan": loan.label}, undo=undo)


def _draft(share: MemberShare) -> ShareDraft:
    return ShareDraft(share.person, share.amount, share.own_loan)


def _none() -> str:
    return _("none")
