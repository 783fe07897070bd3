"""Keeps a real file of a version for the tests, once and for all: ``python -m tests.files.keep VERSION``.

A step, once released, never changes, and neither does the file of the version it made. This writes a new one with
what the program can record at that version, and refuses to write over one that is there.
"""

import sys
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from unittest import mock

from coopbooks import (
    attachments,
    bookfile,
    costing,
    costs,
    grants,
    i18n,
    ledger,
    loans,
    machines,
    materials,
    members,
    orders,
    payouts,
    products,
    rates,
    sales,
    work,
)
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books, Club
from coopbooks.days import Month
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import person_id, post

FOLDER = Path(__file__).parent
CLUB = Club("Club de Madres Las Rosas", place="El Alto", treasurer="Rosa Mamani", president="Julia Condori")
DAY = date(2026, 1, 15)


def path_of(version: int) -> Path:
    return FOLDER / f"version-{version}.coop"


def clock() -> datetime:
    return datetime(2026, 1, 15, 9, 30)  # noqa: DTZ001 - books live in the local time of their machine


def keep(version: int) -> None:
    path = path_of(version)
    steps = {name: mock.Mock(return_value=version) for name in ("file", "header")}
    with (
        mock.patch("coopbooks.bookfile.file.newest_version", steps["file"]),
        mock.patch("coopbooks.bookfile.header.newest_version", steps["header"]),
        i18n.speaking("es"),
    ):
        books = bookfile.make(path, CLUB, clock)
        record(books)
        books.close()


def record(books: Books) -> None:
    """Record an opening, a sale on credit, a cost paid, a voucher by hand, and void it: 5 vouchers."""
    post(books, "cash 500.00 / contributions -500.00", day=DAY, description="Aportes de socias", kind="CI")
    price, customer = Money.of("13.50", "BOB"), person_id(books, "Tienda San José")
    line = sales.SaleLine(None, "Mandiles de niñas", Quantity.of("40"), "pieza", price)
    cash = ledger.account_of(books, "cash").id
    paid, nothing = Money.of("270", "BOB"), Money.of("0", "BOB")
    sales.record_sale(books, sales.SaleDraft(DAY, (line,), paid, nothing, box=cash, customer=customer))
    rent = costs.CostLine(ledger.account_of(books, "rent").id, Money.of("120", "BOB"))
    costs.record_cost(books, costs.CostDraft(DAY, (rent,), Money.of("120", "BOB"), box=cash))
    wrong = post(books, "transport 7.00 / cash -7.00", day=DAY, description="Pasajes a la feria")
    ledger.void(books, wrong.id, "Lo pagó otra socia")
    plan(books)


def plan(books: Books) -> None:
    """Put down a rate, a material that comes in bags, a product with its operation, and its cost sheet."""
    rates.set_rate(books, rates.RateDraft("dollar", DAY, "amount", Decimal("6.96"), "BCB"))
    bag = materials.Pack("bolsa", Quantity.of(50), "kg")
    flour = materials.add_material(books, materials.MaterialDraft("Harina", "kg", "H-1", packs=(bag,)))
    draft = products.ProductDraft("Pan de batalla", "unidad", Money.of("0.70", "BOB"), code="P-1", collection="Diario")
    bread = products.add_product(books, draft)
    baking = products.MakingDraft("Hornear", Quantity.of("0.5"), "Horno", Quantity.of("0.114286"))
    products.keep_making(books, bread.id, [baking], DAY)
    sheet = costing.begin_sheet(books, bread.id)
    price = costing.Price(Decimal(325), unit="bolsa")
    kilo = costing.MaterialLine("Harina", Decimal(46), "kg", price, material=flour.id)
    offered = costing.Pricing("offered", offered=Decimal("0.70"))
    whole = replace(sheet, basis="batch", makes=Decimal(700), lines=(kilo, *sheet.lines), pricing=offered)
    costing.save_version(books, whole, DAY, "Primera")
    capital(books, bread.id)


