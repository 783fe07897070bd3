"""Runs of pay told: how each stands, and the columns they are listed in."""

from collections.abc import Mapping

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import STATES, Run
from ui.shared.record_table import Column
from ui.shared.rows import amounts, days, names


def standing(run: Run) -> str:
    """Say how a run stands."""
    return _(STATES[run.state])


def reading_slips() -> str:
    """Return what is said while the slips of a run are read."""
    return _("The slips are being read…")


def run_columns(drafted: Mapping[int, int]) -> list[Column[Run]]:
    """Return the columns of a list of runs; ``drafted`` says how many members each draft is for.

    What a draft comes to is worked out when it is opened, and not for every look at the list.
    """

    def many(run: Run) -> int:
        return run.count if _is_known(run) else drafted.get(run.id, 0)

    def paid(run: Run) -> Money | None:
        return run.paid if _is_known(run) else None

    def paid_words(run: Run) -> str:
        return showing.amount(run.paid) if _is_known(run) else _("open it to see")

    return [
        names("title", lambda: _("Payout"), lambda run: run.title),
        days("day", lambda: _("Day"), lambda run: run.day, 112),
        names("state", lambda: _("How it stands"), standing, 124),
        Column(
            lambda: _("Members"),
            lambda run: str(many(run) or ""),
            96,
            right=True,
            key="count",
            value=lambda run: many(run) or None,
            kind="amounts",
        ),
        amounts("gross", lambda: _("Earned"), lambda run: run.gross if _is_known(run) else None, 120),
        Column(lambda: _("To be paid out"), paid_words, 124, right=True, key="paid", value=paid, kind="amounts"),
        amounts("handed", lambda: _("Handed over"), lambda run: run.handed if _is_known(run) else None, 124),
        amounts("left", lambda: _("Still to hand over"), _left, 140),
        names("by", lambda: _("Recorded by"), lambda run: run.recorded_by, 140, spare=True),
    ]


def _left(run: Run) -> Money | None:
    return run.paid - run.handed if run.state in ("approved", "closed") else None


def _is_known(run: Run) -> bool:
    return run.state != "draft"
