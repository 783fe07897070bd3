"""The record of the assembly that shared out a surplus: the arithmetic, and what each member gets by which key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.i18n import N_, _, speaking
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.pay_list import named
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.tongues import Tongues, spoken_on
from coopbooks.papers.wording import number
from coopbooks.payouts import (
    Pool,
    RunToPrint,
    SlipToPrint,
    Surplus,
    SurplusDraft,
    YearSurplus,
    key_in_words,
    rule_in_words,
    surplus_steps,
    weight_in_words,
)
from coopbooks.progress import Progress, unheard

_TO_SIGN: Final = 14
"""Points of white below what a row says."""
_NUMBER, _NAME, _WEIGHT = 9, 38, 22
"""Millimetres for a number, for a name at least, and for a weight."""


def surplus_record(told: RunToPrint, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of the record, in both languages beside each other where the sheet is wanted in both.

    Refuses (TypeError) runs of other pay.
    """
    shared, draft = told.run.shared, told.run.draft
    if not isinstance(shared, Surplus) or not isinstance(draft, SurplusDraft) or told.of_year is None:
        raise TypeError(f"no surplus was shared out: {told.run.title}")
    tongues, sheet = spoken_on(sheet), sheet.in_each[0]
    with speaking(sheet.language):
        year = tongues.say(N_("Accounting year %(year)s")) % {"year": draft.year}
        about = (year, told.voucher, showing.long_day(told.run.day), _(wording.EXPRESSED[shared.amount.currency]))
        name = tongues.say(N_("Assembly record of the surplus"))
        title = Title(name, about=about, voided=told.run.state == "voided")
        paper = Paper(sheet, title, area=sheet.area.across, progress=progress)
        _open(paper, told.run.day, draft.year, sheet, tongues)
        steps = list(_steps(shared, told.of_year, tongues))
        paper.table(_step_columns(tongues, small=paper.area.small), steps, size=8.5)
        paper.gap(4)
        table = _Members(shared, tongues, paper.area)
        paper.table(table.columns, list(table.rows(told.slips)), size=8.5)
        paper.gap(3)
        for language in tongues.languages:
            with speaking(language):
                paper.say(rule_in_words(), 8)
        others = Signer(tongues.say(N_("Secretary"))), Signer(tongues.say(N_("Oversight committee")))
        wording.sign(paper, sheet, *others)
        return paper.finish()


def _open(paper: Paper, day: date, year: int, sheet: Sheet, tongues: Tongues) -> None:
    """Say in whole sentences what the assembly decided, language by language."""
    for language in tongues.languages:
        with speaking(language):
            title = _("Surplus of %(year)s") % {"year": year}  # said anew: the run has it as it was recorded
            facts = {"place": sheet.club.place, "day": showing.long_day(day), "title": title}
            words = _("On %(day)s the assembly of the members decided: %(title)s, as follows.")
            if sheet.club.place:
                words = _("In %(place)s, on %(day)s, the assembly of the members decided: %(title)s, as follows.")
            paper.say(words % facts, 9.5)
    paper.gap(3)


def _step_columns(tongues: Tongues, *, small: bool) -> Sequence[Column]:
    return (
        Column(tongues.say(N_("Where the surplus goes"))),
        Column(tongues.say(N_("Arithmetic")), 62 if small else 84),
        Column(tongues.say(N_("Amount")), 30, right=True),
        Column(tongues.say(N_("What is left")), 34, right=True),
    )


def _steps(shared: Surplus, of: YearSurplus, tongues: Tongues) -> Iterator[Row]:
    """Each step in all languages; what is left in the end goes on to the next year."""
    for place, step in enumerate(surplus_steps(shared, of)):
        label = tongues.told(lambda at=place: surplus_steps(shared, of)[at].label)  # type: ignore[misc]
        written = tongues.told(lambda at=place: surplus_steps(shared, of)[at].written)  # type: ignore[misc]
        yield Row((label, written, number(step.amount), number(step.so_far)), rule="hair")
    words = tongues.say(N_("Left with the accumulated results"))
    yield Row((words, "", "", number(shared.left)), bold=True, rule="end", gap=1)


@dataclass(frozen=True, slots=True)
class _Members:
    """The table of members: what each weighs and gets by each key in columns, as far as there is room for them."""

    shared: Surplus
    tongues: Tongues
    area: Area

    @property
    def _part(self) -> float:
        return 22 if self.area.small else 27

    @property
    def _sign(self) -> float:
        return 32 if self.area.small else 44

    def _fits(self, each: float) -> bool:
        """Whether names have room enough beside columns of so many millimetres for each key."""
        taken = _NUMBER + self._part + self._sign + each * len(self.shared.pools)
        return self.area.room / mm - taken >= _NAME

    @property
    def _parts(self) -> bool:
        return self._fits(self._part)

    @property
    def _weights(self) -> bool:
        return self._fits(self._part + _WEIGHT)

    @property
    def columns(self) -> Sequence[Column]:
        """Number, name, of each key what she weighs and gets, the sum, and room to sign."""
        say, columns = self.tongues.say, [Column(_("No."), _NUMBER), Column(self.tongues.say(N_("Member")))]
        for pool in self.shared.pools:
            if self._weights:
                columns.append(Column(say(N_("Weight")), _WEIGHT, right=True))
            if self._parts:
                columns.append(Column(wording.capital(self._key(pool)), self._part, right=True))
        together = Column(say(N_("Together")), self._part, right=True)
        return [*columns, together, Column(say(N_("Signature or thumbprint")), self._sign)]

    def _key(self, pool: Pool) -> str:
        return self.tongues.told(lambda: key_in_words(pool.by))

    def rows(self, slips: Sequence[SlipToPrint]) -> Iterator[Row]:
        """Yield a row for each member, and what all of them get."""
        pools = self.shared.pools
        every = self.shared.amount - self.shared.amount
        sums = [every for _pool in pools]
        for place, each in enumerate(slips):
            person = each.slip.person
            sums = [before + pool.parts[person] for before, pool in zip(sums, pools, strict=True)]
            every += self.shared.parts[person]
            weights = [weight_in_words(pool.weights[person], pool.by) for pool in pools]
            parts = self._beside(weights, [pool.parts[person] for pool in pools])
            cells = (str(each.slip.number), self._named(each), *parts, number(self.shared.parts[person]), "")
            carried = ("", "", *self._beside([""] * len(pools), sums), number(every), "")
            yield Row(cells, rule="hair", gap=_TO_SIGN if place else 0, carried=carried)
        words = self.tongues.say(N_("Total of %(count)s members")) % {"count": len(slips)}
        parts = self._beside([weight_in_words(pool.weight, pool.by) for pool in pools], sums)
        yield Row(("", words, *parts, number(every), ""), bold=True, rule="end", gap=_TO_SIGN)

    def _named(self, each: SlipToPrint) -> str:
        """Her name; below it what she gets by each key, where that has no column."""
        if self._parts:
            return named(each)
        gets = (f"{self._key(pool)}: {number(pool.parts[each.slip.person])}" for pool in self.shared.pools)
        return "\n".join((named(each), *gets))

    def _beside(self, weights: Sequence[str], parts: Sequence[Money]) -> Iterator[str]:
        """What is weighed and what is got, key by key."""
        for weight, part in zip(weights, parts, strict=True):
            if self._weights:
                yield weight
            if self._parts:
                yield number(part)
