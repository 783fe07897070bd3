"""Asked in a small window: the years things last for the taxes, which new machines are proposed with."""

from functools import partial
from typing import Any

from coopbooks import machines
from coopbooks.i18n import _
from ui.machines.fields import YearsEdit
from ui.shared.asking import Asking
from ui.shared.doing import Deed, Desk

Lives = dict[str, int | None]


def ask_lives(desk: Desk, parent: Any) -> None:
    """Ask how many years each class of things lasts; those already recorded keep their own."""
    asking = Asking(
        desk,
        lambda: _("Years things last for the taxes"),
        lambda **months: _keep(desk, months),
        desk.done,
        parent=parent,
    )
    asking.say(lambda: _("What is recorded already keeps its own years. Ask your accountant where you are not sure."))
    for class_, life in _known(desk).items():
        editor = asking.add(class_, partial(_, machines.CLASSES[class_]), YearsEdit(), optional=True)
        if life is not None:
            editor.set(life)
    asking.open_kept(desk, "lives")


def _known(desk: Desk) -> Lives:
    """The years of every class that has some; land has none."""
    return {class_: life for class_, life in machines.usual_lives(desk.books).items() if class_ != "land"}


def _keep(desk: Desk, months: Lives) -> Deed:
    before = _known(desk)
    with desk.books.change("machines"):
        for class_, life in months.items():
            machines.change_usual_life(desk.books, class_, life)
    return Deed(lambda: _("New machines are proposed with these years."), undo=lambda: _keep(desk, before))
