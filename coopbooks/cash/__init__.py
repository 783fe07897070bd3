"""Cash: boxes and banks, money moved, taken in or out, and counted by notes and coins."""

from coopbooks.cash.operations import (
    correct_movement,
    correct_transfer,
    count_cash,
    count_voucher,
    expected,
    movement_voucher,
    open_box,
    record_movement,
    transfer,
    transfer_voucher,
)
from coopbooks.cash.queries import count, last_counts, list_boxes, list_counts
from coopbooks.cash.rules import (
    Box,
    BoxDraft,
    Count,
    CountDraft,
    MovementDraft,
    TransferDraft,
    denominations,
)

__all__ = [
    "Box",
    "BoxDraft",
    "Count",
    "CountDraft",
    "MovementDraft",
    "TransferDraft",
    "correct_movement",
    "correct_transfer",
    "count",
    "count_cash",
    "count_voucher",
    "denominations",
    "expected",
    "last_counts",
    "list_boxes",
    "list_counts",
    "movement_voucher",
    "open_box",
    "record_movement",
    "transfer",
    "transfer_voucher",
]
