"""Work: what of 25.000 records is unpaid, what it adds up to, and the sheet of 75 members by 30 operations."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from coopbooks import bookfile, members, products, work
from coopbooks.books import Books, Club, storage
from coopbooks.members import MemberDraft
from coopbooks.money import Money
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import Work, WorkDraft
from tests.bench.measure import best, in_its_own
from tests.bench.report import Ratio

_MEMBERS, _OPERATIONS, _RECORDS = 75, 30, 25_000
_UNPAID, _LIST, _OPENED, _KEY = 1.0, 0.3, 0.1, 0.016
"""Seconds promised."""
_BESIDE_ROWS = 8.0
"""Work with its rate and names, against the bare rows of its table fetched one by one."""
_CHILD = "from tests.bench import work; work.typed()"
_TODAY = date(2026, 3, 20)


def ratios(aside: Path) -> Iterator[Ratio]:
    """What is asked of a year of work, against its bare rows; the sheet, against what is promised."""
    path = aside / "work.coop"
    with closing(_made(path)) as books:
        bare = best(lambda: storage.plain("SELECT * FROM work_record").fetchall())
        asked = best(lambda: work.unpaid(books), 3)
        added = best(lambda: work.totals_by(books, "person"), 3)
        sought = best(lambda: _sought(books, "paso 1"), 3)
        yield Ratio(f"words in {_RECORDS} records", sought, bare, _BESIDE_ROWS, most=_LIST)
        yield Ratio(f"unpaid work of {_RECORDS} records", asked, bare, _BESIDE_ROWS, most=_UNPAID)
        yield Ratio(f"what {_RECORDS} records add up to", added, bare, _BESIDE_ROWS, most=_LIST)
    sheet = in_its_own(_CHILD, [str(aside / "memory"), str(path)], 3)
    for name, most in (("opening", _OPENED), ("columns", _OPENED), ("key", _KEY)):
        words = f"work sheet of {_MEMBERS} × {_OPERATIONS}: {name}"
        yield Ratio(words, sheet[name], most, 1.0)


def _sought(books: Books, words: str) -> list[Work]:
    """Look for words: how many records have them, and the first of these."""
    found = work.list_work(books, search=words)
    return found.rows(0, min(found.count(), 100))


def typed() -> None:
    """Print as JSON what a sheet takes: to be opened, to be drawn with its columns, and for a key in it when full."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.bench.stage import begin, open_window, rest, settle
    from ui.shared.doing import Wanted
    from ui.shared.grid import Cell

    begin(Path(sys.argv[1]))
    window, books = open_window(Path(sys.argv[2]))
    window.go("work")
    rest()
    found = {"opening": _took(lambda: window.go("work", Wanted(new="sheet")), settle)}
    form: Any = window.page().currentWidget()
    found["columns"] = _took(lambda: form.product.set_key(products.list_products(books)[0].id), settle)
    rows = form.grid.all_rows("lines")
    for row in rows:
        row.cells |= {key: Cell(Quantity.of(7), typed=True) for key in form.grid.keys}
    form._follow()
    assert (len(rows), len(form.grid.keys)) == (_MEMBERS, _OPERATIONS)
    took = []
    for row in rows[:41]:
        form.grid.go_to(row, form.grid.keys[3])
        settle()
        took.append(_took(lambda: QTest.keyClick(form.grid.view, Qt.Key.Key_5), settle))
        form.grid.view.editing.leave()
        assert row.value(form.grid.keys[3]) == Quantity.of(5)
    found["key"] = sorted(took)[20]
    rest()
    form.keeping.let_go()
    window.close()
    books.close()
    print(json.dumps(found), flush=True)


def _took(gesture: Any, settle: Any) -> float:
    start = perf_counter()
    gesture()
    settle()
    return perf_counter() - start


def _made(path: Path) -> Books:
    """Make books with a product of many operations, and a year of work of many members."""
    books = bookfile.make(path, Club("Club de Madres Las Rosas", treasurer="Rosa"), _clock)
    storage.execute_sql("PRAGMA synchronous = OFF")
    with books.change("members"):
        who = [members.add_member(books, MemberDraft(f"Socia {number}")).id for number in range(_MEMBERS)]
    product = products.add_product(books, ProductDraft("Chompa", "pieza", Money(24_000))).id
    drafts = [MakingDraft(f"Paso {number}", rate=Quantity.of("1.25")) for number in range(_OPERATIONS)]
    makings = [one.id for one in products.keep_making(books, product, drafts, _TODAY)]
    cells = ((one, making, back) for back in range(_RECORDS) for making in makings for one in who)
    done = [
        WorkDraft(one, _TODAY - timedelta(back), making=making, accepted=Quantity.of(1 + (one + making) % 9))
        for (one, making, back), _number in zip(cells, range(_RECORDS), strict=False)
    ]
    work.record_work(books, done)
    return books


def _clock() -> datetime:
    return datetime(2026, 3, 20, 10)  # noqa: DTZ001 - the local time of the books
