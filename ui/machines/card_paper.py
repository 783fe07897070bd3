"""The card of a machine on paper."""

from coopbooks import machines, people
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.sheet import paper


def preview_machine_card(desk: Desk, machine_id: int) -> None:
    """Show the card of a machine as it is printed."""
    card = machines.machine_card(desk.books, machine_id)
    hour = machines.hour_cost(desk.books, machine_id)
    person = card.row.machine.draft.person
    keeper = people.person(desk.books, person).name if person else ""
    name = f"{_('Machine card')} {card.row.machine.label}"
    desk.preview(name, paper(desk.books, lambda papers, sheet: papers.machine_card(card, sheet, hour, keeper)))
