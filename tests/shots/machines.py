"""Machines: added in each way, opened, depreciated, looked after, gone, each form filled in and what came of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from coopbooks import attachments, ledger, machines, materials, people
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from coopbooks.days import Month, add_months
from coopbooks.machines import (
    Bought,
    Donated,
    GoneDraft,
    Machine,
    MachineDraft,
    MaintenanceDraft,
    Payment,
    TakenOver,
)
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from tests.shots.questions import Scene, asking
from tests.shots.windows import close_over, let_go, over, wait_until
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.tab_order import bring_into_sight
from ui.window import Window

_BACK: Final = 14
"""Months the first machine was bought ago."""


def machine_scenes(window: Window) -> Iterator[Scene]:
    """Everything about machines, over some of their own."""
    yield from _typed(window)
    books = window.books
    known = _recorded(books)
    window.go("machines")
    yield "machines-listed", window
    page: Any = window.pages["machines"]
    page.lives_button.click()
    yield "ask-lives", asking()
    asking().reject()
    window.go("machines", Wanted(tab="maintenance"))
    yield "machines-maintenance-listed", window
    yield from _depreciated(window)
    yield from _opened(window, known)
    yield from _looked_after(window, known)
    yield from _went(window, known)


def _typed(window: Window) -> Iterator[Scene]:
    """A machine typed in: the usual case with its accounting, everything that can be said, given, there before."""
    toggle_accounting(window)
    window.go("machines", Wanted(new="machine"))
    form = over(window)
    form.name.set("Máquina remalladora")
    form.came.cost.set(window.books.money(960_000))
    form.show_accounting()
    yield "machines-machine-accounted", window
    toggle_accounting(window)
    form.wears.more.set(frozenset({"where", "hour", "method"}))
    form.wears.follow()
    bring_into_sight(form.wears.more)
    yield "machines-machine-all", window
    form.wears.more.set(frozenset())
    for came in ("donated", "taken_over"):
        form.came.came.set(came)
        yield f"machines-machine-{came}", window
    let_go(window)


def _recorded(books: Books) -> list[Machine]:
    """Four machines: one bought long ago and looked after, one that was there, one given, one bought today."""
    today, box = books.today(), ledger.account_of(books, "cash").id
    bought_on = add_months(Month.of(today).first, -_BACK)
    keeper = people.add_person(books, PersonDraft("Benita Quispe Mamani", roles=frozenset({"member"}))).id
    donor = people.add_person(books, PersonDraft("Fundación Manos Unidas", roles=frozenset({"donor"}))).id
    seller = people.add_person(books, PersonDraft("Casa Juki Bolivia", roles=frozenset({"supplier"}))).id
    overlock = MachineDraft(
        "Remalladora industrial",
        kind="Remalladora",
        serial="JK-2210-88154",
        place="Taller, junto a la ventana",
        person=keeper,
        tax_life=96,
        costing_life=60,
        residual=books.money(60_000),
        hours_month=Quantity.of(120),
        energy_hour=Quantity.of("0.35"),
        note="Con mesa y motor",
    )
    bought = Bought(bought_on, books.money(660_000), (Payment(box, books.money(100_000)),), seller)
    oven = replace(
        overlock, name="Horno pastelero", kind="Horno", serial="", person=None, place="Cocina", residual=None
    )
    there = TakenOver(bought_on, books.money(1_200_000), books.money(300_000), add_months(bought_on, -24))
    table = MachineDraft("Mesa de corte", "furniture", tax_life=120)
    iron = MachineDraft("Plancha industrial a vapor", tax_life=96, place="Taller")
    paid = (Payment(box, books.money(150_000)),)
    known = [
        machines.record_machine(books, overlock, bought),
        machines.record_machine(books, oven, there),
        machines.record_machine(books, table, Donated(bought_on, books.money(150_000), donor)),
        machines.record_machine(books, iron, Bought(today, books.money(150_000), paid)),
    ]
    _look_after(books, known[0], bought_on)
    return known


def _look_after(books: Books, machine: Machine, since: date) -> None:
    today = books.today()
    for months, what, cost, every in ((2, "Aceite y limpieza", 2_500, 3), (7, "Cambio de correa", 18_000, 12)):
        day = add_months(since, months)
        draft = MaintenanceDraft(day, what, books.money(cost), every_months=every)
        machines.log_maintenance(books, machine.id, draft)
    machines.log_maintenance(
        books, machine.id, MaintenanceDraft(today, "Afilar cuchillas", next_day=add_months(today, 1))
    )


def _depreciated(window: Window) -> Iterator[Scene]:
    """All months that were missed, shown before they are recorded; one of them asked to be done again."""
    books = window.books
    window.go("machines", Wanted(new="depreciate"))
    yield "machines-depreciate-missed", window
    toggle_accounting(window)
    over(window).show_accounting()
    yield "machines-depreciate-accounted", window
    toggle_accounting(window)
    over(window).submit()
    yield "machines-depreciate-doubts", window
    over(window).submit()
    yield "machines-depreciated", window
    close_over(window)
    done = machines.depreciated_months(books)
    voucher = list(done.values())[-1]
    window.go("machines", Wanted(record=voucher))
    yield "machines-depreciation-record", window
    window.desk.correct(voucher)
    yield "ask-depreciate-again", asking()
    asking().go_button.click()
    yield "refused-ask-depreciate-again", asking()
    asking().reject()
    close_over(window)
    _recorded_late(books)
    window.go("machines", Wanted(new="depreciate"))
    bring_into_sight(over(window).late)
    yield "machines-depreciate-late", window
    let_go(window)


def _recorded_late(books: Books) -> None:
    """A machine bought in the first of the months that are depreciated already; the last one is still to be done."""
    done, box = machines.depreciated_months(books), ledger.account_of(books, "cash").id
    first = min(done).first
    materials.void(books, done[max(done)], "Falta una máquina")
    paid = (Payment(box, books.money(96_000)),)
    machines.record_machine(books, MachineDraft("Bordadora", tax_life=96), Bought(first, books.money(96_000), paid))


def _opened(window: Window, known: list[Machine]) -> Iterator[Scene]:
    """A machine opened, with its picture; the sum behind an hour of it; corrected, changed; its card."""
    from tests.shots.scenes import _photo

    attachments.attach(window.books, Holder("machine", known[0].id), AttachmentDraft("Foto.png", _photo()))
    window.go("machines", Wanted(machine=known[0].id))
    view: Any = over(window)
    wait_until(view.photo.isVisible)
    yield "machine-record", window
    view.hour.button.click()
    yield "machine-record-hour", window
    view.worth.by.set("month")
    _scroll(window, view.worth.table)
    yield "machine-record-months", window
    _scroll(window, view.log)
    yield "machine-record-log", window
    view.change_button.click()
    yield "machine-changed", window
    close_over(window)
    window.desk.correct(known[0].voucher)
    yield "machine-correction", window
    close_over(window)
    window.go("machines", Wanted(record=known[0].voucher))
    yield "machine-voucher", window
    close_over(window)
    window.go("machines", Wanted(machine=known[0].id))
    over(window).print_button.click()
    yield "machine-card", window
    close_over(window)


def _scroll(window: Window, widget: Any) -> None:
    """Scroll the record in sight to something on it."""
    area = widget.parent()
    while not hasattr(area, "ensureWidgetVisible"):
        area = area.parent()
    area.ensureWidgetVisible(widget)


def _looked_after(window: Window, known: list[Machine]) -> Iterator[Scene]:
    """Maintenance written down, one time that comes again; an entry changed, with its bill."""
    from tests.shots.scenes import _photo

    window.go("machines", Wanted(machine=known[0].id, new="maintenance"))
    form = over(window)
    form.what.set("Aceite y limpieza")
    form.again.set("months")
    form.every_months.set(3)
    yield "machines-maintenance-typed", window
    form.submit()
    yield "machines-maintenance-written", window
    close_over(window)
    window.go("machines", Wanted(machine=known[0].id))
    entry = machines.list_maintenance(window.books, known[0].id)[0]
    attachments.attach(window.books, entry.holder, AttachmentDraft("Recibo.png", _photo()))
    over(window).log.opened.emit(entry)
    yield "machines-maintenance-changed", window
    let_go(window)


def _went(window: Window, known: list[Machine]) -> Iterator[Scene]:
    """Sold at a loss, told while typing; refused; recorded; opened; recorded again."""
    books = window.books
    window.go("machines", Wanted(machine=known[3].id))
    over(window).gone_button.click()
    form = over(window)
    form.price.set(books.money(90_000))
    form.show_accounting()
    yield "machines-gone-typed", window
    form.kind.set("given")
    yield "machines-gone-given", window
    form.kind.set("sold")
    form.price.set(None)
    form.submit()
    yield "refused-machines-gone-price", window
    let_go(window)
    box = ledger.account_of(books, "cash").id
    price = books.money(90_000)
    gone = machines.dispose(books, known[3].id, GoneDraft(books.today(), "sold", price, (Payment(box, price),)))
    window.go("machines", Wanted(machine=known[3].id))
    yield "machine-record-gone", window
    close_over(window)
    window.go("machines", Wanted(record=gone.id))
    yield "machine-gone-voucher", window
    window.desk.correct(gone.id)
    yield "machines-gone-correction", window
    let_go(window)
