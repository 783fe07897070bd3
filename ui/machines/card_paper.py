"""The card of a machine on paper."""

from coopbooks import attachments, machines, people
from coopbooks.books import Books
from coopbooks.errors import Trouble
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
    photo = _photo(desk.books, machine_id)
    name = f"{_('Machine card')} {card.row.machine.label}"
    desk.preview(
        name,
        paper(desk.books, lambda papers, sheet: papers.machine_card(card, sheet, hours[sheet.language], keeper, photo)),
    )


def _said_in(books: Books, machine_id: int, language: str) -> HourCost:
    """What an hour of it costs, told in the language of a paper."""
    with speaking(language):
        return machines.hour_cost(books, machine_id)


def _photo(books: Books, machine_id: int) -> bytes | None:
    """The picture of a machine; one the disk has damaged is left out, and said where it is opened."""
    known = attachments.first_pictures(books, "machine").get(machine_id)
    try:
        return None if known is None else attachments.content_of(books, known)
    except Trouble:
        return None
