"""Grants: typed in, listed, opened, what comes and is spent of them, given in kind and given back, printed."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from coopbooks import costs, grants, ledger, people
from coopbooks.books import Books
from coopbooks.costs import CostLine
from coopbooks.grants import GiftDraft, GiftLine, Grant, GrantDraft, MoneyDraft, PurposeDraft
from coopbooks.money import Money
from coopbooks.people import PersonDraft
from tests.shots.questions import Scene, asking
from tests.shots.windows import close_over, let_go, over
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.window import Window


def grant_scenes(window: Window) -> Iterator[Scene]:
    """Everything about grants, over some of their own."""
    yield from _typed(window)
    known, dollars = _recorded(window.books)
    window.go("grants")
    yield "grants-listed", window
    window.go("grants", Wanted(tab="gifts"))
    yield "grants-gifts-listed", window
    yield from _opened(window, known, dollars)
    yield from _money(window, known, dollars)
    yield from _spent(window, known)
    yield from _gift(window, known)
    yield from _printed(window, known)


def _typed(window: Window) -> Iterator[Scene]:
    """A grant typed in: 80 % for machines, 20 % for a trainer."""
    window.go("grants", Wanted(new="grant"))
    form = over(window)
    form.name.set("Convenio 12/2026")
    form.amount.set(window.books.money(2_000_000))
    form.purposes.rows[0].put(PurposeDraft("Máquinas de coser y horno", percent=Decimal(80)))
    form.purposes.add_row().put(PurposeDraft("Capacitadora en costura", percent=Decimal(15)))
    form.show_accounting()
    yield "grants-grant-typed", window
    let_go(window)


def _recorded(books: Books) -> tuple[Grant, Grant]:
    """A grant of which most is spent, one in dollars of which the first part came, one that is over."""
    today, box = books.today(), ledger.account_of(books, "cash").id
    begun = today - timedelta(days=60)
    donor = people.add_person(books, PersonDraft("Fundación Warmi Andina", "La Paz", roles=frozenset({"donor"}))).id
    purposes = (
        PurposeDraft("Máquinas de coser y horno", percent=Decimal(80)),
        PurposeDraft("Capacitadora en costura", percent=Decimal(15)),
    )
    agreed = GrantDraft(donor, "Convenio 12/2026", books.money(2_000_000), begun, None, today + timedelta(days=90))
    known = grants.record_grant(books, _with(agreed, purposes))
    dollars = grants.record_grant(
        books,
        GrantDraft(
            donor,
            "Small projects 2026-117",
            Money(150_000, "USD"),
            begun,
            purposes=(PurposeDraft("Horno", percent=Decimal(60)),),
        ),
    )
    grants.receive_money(
        books, MoneyDraft(begun + timedelta(days=9), known.id, box, books.money(1_200_000), note="Primera parte")
    )
    machines, trainer, _rest = (one.id for one in known.purposes)
    for days, role, amount, purpose, what in (
        (20, "machines", 690_000, machines, "Máquina recta industrial"),
        (30, "member_training", 120_000, trainer, "Curso de patrones"),
    ):
        line = CostLine(ledger.account_of(books, role).id, books.money(amount), what, purpose=purpose)
        costs.record_cost(books, costs.CostDraft(begun + timedelta(days=days), (line,), line.amount, box))
    tools = GiftLine(ledger.account_of(books, "tools").id, books.money(45_000), "Tijeras y reglas")
    grants.record_gift(books, GiftDraft(begun + timedelta(days=40), None, (tools,), machines))
    own = Money(50_000, "USD")
    grants.receive_money(books, MoneyDraft(today, dollars.id, box, books.money(348_000), own=own))
    over_ = GrantDraft(donor, "Convenio 3/2025", books.money(500_000), begun, None, today - timedelta(days=2))
    ended = grants.record_grant(books, over_)
    grants.receive_money(books, MoneyDraft(begun, ended.id, box, books.money(500_000)))
    return known, dollars


def _with(draft: GrantDraft, purposes: tuple[PurposeDraft, ...]) -> GrantDraft:
    return GrantDraft(
        draft.donor,
        draft.name,
        draft.amount,
        draft.day,
        draft.begins,
        draft.ends,
        purposes,
        "Con informe cada tres meses",
    )


def _opened(window: Window, known: Grant, dollars: Grant) -> Iterator[Scene]:
    """Grants opened, one of them changed, with its plans."""
    window.go("grants", Wanted(grant=known.id))
    yield "grants-record", window
    over(window).change_button.click()
    form = over(window)
    form.purposes.rows[1].much.set(Decimal(20))
    form.reason.set("Carta de la fundación")
    form.show_accounting()
    yield "grants-changed", window
    form.submit()
    yield "grants-record-planned-anew", window
    close_over(window)
    window.go("grants", Wanted(grant=dollars.id))
    yield "grants-record-dollars", window
    close_over(window)


def _money(window: Window, known: Grant, dollars: Grant) -> Iterator[Scene]:
    """Money that came, of a grant in dollars too, and too much of it; money given back."""
    window.go("grants", Wanted(grant=dollars.id, new="money"))
    form = over(window)
    form.amount.set(window.books.money(69_600))
    form.own.set(Money(10_000, "USD"))
    toggle_accounting(window)
    form.show_accounting()
    yield "grants-money-dollars", window
    toggle_accounting(window)
    form.own.set(Money(500_000, "USD"))
    form.submit()
    yield "refused-grants-money-too-much", window
    let_go(window)
    window.go("grants", Wanted(grant=known.id, new="back"))
    yield "grants-back-proposed", window
    let_go(window)
    page: Any = window.page()
    window.go("grants", Wanted(record=grants.grant_report(window.books, known.id).moves[0].voucher))
    yield "grants-money-record", page.window()
    close_over(window)


def _spent(window: Window, known: Grant) -> Iterator[Scene]:
    """A cost paid from a grant: more than is left is refused, then it is recorded and told."""
    window.go("costs", Wanted(new="deal"))
    form = over(window)
    row = form.lines.rows[0]
    row.category.set_key(ledger.account_of(window.books, "member_training").id)
    row.purpose.set_key(known.purposes[1].id)
    row.amount.set(window.books.money(30_000))
    toggle_accounting(window)
    form.show_accounting()
    yield "grants-cost", window
    row.amount.set(window.books.money(900_000))
    form.submit()
    yield "refused-costs-overspent", window
    toggle_accounting(window)
    let_go(window)
    moves = grants.grant_report(window.books, known.id).moves
    window.go("costs", Wanted(record=next(move.voucher for move in moves if move.spent)))
    yield "grants-cost-record", window
    close_over(window)


def _gift(window: Window, known: Grant) -> Iterator[Scene]:
    """A gift in kind typed in, for a grant and beside all of them, and told."""
    window.go("grants", Wanted(new="gift"))
    form = over(window)
    form.lines.rows[0].put(GiftLine(ledger.account_of(window.books, "tools").id, window.books.money(30_000), "Reglas"))
    form.purpose.set_key(known.purposes[0].id)
    form.show_accounting()
    yield "grants-gift-typed", window
    let_go(window)
    moves = grants.grant_report(window.books, known.id).moves
    window.go("grants", Wanted(record=next(move.voucher for move in moves if move.in_kind)))
    yield "grants-gift-record", window
    close_over(window)


def _printed(window: Window, known: Grant) -> Iterator[Scene]:
    window.go("grants", Wanted(grant=known.id))
    over(window).print_button.click()
    asked = asking()
    yield "ask-grants-report", asked
    asked.boxes["day"].editor.set(known.day - timedelta(days=1))
    asked.submit()
    yield "refused-ask-grants-report", asked
    asked.boxes["day"].editor.set(window.books.today())
    asked.submit()
    yield "grants-report", window
    close_over(window)
