"""The card of a machine on paper."""

from coopbooks import machines, people
from coopbooks.books import Books
from coopbooks.i18n import LANGUAGES, _, speaking
from coopbooks.machines import HourCost
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_machine_card(desk: Desk, machine_id: int) -> None:
    """Show the card of a machine as it is printed."""
    card = machines.machine_card(desk.books, machine_id)
    hours = {language: _said_in(desk.books, machine_id, language) for language in LANGUAGES}
    person = card.row.machine.draft.person
    keeper = people.person(desk.books, person).name if person else ""
    name = f"{_('Machine card')} {card.row.machine.label}"
    desk.preview(
        name, paper(desk.books, lambda papers, sheet: papers.machine_card(card, sheet, hours[sheet.language], keeper))
    )


def _said_in(books: Books, machine_id: int, language: str) -> HourCost:
    """What an hour of it costs, told in the language of a paper."""
    with speaking(language):
        return machines.hour_cost(books, machine_id)