def capital(books: Books, product: int) -> None:
    """Take an order, receive and spend a grant, buy an oven a lender pays, pay some of it, wear the oven out."""
    bank = next(one.id for one in ledger.list_accounts(books, boxes=True) if one.code == "1.1.1.04")
    maker = person_id(books, "Hornos Illimani")
    loaves = orders.OrderLine(product, "Pan de batalla", Quantity.of(700), "unidad", Money.of("0.70"))
    orders.add_order(books, orders.OrderDraft("1", "Pan para Todos Santos", None, loaves.amount, DAY, DAY, (loaves,)))
    purpose = grants.PurposeDraft("Curso de panadería", Money.of(300))
    donor = person_id(books, "Fundación Altiplano")
    grant = grants.record_grant(books, grants.GrantDraft(donor, "7/2026", Money.of(300), DAY, purposes=(purpose,)))
    grants.receive_money(books, grants.MoneyDraft(DAY, grant.id, bank, Money.of(300)))
    account = ledger.account_of(books, "member_training").id
    course = costs.CostLine(account, Money.of(80), "Curso", purpose=grant.used[0].id)
    costs.record_cost(books, costs.CostDraft(DAY, (course,), Money.of(80), box=bank))
    first = loans.first_due_of(DAY.replace(month=1, day=2), 1, "month")
    terms = loans.Terms(Money.of(1200), DAY.replace(day=2), first, 12, rate=Decimal("11.5"))
    lender = person_id(books, "Crédito Solidario")
    oven = loans.record_loan(books, loans.LoanDraft("borrowed", lender, terms, "seller", seller=maker)).id
    loans.pay_instalment(books, replace(loans.pay_off_proposal(books, oven, DAY), amount=Money.of(50), box=bank))
    bought = machines.Bought(DAY, Money.of(1200), (), maker, (machines.Source(Money.of(1200), loan=oven),))
    machines.record_machine(books, machines.MachineDraft("Horno a gas", kind="Horno", tax_life=96), bought)
    machines.depreciate(books, Month.of(DAY))
    people(books, product, bank)


def people(books: Books, product: int, bank: int) -> None:
    """Take in two members, charge their dues, let one save, write down what one made."""
    group = members.add_group(books, members.GroupDraft("Kantuta"))
    ana, berta = (
        members.add_member(books, members.MemberDraft(name, group=group.id, joined=DAY.replace(day=1))).id
        for name in ("Ana Condori", "Berta Quispe")
    )
    due = tuple(members.Part(one, Money.of(5)) for one in (ana, berta))
    members.record_deed(books, members.DeedDraft("dues", DAY, due, month=Month.of(DAY)))
    saved = (members.Part(ana, Money.of(20)),)
    members.record_deed(books, members.DeedDraft("voluntary", DAY, saved, bank))
    making = products.list_making(books, product)[0].id
    work.record_work(books, [work.WorkDraft(ana, DAY, making=making, accepted=Quantity.of(700))])
    pay(books, ana, bank)


def pay(books: Books, member: int, bank: int) -> None:
    """Give a member an advance, and approve the pay of her work: 80.00, of which her dues and the advance are kept back."""
    payouts.record_advance(books, payouts.AdvanceDraft(member, Money.of(30), DAY, bank))
    run = payouts.draft_run(books, payouts.RunDraft(DAY, "Primera quincena"))
    approved = payouts.approve(books, run.id)
    attach(books, Holder("voucher", approved.voucher or 0), machines.list_machines(books)[0].machine.id)


def attach(books: Books, acta: Holder, machine: int) -> None:
    """Attach a paper to each kind of record that has papers of its own, as far as there is one of it."""
    oiled = machines.log_maintenance(books, machine, machines.MaintenanceDraft(DAY, "Engrasado", Money.of(10)))
    bread = (costing.PoolProduct(1, Decimal(700)),)
    gas = costing.PoolDraft("Gas", Month.of(DAY), Month.of(DAY), amount=Money.of(30), basis="unit", products=bread)
    pool = costing.add_pool(books, gas)
    own = ("person", "product", "material", "order", "grant", "machine", "loan", "work", "sheet_version")
    also = (Holder("cost_pool", pool.id), Holder("member_group", 1), acta, oiled.holder)
    for holder in (*(Holder(word, 1) for word in own), *also):
        attachments.attach(books, holder, AttachmentDraft(f"{holder.word}.pdf", b"%PDF-1.7"))


if __name__ == "__main__":
    keep(int(sys.argv[1]))
