"""A payout opened: approved, handed over in part, its envelopes, a slip and what is behind its figures, voided."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from coopbooks import attachments, cash, ledger, loans, members, payouts, products, work
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from coopbooks.cash import CountDraft
from coopbooks.days import Month, add_months
from coopbooks.loans import LoanDraft, Terms
from coopbooks.members import DeedDraft, GroupDraft, MemberDraft, Part
from coopbooks.payouts import AdvanceDraft, Ask, HandDraft, PayRules, PayTerms, Protected, Run, RunDraft
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.shots.questions import Scene, asking
from tests.shots.windows import close_over, let_go, over, wait_a_moment
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.tab_order import bring_into_sight
from ui.window import Window

_NAMES: Final = (
    "Basilia Mamani de Choquehuanca",
    "Dionisia Quispe",
    "Encarnación Ñaupa Flores",
    "Gregoria Condori",
    "Honorata Huanca",
    "Irma Yujra",
    "Juliana Poma",
    "Lidia Apaza",
    "Martha Cutipa",
    "Nicolasa Tarqui",
    "Oliva Callisaya",
    "Petrona Limachi",
    "Remedios Alanoca",
)


def run_scenes(window: Window) -> Iterator[Scene]:
    """Everything that is done with a payout once it is prepared."""
    books, first = window.books, payouts.pay_rules(window.books)
    who = _begun(books)
    run = payouts.draft_run(books, RunDraft(books.today(), "Segunda quincena", persons=tuple(who)))
    yield from _drafted(window, run)
    yield from _approved(window, payouts.approve(books, run.id, short=True))
    yield from _slips(window, run, who)
    yield from _handed(window, run, who)
    yield from _ended(window, run)
    window.go("home")
    yield "payouts-home", window
    payouts.change_rules(books, first)


def _begun(books: Books) -> list[int]:
    """Members in two groups who embroidered for a fortnight; an advance, a loan, dues, savings; the box counted."""
    today, box = books.today(), ledger.account_of(books, "cash").id
    joined = today - timedelta(200)
    groups = [members.add_group(books, GroupDraft(name)).id for name in ("Bordado de la mañana", "Acabado")]
    drafts = [MemberDraft(name, joined=joined, group=groups[place % 2]) for place, name in enumerate(_NAMES)]
    who = [members.add_member(books, one).id for one in drafts]
    product = products.add_product(books, ProductDraft("Individual bordado", "pieza", books.money(3_500))).id
    steps = [
        MakingDraft("Bordado a máquina", rate=Quantity.of("4.50")),
        MakingDraft("Ojales", rate=Quantity.of("0.35")),
    ]
    sewn, holes = products.keep_making(books, product, steps, joined)
    _worked(books, who, sewn.id, holes.id, today - timedelta(20))
    before = payouts.draft_run(books, RunDraft(today - timedelta(14), "Primera quincena", persons=tuple(who)))
    run = payouts.approve(books, before.id, short=True)
    payouts.hand_over(books, HandDraft(run.id, run.day, box))
    _worked(books, who, sewn.id, holes.id, today - timedelta(6))
    asks = (Ask("savings", percent=Decimal(5), detail="compulsory"),)
    payouts.change_rules(books, PayRules(PayTerms(protected=Protected(percent=Decimal(40))), asks))
    payouts.record_advance(books, AdvanceDraft(who[0], books.money(5_000), today - timedelta(4), box))
    terms = Terms(books.money(60_000), add_months(today, -1), today, 6, rate=Decimal(12))
    loans.record_loan(books, LoanDraft("lent", who[2], terms, box=box))
    dues = tuple(Part(one, books.money(1_000)) for one in who[:4])
    members.record_deed(books, DeedDraft("dues", today, dues, month=Month.of(today), due=today, again=True))
    _counted(books, box)
    return who


def _worked(books: Books, who: list[int], sewn: int, holes: int, day: date) -> None:
    drafts = [
        WorkDraft(one, day + timedelta(back), making=making, accepted=Quantity.of(many + place % 5))
        for back, making, many in ((0, sewn, 14), (2, sewn, 9), (2, holes, 21))
        for place, one in enumerate(who)
    ]
    work.record_work(books, drafts)


def _counted(books: Books, box: int) -> None:
    """Count the box: large notes, and few small ones."""
    there = {200: 4, 100: 6, 50: 5, 20: 6, 10: 8, 5: 6, 2: 4, 1: 3}
    pieces = tuple((books.money(value * 100), many) for value, many in there.items())
    cash.count_cash(books, CountDraft(books.today(), box, pieces, "Contado antes de pagar"))


def _drafted(window: Window, run: Run) -> Iterator[Scene]:
    """The draft opened; being approved, with its accounting, with too little in the box, for some alone."""
    window.go("payouts", Wanted(run=run.id))
    yield "payouts-view-draft", window
    over(window).deeds.approve_button.click()
    form = over(window)
    toggle_accounting(window)
    form.show_accounting()
    yield "payouts-approve", window
    toggle_accounting(window)
    form.box.set(_empty_box(window.books))
    form.show_accounting()
    yield "payouts-approve-short", window
    form.submit()
    yield "payouts-approve-doubts", window
    form.box.set(ledger.account_of(window.books, "cash").id)
    form.who.set("some")
    form.show_accounting()
    yield "payouts-approve-some", window
    form.persons.none_button.click()
    form.submit()
    yield "refused-payouts-approve", window
    let_go(window)


def _empty_box(books: Books) -> int:
    """A bank with little in it."""
    banks = [one for one in ledger.list_accounts(books, boxes=True, postable=True) if not one.currency]
    return min(banks, key=lambda one: ledger.balance_on(books, one.id).minor).id


def _approved(window: Window, run: Run) -> Iterator[Scene]:
    """Approved: what is next; its notes and coins out of the box, and with wishes of their own."""
    window.go("payouts", Wanted(run=run.id))
    yield "payouts-view-approved", window
    toggle_accounting(window)
    yield "payouts-view-accounted", window
    toggle_accounting(window)
    over(window).deeds.pieces_button.click()
    yield "payouts-envelopes", window
    pieces = over(window)
    pieces.box.set(None)
    pieces.largest.set(window.books.money(5_000))
    pieces.small.set(window.books.money(1_000))
    pieces.at_least.set(window.books.money(2_000))
    pieces.work_out()
    yield "payouts-envelopes-wished", window
    pieces.at_least.set(window.books.money(-100))
    pieces.work_out()
    yield "refused-payouts-envelopes", window
    close_over(window)
    yield from _asked(window, run)


def _asked(window: Window, run: Run) -> Iterator[Scene]:
    """Which slips are printed; why it is voided."""
    window.go("payouts", Wanted(run=run.id))
    view = over(window)
    view.deeds.print_button.menu().actions()[1].trigger()
    yield "ask-payout-slips", asking()
    asking().reject()
    view.deeds.void_button.click()
    yield "ask-payout-void", asking()
    asking().go_button.click()
    yield "refused-ask-payout-void", asking()
    asking().reject()
    close_over(window)


def _slips(window: Window, run: Run, who: list[int]) -> Iterator[Scene]:
    """A slip opened, each kind of figure explained, the slip as it is printed."""
    for place, name in ((0, "advance"), (2, "loan")):
        window.go("payouts", Wanted(run=run.id, person=who[place]))
        yield f"payouts-slip-{name}", window
        view = over(window)
        view.open_figure("paid")
        yield f"payouts-explained-{name}", window
        window.page().close_over(over(window))
        view.open_figure("gross", view.slip.pay.lots[0])
        over(window).records.opened.emit(over(window).records.rows_model.row(0))
        yield f"payouts-explained-{name}-work", window
        window.page().close_over(over(window))
        window.page().close_over(over(window))
        view.open_figure("deducted", view.slip.pay.deductions[0])
        yield f"payouts-explained-{name}-deducted", window
        close_over(window)
    window.go("payouts", Wanted(run=run.id, person=who[0]))
    over(window).print_button.click()
    asking().go_button.click()
    yield "payouts-slip-paper", window
    close_over(window)


def _handed(window: Window, run: Run, who: list[int]) -> Iterator[Scene]:
    """Handed over to some; nobody marked; what was handed told, corrected and taken back."""
    window.go("payouts", Wanted(run=run.id, new="hand"))
    form = over(window)
    form.persons.mark_only(who[:9])
    toggle_accounting(window)
    form.show_accounting()
    yield "payouts-hand", window
    toggle_accounting(window)
    form.persons.none_button.click()
    form.submit()
    yield "refused-payouts-hand", window
    let_go(window)
    posted = payouts.hand_over(window.books, HandDraft(run.id, run.day, _box(window.books), tuple(who[:9])))
    yield from _taken_back(window, run, who)
    window.go("payouts", Wanted(record=posted.id))
    yield "payouts-told-handed", window
    window.desk.correct(posted.id)
    yield "payouts-hand-correction", window
    let_go(window)
    window.go("payouts", Wanted(record=payouts.run(window.books, run.id).voucher))
    yield "payouts-told-approved", window
    close_over(window)


def _taken_back(window: Window, run: Run, who: list[int]) -> Iterator[Scene]:
    """While some have theirs it is not voided; one of them gives hers back."""
    window.go("payouts", Wanted(run=run.id))
    yield "payouts-view-handing", window
    over(window).deeds.void_button.click()
    asking().boxes["reason"].editor.set("Faltó un pedido")
    asking().go_button.click()
    yield "refused-ask-payout-void-handed", asking()
    asking().boxes["reason"].editor.reset()
    asking().reject()
    window.go("payouts", Wanted(run=run.id, person=who[1]))
    yield "payouts-slip-handed", window
    over(window).back_button.click()
    yield "ask-payout-hand-back", asking()
    asking().go_button.click()
    yield "refused-ask-payout-hand-back", asking()
    asking().reject()


def _box(books: Books) -> int:
    return ledger.account_of(books, "cash").id


def _ended(window: Window, run: Run) -> Iterator[Scene]:
    """Handed over to the last one, and closed; another one voided."""
    books = window.books
    payouts.hand_over(books, HandDraft(run.id, run.day, _box(books)))
    window.go("payouts", Wanted(run=run.id))
    yield "payouts-view-handed", window
    yield from _signed(window, run)
    over(window).deeds.close_button.click()
    yield "payouts-view-closed", window
    over(window).deeds.back_button.click()
    yield "ask-payout-back", asking()
    asking().reject()
    payouts.hand_all_back(books, run.id, "Se pagó otro día")
    payouts.void_run(books, run.id, "Las tarifas eran otras")
    window.go("payouts", Wanted(run=run.id))
    yield "payouts-view-voided", window
    close_over(window)
    drafted = payouts.run(books, run.id).draft
    if isinstance(drafted, RunDraft):
        payouts.approve(books, payouts.draft_run(books, drafted).id, short=True)


def _signed(window: Window, run: Run) -> Iterator[Scene]:
    """With the list everybody signed beside it."""
    from tests.shots.scenes import _photo

    holder = Holder("voucher", payouts.run(window.books, run.id).voucher or 0)
    attachments.attach(window.books, holder, AttachmentDraft("Lista firmada.png", _photo()))
    bring_into_sight(over(window).papers)
    wait_a_moment()  # it is scrolled there when Qt comes to it
    yield "payouts-view-papers", window
