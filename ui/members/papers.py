"""The papers of a member: her statement, and what is settled when she leaves, in her language."""

from coopbooks import members, payouts, work
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.members import Settlement
from ui.shared.doing import Desk
from ui.shared.sheet import Addressed, paper


def preview_statement(desk: Desk, person: int, period: Period) -> None:
    """Show a member's statement as it is printed."""
    books = desk.books
    told, unpaid = members.statement(books, person, period), work.totals(books, person=person, paid=False)
    runs = {run.id: run for run in payouts.list_runs(books)}
    slips = ((runs[slip.run], slip) for slip in reversed(payouts.slips_of(books, person)))
    paid = [(run, slip) for run, slip in slips if run.day in period]
    name = f"{_('Member statement')} {told.member.label}"
    make = paper(books, lambda papers, sheet: papers.member_statement(told, sheet, unpaid, paid))
    desk.preview(name, Addressed(make, told.language))


def preview_settlement(desk: Desk, found: Settlement) -> None:
    """Show what is settled when a member leaves, as it is printed to be signed."""
    books, unpaid = desk.books, work.totals(desk.books, person=found.member.id, paid=False)
    name = f"{_('Settlement on leaving')} {found.member.label}"
    make = paper(books, lambda papers, sheet: papers.member_settlement(found, sheet, unpaid))
    desk.preview(name, Addressed(make, members.language_of(books, found.member.id)))
