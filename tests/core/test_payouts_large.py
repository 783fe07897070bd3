"""A payout of more members than are worked out at once: the same to the centavo, told as it goes, given up whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

import pytest

from coopbooks import ledger, members, payouts, progress, work
from coopbooks.books import Books, change_club
from coopbooks.days import Period
from coopbooks.members import DeedDraft
from coopbooks.payouts import Ask, Bonus, Fund, HandDraft, Part, Pot, Run, RunDraft, SurplusDraft, SurplusRule
from coopbooks.progress import Progress
from tests.builders import TODAY, account_id, assert_refused, m, person_id, post, rows
from tests.core.lending import lent, terms
from tests.core.paying import YEAR_DAY, a_club, advanced, ended_in_february, rules
from tests.core.store import q
from tests.core.working import done, making

MANY: Final = progress.AT_ONCE + 30
NAMES: Final = [f"Socia {37 * number % MANY:03}" for number in range(MANY)]
"""Registered in another order than that of the pay list."""
Deed = Callable[[Books, Progress], Any]


class _GivenUpError(Exception):
    """What is raised by somebody who is told how far it is."""


@pytest.fixture
def club(books: Books) -> Books:
    """One to seven pieces at 18 each; all owe a fine, some an advance and a loan; something is asked of all."""
    with books.change("ledger"):
        a_club(books, *NAMES)
        knit = making(books)
        drafts = [done(books, name, str(1 + place % 7), making=knit) for place, name in enumerate(NAMES)]
        work.record_work(books, drafts)
        parts = tuple(members.Part(person_id(books, name), m("3")) for name in NAMES)
        members.record_deed(books, DeedDraft("fine", TODAY, parts, None))
        for name in NAMES[::40]:
            advanced(books, name, "11.50")
            lent(books, terms("300"), person=person_id(books, name))
    rules(books, Ask("savings", percent=Decimal(10), detail="compulsory"), Ask("contribution", m("1")), protected="5")
    return books


def a_run(books: Books) -> Run:
    return payouts.draft_run(books, RunDraft(TODAY))


def approved(books: Books) -> Run:
    return payouts.approve(books, a_run(books).id)


def handed(books: Books) -> Run:
    run = approved(books)
    payouts.hand_over(books, HandDraft(run.id, TODAY, account_id(books, "cash")))
    return run


def test_each_slip_is_what_she_would_get_alone(club: Books) -> None:
    """In the order of the pay list, and numbered in it; two of them bring their work to the voucher with all others."""
    run = approved(club)
    slips = payouts.slips(club, run.id)
    assert [one.name for one in slips] == sorted(NAMES)
    assert [one.number for one in slips] == list(range(1, MANY + 1))
    payouts.void_run(club, run.id, "Once more")
    for place in (0, 99, 100, MANY - 1):
        alone = RunDraft(TODAY, persons=(slips[place].person,))
        assert payouts.simulate(club, alone).slips[0].pay == slips[place].pay
    pieces = sum(1 + place % 7 for place in range(MANY))
    costs = [line for line in ledger.voucher(club, run.voucher or 0).lines if line.account.role == "member_work"]
    assert [line.amount for line in costs] == [m("18").times(pieces)]


def test_all_work_is_settled_and_freed_again(club: Books) -> None:
    run = approved(club)
    paid = "SELECT count(*) FROM work_record WHERE run_id = ?"
    assert rows(paid, (run.id,)) == [(MANY,)]
    assert payouts.gather(club, RunDraft(TODAY)) == []
    payouts.void_run(club, run.id, "Wrong")
    assert len(payouts.gather(club, RunDraft(TODAY))) == MANY


def _team(books: Books) -> None:
    """The last one of the list had one piece rejected, and the team bears it."""
    work.record_work(books, [replace(done(books, max(NAMES), "0", lot="B"), rejected=q("1"))])
    change_club(books, replace(books.club, reject_rule="team"))


def _run_of_a_team(books: Books) -> Run:
    _team(books)
    return a_run(books)


def test_a_team_of_many_bears_its_rejected_pieces_together(club: Books) -> None:
    """The last one of the list had one piece rejected: it is paid at 18, and all of them lose 18 together."""
    _team(club)
    found = payouts.simulate(club, RunDraft(TODAY))
    extras = [extra for one in found.slips for extra in one.pay.extras]
    assert found.goes_whole
    assert [extra.amount for extra in extras if extra.kind == "rejects"] == [m("18")]
    losses = [extra for extra in extras if extra.kind == "loss"]
    assert len(losses) == MANY
    assert sum(extra.amount.minor for extra in losses) == -1800
    pieces = 1 + sum(1 + place % 7 for place in range(MANY))
    assert {extra.weights for extra in losses} == {18 * pieces}
    run = approved(club)
    assert [one.pay for one in payouts.slips(club, run.id)] == [one.pay for one in found.slips]


def test_a_pot_is_shared_among_all_of_them_by_what_each_did(club: Books) -> None:
    """13.000 by pieces: who made 7 gets 1.300.000 × 7 ÷ all pieces, cut to the centavo, and perhaps one more."""
    draft = RunDraft(TODAY, rates=False, pot=Pot(m("13000"), (Part("pieces"),)))
    found = payouts.simulate(club, draft)
    pieces = sum(1 + place % 7 for place in range(MANY))
    made = {name: 1 + place % 7 for place, name in enumerate(NAMES)}
    assert sum(one.pay.gross.minor for one in found.slips) == 1_300_000
    assert all(one.pay.gross.minor - 1_300_000 * made[one.name] // pieces in (0, 1) for one in found.slips)
    run = payouts.approve(club, payouts.draft_run(club, draft).id)
    assert rows("SELECT count(*) FROM work_record WHERE run_id = ?", (run.id,)) == [(MANY,)]


def test_work_without_a_rate_is_refused_before_anything_is_written(club: Books) -> None:
    """Whoever was registered first of those it is missing of is named, wherever she stands in the pay list."""
    late = [name for name in NAMES if name > sorted(NAMES)[progress.AT_ONCE]][:2]
    work.record_work(club, [done(club, name, "2", kind="hours", name="Cleaning") for name in late])
    run, before = a_run(club), _contents()
    first = min(late, key=lambda name: person_id(club, name))
    for deed in (lambda: payouts.simulate(club, run.id), lambda: payouts.approve(club, run.id)):
        with assert_refused("no_rate", "rate") as refused:
            deed()
        assert refused.value.message.startswith(f"{first}: ")
    assert _contents() == before
    missing = payouts.unrated(club, RunDraft(TODAY))
    assert missing is not None
    assert missing.person_name == first
    assert payouts.unrated(club, RunDraft(TODAY, without=tuple(person_id(club, name) for name in late))) is None


def test_whom_a_run_pays_is_known_without_its_work(club: Books) -> None:
    out, bonus = (person_id(club, name) for name in NAMES[:2])
    draft = RunDraft(TODAY, without=(out,), bonuses=(Bonus(bonus, "Fair", m("5")), Bonus(out, "Fair", m("5"))))
    everybody = {person_id(club, name) for name in NAMES}
    assert payouts.payees(club, draft) == everybody - {out}
    assert payouts.payees(club, draft) == payouts.who_is_paid(draft, payouts.gather(club, draft))
    assert payouts.payees(club, replace(draft, rates=False)) == {bonus}
    assert payouts.payees(club, RunDraft(TODAY, persons=(out,))) == {out}


def test_old_work_is_found_where_no_days_are_said(club: Books) -> None:
    """Work of long before the other is paid with it, also in another batch."""
    work.record_work(club, [done(club, max(NAMES), "1", day=TODAY - timedelta(days=40))])
    lots = payouts.simulate(club, RunDraft(TODAY)).slips[-1].pay.lots
    assert [len(lot.works) for lot in lots] == [2]


def test_what_some_of_them_owe_is_what_they_owe_among_all(club: Books) -> None:
    few = [person_id(club, name) for name in NAMES[38:81]]
    charges, advances = members.open_charges(club), members.open_advances(club)
    assert len(charges) == MANY
    assert members.open_charges(club, persons=few) == [one for one in charges if one.person in few]
    assert members.open_advances(club, persons=few) == [one for one in advances if one.person in few]
    assert len(members.open_advances(club, persons=few)) == 2  # the 41st and the 81st of those registered
    assert members.open_advances(club, few[2]) == members.open_advances(club, persons=few[2:3])
    assert members.open_charges(club, persons=()) == []
    lent_to = ledger.account_of(club, "member_loans").id
    stands = ledger.list_person_balances(club, lent_to)
    assert len(stands) == 4  # to every 40th
    assert ledger.list_person_balances(club, lent_to, few) == [one for one in stands if one.person in few]


def _contents() -> dict[str, list[tuple[Any, ...]]]:
    tables = rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: rows(f"SELECT * FROM {name}") for (name,) in tables}


def _surplus(books: Books) -> SurplusDraft:
    ended_in_february(books)
    post(books, "cash 1306 / sales_local -1306", day=YEAR_DAY)
    return SurplusDraft(2026, TODAY, SurplusRule((Fund("fund_education", Decimal(10)),), (Part("equal"),)))


def _hand(books: Books, run: Run) -> HandDraft:
    return HandDraft(run.id, TODAY, account_id(books, "cash"))


WORDS: Final[dict[str, tuple[Callable[[Books], Any], Callable[[Books, Any, Progress], Any]]]] = {
    "draft": (lambda _books: None, lambda books, _none, tell: payouts.draft_run(books, RunDraft(TODAY), progress=tell)),
    "change": (
        a_run,
        lambda books, run, tell: payouts.change_run(books, run.id, RunDraft(TODAY, "Again"), progress=tell),
    ),
    "simulate": (a_run, lambda books, run, tell: payouts.simulate(books, run.id, progress=tell)),
    "approve": (a_run, lambda books, run, tell: payouts.approve(books, run.id, progress=tell)),
    "approve a team": (
        _run_of_a_team,
        lambda books, run, tell: payouts.approve(books, run.id, progress=tell),
    ),
    "slips": (approved, lambda books, run, tell: payouts.slips(books, run.id, progress=tell)),
    "print": (approved, lambda books, run, tell: payouts.run_to_print(books, run.id, progress=tell)),
    "pay check": (
        approved,
        lambda books, _run, tell: payouts.pay_check(books, Period.through(YEAR_DAY, TODAY), progress=tell),
    ),
    "envelopes": (approved, lambda books, run, tell: payouts.envelopes(books, run.id, progress=tell)),
    "hand over": (approved, lambda books, run, tell: payouts.hand_over(books, _hand(books, run), progress=tell)),
    "hand back": (
        handed,
        lambda books, run, tell: payouts.hand_back(books, run.id, person_id(books, NAMES[0]), "Absent", progress=tell),
    ),
    "hand all back": (handed, lambda books, run, tell: payouts.hand_all_back(books, run.id, "Lost", progress=tell)),
    "void": (approved, lambda books, run, tell: payouts.void_run(books, run.id, "Wrong", progress=tell)),
    "propose surplus": (_surplus, lambda books, draft, tell: payouts.propose_surplus(books, draft, progress=tell)),
    "record surplus": (_surplus, lambda books, draft, tell: payouts.record_surplus(books, draft, progress=tell)),
}
SHORT: Final = {"draft", "change"}
"""Whom a run pays is one question of the file: there is one word about it, before it is kept."""


@pytest.mark.parametrize("word", WORDS)
def test_it_tells_how_far_it_is_and_what_is_raised_then_takes_all_of_it_back(club: Books, word: str) -> None:
    prepare, deed = WORDS[word]
    ready = prepare(club)
    before = _contents()
    told = list[tuple[int, int]]()

    def stop_at(number: int) -> Progress:
        def tell(done_: int, whole: int) -> None:
            told.append((done_, whole))
            if len(told) == number:
                raise _GivenUpError

        return tell

    reached, number = 0, 1
    while reached < number:
        told.clear()
        try:
            deed(club, ready, stop_at(number))
            break
        except _GivenUpError:
            assert _contents() == before, f"{word} given up at {told[-1]}"
            number += max(number // 2, 1)
    parts = [done_ / whole for done_, whole in told]
    assert len(told) >= (1 if word in SHORT else 2)
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_how_far_a_piece_is_of_the_whole() -> None:
    told = list[tuple[int, int]]()
    tell = progress.between(lambda done_, whole: told.append((done_, whole)), 0.25, 0.75)
    tell(0, 4)
    tell(2, 4)
    tell(4, 4)
    tell(0, 0)
    assert told == [(250, 1000), (500, 1000), (750, 1000), (750, 1000)]


def test_one_after_the_other_is_told_from_time_to_time() -> None:
    told = list[tuple[int, int]]()
    many = 2 * progress.AT_ONCE + 1
    found = list(progress.followed(range(many), many, lambda done_, whole: told.append((done_, whole))))
    assert found == list(range(many))
    assert told == [(100, many), (200, many), (many, many)]


@pytest.mark.parametrize(("many", "sizes"), [(0, []), (2, [2]), (3, [3]), (7, [3, 3, 1])])
def test_some_at_a_time(many: int, sizes: list[int]) -> None:
    found = list(progress.batches(range(many), 3))
    assert [len(some) for some in found] == sizes
    assert [one for some in found for one in some] == list(range(many))
