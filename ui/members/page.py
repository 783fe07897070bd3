"""The page Members."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import members
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.members import SETTLEMENT
from ui.members.dues import DuesPart
from ui.members.groups import GroupsPart
from ui.members.listed import MembersPart
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.row_deeds import prints, repeats
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class MembersPage(TabbedPage):
    """Who belongs to the club, what each gave, saved and owes, and what is recorded with many at once."""

    areas = frozenset({"members", "people", "ledger", "accounts", "attachments", "club", "templates"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        question = lambda: _("Who are we, and what is there between each of us and the club?")  # noqa: E731 - as spoken
        super().__init__(desk, lambda: _("Members"), question)
        self.new_button = self.add_button(lambda: _("Add a member"), "main", "plus", "Ctrl+N")
        self.money_button = button(lambda: _("Contribution, savings or withdrawal"))
        self.charge_button = button(lambda: _("Charge dues or fines"))
        self.collect_button = button(lambda: _("Collect from many members"))
        self.listed = MembersPart(desk, lambda: self.open_new("member"))
        self.add_row(self.money_button, self.charge_button, self.collect_button)
        self.add_parts(
            {
                "members": (lambda: _("Members"), lambda: self.listed),
                "dues": (lambda: _("Dues and fines"), lambda: self.dues),
                "groups": (lambda: _("Groups"), lambda: self.groups),
                "templates": (lambda: _("Templates"), lambda: self.templates),
            }
        )
        self.new_button.clicked.connect(lambda: self.open_new("member"))
        self.money_button.clicked.connect(self._open_money)
        self.charge_button.clicked.connect(lambda: self.open_new("charge"))
        self.collect_button.clicked.connect(lambda: self.open_new("collect"))
        self.listed.table.opened.connect(lambda row: self.open_record(row.member.id))
        prints(self.listed.table, lambda row: self._print(row.member.id))

    @cached_property
    def dues(self) -> DuesPart:
        """What is owed of dues and fines."""
        made = DuesPart(self.desk, lambda: self.open_new("charge"))
        made.table.opened.connect(lambda charge: self.open_record(charge.person))
        repeats(made.table, lambda charge: self.desk.again(charge.voucher or 0), lambda charge: bool(charge.voucher))
        prints(made.table, lambda charge: self._print(charge.person))
        return made

    @cached_property
    def groups(self) -> GroupsPart:
        """The groups."""
        return GroupsPart(self.desk, self.open_over)

    @cached_property
    def templates(self) -> TemplatesPart:
        """The templates of what members pay, save and are charged."""
        return TemplatesPart(self.desk, *(f"{members.WORD}{kind}" for kind in members.KINDS))

    def _print(self, person: int) -> None:
        """Show the statement of a member, of all the days she was one, as it is printed."""
        from ui.members.papers import preview_statement

        books = self.desk.books
        self.desk.do(lambda: preview_statement(self.desk, person, members.ever(books, person)))

    def _open_money(self) -> None:
        """Open the form for money of the member under the cursor."""
        row = self.listed.table.current() if self.tabs.key == "members" else None
        self._open_form("money", row.member.id if row else None)

    def want(self, wanted: Wanted) -> None:
        """Show one part, the record of a member, or with ``new`` a form for her."""
        if wanted.person is None:
            super().want(wanted)
        elif wanted.new:
            self._open_form(wanted.new, wanted.person)
        else:
            self.open_record(wanted.person)

    def open_record(self, person: int) -> None:
        """Open a member with everything between her and the club."""
        from ui.members.view import MemberView

        self.open_over(MemberView(self.desk, person, self.open_over))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        self._open_form(what, None)

    def _open_form(self, what: str, person: int | None) -> None:
        self.open_over(self._form(what, person))

    def _form(self, what: str, person: int | None) -> Form:
        from ui.members.charge_form import ChargeForm
        from ui.members.collect_form import CollectForm
        from ui.members.groups import GroupForm
        from ui.members.leave_form import LeaveForm
        from ui.members.member_form import MemberForm
        from ui.members.money_form import MemberMoneyForm

        books = self.desk.books
        match what:
            case "member":
                return MemberForm(self.desk, members.member(books, person) if person else None)
            case "group":
                return GroupForm(self.desk, members.group(books, person) if person else None)
            case "charge":
                return ChargeForm(self.desk)
            case "collect":
                return CollectForm(self.desk)
            case "leave":
                return LeaveForm(self.desk, person=person)
            case _:
                return MemberMoneyForm(self.desk, person=person)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in again."""
        from ui.members.leave_form import LeaveForm

        if voucher.word == SETTLEMENT:
            return LeaveForm(self.desk, voucher)
        return self._filled_in(voucher, correcting=True)

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in as a new one of today."""
        if voucher.word == SETTLEMENT:
            return self._form("leave", None)
        return self._filled_in(voucher, correcting=False)

    def _filled_in(self, voucher: Voucher, *, correcting: bool) -> Form:
        from ui.members.charge_form import ChargeForm
        from ui.members.collect_form import CollectForm
        from ui.members.money_form import MemberMoneyForm

        draft = members.deed_of(self.desk.books, voucher)
        many = len(draft.parts) > 1 or draft.kind == "paid"
        form = ChargeForm if draft.kind in members.CHARGES else CollectForm if many else MemberMoneyForm
        return form(self.desk, voucher) if correcting else form(self.desk, again=voucher)
