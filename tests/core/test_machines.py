"""Machines that come: bought, given, there before the books began; what they post, and what cannot be."""

from dataclasses import replace
from datetime import date

from coopbooks import ledger, machines, materials
from coopbooks.books import Books
from coopbooks.ledger import AccountDraft, OpeningDraft
from coopbooks.machines import Bought, Donated, Payment, TakenOver
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, activity_id, assert_posted, assert_refused, lines, m, person_id, post
from tests.core.machines import JANUARY, MARCH, NEW_YEAR, a_draft, a_machine, a_purchase, stands_at


def test_bought_partly_from_two_boxes_and_owed_for_the_rest(books: Books) -> None:
    post(books, "1.1.1.04 5000 / sales_local -5000")
    payments = (Payment(account_id(books, "cash"), m("600")), Payment(account_id(books, "1.1.1.04"), m("3000")))
    origin = Bought(TODAY, m("9600"), payments, person_id(books, "Juki"), document="F-12", note="With its table")
    draft = a_draft(serial="JK-2210", activity=activity_id(books, "sewing"))
    known = machines.record_machine(books, draft, origin)
    voucher = ledger.voucher(books, known.voucher)
    assert_posted(voucher, "machines 9600 #sewing / cash -600 / 1.1.1.04 -3000 / suppliers -6000 @Juki")
    assert voucher.word == "buy_machine"
    assert voucher.kind == "CE"
    assert voucher.description == "Machine bought: overlock (JK-2210). F-12. With its table"
    assert [line.machine for line in voucher.lines] == [known.id, None, None, None]
    assert stands_at(books, known) == (m("9600"), m("0"))
    assert machines.origin_of(books, known.id) == origin
    assert machines.machine(books, known.id).draft == replace(draft, residual=m("0"))


def test_what_it_posts_is_shown_before(books: Books) -> None:
    draft = machines.machine_voucher(books, a_draft(), a_purchase(books))
    assert [line.machine for line in draft.lines] == [None, None]
    assert not machines.list_machines(books)
    posted = ledger.voucher(books, machines.record_machine(books, a_draft(), a_purchase(books)).voucher)
    assert [line.amount for line in posted.lines] == [line.amount for line in draft.lines]


def test_given_to_the_club(books: Books) -> None:
    origin = Donated(TODAY, m("7000"), person_id(books, "Manos Unidas"), note="For the workshop")
    known = machines.record_machine(books, a_draft("oven"), origin)
    assert_posted(ledger.voucher(books, known.voucher), "machines 7000 / capital_grants -7000 @Manos Unidas")
    assert machines.machine_row(books, known.id).given == m("7000")
    assert machines.origin_of(books, known.id) == origin
    with assert_refused("empty", "donor"):
        machines.record_machine(books, a_draft("mixer"), replace(origin, donor=None))


def test_there_before_the_books_began(books: Books) -> None:
    """It stands on the accounts without a name, and what there is of it beyond that is a result of before."""
    ledger.record_opening(
        books,
        OpeningDraft(date(2025, 12, 31), lines(books, "machines 8000 / machines_depreciation -2500 / cash 100")),
    )
    origin = TakenOver(date(2025, 12, 31), m("9600"), m("2400"), date(2024, 1, 10), given=m("4800"))
    known = machines.record_machine(books, a_draft(), origin)
    assert_posted(
        ledger.voucher(books, known.voucher),
        "machines 9600 / machines_depreciation -2400 / machines -8000 / machines_depreciation 2400 / "
        "accumulated_results -1600",
    )
    assert stands_at(books, known) == (m("9600"), m("2400"))
    row = machines.machine_row(books, known.id)
    assert (row.given, row.book_value) == (m("4800"), m("7200"))
    assert machines.origin_of(books, known.id) == origin
    left = {one.account.role: (one.named, one.without_name) for one in machines.agreement(books)}
    assert left["machines"] == (m("9600"), m("0"))
    assert left["machines_depreciation"] == (m("-2400"), m("-100"))


def test_a_machine_taken_over_goes_on_for_what_is_left_of_its_life(books: Books) -> None:
    """24 of 96 months are over at the end of 2025: 7,200 over the 72 that are left are 100.00 a month."""
    origin = TakenOver(date(2025, 12, 31), m("9600"), m("2400"), date(2024, 1, 10))
    known = machines.record_machine(books, a_draft(), origin)
    months = machines.machine_card(books, known.id).months
    assert (months[0].month, months[0].planned, len(months)) == (JANUARY, m("100"), 72)
    assert months[-1].book_value == m("0")


def test_furniture_stands_on_its_own_accounts(books: Books) -> None:
    known = a_machine(books, "table", "1200", class_="furniture", tax_life=120)
    assert_posted(ledger.voucher(books, known.voucher), "furniture 1200 / cash -1200")
    assert_posted(machines.depreciate(books, JANUARY), "depreciation 10 / furniture_depreciation -10")


