"""Taking away again what was only just added: as if it had never been, as long as nothing speaks of it."""

from peewee import IntegrityError, ModelDelete

from coopbooks.errors import Refusal
from coopbooks.i18n import _


def take_away(*rows: ModelDelete, instead: str = "") -> None:
    """Delete the rows something was added with, one after the other, inside a change of the books.

    Refuses (reason ``used``) as soon as anything else in the file refers to one of them; ``instead`` is what to do
    then, by default to take it out of use.
    """
    try:
        for one in rows:
            one.execute()
    except IntegrityError as error:
        raise used(instead) from error


def used(instead: str = "") -> Refusal:
    """Return the refusal of taking away what something else speaks of."""
    words = _("It is used by now, so it stays.")
    wayout = instead or _("Open it and take it out of use instead: then it is no longer offered.")
    return Refusal(f"{words} {wayout}", reason="used")
