"""The fields that say for which purpose of a grant something is: only there once there are grants."""

from functools import partial

from coopbooks import grants, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.grants import Purpose
from coopbooks.i18n import _
from ui.shared.choice import Choice, Option
from ui.shared.picker import Picker
from ui.shared.words import Words


class PurposePicker(Picker):
    """One purpose of any grant in use, found by its name or that of the agreement; empty is none of them."""

    def __init__(self, books: Books) -> None:
        """Make an empty field."""
        super().__init__(
            lambda: [_shown(one) for one in grants.list_purposes(books)],
            known=lambda key: _shown(grants.purpose(books, key)),
        )
        self._books = books

    def is_wanted(self) -> bool:
        """Whether there is any to choose, or one chosen of a grant that is put away."""
        return bool(self.text() or grants.list_purposes(self._books))

    def picked(self) -> int | None:
        """Return the purpose picked; None where none is, or what is typed cannot be read."""
        try:
            key: int | None = self.key
        except Refusal:
            return None
        return key


def _shown(one: Purpose) -> Option:
    return Option(one.id, one.full_label, _("%(amount)s left") % {"amount": showing.money(one.left)})


class PurposeChoice(Choice):
    """One purpose of one grant, or none of them."""

    def __init__(self, books: Books, none: Words) -> None:
        """Offer none but ``none`` until a grant is chosen."""
        self._books, self._none = books, none
        super().__init__([(None, none)])

    def is_wanted(self) -> bool:
        """Whether there is more than one thing to choose."""
        return len(self._options) > 1

    def follow(self, grant: int | None) -> None:
        """Offer the purposes of a grant: for one that has no plan there is nothing to choose."""
        used = grants.grant(self._books, grant).used if grant else ()
        offered = used if len(used) > 1 else ()
        self.offer([(None, self._none), *((one.id, partial(str, one.label)) for one in offered)])