def test_land_stands_on_an_account_of_the_club_and_is_never_depreciated(books: Books) -> None:
    land = ledger.add_account(books, AccountDraft("1.2.1.05", "Land")).id
    with assert_refused("no_account", "account"):
        machines.record_machine(books, a_draft("plot", class_="land"), a_purchase(books, "50000"))
    with assert_refused("no_account", "account"):
        machines.record_machine(
            books, a_draft("plot", class_="land", account=account_id(books, "machines")), a_purchase(books, "50000")
        )
    known = machines.record_machine(
        books, a_draft("plot", class_="land", account=land), a_purchase(books, "50000", day=NEW_YEAR)
    )
    assert_posted(ledger.voucher(books, known.voucher), "1.2.1.05 50000 / cash -50000")
    assert (known.draft.method, known.accumulated) == ("none", None)
    with assert_refused("nothing", "month"):
        machines.depreciate(books, JANUARY)
    assert not machines.missed_months(books)
    with assert_refused("land", "depreciated"):
        machines.record_machine(
            books, a_draft("field", class_="land", account=land), TakenOver(TODAY, m("10"), m("1"), NEW_YEAR)
        )


def test_other_things_have_the_accounts_the_club_chooses(books: Books) -> None:
    van = ledger.add_account(books, AccountDraft("1.2.1.06", "Vehicles")).id
    worn = ledger.add_account(books, AccountDraft("1.2.2.06", "Depreciation of vehicles")).id
    draft = a_draft("van", class_="other", account=van, tax_life=60)
    for accumulated in (None, van, account_id(books, "machines_depreciation")):
        with assert_refused("no_account", "accumulated"):
            machines.record_machine(books, replace(draft, accumulated=accumulated), a_purchase(books, "6000"))
    known = machines.record_machine(books, replace(draft, accumulated=worn), a_purchase(books, "6000", day=NEW_YEAR))
    assert_posted(machines.depreciate(books, JANUARY), "depreciation 100 / 1.2.2.06 -100")
    assert stands_at(books, known) == (m("6000"), m("100"))
    assert [one.id for one in machines.list_own_accounts(books)] == [van, worn]


def test_machines_that_cannot_be(books: Books) -> None:
    origin = a_purchase(books)
    for also, reason, field in (
        ({"name": " "}, "empty", "name"),
        ({"name": "x" * 81}, "too_long", "name"),
        ({"serial": "x" * 41}, "too_long", "serial"),
        ({"note": "a\x00b"}, "unprintable", "note"),
        ({"tax_life": None}, "empty", "tax_life"),
        ({"tax_life": 0}, "life", "tax_life"),
        ({"costing_life": 1201}, "life", "costing_life"),
        ({"rate": -1}, "rate", "rate"),
        ({"rate": 101}, "rate", "rate"),
        ({"residual": m("-1")}, "negative", "residual"),
        ({"residual": m("9600.01")}, "too_much", "residual"),
        ({"hours_month": Quantity(0)}, "hours", "hours_month"),
        ({"hours_month": Quantity.of("744.1")}, "hours", "hours_month"),
        ({"energy_hour": Quantity(-1)}, "negative", "energy_hour"),
        ({"maintenance_year": m("-1")}, "negative", "maintenance_year"),
    ):
        with assert_refused(reason, field):
            machines.record_machine(books, a_draft(**also), origin)
    assert not machines.list_machines(books, gone=True)


def test_ways_to_come_that_cannot_be(books: Books) -> None:
    cash, good = account_id(books, "cash"), a_purchase(books)
    for origin, reason, field in (
        (replace(good, cost=m("0"), payments=()), "zero", "cost"),
        (replace(good, cost=m("9599.99")), "overpaid", "payments"),
        (replace(good, payments=()), "empty", "seller"),
        (replace(good, payments=(Payment(None, m("9600")),)), "empty", "payments"),
        (replace(good, payments=(Payment(cash, m("9600")), Payment(cash, m("0")))), "zero", "payments"),
        (replace(good, payments=(Payment(account_id(books, "customers"), m("9600")),)), "no_box", "payments"),
        (replace(good, day=date(2036, 1, 1)), "far_day", "day"),
        (replace(good, document="x" * 41), "too_long", "document"),
        (Donated(TODAY, m("0"), person_id(books, "Ana")), "zero", "value"),
        (TakenOver(NEW_YEAR, m("10"), m("11"), NEW_YEAR), "too_much", "depreciated"),
        (TakenOver(NEW_YEAR, m("10"), m("-1"), NEW_YEAR), "negative", "depreciated"),
        (TakenOver(NEW_YEAR, m("10"), m("1"), TODAY), "future", "bought_on"),
        (TakenOver(NEW_YEAR, m("10"), m("1"), NEW_YEAR, given=m("11")), "too_much", "given"),
    ):
        with assert_refused(reason, field):
            machines.record_machine(books, a_draft(), origin)
    assert not machines.list_machines(books, gone=True)


