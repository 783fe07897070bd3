"""What a product costs: its sheet being typed, its answers asked for their sums, copies and versions side by side."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QApplication

from coopbooks import costing, products
from coopbooks.costing import AmountLine, MachineLine, MaterialLine, Month, Price, Pricing, SalesTax, Sheet, WorkLine
from tests.shots.questions import Scene, asking
from tests.shots.windows import over, wait_a_moment
from ui.costing.questions import ask_hour
from ui.shared.choice import Option
from ui.shared.doing import Wanted
from ui.shared.grid import GridRow
from ui.window import Window

_D = Decimal


def costing_scenes(window: Window) -> Iterator[Scene]:
    """Everything that is opened over the page, over the first product of the practice books."""
    product = products.list_products(window.books, sold=True)[0]
    first = _sheet(product.id)
    costing.save_version(window.books, first, window.books.today(), "Para exportar")
    dearer = replace(first, lines=tuple(map(_dearer, first.lines)))
    newest = costing.save_version(window.books, dearer, window.books.today(), "Lana 10 % más cara")
    page: Any = window.pages["costing"]
    window.go("costing")
    yield "costing-listed", window
    for number, row in enumerate(costing.list_sheets(window.books)[1:3]):
        window.go("costing", Wanted(product=row.product))
        yield f"costing-practice-{number}", window
        page.close_all_over()
    page.open_mix()
    over(window).fixed.editor.set(_D(900))
    yield "costing-mix", window
    page.close_all_over()
    window.go("costing", Wanted(product=product.id))
    yield from _sheet_scenes(window)
    yield from _beside(window)
    page.close_all_over()
    window.go("costing", Wanted(product=product.id))
    over(window).versions_button.click()
    yield "costing-versions", window
    over(window).price_button.click()
    yield "ask-price-over", asking()
    asking().reject()
    over(window).open_version(costing.list_versions(window.books, product.id)[-1])
    yield "costing-frozen", window
    page.close_all_over()
    yield from _shared(window, newest.product)


def _choose_registered(form: Any) -> None:
    """Let the first line of machine time be of a machine of the register."""
    row = form.fields.grid.rows("machine")[0]
    form.fields.grid.put(row, "what", form.store.machines()[0])
    form.fields.grid.settled.emit(row, "what")
    QApplication.processEvents()  # the sheet is worked out a moment later


def _sheet_scenes(window: Window) -> Iterator[Scene]:
    """The sheet; a cell that cannot be read; the sum behind a figure and a line; what is asked over it."""
    form = over(window)
    yield "costing-sheet", window
    wait_a_moment()  # the sheet is worked out then
    rows = form.fields.grid.rows("materials")
    for key in ("production", "break_even"):
        form.answers.rows[key].toggle()
    form.fields.grid.go_to(rows[0], "cost")
    yield "costing-explained", window
    form.save_button.click()
    yield "ask-version", asking()
    asking().go_button.click()
    yield "refused-ask-version", asking()
    asking().reject()
    ask_hour(window.desk, form, form.fields.grid, form.fields.grid.rows("machine")[0], lambda: form.live.known)
    yield "ask-hour", asking()
    asking().go_button.click()
    yield "refused-ask-hour", asking()
    asking().reject()
    _choose_registered(form)
    ask_hour(window.desk, form, form.fields.grid, form.fields.grid.rows("machine")[0], lambda: form.live.known)
    yield "ask-hour-registered", asking()
    asking().reject()
    model = form.fields.grid.model
    model.put(rows[0], "price", model.readers.read(model.column(model.index_of(rows[0], "price")), "1.2.3"))
    form.save_button.click()
    yield "refused-costing-sheet", window
    form.start_afresh()


def _beside(window: Window) -> Iterator[Scene]:
    form = over(window)
    form.work_out()
    form.what_if_button.click()
    yield "costing-what-if", window
    over(window).leave()
    page: Any = window.pages["costing"]
    page.ask_for_new()
    yield "ask-new-sheet", asking()
    asking().reject()


def _shared(window: Window, product: int) -> Iterator[Scene]:
    """Shared costs with the part of each product."""
    window.go("costing", Wanted(tab="shared", new="pool"))
    form = over(window)
    form.name.set("Alquiler")
    form.amount.set(window.books.money(90_000))
    known = products.list_products(window.books, sold=True)[:2]
    rows = [GridRow({"what": Option(one.id, one.name), "units": _D(40)}) for one in known]
    form.grid.show_rows({"products": rows})
    form.work_out()
    yield "costing-pool-typed", window
    form.comes.set("accounts")
    yield "costing-pool-accounts", window
    form.comes.set("typed")
    form.save_button.click()
    window.go("costing", Wanted(tab="shared"))
    window.notices.clear()
    yield "costing-pools", window
    window.page().close_all_over()


def _sheet(product: int) -> Sheet:
    """A sweater for export: a little of everything."""
    return Sheet(
        product,
        (
            MaterialLine("Lana de alpaca", _D("0.6"), "kg", Price(_D(120), unit="kg"), waste=_D(8)),
            MaterialLine("Botones", _D(5), "piece", Price(_D(6), unit="dozen")),
            WorkLine("Tejer", _D(55), minutes=_D(600)),
            WorkLine("Coser y planchar", _D(12), minutes=_D(90)),
            MachineLine("Máquina de tejer", _D(120), _D("3.5")),
            AmountLine("other", "Etiqueta", price=Price(_D("0.8"))),
            AmountLine("selling", "Comisión", "percent", percent=_D(3), percent_of="price"),
            AmountLine("export", "Flete", price=Price(_D(1), currency="USD")),
        ),
        pricing=Pricing("margin", _D(22)),
        tax=SalesTax("inside", _D(13)),
        dollar=_D("6.96"),
        month=Month(_D(800), _D(600), _D(12), _D(2750)),
    )


def _dearer(line: Any) -> Any:
    if isinstance(line, MaterialLine) and line.price.amount is not None:
        return replace(line, price=replace(line.price, amount=line.price.amount * _D("1.1")))
    return line
