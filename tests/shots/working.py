"""Work: a sheet typed in, doubted, refused; the list and what it adds up to; opened, corrected; pieces; rates."""

from collections.abc import Iterator
from datetime import timedelta

from coopbooks import attachments, members, orders, products, work
from coopbooks.attachments import AttachmentDraft
from coopbooks.books import Books
from coopbooks.members import GroupDraft, MemberDraft
from coopbooks.orders import OrderDraft
from coopbooks.products import Making, MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import PieceDraft, WorkDraft
from tests.shots.questions import Scene, asking
from tests.shots.windows import let_go, over
from ui.shared.doing import Wanted
from ui.window import Window

_NAMES = ("Toribia Callisaya", "Rosmery Ñaupa", "Eulalia Choque de Quispe", "Zenobia Ticona", "Lucía Yujra")


def work_scenes(window: Window) -> Iterator[Scene]:
    """Everything about work, over members and a product of its own."""
    who, makings, order = _begun(window.books)
    yield from _sheets(window, makings[0].product)
    yield from _other_sheets(window, makings[0].product)
    _recorded(window.books, who, makings, order)
    for tab in ("work", "sums", "pieces", "rates"):
        window.go("work", Wanted(tab=tab))
        yield f"work-{tab}-listed", window
    yield from _opened(window)
    window.go("work", Wanted(new="pieces"))
    form = over(window)
    form.person.set_key(who[4])
    form.product.set_key(makings[0].product)
    form.kind.set("brought")
    form.quantity.set(Quantity.of(90))
    form.submit()
    yield "refused-work-pieces", window
    let_go(window)


def _begun(books: Books) -> tuple[list[int], list[Making], int]:
    group = members.add_group(books, GroupDraft("Tejedoras de la tarde")).id
    who = [members.add_member(books, MemberDraft(name, group=group)).id for name in _NAMES]
    draft = ProductDraft("Chompa de alpaca con cuello", "pieza", books.money(24_000))
    product = products.add_product(books, draft).id
    rates = {"Corte": "1.50", "Tejido a máquina": "18", "Costura": "6.50", "Bordado": "", "Planchado": "1.20"}
    drafts = [MakingDraft(name, rate=Quantity.of(rate) if rate else None) for name, rate in rates.items()]
    makings = products.keep_making(books, product, drafts, books.today() - timedelta(60))
    today = books.today()
    order = OrderDraft("A-7", "40 chompas para la feria", None, books.money(0), today)
    return who, makings, orders.add_order(books, order).id


def _sheets(window: Window, product: int) -> Iterator[Scene]:
    """A sheet of a day; what is odd, what is refused, how it is printed."""
    window.go("work", Wanted(new="sheet"))
    form = over(window)
    form.product.set_key(product)
    form.rejects.set(True)
    rows, keys = form.grid.all_rows("lines"), form.grid.keys
    for number, row in enumerate(rows[:4]):
        form.grid.put(row, keys[0], Quantity.of(12 + number))
        form.grid.put(row, keys[2], Quantity.of(3 + number))
    form.grid.put(rows[1], keys[3], Quantity.of(1))
    form.grid.put(rows[1], keys[6], Quantity.of(2))
    form.grid.go_to(rows[1], keys[2])
    form.show_accounting()
    yield "work-sheet-typed", window
    form.submit()
    yield "work-sheet-doubts", window
    form.grid.put(rows[2], keys[2], Quantity.of(-1))
    form.submit()
    form.submit()
    yield "refused-work-sheet", window
    form.print_blank()
    yield "work-sheet-paper", window
    let_go(window)


def _other_sheets(window: Window, product: int) -> Iterator[Scene]:
    """One of the days of a week, and one of hours of other work."""
    window.go("work", Wanted(new="sheet"))
    form = over(window)
    form.product.set_key(product)
    form.across.set("days")
    form.grid.put(form.grid.all_rows("lines")[0], form.grid.keys[0], Quantity.of(5))
    yield "work-sheet-week", window
    let_go(window)
    window.go("work", Wanted(new="sheet"))
    form = over(window)
    form.kind.set("hours")
    form.name.setText("Limpieza del taller")
    form.name.settle()
    form._follow()
    yield "work-sheet-hours", window
    let_go(window)


def _recorded(books: Books, who: list[int], makings: list[Making], order: int) -> None:
    """A week of work, some of it for an order that pays more, some rejected, some nobody knows the rate of."""
    drafts = [
        WorkDraft(one, books.today() - timedelta(back), making=making.id, accepted=Quantity.of(2 + place + back))
        for back in range(4)
        for place, one in enumerate(who)
        for making in makings[:2]
    ]
    drafts.append(WorkDraft(who[0], books.today(), making=makings[3].id, accepted=Quantity.of(2)))
    rejected = WorkDraft(who[1], books.today(), making=makings[2].id, accepted=Quantity.of(7), order=order)
    drafts.append(WorkDraft(who[2], books.today(), "hours", name="Limpieza", accepted=Quantity.of(3)))
    work.record_work(books, drafts)
    work.set_order_rate(books, order, makings[1].id, Quantity.of("20"), "Lana más fina")
    [new] = work.record_work(books, [rejected])
    work.change_work(books, new, rejected, "El cuaderno decía siete")
    for person, many in ((who[3], 20), (who[4], 8)):
        draft = PieceDraft("given", person, makings[0].product, Quantity.of(many), books.today(), "M", order)
        work.hand_pieces(books, draft)


def _opened(window: Window) -> Iterator[Scene]:
    """One with the signed sheet it comes from; taken back, corrected."""
    from tests.shots.scenes import _photo

    window.go("work")
    newest = work.list_work(window.books).rows(0, 1)[0]
    attachments.attach(window.books, newest.holder, AttachmentDraft("Planilla firmada.png", _photo()))
    window.page().open_record(newest.id)  # type: ignore[attr-defined] # the page of work
    view = over(window)
    yield "work-record", window
    view.back_button.click()
    question = asking()
    yield "work-take-back", question
    question.reject()
    view.correct_button.click()
    yield "work-correction", window
    let_go(window)