def test_a_machine_is_not_recorded_twice(books: Books) -> None:
    a_machine(books, "Óverlock", serial="JK-2210")
    with assert_refused("twin", "serial"):
        a_machine(books, "overlock", serial="jk-2210")
    second = a_machine(books, "overlock", serial="JK-2211")
    with assert_refused("twin", "serial"):
        machines.change_machine(books, second.id, replace(second.draft, serial="JK-2210"))
    materials.void(books, second.voucher, "Not bought after all")
    assert machines.machine(books, second.id).state == "voided"
    assert [row.machine.draft.serial for row in _named(books)] == ["JK-2210"]
    a_machine(books, "overlock", serial="JK-2211")


def _named(books: Books) -> list[machines.MachineRow]:
    return machines.list_machines(books)


def test_corrected_it_stands_as_it_should_have_been(books: Books) -> None:
    known = a_machine(books, cost="9600")
    right = machines.correct_machine(
        books, known.id, a_draft("overlock", class_="tools", tax_life=48), a_purchase(books, "960", day=NEW_YEAR)
    )
    assert (right.id, right.cost, right.draft.class_) == (known.id, m("960"), "tools")
    assert stands_at(books, right) == (m("960"), m("0"))
    assert ledger.voucher(books, known.voucher).voided
    assert ledger.balance_on(books, account_id(books, "machines")) == m("0")


def test_corrected_after_it_was_depreciated_the_next_month_puts_it_right(books: Books) -> None:
    """9,600 over 96 months are 100.00; at 960 it was 10.00, so February takes 10 and gives 90 back."""
    known = a_machine(books)
    machines.depreciate(books, JANUARY)
    with assert_refused("machine_used", "class_"):
        machines.correct_machine(books, known.id, a_draft(class_="tools"), a_purchase(books, day=NEW_YEAR))
    with assert_refused("machine_used", "lines"):
        machines.correct_machine(books, known.id, a_draft(), a_purchase(books, "99.99", day=NEW_YEAR))
    machines.correct_machine(books, known.id, a_draft(), a_purchase(books, "960", day=NEW_YEAR))
    voucher = machines.depreciate(books, JANUARY.plus(1))
    assert_posted(voucher, "depreciation -80 / machines_depreciation 80")
    assert stands_at(books, known) == (m("960"), m("20"))


def test_other_lives_count_from_the_next_month_on(books: Books) -> None:
    """100.00 in January for 96 months; for 48 it would have been 200.00: February takes 300.00."""
    known = a_machine(books)
    machines.depreciate(books, JANUARY)
    machines.change_machine(books, known.id, replace(known.draft, tax_life=48, place="Workshop", active=False))
    assert_posted(machines.depreciate(books, JANUARY.plus(1)), "depreciation 300 / machines_depreciation -300")
    with assert_refused("posted", "class_"):
        machines.change_machine(books, known.id, replace(known.draft, class_="tools"))
    with assert_refused("too_much", "residual"):
        machines.change_machine(books, known.id, replace(known.draft, residual=m("9601")))


def test_searched_and_chosen(books: Books) -> None:
    sewing = activity_id(books, "sewing")
    a_machine(books, "Overlock", kind="Overlock", place="Villa Fátima", activity=sewing)
    a_machine(books, "Table", "100", class_="furniture")
    gone = a_machine(books, "Old iron", "50", class_="tools")
    machines.depreciate(books, JANUARY)
    machines.depreciate(books, JANUARY.plus(1))
    machines.dispose(books, gone.id, machines.GoneDraft(TODAY, "scrapped"))

    def named(**asked: object) -> list[str]:
        return [row.machine.name for row in machines.list_machines(books, **asked)]  # type: ignore[arg-type]

    assert named() == ["Overlock", "Table"]
    assert named(gone=True) == ["Old iron", "Overlock", "Table"]
    assert named(search="fatima over") == ["Overlock"]
    assert named(class_="furniture") == ["Table"]
    assert named(kind="overlock") == named(activity=sewing) == ["Overlock"]
    assert machines.list_kinds(books) == ["Overlock"]
    assert MARCH.plus(-2) == JANUARY


def test_the_lives_proposed_are_the_clubs_own(books: Books) -> None:
    """Eight years for machines, ten for furniture, four for tools and computers: written down, not known for good."""
    assert machines.usual_lives(books) == {
        "machines": 96,
        "furniture": 120,
        "tools": 48,
        "computers": 48,
        "other": None,
        "land": None,
    }
    machines.change_usual_life(books, "tools", 36)
    machines.change_usual_life(books, "computers", None)
    assert [machines.usual_lives(books)[class_] for class_ in ("tools", "computers")] == [36, None]
    with assert_refused("life", "tools"):
        machines.change_usual_life(books, "tools", 0)
