"""Work told: how much was done, and the columns of everything listed about it."""

from collections.abc import Callable

from coopbooks import showing
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.work import MOVES, OrderRate, PieceMove, StillWith, TotalRow, Work
from ui.shared.record_table import Column
from ui.shared.rows import amounts, days, names
from ui.shared.work_shown import added_up, figure, standing


def much(one: Work) -> str:
    """Say how much was done; hours and days with their word."""
    if one.kind == "pieces":
        return showing.quantity(one.accepted)
    words = {"hours": _("%(many)s h"), "days": _("%(many)s d")}
    return words[one.kind] % {"many": showing.quantity(one.accepted)}


def work_columns() -> list[Column[Work]]:
    """Return the columns of a list of work."""
    return [
        days("day", lambda: _("Day"), lambda one: one.day, 120),
        names("who", lambda: _("Member"), lambda one: one.person_name),
        names("what", lambda: _("Work"), lambda one: one.operation),
        names("product", lambda: _("Product"), lambda one: one.product_name),
        Column(lambda: _("Done"), much, 92, right=True, key="accepted", value=lambda one: one.accepted),
        Column(lambda: _("Rejected"), lambda one: figure(one.rejected), 96, right=True, key="rejected"),
        Column(lambda: _("Paid for one"), _rate, 118, right=True, key="rate"),
        amounts("worth", lambda: _("Value"), lambda one: one.worth),
        names("stands", lambda: _("How it stands"), standing, 120),
        names("order", lambda: _("Order"), lambda one: one.order_label, 160, spare=True),
        names("group", lambda: _("Group"), lambda one: one.group_name, 130, spare=True),
        Column(lambda: _("To be mended"), lambda one: figure(one.rework), 116, right=True, key="rework", spare=True),
        names("size", lambda: _("Size"), lambda one: one.size, 90, spare=True),
        names("lot", lambda: _("Lot"), lambda one: one.lot, 90, spare=True),
        names("checked", lambda: _("Checked by"), lambda one: one.checker_name, 150, spare=True),
        names("note", lambda: _("Note"), lambda one: one.note, 180, spare=True),
        names("by", lambda: _("Recorded by"), lambda one: one.recorded_by, 140, spare=True),
    ]


def _rate(one: Work) -> str:
    return "" if one.paid_at is None else showing.rate(one.paid_at.decimal)


def total_columns(by: str) -> list[Column[TotalRow]]:
    """Return the columns of what work adds up to, ``by`` ``person`` or ``making``."""
    heading = {"person": N_("Member"), "making": N_("Work")}[by]

    def quantities(key: str, words: str, width: int) -> Column[TotalRow]:
        def text(row: TotalRow) -> str:
            return added_up(getattr(row.totals, key))

        def value(row: TotalRow) -> Quantity:
            found: Quantity = getattr(row.totals, key)
            return found

        return Column(lambda: _(words), text, width, right=True, key=key, value=value, kind="amounts")

    return [
        names("of", lambda: _(heading), lambda row: row.name),
        quantities("pieces", N_("Pieces"), 100),
        quantities("rejected", N_("Rejected"), 110),
        quantities("hours", N_("Hours"), 100),
        quantities("days", N_("Days"), 100),
        amounts("worth", lambda: _("Value"), lambda row: row.totals.worth, 130),
    ]


def still_columns() -> list[Column[StillWith]]:
    """Return the columns of the pieces that are still with members."""
    return [
        names("who", lambda: _("Member"), lambda one: one.name),
        names("product", lambda: _("Product"), lambda one: one.product_name),
        names("size", lambda: _("Size"), lambda one: one.size, 90),
        names("order", lambda: _("Order"), lambda one: one.order_label, 190),
        Column(lambda: _("Still with her"), _still, 140, right=True, key="much", value=lambda one: one.quantity),
        days("since", lambda: _("Last given"), lambda one: one.since, 122),
    ]


def _still(one: StillWith) -> str:
    return showing.counted(one.quantity, one.unit)


def move_columns() -> list[Column[PieceMove]]:
    """Return the columns of the pieces that went to members and came back."""
    return [
        days("day", lambda: _("Day"), lambda one: one.day),
        names("what", lambda: _("What happened"), lambda one: _(MOVES[one.kind]), 150),
        names("who", lambda: _("Member"), lambda one: one.person_name),
        names("product", lambda: _("Product"), lambda one: one.product_name),
        names("size", lambda: _("Size"), lambda one: one.size, 80),
        names("order", lambda: _("Order"), lambda one: one.order_label, 170),
        Column(lambda: _("How many"), lambda one: showing.quantity(one.quantity), 110, right=True, key="much"),
        names("note", lambda: _("Note"), lambda one: one.note, 160, spare=True),
        names("by", lambda: _("Recorded by"), lambda one: one.recorded_by, 140, spare=True),
    ]


def rate_columns(order: Callable[[OrderRate], str]) -> list[Column[OrderRate]]:
    """Return the columns of what is paid in an order otherwise than usual; ``order`` says in which."""
    return [
        names("order", lambda: _("Order"), order),
        names("what", lambda: _("Work"), lambda one: one.label),
        Column(lambda: _("Paid for a piece"), lambda one: showing.rate(one.rate.decimal), 150, right=True, key="rate"),
        Column(lambda: _("Usually"), _usually, 110, right=True, key="usual"),
        names("why", lambda: _("Why"), lambda one: one.note),
        names("by", lambda: _("Recorded by"), lambda one: one.recorded_by, 140, spare=True),
    ]


def _usually(one: OrderRate) -> str:
    return "—" if one.usual is None else showing.rate(one.usual.decimal)
