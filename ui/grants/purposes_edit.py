"""The purposes of a grant, typed in: what each part is for, and how much of the grant that is, as amount or in %."""

from collections.abc import Callable
from typing import Any, Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.grants import PurposeDraft, parts
from coopbooks.i18n import _
from coopbooks.money import Money
from ui.shared.folding import Heading
from ui.shared.labels import heading
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.share_edit import ShareEdit
from ui.shared.typed_edit import TextEdit

_MUCH: Final = 150
_TOLD: Final = 130


class PurposeRow(LineRow):
    """One purpose; where it is known already, under the id it has."""

    def __init__(self, currency: Callable[[], str]) -> None:
        """Make an empty line; ``currency`` is that of the grant."""
        super().__init__()
        self._id: int | None = None
        self.name = self.add(TextEdit(), lambda: _("What for: machines, a trainer"))
        self.much = self.add(ShareEdit(currency()), lambda: _("Amount, or part in %"), _MUCH)
        self.told = heading(kind="quiet")
        self.add_widget(self.told, _TOLD)
        self.call("name", "much")

    def value(self) -> PurposeDraft:
        """Return the purpose; refuses what cannot be read."""
        name, much = self.name.value(), self.much.maybe()
        if isinstance(much, Money):
            return PurposeDraft(name, amount=much, id=self._id)
        return PurposeDraft(name, percent=much, id=self._id)

    def put(self, line: PurposeDraft) -> None:
        """Fill in a purpose again."""
        self._id = line.id
        self.name.set(line.name)
        self.much.set(line.percent if line.amount is None else line.amount)

    def besides(self) -> int | None:
        """Return the id of one that is known already."""
        return self._id

    def take_besides(self, kept: int | None) -> None:
        """Take that id again."""
        self._id = kept

    def tell(self, share: Money | None) -> None:
        """Say what a part in percent comes to."""
        self.told.setText("" if share is None else f"= {showing.money(share)}")


def purposes_edit(currency: Callable[[], str]) -> LinesEdit:
    """Return a field for all purposes of a grant in a currency that is chosen elsewhere."""
    headings: list[Heading] = [
        (lambda: _("What for: machines, a trainer"), 0, False),
        (lambda: _("Amount, or part in %"), _MUCH, True),
        (lambda: "", _TOLD, False),
    ]
    return LinesEdit(lambda: PurposeRow(currency), headings, optional=True)


def tell_parts(amount: Money | None, rows: list[Any]) -> Money | None:
    """Say at each purpose in percent what it comes to; return what is left for none, None where that is not known."""
    read = [(row, _readable(row)) for row in rows]
    drafts = [draft for _row, draft in read if draft is not None]
    shares: tuple[Money, ...] = ()
    if amount is not None and amount.minor > 0:
        try:
            shares = parts(amount, drafts)
        except (Refusal, ValueError):
            shares = ()
    each = iter(shares[:-1])
    for row, draft in read:
        share = next(each, None) if draft is not None else None
        row.tell(share if draft is not None and draft.percent is not None else None)
    return shares[-1] if shares else None


def _readable(row: PurposeRow) -> PurposeDraft | None:
    try:
        draft = row.value()
    except Refusal:
        return None
    return None if draft.amount is None and draft.percent is None else draft
