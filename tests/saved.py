"""A member of the story whose papers are printed: what she gave, saved and owes."""

from datetime import date

from coopbooks import members
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import account_id, m


def saving(books: Books) -> int:
    """A member of the knitters who gave, saved, took out and owes: 200 + 70 + 30 − 20 = 280 in her favour."""
    group = members.add_group(books, members.GroupDraft("Tejedoras de El Alto")).id
    draft = members.MemberDraft("Juana Ñusta Quispe", identity="4567890 LP", group=group, joined=date(2026, 1, 12))
    known, box = members.add_member(books, draft).id, account_id(books, "cash")
    for kind, day, amount, note in (
        ("certificates", date(2026, 1, 12), "200", ""),
        ("voluntary", date(2026, 2, 3), "100", ""),
        ("compulsory", date(2026, 2, 3), "30", "Del pedido de Kusi"),
        ("dues", date(2026, 2, 4), "10", ""),
        ("paid", date(2026, 2, 20), "5", ""),
        ("withdrawal", date(2026, 3, 2), "30", "Útiles escolares"),
        ("dues", date(2026, 3, 4), "10", ""),
        ("fine", date(2026, 3, 9), "5", "Faltó a la reunión"),
    ):
        part = members.Part(known, m(amount), 2 if kind == "certificates" else 0)
        month = Month.of(day) if kind == "dues" else None
        money = None if kind in members.CHARGES else box
        members.record_deed(books, members.DeedDraft(kind, day, (part,), money, month, note=note))
    return known
