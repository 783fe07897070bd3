"""What the workshop works with: its machines, loans to pay back, one to a member, and a grant."""

from dataclasses import replace
from datetime import date

from coopbooks import grants, loans, machines
from coopbooks.days import DECEMBER, Month
from coopbooks.grants import GrantDraft, MoneyDraft, PurposeDraft
from coopbooks.i18n import _
from coopbooks.loans import LoanDraft, Terms
from coopbooks.machines import Bought, MachineDraft, Payment, Source, TakenOver
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.training import workshop_figures as figures
from coopbooks.training.diary import BANK, CASH, Diary, Spent
from coopbooks.training.workshop_products import EMBROIDERY

_EIGHT_YEARS = 8 * DECEMBER


class Capital:
    """The machines, loans and the grant, day by day."""

    def __init__(self, diary: Diary) -> None:
        """Write down, on the evening before, the machines that were there and the loan that was running."""
        self._diary = diary
        self._books = diary.books
        self._had_machines()
        self._borrowed = [self._had_loan()]
        self._purposes: list[int] = []

    def live(self) -> None:
        """Do what falls on today: money comes in before it is paid out."""
        today = self._diary.today
        if today == figures.GRANT_DAY:
            self._receive_grant()
        if today == figures.OVERLOCK_DAY:
            self._buy_from_the_grant()
        if today == figures.COURSE_DAY:
            self._hold_the_course()
        if today == figures.NEW_LOAN_DAY:
            self._borrow_for_machines()
        for one in figures.MEMBER_LOANS:
            if today == one.day:
                self._lend(one)
        self._pay_instalments()
        if today == Month.of(today).last:
            self._diary.clock.go_on()
            machines.depreciate(self._books, Month.of(today))

    def _had_machines(self) -> None:
        for name, serial, cost, depreciated in figures.MACHINES_AT_FIRST:
            came = TakenOver(self._diary.today, Money.of(cost), Money.of(depreciated), figures.MACHINES_BOUGHT)
            machines.record_machine(self._books, self._machine(_(name), serial), came)

    def _machine(self, name: str, serial: str = "") -> MachineDraft:
        """Return a machine of the workshop, which lasts as long for work as for the taxes."""
        return MachineDraft(
            name,
            kind=_("Embroidery machine"),
            serial=serial,
            place=_("Workshop"),
            activity=self._diary.activity(EMBROIDERY),
            tax_life=_EIGHT_YEARS,
            hours_month=Quantity.of(figures.MACHINE_HOURS),
            energy_hour=Quantity.of(figures.MACHINE_ENERGY),
            maintenance_year=Money.of(figures.MACHINE_CARE),
        )

    def _had_loan(self) -> int:
        """Return the loan that was running: its next instalment is due a month after the last one was paid."""
        left = Money.of(figures.LOAN_AT_FIRST)
        terms = self._terms(left, figures.PAID_LAST, figures.INSTALMENTS_LEFT)
        draft = LoanDraft("borrowed", self._diary.person(figures.LENDER), terms, "running", contract="114/2024")
        return loans.record_loan(self._books, draft).id

    def _terms(self, principal: Money, day: date, instalments: int) -> Terms:
        """Return what the lender agrees to: the same principal every month, and interest on what is left."""
        first = loans.first_due_of(day, 1, "month")
        return Terms(principal, day, first, instalments, "equal_principal", figures.YEARLY_INTEREST)

    def _pay_instalments(self) -> None:
        """Pay, from the bank, what falls due to the lender today; what a member owes is kept back from her pay."""
        for due in loans.due_list(self._books, self._diary.today, "borrowed"):
            draft = loans.proposal(self._books, due.loan, self._diary.today)
            self._diary.clock.go_on()
            loans.pay_instalment(self._books, replace(draft, box=self._diary.account(BANK)))

    def _borrow_for_machines(self) -> None:
        """Buy two machines on credit; the lender pays the shop its part straight away, the bank the rest."""
        shop = self._diary.person(figures.MACHINE_SHOP)
        borrowed, today = Money.of(figures.NEW_LOAN), self._diary.today
        own = Money.of(figures.NEW_MACHINES) - borrowed
        self._diary.clock.go_on()
        terms = self._terms(borrowed, today, figures.NEW_INSTALMENTS)
        draft = LoanDraft(
            "borrowed", self._diary.person(figures.LENDER), terms, "seller", seller=shop, contract="061/2025"
        )
        loan = loans.record_loan(self._books, draft).id
        self._borrowed.append(loan)
        paid = (Payment(self._diary.account(BANK), own),)
        came = Bought(today, borrowed + own, paid, shop, (Source(borrowed, loan=loan),))
        self._diary.clock.go_on()
        machines.record_machine(self._books, self._machine(_("Two embroidery machines")), came)

    def _lend(self, one: figures.MemberLoan) -> None:
        """Lend to a member, from the cash box."""
        first, method = loans.first_due_of(one.day, 1, "month"), "equal_principal" if one.interest else "no_interest"
        terms = Terms(Money.of(one.amount), one.day, first, one.instalments, method, one.interest)
        draft = LoanDraft("lent", self._diary.person(one.borrower), terms, box=self._diary.account(CASH))
        self._diary.clock.go_on()
        loans.record_loan(self._books, replace(draft, note=_(one.what_for)))

    def _receive_grant(self) -> None:
        """Write down what the donor agreed to, and the money that came."""
        amount = Money.of(figures.GRANT)
        purposes = (
            PurposeDraft(_("An overlock machine"), amount=Money.of(figures.OVERLOCK)),
            PurposeDraft(_("Course on machine embroidery"), amount=Money.of(figures.COURSE)),
        )
        name, today = _("Agreement %(number)s") % {"number": "7/2025"}, self._diary.today
        self._diary.clock.go_on()
        grant = grants.record_grant(
            self._books, GrantDraft(self._diary.person(figures.DONOR), name, amount, today, purposes=purposes)
        )
        self._diary.clock.go_on()
        grants.receive_money(self._books, MoneyDraft(today, grant.id, self._diary.account(BANK), amount))
        self._purposes = [one.id for one in grant.used]

    def _buy_from_the_grant(self) -> None:
        cost, machine = Money.of(figures.OVERLOCK), self._machine(_("Overlock machine"))
        paid = (Payment(self._diary.account(BANK), cost),)
        source = (Source(cost, purpose=self._purposes[0]),)
        self._diary.clock.go_on()
        came = Bought(self._diary.today, cost, paid, self._diary.person(figures.MACHINE_SHOP), source)
        machines.record_machine(self._books, replace(machine, kind=_("Overlock")), came)

    def _hold_the_course(self) -> None:
        course = Spent(_("Course on machine embroidery"), "member_training", Money.of(figures.COURSE))
        draft = self._diary.cost(course, box=BANK)
        lines = tuple(replace(line, purpose=self._purposes[1]) for line in draft.lines)
        self._diary.spend(replace(draft, lines=lines))
