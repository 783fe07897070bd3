"""Payouts: prepared by the rates, from a pot, with bonuses; beside last time and another rule; what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from coopbooks import ledger, members, payouts, products, work
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.members import MemberDraft
from coopbooks.payouts import AdvanceDraft, Bonus, Part, Pot, Reserve, RunDraft
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.shots.questions import Scene
from tests.shots.windows import let_go, over, wait_a_moment
from ui.payouts.run_form import RunForm
from ui.shared.doing import Wanted
from ui.shared.tab_order import bring_into_sight
from ui.window import Window

_NAMES = (
    "Silveria Mamani de Choquehuanca",
    "Teodora Quispe",
    "Nieves Condori",
    "Casimira Ñaupa",
    "Primitiva Huanca",
    "Leocadia Flores",
)


def payout_scenes(window: Window) -> Iterator[Scene]:
    """Everything about payouts, over members and work of their own."""
    for run in payouts.list_runs(window.books, state="draft"):  # it would pay them, too
        payouts.remove_run(window.books, run.id)
    who = _worked(window.books)
    _paid_before(window.books, who)
    window.go("payouts")
    yield "payouts-runs-listed", window
    yield from _prepared(window, who)
    yield from _from_a_pot(window)
    yield from _refused(window, who)


def _worked(books: Books) -> list[int]:
    """Six members, of whom each knitted some in four weeks, some for hours."""
    today = books.today()
    who = [members.add_member(books, MemberDraft(name, joined=today - timedelta(300))).id for name in _NAMES]
    product = products.add_product(books, ProductDraft("Manta de alpaca", "pieza", books.money(18_000))).id
    draft = [MakingDraft("Tejido a mano", rate=Quantity.of("27.50"))]
    [knit] = products.keep_making(books, product, draft, today - timedelta(300))
    drafts = [
        WorkDraft(one, today - timedelta(back), making=knit.id, accepted=Quantity.of(2 + (place + back) % 4))
        for back in (3, 9, 20)
        for place, one in enumerate(who)
    ]
    drafts.append(WorkDraft(who[2], today - timedelta(25), making=knit.id, accepted=Quantity.of(1)))
    work.record_work(books, drafts)
    return who


def _paid_before(books: Books, who: list[int]) -> None:
    """A payout of the days before, and an advance since."""
    today, box = books.today(), ledger.account_of(books, "cash").id
    before = Period.through(today - timedelta(22), today - timedelta(14))
    run = payouts.draft_run(books, RunDraft(today - timedelta(13), period=before, persons=(), title="Segunda quincena"))
    payouts.approve(books, run.id)
    advance = AdvanceDraft(who[1], books.money(3_005), today - timedelta(5), box)
    payouts.record_advance(books, advance)


def _prepared(window: Window, who: list[int]) -> Iterator[Scene]:
    """The usual one, beside last time, beside another rule; with everything that is folded away."""
    form = _form(window)
    yield "payouts-run-usual", window
    form.pane.beside.set("last")
    yield "payouts-run-last-time", window
    form.pane.beside.set("other")
    form.pane.other.step.set(100)
    form.pane.other.percent.set(Decimal(95))
    yield "payouts-run-other-rule", window
    bonus = Bonus(who[0], "Responsable del taller", window.books.money(5_000))
    form.people.put(RunDraft(window.books.today(), without=(who[5],), bonuses=(bonus,)))
    form.more_button.setChecked(True)
    form.pane.beside.set("parts")
    form.show_accounting()
    yield "payouts-run-unfolded", window
    let_go(window)


def _form(window: Window) -> RunForm:
    """The form that prepares a payout, for the four weeks they worked: the days it proposes are still to come."""
    window.go("payouts", Wanted(new="run"))
    form: RunForm = over(window)
    form.work.first.set(window.books.today() - timedelta(28))
    form.work.last.set(window.books.today() - timedelta(2))
    form.show_accounting()
    form.pane.show_again()
    return form


def _from_a_pot(window: Window) -> Iterator[Scene]:
    """A pot shared by a mix of keys, a part of it reserved; what each counts is typed where nobody recorded it."""
    form, money = _form(window), window.books.money
    form.how.set("pot")
    by = (Part("pieces", Decimal(60)), Part("shares", Decimal(40)))
    reserves = (Reserve("Hilo para el mes", money(10_000)), Reserve("Ahorro del grupo", percent=Decimal(5)))
    pot = Pot(money(150_001), by, reserves)
    form.pot.put(RunDraft(window.books.today(), pot=pot, pot_label="Venta de la feria"))
    form.show_accounting()
    for number, row in enumerate(form.pot.weights.all_rows("weights")):
        form.pot.weights.put(row, "shares", Quantity.of(1 + number % 2))
    form.show_accounting()
    yield "payouts-run-pot", window
    bring_into_sight(form.pot.reserves)
    wait_a_moment()  # it is scrolled there when Qt comes to it
    yield "payouts-run-reserves", window
    form.pot.put(RunDraft(window.books.today(), pot=replace(pot, reserves=(Reserve("Todo", money(150_001)),))))
    form.submit()
    yield "refused-payouts-run-reserves", window
    let_go(window)


def _refused(window: Window, who: list[int]) -> Iterator[Scene]:
    """Shares that are all zero, a bonus of nothing, the same member in two drafts, work nobody knows the rate of."""
    books = window.books
    form = _form(window)
    form.how.set("both")
    form.pot.put(RunDraft(books.today(), pot=Pot(books.money(50_000), (Part("hours"),))))
    form.submit()
    yield "refused-payouts-run-weights", window
    let_go(window)
    form = _form(window)
    form.people.put(RunDraft(books.today(), bonuses=(Bonus(who[0], "Premio", books.money(0)),)))
    form.submit()
    yield "refused-payouts-run-bonus", window
    let_go(window)
    run = payouts.draft_run(books, RunDraft(books.today(), period=None, persons=(who[0],), title="Solo la encargada"))
    _form(window).submit()
    yield "refused-payouts-run-two-drafts", window
    let_go(window)
    payouts.remove_run(books, run.id)
    work.record_work(
        books, [WorkDraft(who[3], books.today() - timedelta(9), "hours", name="Limpieza", accepted=Quantity.of(3))]
    )
    _form(window).submit()
    yield "refused-payouts-run-rate", window
    let_go(window)
