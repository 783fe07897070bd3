"""The list of shared costs: what each comes to, and by what it is shared over which products."""

from coopbooks import costing, showing
from coopbooks.costing import Pool
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.list_part import ListPart
from ui.shared.part import OpenOver
from ui.shared.record_table import Column, RecordTable
from ui.shared.rows import amounts, names


class PoolsPart(ListPart[Pool]):
    """The list."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        table = RecordTable[Pool](
            lambda: _("Shared costs"), _columns(), faded=lambda one: not one.draft.active, key="pools"
        )
        super().__init__(
            desk,
            open_over,
            table,
            add=lambda: _("Add shared costs"),
            empty=_invitation,
            text=lambda one: one.draft.name,
        )

    def found(self, active: bool | None) -> list[Pool]:  # noqa: FBT001 - as in every list
        """Return the shared costs."""
        return costing.list_pools(self._desk.books, active=active)

    def open_form(self, one: Pool | None) -> None:
        """Open the form for shared costs, or for new ones."""
        from ui.costing.pool_form import PoolForm  # loaded when it is opened

        self._open_over(PoolForm(self._desk, one))


def _invitation() -> str:
    return _(
        "Rent, light, the transport of the group: what several products share stands here, with the part each of them "
        "bears. The parts always add up to the whole."
    )


def _columns() -> list[Column[Pool]]:
    return [
        names("name", lambda: _("Name"), lambda one: one.draft.name),
        Column(lambda: _("Months"), _months, 270, key="months"),
        amounts("amount", lambda: _("They come to"), lambda one: one.amount, 124),
        Column(lambda: _("Shared"), lambda one: _(costing.POOL_BASES[one.draft.basis]), 190, key="basis"),
        Column(lambda: _("Products"), lambda one: str(len(one.draft.products)), 100, right=True, key="products"),
    ]


def _months(pool: Pool) -> str:
    first, last = showing.month(pool.draft.first), showing.month(pool.draft.last)
    return first if first == last else f"{first} – {last}"
