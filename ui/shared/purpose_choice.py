"""The field that says from which grant something is paid: only there once there are grants."""

from functools import partial
from typing import Any

from coopbooks import grants, showing
from coopbooks.books import Books
from coopbooks.grants import Purpose
from coopbooks.i18n import _
from ui.shared.choice import Choice
from ui.shared.words import Words


class PurposeChoice(Choice):
    """One purpose of the grants in use, or none of them; with a ``grant`` only of that one."""

    def __init__(self, books: Books, none: Words, grant: int | None = None) -> None:
        """Offer the purposes there are now; ``none`` are the words for choosing none."""
        self._books, self._none, self._grant = books, none, grant
        super().__init__(self._purposes())

    def is_wanted(self) -> bool:
        """Whether there is any to choose."""
        return len(self._options) > 1

    def reset(self) -> None:
        """Offer the purposes there are by now, none of them chosen."""
        self.offer(self._purposes())
        super().set(None)

    def follow(self, grant: int | None) -> None:
        """Offer the purposes of one grant."""
        if grant != self._grant:
            self._grant = grant
            self.offer(self._purposes())

    def set(self, key: Any) -> None:
        """Choose by key; one of a grant that is put away by now is offered again."""
        if key is not None and key not in [offered for offered, _words in self._options]:
            self.offer([*self._options, (key, partial(_words_of, grants.purpose(self._books, key), alone=False))])
        super().set(key)

    def _purposes(self) -> list[tuple[int | None, Words]]:
        alone = self._grant is not None
        found = (one for one in grants.list_purposes(self._books) if not alone or one.grant == self._grant)
        return [(None, self._none), *((one.id, partial(_words_of, one, alone=alone)) for one in found)]


def _words_of(one: Purpose, *, alone: bool) -> str:
    name = one.label if alone else one.full_label
    return _("%(purpose)s (%(amount)s left)") % {"purpose": name, "amount": showing.money(one.left)}
