"""What was added, as a deed: undone it is taken away again, with its papers and with what was typed to change it."""

from collections.abc import Callable
from typing import Final

from coopbooks import attachments, drafts
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey

_HOLDERS: Final = {
    "member": "person",
    "group": "member_group",
    "product": "product",
    "order": "order",
    "material": "material",
    "pool": "cost_pool",
}
"""What papers added in a form belong to, by what the form is called."""

Remove = Callable[[Books, int], None]


def added_deed(desk: Desk, name: str, key: FormKey, remove: Remove) -> Deed:
    """Return the deed of what was added: ``key`` is that of the form or question that changes it, ``remove`` undoes it.

    It is refused where something speaks of it by now.
    """

    def words() -> str:
        return _("%(name)s was added.") % {"name": name}

    def undo() -> Deed:
        books, added_id = desk.books, key.of or 0
        with books.change():
            holder = Holder(_HOLDERS[key.what], added_id) if key.what in _HOLDERS else None
            for paper in attachments.list_attachments(books, holder) if holder else ():
                attachments.remove(books, paper.id)
            remove(books, added_id)
            drafts.let_go(books, str(key))
            _refuse_while_typed(books)
        desk.taken_away.emit(key)
        return Deed(lambda: _("Undone: %(what)s") % {"what": words()})

    return Deed(words, undo=undo)


def _refuse_while_typed(books: Books) -> None:
    """Refuse while anything else is typed and not saved: it may speak of what would be gone, or be somebody else."""
    if drafts.list_kept(books):
        words = _("What is typed elsewhere and not saved yet may speak of it. Save that or leave it, then undo this.")
        raise Refusal(words, reason="typed")
