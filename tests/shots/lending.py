"""Loans: borrowed and lent, paid in time and late; each form as it is typed in, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from coopbooks import ledger, loans, orders, people
from coopbooks.books import Books
from coopbooks.days import add_months
from coopbooks.loans import Loan, LoanDraft, RescheduleDraft, Terms
from coopbooks.orders import OrderDraft
from coopbooks.people import PersonDraft
from tests.shots.questions import Scene, asking
from tests.shots.windows import close_over, let_go, over, wait_a_moment
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.tab_order import bring_into_sight
from ui.window import Window

_D = Decimal
_OFFERS = (
    ("Banco Comunal", "equal_instalments", "24", "year"),
    ("Prestamista de la feria", "flat", "1.2", "month"),
    ("Cooperativa San Martín", "equal_principal", "22", "effective_year"),
)


@dataclass(frozen=True)
class Lending:
    """The loans the scenes are about."""

    machine: Loan
    late: Loan


def lending_scenes(window: Window) -> Iterator[Scene]:
    """Everything about loans, over loans of its own."""
    known = lend(window.books)
    yield from _listed(window)
    yield from _typed(window)
    yield from _opened(window, known)
    yield from _paid(window, known)
    yield from _agreed_anew(window, known)
    yield from _shared(window, known)
    yield from _asked(window)


def lend(books: Books) -> Lending:
    """A machine's loan, paid twice; one to a member in time, one to another that is late; an order to pay with."""
    today = books.today()
    bank = PersonDraft("Banco Comunal San José de la Zona Norte", roles=frozenset({"lender"}))
    day, due = add_months(today, -3), add_months(today, -2)
    terms = Terms(books.money(1_200_000), day, due, 12, rate=_D(18), late="principal", late_rate=_D("0.1"))
    machine = _record(books, "borrowed", people.add_person(books, bank).id, terms, "C-118/26")
    loans.pay_instalment(books, loans.proposal(books, machine.id, due))
    loans.pay_instalment(books, loans.proposal(books, machine.id, due + timedelta(days=9)))
    _record(books, "lent", _member(books, "Justina Quispe Mamani"), _small(books, add_months(today, -1)))
    late = _record(books, "lent", _member(books, "Elena Choque"), _small(books, add_months(today, -4)))
    shop = people.add_person(books, PersonDraft("Tienda Sol Naciente", roles=frozenset({"customer"})))
    wanted = OrderDraft("P-9", "Uniformes", shop.id, books.money(450_000), today, promised=today + timedelta(days=40))
    orders.add_order(books, wanted)
    return Lending(machine, late)


def _member(books: Books, name: str) -> int:
    return people.add_person(books, PersonDraft(name, roles=frozenset({"member"}))).id


def _small(books: Books, day: date) -> Terms:
    late = books.money(500)
    flat = Terms(books.money(60_000), day, add_months(day, 1), 6, method="flat", rate=_D("1.5"), rate_per="month")
    return replace(flat, late="fixed", late_amount=late)


def _record(books: Books, side: str, person: int, terms: Terms, contract: str = "") -> Loan:
    box = ledger.account_of(books, "cash").id
    return loans.record_loan(books, LoanDraft(side, person, terms, box=box, contract=contract))


def _listed(window: Window) -> Iterator[Scene]:
    """Both lists, what is due, what is overdue, the months ahead with and without orders, offers compared."""
    for tab in ("borrowed", "lent", "due", "against"):
        window.go("loans", Wanted(tab=tab))
        yield f"loans-{tab}-listed", window
    page: Any = window.page()
    page.against.stopped.setChecked(True)
    yield "loans-against-stopped", window
    page.against.stopped.setChecked(False)
    page.against.below.turn_button.setFocus()
    page.against.below.turn_button.setChecked(True)
    yield "loans-against-turned", window
    page.against.below.turn_button.setChecked(False)
    window.go("loans", Wanted(tab="due"))
    page.due.view.set("arrears")
    yield "loans-arrears", window
    page.due.view.set("due")
    window.go("loans", Wanted(tab="offers"))
    offers = page.offers.below
    offers.amount.set(window.books.money(1_200_000))
    offers.more_button.click()
    for panel, (name, method, rate, per) in zip(offers.panels, _OFFERS, strict=True):
        panel.name.set(name)
        panel.method.set(method)
        panel.rate.set(_D(rate))
        panel.rate_per.set(per)
        panel.instalments.set(12)
    offers.work_out()
    yield "loans-offers-typed", window
    offers.panels[0].record_button.click()
    yield "loans-offer-taken", window
    let_go(window)
    offers.start_afresh()


