"""Materials bought with their freight, told and corrected; what runs low; a material opened, changed, its card."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coopbooks import costs, ledger, materials
from coopbooks.costs import CostDraft, CostLine
from coopbooks.quantity import Quantity
from tests.shots.questions import Scene
from tests.shots.windows import close_over, over
from ui.shared.doing import Wanted
from ui.window import Window


def buying_scenes(window: Window) -> Iterator[Scene]:
    """Everything about what the practice club buys: thread in boxes of twelve cones."""
    yield from _typed(window)
    yield from _recorded(window)
    yield from _opened(window)
    yield from _low(window)


def _thread(window: Window) -> Any:
    return max(materials.list_materials(window.books), key=lambda row: row.stock.value).material


def _typed(window: Window) -> Iterator[Scene]:
    """Four boxes with their freight, how many is still to be said of the third; one made on the spot."""
    thread = _thread(window)
    window.go("costs", Wanted(new="deal"))
    form = over(window)
    row = form.lines.rows[0]
    row.put(_bought(window, thread, "4", 105_600))
    freight = form.lines.add_row()
    freight.put(CostLine(None, window.books.money(4_000), freight=True))
    yield "cost-of-materials", window
    form.lines.add_row().put(replace(_bought(window, thread, "1", 2_500), quantity=None))
    form.submit()
    yield "refused-cost-of-materials", window
    picker = form.lines.add_row().category
    picker.setText("Lana de oveja, kg")
    picker.search(picker.text())
    yield "cost-of-materials-new", window
    form.keeping.let_go()
    close_over(window)


def _bought(window: Window, thread: Any, much: str, minor: int) -> CostLine:
    pack = thread.packs[0].name
    return CostLine(None, window.books.money(minor), material=thread.id, quantity=Quantity.of(much), unit=pack)


def _recorded(window: Window) -> Iterator[Scene]:
    """The same recorded: what is told of it, and its correction."""
    books, thread = window.books, _thread(window)
    carried = CostLine(None, books.money(4_000), freight=True)
    lines = (_bought(window, thread, "4", 105_600), carried)
    box = ledger.list_accounts(books, boxes=True, postable=True)[0].id
    cost = costs.record_cost(books, CostDraft(books.today(), lines, books.money(109_600), box))
    window.go("costs", Wanted(record=cost.voucher))
    yield "cost-of-materials-record", window
    window.desk.correct(cost.voucher)
    yield "cost-of-materials-correction", window
    close_over(window)


def _opened(window: Window) -> Iterator[Scene]:
    """The material with its card, and the form it is changed in."""
    window.go("materials", Wanted(material=_thread(window).id))
    yield "material-record", window
    over(window).change_button.click()
    yield "material-changed", window
    close_over(window)


def _low(window: Window) -> Iterator[Scene]:
    """Home and the list, where one thing runs low."""
    thread = _thread(window)
    materials.change_material(window.books, thread.id, replace(thread.draft, low_level=Quantity.of(5_000)))
    window.go("home")
    yield "home-low", window
    window.go("materials", Wanted(tab="low"))
    yield "materials-low", window
    page: Any = window.page()
    page.stock.filters.clear()
