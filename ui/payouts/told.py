"""Runs of pay told: how each stands, and the columns they are listed in."""

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


def run_columns() -> list[Column[Run]]:
    """Return the columns of a list of runs; what a draft comes to is not known before it is approved."""

    def many(run: Run) -> str:
        return str(run.count) if _is_known(run) else ""

    return [
        names("title", lambda: _("Payout"), lambda run: run.title),
        days("day", lambda: _("Day"), lambda run: run.day, 112),
        names("state", lambda: _("How it stands"), standing, 124),
        Column(lambda: _("Members"), many, 96, right=True, key="count", value=lambda run: run.count, kind="amounts"),
        amounts("gross", lambda: _("Earned"), lambda run: run.gross if _is_known(run) else None, 120),
        amounts("paid", lambda: _("To be paid out"), lambda run: run.paid if _is_known(run) else None, 124),
        amounts("handed", lambda: _("Handed over"), lambda run: run.handed if _is_known(run) else None, 124),
        amounts("left", lambda: _("Still to hand over"), _left, 140),
        names("by", lambda: _("Recorded by"), lambda run: run.recorded_by, 140, spare=True),
    ]


def _left(run: Run) -> Money | None:
    return run.paid - run.handed if run.state in ("approved", "closed") else None


def _is_known(run: Run) -> bool:
    return run.state != "draft"