def _typed(window: Window) -> Iterator[Scene]:
    """A loan being typed in, its plan beside it, its accounting, all its terms; in dollars; terms that cannot be."""
    toggle_accounting(window)
    window.go("loans", Wanted(new="borrowed"))
    form = over(window)
    form.person.set_key(people.list_people(window.books)[0].id)
    form.amount.set(window.books.money(1_200_000))
    form.terms.method.set("flat")
    form.terms.rate.set(_D(36))
    form.terms.instalments.set(12)
    form.show_accounting()
    yield "loans-borrowed-typed", window
    toggle_accounting(window)
    form.terms.more.reveal()
    form.terms.more.grace_kind.set("deferred")
    form.terms.more.grace.set(12)
    form.terms.more.step.set(100)
    form.terms.more.late.set("both")
    form.terms.more.late_rate.set(_D("0.1"))
    form.submit()
    yield "refused-loans-grace", window
    for name in ("basis", "late", "pay_off_to"):
        bring_into_sight(form.boxes[name])
        wait_a_moment()  # it is scrolled there when Qt comes to it
        yield f"loans-borrowed-more-{name}", window
    let_go(window)
    yield from _other_ways(window)


def _other_ways(window: Window) -> Iterator[Scene]:
    """Lent in dollars before these books, every so many days; bought for her, without interest."""
    window.go("loans", Wanted(new="lent"))
    form = over(window)
    form.currency.set("USD")
    form.way.set("running")
    form.terms.often.how.set("days")
    yield "loans-lent-dollars", window
    form.way.set("seller")
    form.terms.method.set("no_interest")
    yield "loans-lent-seller", window
    let_go(window)


def _opened(window: Window, known: Lending) -> Iterator[Scene]:
    """One that is paid in time, from its head to its foot, with its accounting; one that is late."""
    window.go("loans", Wanted(loan=known.machine.id))
    yield "loans-record", window
    view = over(window)
    for place, widget in enumerate((view.payments, view.papers)):
        view._inside.parent().parent().ensureWidgetVisible(widget)
        yield f"loans-record-{place}", window
    close_over(window)
    toggle_accounting(window)
    window.go("loans", Wanted(loan=known.late.id))
    yield "loans-record-late", window
    toggle_accounting(window)
    close_over(window)
    window.go("loans", Wanted(record=known.machine.voucher))
    yield "loans-voucher", window
    paid = loans.card(window.books, known.machine.id, window.books.today()).payments
    window.desk.correct(paid[-1].voucher)
    yield "loans-payment-correction", window
    let_go(window)
    window.desk.correct(known.late.voucher)
    yield "loans-correction", window
    let_go(window)


def _paid(window: Window, known: Lending) -> Iterator[Scene]:
    """What is late is paid with what is due; all that is left; more than that is refused; what came of it."""
    window.go("loans", Wanted(loan=known.late.id))
    over(window).deeds.pay_button.click()
    form = over(window)
    form.show_accounting()
    yield "loans-payment-proposed", window
    form.settles.set(True)
    form.show_accounting()
    yield "loans-payment-all", window
    form.amount.set(window.books.money(9_000_000))
    form.submit()
    yield "refused-loans-payment", window
    let_go(window)
    paid = loans.pay_instalment(window.books, loans.proposal(window.books, known.late.id, window.books.today()))
    window.go("loans", Wanted(record=paid.voucher))
    yield "loans-payment-record", window
    close_over(window)


def _agreed_anew(window: Window, known: Lending) -> Iterator[Scene]:
    """New terms being agreed, agreed, and taken back."""
    window.go("loans", Wanted(loan=known.machine.id, new="terms"))
    form = over(window)
    form.reason.set("Se perdió un pedido")
    form.terms.instalments.set(18)
    form.show_accounting()
    yield "loans-terms-typed", window
    form.reason.reset()
    form.submit()
    yield "refused-loans-terms", window
    form.reason.set("Se perdió un pedido")
    draft: RescheduleDraft = form.draft()
    let_go(window)
    loans.reschedule(window.books, known.machine.id, draft)
    window.go("loans", Wanted(loan=known.machine.id))
    view = over(window)
    view._inside.parent().parent().ensureWidgetVisible(view.versions)
    yield "loans-record-agreed", window
    view.deeds.back_button.click()
    yield "ask-loan-terms-back", asking()
    asking().go_button.click()
    yield "refused-ask-loan-terms-back", asking()
    asking().reject()
    close_over(window)


def _shared(window: Window, known: Lending) -> Iterator[Scene]:
    """The loan shared among two members, whose parts do not add up at first."""
    window.go("loans", Wanted(loan=known.machine.id))
    over(window).deeds.share_button.click()
    form = over(window)
    for name in ("Justina Quispe Mamani", "Elena Choque"):
        row = form.lines.rows[0] if not form.lines.rows[0].person.text() else form.lines.add_row()
        row.person.set_key(next(one.id for one in people.list_people(window.books) if one.name == name))
    form.equal_button.click()
    form.show_accounting()
    yield "loans-shares-typed", window
    form.lines.rows[0].amount.set(window.books.money(100))
    form.submit()
    yield "refused-loans-shares", window
    let_go(window)


def _asked(window: Window) -> Iterator[Scene]:
    """Interest that has grown by the end of the year; Home with what is due."""
    window.go("loans", Wanted(tab="due"))
    window.go("loans", Wanted(new="interest", tab="due"))
    yield "loans-interest", window
    over(window).day.reset()
    over(window).submit()
    yield "refused-loans-interest", window
    let_go(window)
    window.go("home")
    yield "home-loans", window
