"""A machine in words: what it is, how it came, what it is worth, what became of it."""

from collections.abc import Iterator

from coopbooks import ledger, machines, people, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.machines import Bought, Machine, MachineCard
from ui.shared.machine_told import source_told
from ui.shared.told import Fact


def facts_of(books: Books, card: MachineCard) -> Iterator[Fact]:
    """Yield what is known of a machine."""
    row, machine = card.row, card.row.machine
    draft = machine.draft
    yield _("Class"), " · ".join(filter(None, (_(machines.CLASSES[draft.class_]), draft.kind)))
    yield from _where(books, machine)
    yield _came(machine), showing.long_day(machine.bought_on)
    yield _("Cost"), showing.money(machine.cost)
    if row.depreciated:
        yield _("Depreciated"), showing.money(row.depreciated)
    yield _("Book value"), showing.money(row.book_value)
    if row.given:
        yield _("Of it was given"), showing.money(row.given)
    if isinstance(card.origin, Bought):
        yield from (source_told(books, source) for source in card.origin.sources)
    yield from _life(machine)
    if draft.note:
        yield _("Note"), draft.note
    if not draft.active:
        yield _("In use"), _("No longer")


def _where(books: Books, machine: Machine) -> Iterator[Fact]:
    draft = machine.draft
    if draft.place:
        yield _("Where"), draft.place
    if draft.person:
        yield _("In charge of it"), people.person(books, draft.person).name
    if draft.activity:
        yield _("Activity"), _activity(books, draft.activity)


def _activity(books: Books, activity: int) -> str:
    return next(one.name for one in ledger.list_activities(books, active=None) if one.id == activity)


def _came(machine: Machine) -> str:
    return _("Given to us on") if machine.coming == "donated" else _("Bought on")


def _life(machine: Machine) -> Iterator[Fact]:
    draft = machine.draft
    if draft.method == "none" or not draft.tax_life:
        yield _("Depreciation"), _(machines.METHODS["none"])
        return
    said = [machines.told_life(draft.tax_life)]
    if draft.costing_life and draft.costing_life != draft.tax_life:
        said.append(_("%(life)s for cost sheets") % {"life": machines.told_life(draft.costing_life)})
    if draft.method != "straight":
        said.append(_(machines.METHODS[draft.method]))
    elif draft.counting != "months":
        said.append(_(machines.COUNTING[draft.counting]))
    if draft.residual:
        said.append(_("worth %(amount)s at the end") % {"amount": showing.money(draft.residual)})
    yield _("It lasts"), " · ".join(said)
