"""The fields for a member and for a group of them."""

from coopbooks import members
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.members import Member
from ui.shared.choice import Choice, Option
from ui.shared.choices import choose_who, name_of
from ui.shared.existing_picker import ExistingPicker
from ui.shared.picker import Picker
from ui.shared.words import Words


def no_member() -> str:
    """Say that there is no member, and what to do first."""
    return _("There is no member yet: add them on their page first.")


def member_picker(books: Books, *, left: bool = False) -> Picker:
    """Return a field for a member; with ``left`` those who left are offered, too."""

    def shown(one: Member) -> Option:
        return Option(one.id, one.name, " · ".join(filter(None, (one.detail, one.group_name))))

    return ExistingPicker(
        lambda: [shown(one) for one in members.list_all(books) if left or one.active],
        no_member,
        known=lambda key: shown(members.member(books, key)),
        nothing=choose_who,
    )


class GroupChoice(Choice):
    """One of the groups, or none of them; ``none`` are the words for that."""

    def __init__(self, books: Books, none: Words | None = None) -> None:
        """Offer the groups there are now."""
        self._books = books
        self._none: Words = none or (lambda: _("All groups"))
        super().__init__(self._groups())

    def reset(self) -> None:
        """Offer the groups there are by now, keeping the one chosen last."""
        kept = self.value()
        self.offer(self._groups())
        self.begin_with(kept)

    def widen(self) -> None:
        """Choose none of them."""
        self.set(None)

    def is_wanted(self) -> bool:
        """Whether there are any groups."""
        return bool(members.list_groups(self._books))

    def _groups(self) -> list[tuple[int | None, Words]]:
        return [(None, self._none), *((one.id, name_of(one)) for one in members.list_groups(self._books))]
