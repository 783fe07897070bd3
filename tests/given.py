"""A grant to be printed: machines and a trainer, money in two parts, an oven given in kind, a little given back."""

from datetime import date
from decimal import Decimal

from coopbooks import costs, grants
from coopbooks.books import Books
from coopbooks.grants import BackDraft, GiftDraft, GiftLine, GrantDraft, GrantReport, MoneyDraft, PurposeDraft
from tests.builders import account_id, m, person_id


def warmi(books: Books) -> GrantReport:
    """Of 20.000 came 12.000 and 4.500 as an oven; 9.660 + 4.500 for machines, 1.200 for the trainer, 40 for nothing
    in particular, 100 given back: 1.000 are left.
    """
    purposes = (
        PurposeDraft("Máquinas de coser y horno", percent=Decimal(80)),
        PurposeDraft("Capacitadora en costura", percent=Decimal(15)),
    )
    donor = person_id(books, "ONG Warmi")
    agreed = GrantDraft(donor, "Convenio 12/2026", m("20000"), date(2026, 1, 12), None, date(2026, 12, 31), purposes)
    known = grants.record_grant(books, agreed)
    machines, trainer, rest = (one.id for one in known.purposes)
    bank = account_id(books, "1.1.1.04")
    for day, amount in ((date(2026, 2, 3), "7000"), (date(2026, 3, 3), "5000")):
        grants.receive_money(books, MoneyDraft(day, known.id, bank, m(amount), note="Transferencia"))
    seller = person_id(books, "Casa Juki Bolivia")
    for day, role, amount, purpose, what, document in (
        (date(2026, 3, 5), "machines", "9660", machines, "Remalladora industrial", "F-1187"),
        (date(2026, 3, 12), "member_training", "1200", trainer, "Curso de patrones, 24 horas", "R-031"),
        (date(2026, 3, 13), "stationery", "40", rest, "Papel de molde", ""),
    ):
        line = costs.CostLine(account_id(books, role), m(amount), what, purpose=purpose)
        who = seller if role == "machines" else None
        costs.record_cost(books, costs.CostDraft(day, (line,), m(amount), bank, who, document))
    oven = GiftLine(account_id(books, "machines"), m("4500"), "Horno pastelero usado")
    grants.record_gift(books, GiftDraft(date(2026, 3, 16), None, (oven,), machines))
    grants.give_back(books, BackDraft(date(2026, 3, 19), known.id, bank, m("100"), rest, "Saldo de papelería"))
    return grants.grant_report(books, known.id, date(2026, 3, 20))
