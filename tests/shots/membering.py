"""Members: listed, opened, changed; what they give, save and owe, one by one and many at once; one who leaves."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from coopbooks import ledger, members
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.members import DeedDraft, GroupDraft, LeaveDraft, Member, MemberDraft, Part
from coopbooks.money import Money
from tests.shots.questions import Scene, asking
from tests.shots.windows import close_over, let_go, over
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.window import Window

_NAMES = ("Juana Ñusta Quispe", "Benita Apaza", "Rosmery Huanca", "Marcelina Choque de Mamani", "Eulalia Condori")


def member_scenes(window: Window) -> Iterator[Scene]:
    """Everything about members, over some of their own."""
    yield from _typed(window)
    known = _recorded(window.books)
    for tab in ("members", "dues", "groups"):
        window.go("members", Wanted(tab=tab))
        yield f"members-{tab}-listed", window
    yield from _opened(window, known[0])
    yield from _money(window, known[0])
    yield from _many(window)
    yield from _leaving(window, known[1], known[2])
    yield from _records(window)
    window.go("home")
    yield "members-home", window


def _typed(window: Window) -> Iterator[Scene]:
    window.go("members", Wanted(new="member"))
    form = over(window)
    form.name.set("Marcelina Choque de Mamani")
    form.identity.set("4567890 LP")
    form.income.set(window.books.money(45_000))
    form.show_accounting()
    yield "members-member-typed", window
    let_go(window)


def _recorded(books: Books) -> list[Member]:
    """Five members in two groups, with savings, contributions, dues of which some are late, and a fine."""
    today, box = books.today(), ledger.account_of(books, "cash").id
    begun = today - timedelta(days=25)  # what lies before is locked in the books for practice
    groups = [members.add_group(books, GroupDraft(name)) for name in ("Tejedoras de El Alto", "Bordado")]
    known = [
        members.add_member(
            books,
            MemberDraft(
                name,
                identity=f"45678{place}0 LP",
                phone=f"7123456{place}",
                group=groups[place % 2].id,
                role="Secretaria de actas" if place == 0 else "",
                joined=begun,
                income=books.money(35_000),
                income_on=begun,
            ),
        )
        for place, name in enumerate(_NAMES)
    ]
    members.change_group(books, groups[0].id, GroupDraft(groups[0].name, known[0].id))
    for kind, amount, count in (("certificates", 20_000, 2), ("voluntary", 8_000, 0), ("compulsory", 3_000, 0)):
        each = tuple(Part(one.id, books.money(amount), count) for one in known[:3])
        members.record_deed(books, DeedDraft(kind, begun, each, box))
    for months in (2, 1, 0):
        day = today - timedelta(days=10 * months)
        each = tuple(Part(one.id, books.money(1_000)) for one in known)
        due, month = day + timedelta(days=5), Month.of(today).plus(-months)
        members.record_deed(books, DeedDraft("dues", day, each, month=month, due=due, again=True))
    members.record_deed(books, DeedDraft("fine", today, (Part(known[0].id, books.money(500)),), note="Faltó"))
    paid = tuple(Part(one.id, books.money(1_500)) for one in known[:3])
    members.record_deed(books, DeedDraft("paid", today, paid, box))
    return known


def _opened(window: Window, known: Member) -> Iterator[Scene]:
    window.go("members", Wanted(person=known.id))
    yield "members-record", window
    over(window).change_button.click()
    yield "members-changed", window
    let_go(window)
    window.go("members", Wanted(person=known.id))
    over(window).print_button.click()
    yield "members-statement", window
    close_over(window)


def _money(window: Window, known: Member) -> Iterator[Scene]:
    window.go("members", Wanted(person=known.id, new="money"))
    form = over(window)
    form.kind.set("certificates")
    form.amount.set(window.books.money(10_000))
    toggle_accounting(window)
    form.certificates.set(1)
    form.show_accounting()
    yield "members-money-certificates", window
    toggle_accounting(window)
    form.kind.set("withdrawal")
    form.amount.set(window.books.money(99_000))
    form.submit()
    yield "refused-members-withdrawal", window
    let_go(window)


def _many(window: Window) -> Iterator[Scene]:
    window.go("members", Wanted(new="charge"))
    form = over(window)
    form.each.set(window.books.money(1_000))
    form.month.set(Month.of(window.books.today()).plus(1).key)
    form.show_accounting()
    yield "members-charge-typed", window
    form.month.set(Month.of(window.books.today()).key)
    _put(form, _NAMES[1], window.books.money(1_000))
    form.submit()
    yield "members-charge-doubts", window
    let_go(window)
    yield from _all_charged(window)
    window.go("members", Wanted(new="collect"))
    form = over(window)
    form.all_button.click()
    toggle_accounting(window)
    form.show_accounting()
    yield "members-collect-typed", window
    toggle_accounting(window)
    _put(form, _NAMES[1], window.books.money(99_000))
    form.submit()
    yield "refused-members-collect", window
    let_go(window)


def _put(form: Any, name: str, amount: Money) -> None:
    """Write an amount beside a name."""
    row = next(one for one in form.grid.all_rows("parts") if one.told["name"] == name)
    form.grid.put(row, "amount", amount)


def _all_charged(window: Window) -> Iterator[Scene]:
    """Dues of a month for which everybody was charged: told, and refused."""
    window.go("members", Wanted(new="charge"))
    form, month = over(window), Month.of(window.books.today()).plus(1).key
    form.each.set(window.books.money(1_000))
    form.month.set(month)
    form.submit()
    window.notices.clear()
    form.month.set(month)
    form.show_accounting()
    yield "members-charge-all-charged", window
    form.submit()
    yield "refused-members-charge-month", window
    let_go(window)
    window.desk.undo()
    window.notices.clear()


def _leaving(window: Window, staying: Member, gone: Member) -> Iterator[Scene]:
    window.go("members", Wanted(person=staying.id, new="leave"))
    form = over(window)
    form.reason.set("Se va a vivir a Oruro")
    toggle_accounting(window)
    form.show_accounting()
    yield "members-leave-typed", window
    toggle_accounting(window)
    form.print_button.click()
    yield "members-settlement", window
    close_over(window)
    books = window.books
    box = ledger.account_of(books, "cash").id
    members.leave(books, LeaveDraft(gone.id, books.today(), "Se fue a Oruro", box))
    window.go("members", Wanted(person=gone.id))
    yield "members-record-left", window
    over(window).rejoin_button.click()
    yield "members-rejoin", asking()
    asking().reject()
    close_over(window)


def _records(window: Window) -> Iterator[Scene]:
    """What was recorded, told in words."""
    for word in ("member_certificates", "member_dues", "member_settlement"):
        found = ledger.voucher_on(window.books, word)
        if found:
            window.go("members", Wanted(record=found.id))
            yield f"members-told-{word.removeprefix('member_')}", window
            close_over(window)
