"""Around the payouts: advances given and brought back, the rules of pay, what an hour earned, the surplus of a year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from coopbooks import ledger, members, payouts, products, work
from coopbooks.books import Books, change_club
from coopbooks.days import Month
from coopbooks.members import GroupDraft, MemberDraft, Part
from coopbooks.payouts import AdvanceDraft, Ask, OwnRule, PayRules, PayTerms, Protected, Rounding, RunDraft, Wishes
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.shots.questions import Scene
from tests.shots.windows import close_over, let_go, over, wait_a_moment
from ui.payouts.mix_fields import MIX
from ui.payouts.surplus_form import SurplusForm
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.tab_order import bring_into_sight
from ui.window import Window

_NAMES: Final = ("Fortunata Choquehuanca", "Agripina Mamani de Tola", "Severina Ñañez", "Hilaria Cutipa")


def agreed_pay_scenes(window: Window) -> Iterator[Scene]:
    """Everything of it, over members and work of their own."""
    who = _worked(window.books)
    yield from _advances(window, who)
    yield from _rules(window, who)
    yield from _pay_check(window)
    yield from _surplus(window)


def _worked(books: Books) -> list[int]:
    """Four members, two of them in a group, paid for pieces of known minutes, for hours, and for pieces of none."""
    today = books.today()
    group = members.add_group(books, GroupDraft("Hilanderas de Achocalla")).id
    joined, income = today - timedelta(300), books.money(40_000)
    drafts = [MemberDraft(name, joined=joined, income=income, income_on=joined) for name in _NAMES]
    drafts[1:] = [replace(one, group=group) for one in drafts[1:]]
    who = [members.add_member(books, one).id for one in drafts]
    shawl = products.add_product(books, ProductDraft("Chalina bordada", "pieza", books.money(15_000))).id
    steps = [
        MakingDraft("Hilado", rate=Quantity.of("24"), minutes=Quantity.of(90)),
        MakingDraft("Bordado a mano", rate=Quantity.of("35")),
    ]
    spun, sewn = products.keep_making(books, shawl, steps, joined)
    day = today - timedelta(8)
    done = [WorkDraft(one, day, making=spun.id, accepted=Quantity.of(5 + number)) for number, one in enumerate(who)]
    done.append(WorkDraft(who[0], day, making=sewn.id, accepted=Quantity.of(3)))
    hours = WorkDraft(who[1], day, "hours", name="Limpieza", accepted=Quantity.of(6), rate=Quantity.of(12))
    work.record_work(books, [*done, hours])
    run = payouts.draft_run(books, RunDraft(today - timedelta(6), "Hilado de la quincena", persons=tuple(who)))
    payouts.approve(books, run.id)
    return who


def _advances(window: Window, who: list[int]) -> Iterator[Scene]:
    books = window.books
    box = ledger.account_of(books, "cash").id
    day = books.today() - timedelta(3)
    given = [
        payouts.record_advance(books, AdvanceDraft(person, books.money(amount), day, box, "Medicinas"))
        for person, amount in ((who[0], 5_000), (who[0], 3_000), (who[2], 12_050))
    ]
    window.go("payouts", Wanted(tab="advances"))
    yield "payouts-advances-listed", window
    window.go("payouts", Wanted(new="advance"))
    form = over(window)
    form.person.set_key(who[0])
    form.amount.set(books.money(4_000))
    toggle_accounting(window)
    form.show_accounting()
    yield "payouts-advance-typed", window
    toggle_accounting(window)
    form.way.set("back")
    form.amount.set(books.money(9_000))
    form.submit()
    yield "refused-payouts-advance-back", window
    let_go(window)
    window.go("payouts", Wanted(record=given[-1].id))
    yield "payouts-told-advance", window
    over(window).receipt_button.click()
    yield "payouts-advance-receipt", window
    close_over(window)


def _rules(window: Window, who: list[int]) -> Iterator[Scene]:
    books = window.books
    money = books.money
    asks = (
        Ask("savings", percent=Decimal(5), detail="compulsory"),
        Ask("contribution", money(1_000), until=money(20_000)),
    )
    terms = PayTerms(protected=Protected(money(20_000), Decimal(50)), rounding=Rounding(money(50), "nearest"))
    payouts.change_rules(books, PayRules(terms, asks, Wishes(money(10_000), money(1_000), money(5_000))))
    window.go("payouts", Wanted(tab="rules"))
    yield "payouts-rules-decided", window
    agreed = OwnRule("savings", percent=Decimal(10), note="Reunión del 3 de marzo")
    for person, rule in ((who[1], agreed), (who[2], OwnRule("advance", money(2_000), agreed=True))):
        payouts.set_own_rule(books, person, rule)
    payouts.set_own_rule(books, who[2], OwnRule("contribution", money(0), note="Por enfermedad"))
    window.go("payouts", Wanted(tab="rules"))
    yield "payouts-rules-listed", window
    window.go("payouts", Wanted(new="rules"))
    form = over(window)
    form.order.list.setCurrentRow(4)
    form.order.move_by(-1)
    yield "payouts-rules-changed", window
    bring_into_sight(form.small)
    wait_a_moment()  # it is scrolled there when Qt comes to it
    yield "payouts-rules-below", window
    form.at_least.reset()
    form.submit()
    wait_a_moment()
    yield "refused-payouts-rules-half", window
    let_go(window)
    window.go("payouts", Wanted(person=who[2], new="own"))
    form = over(window)
    form.kind.set("advance")
    yield "payouts-own-known", window
    let_go(window)


def _pay_check(window: Window) -> Iterator[Scene]:
    window.go("payouts", Wanted(tab="paycheck"))
    part = window.page().paycheck  # type: ignore[attr-defined] # the page of payouts
    for by in ("member", "product", "group"):
        part.by.set(by)
        yield f"payouts-paycheck-by-{by}", window
    part.by.set("member")
    part.picture.turn_button.setFocus()
    part.picture.turn_button.click()
    yield "payouts-paycheck-by-month", window
    part.picture.turn_button.click()


def _surplus(window: Window) -> Iterator[Scene]:
    """The year that ended with last month, as clubs have it whose year is not that of the calendar."""
    books = window.books
    club, today = books.club, books.today()
    members.record_deed(
        books,
        members.DeedDraft(
            "certificates",
            today - timedelta(30),
            tuple(Part(one.id, books.money(10_000), 1) for one in members.list_all(books)[:3]),
            ledger.account_of(books, "cash").id,
        ),
    )
    change_club(books, replace(club, closing_month=Month.of(today).plus(-1).number))
    yield from _surplus_typed(window)
    yield from _surplus_counted(window)
    change_club(books, club)


def _surplus_typed(window: Window) -> Iterator[Scene]:
    """As it is proposed, as the assembly decided otherwise, in a mix that is not whole, asked about."""
    window.go("payouts", Wanted(new="surplus"))
    form: SurplusForm = over(window)
    yield "payouts-surplus-usual", window
    form.funds["reserve_voluntary"].set(Decimal(20))
    form.members_percent.set(Decimal(60))
    form.by.by.set("equal")
    toggle_accounting(window)
    form.show_accounting()
    yield "payouts-surplus-typed", window
    toggle_accounting(window)
    form.by.by.set(MIX)
    rows = {row.besides: row for row in form.by.mix.all_rows(MIX)}
    form.by.mix.put(rows["pay"], "percent", Decimal(60))
    form.by.mix.put(rows["certificates"], "percent", Decimal(30))
    form.show_accounting()
    form.submit()
    wait_a_moment()
    yield "refused-payouts-surplus-not-100", window
    form.by.mix.put(rows["certificates"], "percent", Decimal(40))
    form.show_accounting()
    form.submit()
    yield "payouts-surplus-doubts", window


def _surplus_counted(window: Window) -> Iterator[Scene]:
    """What nobody recorded here is typed; more than there is, and what is shared out in the end."""
    form: SurplusForm = over(window)
    form.by.by.set("hours")
    form.show_accounting()
    form.counts.button.setChecked(True)
    grid = form.counts.weights.grid
    for place, row in enumerate(grid.all_rows("weights")):
        grid.put(row, "hours", Quantity.of(120 + 15 * place))
    form.show_accounting()
    bring_into_sight(grid)
    wait_a_moment()
    yield "payouts-surplus-counts", window
    form.amount.set(window.books.money(100_000_000))
    form.submit()
    yield "refused-payouts-surplus-more-than-left", window
    form.amount.reset()
    form.year.changed.emit()
    for _time in range(2):  # once for what is asked about
        form.submit()
    yield "payouts-surplus-recorded", window
    let_go(window)
