"""Work: what members did by the piece, the hour or the day, what it is paid, and the pieces still with them."""

from coopbooks.work.operations import change_work, free, record_work, settle, take_back
from coopbooks.work.order_rates import OrderRate, list_order_rates, remove_order_rate, set_order_rate
from coopbooks.work.pieces import (
    MOVES,
    PieceDraft,
    PieceMove,
    StillWith,
    hand_pieces,
    list_piece_moves,
    piece_move,
    still_with,
    undo_pieces,
)
from coopbooks.work.queries import any_work, history, list_work, unpaid, work
from coopbooks.work.rules import KINDS, TakenBack, Work, WorkDraft, WorkRefusal, worth
from coopbooks.work.totals import TotalRow, Totals, Usual, doubt, doubts, totals, totals_by, usual

__all__ = [
    "KINDS",
    "MOVES",
    "OrderRate",
    "PieceDraft",
    "PieceMove",
    "StillWith",
    "TakenBack",
    "TotalRow",
    "Totals",
    "Usual",
    "Work",
    "WorkDraft",
    "WorkRefusal",
    "any_work",
    "change_work",
    "doubt",
    "doubts",
    "free",
    "hand_pieces",
    "history",
    "list_order_rates",
    "list_piece_moves",
    "list_work",
    "piece_move",
    "record_work",
    "remove_order_rate",
    "set_order_rate",
    "settle",
    "still_with",
    "take_back",
    "totals",
    "totals_by",
    "undo_pieces",
    "unpaid",
    "usual",
    "work",
    "worth",
]
