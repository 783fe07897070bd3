"""How slips lie on their sheets: nothing over the edge or over other words, more lots than fit, the same bytes."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from coopbooks import i18n, papers, payouts
from coopbooks.books import Books
from coopbooks.money import total
from coopbooks.payouts import Asked, Lot, PaySlip, PayTerms, RunToPrint
from coopbooks.quantity import Quantity
from tests.builders import m
from tests.core.test_papers_layout import LONG, faults
from tests.paid import a_pot, earned_in_2025, fortnight, knitters
from tests.printed import CLUB, SHEET, on, pages_of, rows_on, text_of, words_on

SIX: Final = (
    Asked("withholding", "", percent=Decimal("12.5")),
    Asked("advance", "", m("50"), owed=m("80"), debt=1, since=date(2026, 3, 9)),
    Asked(
        "loan", "Máquina 3", m("57.5"), owed=m("757.5"), debt=2, parts=(("interest", m("7.5")), ("principal", m("50")))
    ),
    Asked("savings", "", percent=Decimal(10), detail="compulsory"),
    Asked("dues", "", m("5"), owed=m("5"), debt=3, detail="2026-03"),
    Asked("fine", "", m("2000"), owed=m("2000"), debt=4, since=date(2026, 3, 9)),
)


def lots(many: int, label: str = "Chompa · tejido", **also: Any) -> tuple[Lot, ...]:
    """So many lots of 4 × 18,25 = 73."""
    usual: dict[str, Any] = {"product": None, "making": None, "order": None, "group": None, "note": "", "works": ()}
    four, rate, none = Quantity.of(4), Quantity.of("18.25"), Quantity.of(0)
    return tuple(Lot(1, "pieces", label, four, none, rate, m("73"), **{**usual, **also}) for _number in range(many))


def with_slip(told: RunToPrint, pay: PaySlip, **also: Any) -> RunToPrint:
    """A run of one slip, of what is said."""
    first = told.slips[0]
    return replace(told, slips=(replace(first, kept=replace(first.slip, pay=pay, **also), instalments={}),))


def a_slip(told: RunToPrint, some: tuple[Lot, ...], asked: tuple[Asked, ...] = (), **also: Any) -> RunToPrint:
    pay = payouts.pay_slip(1, some, (), asked, carried_in=m("0.07"), terms=PayTerms())
    return with_slip(told, pay, **also)


@pytest.mark.parametrize("tongue", ["sheet", "both"])
@pytest.mark.parametrize("page", papers.SIZES)
def test_nothing_lies_over_the_edge_or_over_other_words(books: Books, page: str, tongue: str) -> None:
    told, sheet = fortnight(books), on("es", page, club=replace(CLUB, practice=True), copy=True)
    some = (a_slip(told, lots(14), SIX), a_slip(told, lots(1)), a_slip(told, lots(7, note="trato " * 30), SIX))
    every = replace(told, slips=told.slips + tuple(one.slips[0] for one in some))
    for layout in payouts.SLIP_LAYOUTS:
        for number, printed in enumerate(pages_of(papers.payout_slips(every, sheet, layout, tongue))):
            assert not faults(printed, 25), f"{layout}, page {number + 1}"


@pytest.mark.parametrize("layout", ["two", "four"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_words_never_overflow(books: Books, text: str, layout: str) -> None:
    club = replace(CLUB, name=text[:120], activity=text[:120], treasurer=text[:120])
    told = a_slip(fortnight(books), lots(3, label=text, note=text), SIX, name=text[:120], group_name=text[:60])
    for printed in pages_of(papers.payout_slips(told, on("es", "letter", club=club, by=text[:120]), layout)):
        assert not faults(printed, 25)


@pytest.mark.parametrize("layout", payouts.SLIP_LAYOUTS)
def test_a_long_name_can_be_read_where_it_is_signed(books: Books, layout: str) -> None:
    """All of it, below the line as above the rows, in letters of 6 points at the least."""
    name = "María de los Ángeles Quispe Huanca viuda de Condori"
    told = a_slip(fortnight(books), lots(1), name=name)
    [page] = pages_of(papers.payout_slips(told, SHEET, layout))
    words = [one for printed in words_on(page) if printed.size >= 6 for one in printed.words.split()]
    assert words.count("Condori") == words.count("Ángeles") == (4 if layout == "halves" else 2)


@pytest.mark.parametrize(("layout", "page"), [("two", "letter"), ("four", "letter"), ("one", "half_letter")])
def test_more_lots_than_fit_go_on_with_their_sum(books: Books, layout: str, page: str) -> None:
    """60 lots of 73 are 4.380; each cell carries what is above it: 73 times the lots so far."""
    told = a_slip(fortnight(books), lots(60))
    said = text_of(papers.payout_slips(told, on("en", page), layout))
    assert said.count("4 × 18.25") == 60
    assert re.search(r"Total earned +4,380\.00", said)
    carried = [m(one.replace(",", "")) for one in re.findall(r"Carried to the next page +([0-9,.]+)", said)]
    brought = [m(one.replace(",", "")) for one in re.findall(r"Brought from the page before +([0-9,.]+)", said)]
    assert sorted(carried) == sorted(brought)
    assert len(carried) >= 2
    assert all(one.minor % 7300 == 0 for one in carried)


def test_the_last_lot_goes_on_with_the_total(books: Books) -> None:
    """No total stands alone on its cell, and none is cut off from the net."""
    told = fortnight(books)
    for many in range(8, 22):
        pages = pages_of(papers.payout_slips(a_slip(told, lots(many)), on("en", "half_letter"), "one"))
        rows = [row for page in pages for row in rows_on(page)]
        of_total = next(number for number, row in enumerate(rows) if row.startswith("Total earned"))
        assert "4 × 18.25" in rows[of_total - 1], many


def test_both_halves_say_the_same(books: Books) -> None:
    told = fortnight(books)
    [first, _second] = pages_of(papers.payout_slips(told, SHEET, "halves"))
    rows = [row.removeprefix("For the member").removeprefix("For the club") for row in rows_on(first)]
    assert rows[: len(rows) // 2] == rows[len(rows) // 2 :]


def test_four_members_share_a_sheet(books: Books) -> None:
    told = fortnight(books)
    small = [one for one in told.slips if one.slip.name == "Sarah Quispe"] * 4
    [page] = pages_of(papers.payout_slips(replace(told, slips=tuple(small)), SHEET, "four"))
    assert page.extract_text().replace("\N{NO-BREAK SPACE}", " ").count("Bs 40.00") == 4


def test_the_thumb_has_its_place_wherever_it_fits(books: Books) -> None:
    told = fortnight(books)
    for layout in payouts.SLIP_LAYOUTS:
        few = a_slip(told, lots(1))
        assert "Thumbprint" in pages_of(papers.payout_slips(few, SHEET, layout))[0].extract_text()
    full = [pages_of(papers.payout_slips(a_slip(told, lots(many)), SHEET, "four"))[0] for many in range(1, 20)]
    assert any("Net to pay" in page.extract_text() and "Thumb" not in page.extract_text() for page in full)


def test_the_same_run_gives_the_same_bytes(books: Books) -> None:
    told = fortnight(books)
    assert papers.payout_slips(told, SHEET, "four", "both") == papers.payout_slips(told, SHEET, "four", "both")


def test_progress_only_grows_and_can_stop_the_print(books: Books) -> None:
    told = fortnight(books)
    many = replace(told, slips=told.slips * 30)
    seen: list[int] = []

    def stop_at_half(done: int, of: int) -> None:
        seen.append(done)
        if done * 2 >= of:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        papers.payout_slips(many, SHEET, "two", progress=stop_at_half)
    assert seen == [10, 20, 30]


def test_what_is_not_offered_is_not_printed(books: Books) -> None:
    told = fortnight(books)
    for layout, tongue in (("three", "sheet"), ("two", "french")):
        with pytest.raises(ValueError, match="not offered"):
            papers.payout_slips(told, SHEET, layout, tongue)


def test_a_long_pay_list_carries_its_sums(books: Books) -> None:
    """80 members: on each folio what those above it get, and in the end all of it."""
    told = fortnight(books)
    every = replace(told, slips=told.slips * 40)
    pages = pages_of(papers.pay_list(every, SHEET))
    assert len(pages) > 5
    whole = total([one.slip.pay.paid for one in every.slips], "BOB")
    assert whole == m("12680")
    assert any("12,680.00" in row for row in rows_on(pages[-1]))
    for number, page in enumerate(pages, 1):
        rows = list(rows_on(page))
        assert rows[-1].endswith(f"Folio {number} of {len(pages)}")
        assert (number == 1) != any(row.startswith("Brought from the page before") for row in rows)


@pytest.mark.parametrize("page", ["letter", "half_letter"])
def test_how_a_pot_was_shared_is_told_on_one_page(books: Books, page: str) -> None:
    """However far the rows of the members come down: pot, reserve, what is shared, and its two parts."""
    told, places = a_pot(books), set[int]()
    for many in range(1, 9):
        pages = pages_of(papers.pay_list(replace(told, slips=told.slips * many), on("en", page)))
        [(place, rows)] = [
            (place, rows)
            for place, rows in enumerate(list(rows_on(one)) for one in pages)
            if any(row.startswith("How the pot was shared") for row in rows)
        ]
        for first in ("Pot", "Reserved: Mantenimiento", "Shared among", "By shares", "In equal parts"):
            assert any(row.startswith(first) for row in rows), (many, first)
        places.add(place)
    assert len(places) > 1


def test_many_labels_lie_on_their_pages(books: Books) -> None:
    told = fortnight(books)
    packed = payouts.envelopes(books, told.run.id)
    for page in papers.SIZES:
        for printed in pages_of(papers.envelope_labels(replace(told, slips=told.slips * 15), packed, on("es", page))):
            assert not faults(printed)


@pytest.mark.parametrize("page", papers.SIZES)
def test_a_surplus_shared_by_all_keys_still_has_room_for_names(books: Books, page: str) -> None:
    """Six keys at once: what has no column stands below the name, so that every part is told."""
    one, other = knitters(books)
    keys = ("pay", "pieces", "hours", "certificates", "savings", "equal")
    by = tuple(payouts.Part(key, Decimal(20 if key == "equal" else 16)) for key in keys)
    weights = {key: {one: Quantity.of(3), other: Quantity.of(1)} for key in keys[:-1]}
    earned_in_2025(books)
    draft = payouts.SurplusDraft(2025, date(2026, 3, 20), payouts.SurplusRule((), by), m("1000"), (one, other), weights)
    told = payouts.run_to_print(books, payouts.record_surplus(books, draft).id)
    for language in ("es", "en", i18n.BOTH):
        pages = pages_of(papers.surplus_record(told, on(language, page)))
        assert not [fault for printed in pages for fault in faults(printed)]
    # of 160 by each of five keys three quarters, of 200 the half
    said = " ".join(text_of(papers.surplus_record(told, on("en", page))).split())
    assert said.count("120.00") == 5
    assert "700.00" in said
