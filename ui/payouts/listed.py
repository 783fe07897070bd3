"""The list of runs: what each comes to, and what of it is still to be handed over."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.money import total
from coopbooks.payouts import STATES, Run
from ui.payouts.papers_menu import offer_papers
from ui.payouts.run_deeds import draft_of
from ui.payouts.told import run_columns
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say


class RunsPart:
    """The list; ``prepare`` opens the form of the first one."""

    def __init__(self, desk: Desk, prepare: Callable[[], None]) -> None:
        """Make the part."""
        self._desk = desk
        self._drafted: dict[int, int] = {}
        self.state = Choice([("", _all), *((key, partial(_, words)) for key, words in STATES.items())])
        say(self.state.setAccessibleName, lambda: _("Which payouts"))
        self.search = SearchEdit(lambda: _("Search a title"))
        self.filters = FilterRow([self.state, self.search])
        self.table = RecordTable[Run](
            lambda: _("Payouts"),
            run_columns(self._drafted),
            faded=lambda run: run.state == "voided",
            key="payouts",
            same=lambda run: run.id,
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "What members are paid stands here. A payout gathers the work that is not paid yet and shows what each "
                "member would get and why. Nothing is posted before you approve it."
            ),
            FirstStep(lambda: _("Prepare a payout"), prepare),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        prints(self.table, lambda run: offer_papers(desk, self.table, run), lambda run: run.state != "draft")

    def refresh(self) -> None:
        """List the runs that fit."""
        books, state = self._desk.books, self.state.value()
        every = payouts.list_runs(books)
        drafts = [one for one in every if one.state == "draft"]
        self._drafted.update({one.id: len(payouts.payees(books, draft_of(one))) for one in drafts})
        found = [one for one in every if _fits(one, state) and self.search.finds(one.title)]
        counting = [one for one in found if one.state != "voided"]
        currency = books.club.currency
        sums = {key: showing.amount(total((getattr(one, key) for one in counting), currency)) for key in _SUMS}
        sums["left"] = showing.amount(total((one.paid - one.handed for one in counting), currency))
        self.below.show_rows(AllRows(found), counted(len(found)), sums if counting else {}, ever=lambda: bool(every))


_SUMS = ("gross", "paid", "handed")


def _fits(run: Run, state: str) -> bool:
    return run.state == state if state else run.state != "voided"


def _all() -> str:
    return _("All but the voided ones")
