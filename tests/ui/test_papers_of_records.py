"""Papers of work, payouts, maintenance, shared costs, groups: attached where they are recorded, shown beside them."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import attachments, costing, costs, machines, members, payouts, products, work
from coopbooks.attachments import AttachmentDraft
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from tests.builders import a_cost, m, rows
from tests.core.machines import a_machine
from tests.core.paying import a_club, a_run, knitted
from tests.core.store import q
from tests.core.working import a_product
from tests.ui.paying import payouts_page
from tests.ui.test_costing_page import of_bread
from tests.ui.test_materials_papers import Read, add, read
from tests.ui.test_payouts_surplus import a_year
from tests.ui.working import row_of, work_page
from ui.costing.frozen import FrozenSheet
from ui.costing.pool_form import PoolForm
from ui.desk import Desk
from ui.machines import MachinesPage
from ui.machines.upkeep_form import UpkeepForm
from ui.machines.view import MachineView
from ui.members.groups import GroupForm
from ui.shared.choice import Option
from ui.shared.doing import Wanted
from ui.shared.grid import GridRow
from ui.shared.papers_shown import PapersShown
from ui.work.view import WorkView
from ui.work.work_form import WorkForm

__all__ = ["read"]


def names(shown: PapersShown | None) -> list[str]:
    assert shown
    return [one.text() for one in shown.buttons]


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot, follow: Any, keys: Any) -> Any:
    """The page over a sheet on which Ana knitted 12 jumpers and Berta 5, not saved yet."""
    a_club(desk.books)
    page = work_page(desk, qtbot, follow)
    page.sheet_button.click()
    form: Any = page.currentWidget()
    keys.fill(form.product, "Jumper")
    for name, many in (("Ana", "12"), ("Berta", "5")):
        form.grid.put(row_of(form, name), form.grid.keys[-1], q(many))
    return page


def test_the_signed_sheet_is_beside_each_work_written_down_from_it(sheet: Any, desk: Desk, read: Read) -> None:
    """Once in the books, through a correction, and through Undo and Undo of that."""
    form, books = sheet.currentWidget(), desk.books
    add(form, read, "sheet.pdf")
    form.submit()
    works = work.list_work(books).rows(0, 9)
    assert len(works) == 2
    sheet.close_all_over()
    for one in works:
        sheet.want(Wanted(work=one.id))
        assert names(sheet.currentWidget().papers) == ["sheet.pdf"]
        sheet.close_all_over()
    assert rows("SELECT count(*) FROM attachment") == [(1,)]
    desk.undo()
    desk.undo()
    for one in work.list_work(books).rows(0, 9):
        assert [paper.name for paper in attachments.list_attachments(books, one.holder)] == ["sheet.pdf"]


def test_a_correction_of_work_brings_its_own_paper(sheet: Any, desk: Desk, read: Read) -> None:
    sheet.currentWidget().submit()
    [one, _other] = work.list_work(desk.books).rows(0, 9)
    sheet.close_all_over()
    sheet.want(Wanted(work=one.id))
    view = sheet.currentWidget()
    assert isinstance(view, WorkView)
    view.open_form()
    form = sheet.currentWidget()
    assert isinstance(form, WorkForm)
    form.why.set("Counted again")
    form.accepted.set(q("6"))
    add(form, read, "counted.pdf")
    form.submit()
    assert names(view.papers) == ["counted.pdf"]
    desk.undo()
    assert work.history(desk.books, one.id)[-1].accepted == one.accepted
    assert names(view.papers) == ["counted.pdf"]


def test_the_papers_of_a_payout_lie_with_its_voucher(desk: Desk, qtbot: QtBot, follow: Any, read: Read) -> None:
    """A draft has none yet; what is signed later is attached to the run, and seen beside its voucher, too."""
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    page, run = payouts_page(desk, qtbot, follow), a_run(books)
    page.want(Wanted(run=run.id))
    view: Any = page.currentWidget()
    assert view.papers is None
    view.deeds.approve()
    form: Any = page.currentWidget()
    add(form, read, "act.pdf")
    form.submit()
    shown: Any = view.papers
    assert names(shown) == ["act.pdf"]
    read(shown.ready, "signed list.pdf", lambda: len(shown.buttons) == 2)
    approved = payouts.run(books, run.id)
    assert rows("SELECT voucher_id FROM attachment") == [(approved.voucher,)] * 2


def test_the_act_of_a_surplus_is_attached_where_it_is_shared_out(
    desk: Desk, qtbot: QtBot, follow: Any, read: Read
) -> None:
    a_year(desk.books)
    page = payouts_page(desk, qtbot, follow)
    page.surplus_button.click()
    form: Any = page.currentWidget()
    add(form, read, "act.pdf")
    form.submit()
    form.submit()  # the months of that year are not locked: that is asked about once
    [run] = payouts.list_runs(desk.books, kind="surplus")
    page.want(Wanted(run=run.id))
    view: Any = page.currentWidget()
    assert names(view.papers) == ["act.pdf"]


def test_the_bill_of_maintenance_is_beside_it_and_that_of_its_voucher_too(
    desk: Desk, books: Books, show: Any, follow: Any, read: Read
) -> None:
    """Taken out of the log by mistake it comes back with its paper."""
    machine = a_machine(books)
    paid = costs.record_cost(books, a_cost(books, "maintenance 120"))
    page = MachinesPage(desk)
    follow(page)
    show(page)
    page.log(machine)
    form: Any = page.currentWidget()
    form.what.set("Motor")
    form.voucher_of.set_key(paid.voucher)
    add(form, read, "guarantee.pdf")
    form.submit()
    receipt = AttachmentDraft("receipt.pdf", b"%PDF-1.7 receipt")
    attachments.attach(books, attachments.Holder("voucher", paid.voucher), receipt)
    page.want(Wanted(machine=machine.id))
    view: Any = page.currentWidget()
    assert isinstance(view, MachineView)
    view.open_log(machines.list_maintenance(books, machine.id)[0])
    changed: Any = page.currentWidget()
    assert isinstance(changed, UpkeepForm)
    assert names(changed.shown) == ["guarantee.pdf", "receipt.pdf"]
    changed.left.emit()
    view.log.setCurrentIndex(view.log.model().index(0, 0))
    view.forget()
    assert rows("SELECT count(*) FROM attachment") == [(1,)]
    desk.undo()
    [entry] = machines.list_maintenance(books, machine.id)
    assert [one.name for one in attachments.list_attachments(books, entry.holder)] == ["guarantee.pdf"]
    desk.undo()
    assert machines.list_maintenance(books, machine.id) == []


def test_a_version_of_a_cost_sheet_has_its_papers(desk: Desk, books: Books, show: Any, read: Read) -> None:
    """The offer its prices come from is beside that version alone; the newest one has none."""
    bread = products.add_product(books, ProductDraft("Bread", "piece", m("0.70")))
    for _version in range(2):
        costing.save_version(books, of_bread(bread), books.today(), "Flour dearer")
    newest, first = costing.list_versions(books, bread.id)
    view, other = (FrozenSheet(desk, bread, costing.version(books, one.id)) for one in (first, newest))
    show(view, other)
    read(view.papers.ready, "offer.pdf", lambda: len(view.papers.buttons) == 1)
    assert rows("SELECT name, sheet_version_id FROM attachment") == [("offer.pdf", first.id)]
    assert (names(view.papers), names(other.papers)) == (["offer.pdf"], [])


def test_shared_costs_and_groups_have_papers(desk: Desk, books: Books, show: Any, read: Read) -> None:
    """The bill of the rent beside the shared costs; the list of a group beside it; more are added when it is opened."""
    product = a_product(books)
    pool, group = PoolForm(desk, None), GroupForm(desk, None)
    show(pool, group)
    pool.name.set("Rent")
    pool.amount.set(m("1000"))
    pool.grid.show_rows({"products": [GridRow({"what": Option(product, "Jumper"), "units": q("10").decimal})]})
    add(pool, read, "rent.pdf")
    pool.submit()
    group.name.set("Knitters")
    add(group, read, "knitters.pdf")
    group.submit()
    [rent], [knitters] = costing.list_pools(books), members.list_groups(books)
    for form, name in ((PoolForm(desk, rent), "rent.pdf"), (GroupForm(desk, knitters), "knitters.pdf")):
        show(form)
        [shown] = form.findChildren(PapersShown)
        assert names(shown) == [name]
        read(shown.ready, "more.pdf", lambda shown=shown: len(shown.buttons) == 2)  # type: ignore[misc]
    assert rows("SELECT name, cost_pool_id, member_group_id FROM attachment") == [
        ("rent.pdf", 1, None),
        ("knitters.pdf", None, 1),
        ("more.pdf", 1, None),
        ("more.pdf", None, 1),
    ]
