"""What lies in the store: used, counted, taken over, from hand to hand, each form filled in and what came of it."""

from collections.abc import Iterator
from typing import Any

from coopbooks import materials, people, products
from coopbooks.materials import (
    HandDraft,
    MaterialDraft,
    MaterialLine,
    Pack,
    StockCountDraft,
    TakenLine,
    TakeOverDraft,
    UseDraft,
)
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from tests.shots.questions import Scene, asking
from tests.shots.windows import let_go, over
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.window import Window


def store_scenes(window: Window) -> Iterator[Scene]:
    """Everything about what lies in the store, over materials of its own."""
    yield from _taken_over(window)
    yield from _used(window)
    yield from _in_hands(window)
    yield from _counted(window)


def _taken_over(window: Window) -> Iterator[Scene]:
    """Two materials are named, one of them made on the spot; what it posts; corrected."""
    known = [materials.add_material(window.books, draft).id for draft in _drafts()]
    window.go("materials", Wanted(new="take_over"))
    form = over(window)
    form.lines.put((TakenLine(known[0], _q("40"), window.books.money(320_000)),))
    row = form.lines.add_row()
    row.material.set_key(known[1])
    row.quantity.set(_q("12"))
    row.unit.set("dozen")
    yield "materials-take_over-typed", window
    row.material.setText("Hilo, m")
    row.material.search("Hilo, m")
    yield "materials-take_over-new", window
    let_go(window)
    lines = (
        TakenLine(known[0], _q("40"), window.books.money(320_000)),
        TakenLine(known[1], _q("12"), window.books.money(7_200), "dozen"),
        TakenLine(known[2], _q("1500"), window.books.money(90_000)),
    )
    taken = materials.take_over(window.books, TakeOverDraft(window.books.today(), lines))
    window.go("materials", Wanted(record=taken.id))
    yield "materials-take_over-record", window
    window.desk.correct(taken.id)
    yield "materials-take_over-correction", window
    let_go(window)


def _drafts() -> Iterator[MaterialDraft]:
    yield MaterialDraft("Lana de alpaca gris", "kg", "LA-1", packs=(Pack("madeja", _q("100"), "g"),))
    yield MaterialDraft("Botones de madera", "piece", low_level=_q("200"))
    yield MaterialDraft("Etiquetas tejidas con el nombre de la asociación", "piece")


def _used(window: Window) -> Iterator[Scene]:
    """A use typed in skeins, with what it posts; too much of it; recorded, opened, corrected."""
    books = window.books
    known = {row.material.name: row.material.id for row in materials.list_materials(books)}
    wool, buttons = known["Lana de alpaca gris"], known["Botones de madera"]
    lines = (MaterialLine(wool, _q("12"), "madeja"), MaterialLine(buttons, _q("2.5"), "dozen"))
    product = products.list_products(books, sold=True)[0].id
    toggle_accounting(window)
    window.go("materials", Wanted(new="use"))
    form = over(window)
    form.lines.put(lines)
    form.product.set_key(product)
    form.show_accounting()
    yield "materials-use-accounted", window
    toggle_accounting(window)
    form.lines.rows[0].quantity.set(_q("900"))
    form.submit()
    yield "refused-materials-use-too-much", window
    let_go(window)
    used = materials.use_materials(books, UseDraft(books.today(), lines, product, note="Muestras"))
    window.go("materials", Wanted(record=used.id))
    yield "materials-use-record", window
    window.desk.correct(used.id)
    yield "materials-use-correction", window
    let_go(window)


def _in_hands(window: Window) -> Iterator[Scene]:
    """Handed to a member, a customer's kept in trust; the two lists; brought back."""
    books = window.books
    known = {row.material.name: row.material.id for row in materials.list_materials(books)}
    wool = known["Lana de alpaca gris"]
    member = people.add_person(books, PersonDraft("Justina Condori Mamani", roles=frozenset({"member"}))).id
    customer = people.add_person(books, PersonDraft("Tienda El Telar", roles=frozenset({"customer"}))).id
    for kind, person, much in (("handed", member, "3.5"), ("trust_in", customer, "10"), ("trust_used", customer, "2")):
        materials.hand(books, HandDraft(books.today(), kind, wool, person, _q(much), note="para chompas"))
    window.go("materials", Wanted(tab="hands"))
    page: Any = window.page()
    yield "materials-hands-held", window
    page.hands.back_button.click()
    form = over(window)
    form.quantity.set(_q("5"))
    form.unit.set("madeja")
    yield "materials-hand-back", window
    let_go(window)
    page.hands.view.set("moves")
    yield "materials-hands-moves", window
    page.hands.view.set("held")
    window.go("materials", Wanted(new="use"))
    form = over(window)
    form.person.set(member)
    form.lines.put((MaterialLine(wool, _q("30"), "madeja"),))
    yield "materials-use-in_hands", window
    let_go(window)


def _counted(window: Window) -> Iterator[Scene]:
    """Counted with something missing; one of nobody knows what price; the list, the record, and counting again."""
    books = window.books
    materials.add_material(books, MaterialDraft("Cierres", "piece"))
    window.go("materials", Wanted(new="count"))
    form = over(window)
    rows = {form._known.material(row.besides).name: row for row in form.grid.all_rows("lines")}
    form.grid.put(rows["Lana de alpaca gris"], "counted", _q("34.75"))
    form.grid.put(rows["Botones de madera"], "counted", _q("114"))
    form.show_accounting()
    yield "materials-count-typed", window
    form.grid.put(rows["Cierres"], "counted", _q("8"))
    form.grid.go_to(rows["Cierres"], "counted")
    form.submit()
    yield "refused-materials-count-price", window
    let_go(window)
    lines = tuple(MaterialLine(rows[name].besides, _q(much)) for name, much in _COUNTED)
    count = materials.count_materials(books, StockCountDraft(books.today(), lines, "No se sabe"))
    window.go("materials", Wanted(tab="counts"))
    yield "materials-counts-listed", window
    page: Any = window.page()
    page.counts.open(count)
    yield "materials-count-record", window
    yield from _counted_again(window, count.voucher or 0)


def _counted_again(window: Window, voucher: int) -> Iterator[Scene]:
    window.desk.correct(voucher)
    yield "ask-count-materials-again", asking()
    asking().go_button.click()
    yield "refused-ask-count-materials-again", asking()
    asking().reject()
    let_go(window)
    window.go("materials", Wanted(record=voucher))
    yield "materials-count-voucher", window
    let_go(window)


_COUNTED = (("Lana de alpaca gris", "34.75"), ("Botones de madera", "114"))


def _q(amount: str) -> Quantity:
    return Quantity.of(amount)
