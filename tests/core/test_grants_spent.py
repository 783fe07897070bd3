"""What is spent of grants: the lines a cost adds, what is left of a purpose, never more than that unless allowed."""

from dataclasses import replace
from datetime import date, timedelta

from coopbooks import costs, grants, ledger, materials, templates
from coopbooks.books import Books, change_club
from coopbooks.finding import Finder
from coopbooks.grants import Spending
from coopbooks.ledger import VoucherFilter
from tests.builders import TODAY, account_id, activity_id, assert_posted, assert_refused, m
from tests.core.granting import granted, part, received, spend, spending, told
from tests.core.store import a_material, q


def allow_overspending(books: Books) -> None:
    change_club(books, replace(books.club, overspending=True))


def voucher_of(books: Books, kept: costs.Cost) -> ledger.Voucher:
    return ledger.voucher(books, kept.voucher)


def test_a_machine_and_a_trainer(books: Books) -> None:
    """ledger.md: expense or machines, and grants_deferred / cash, and grants received or capital grants."""
    known = granted(books)
    received(books, known, "10000")
    machine = spend(books, known, "machines 3500 = machines")
    assert_posted(
        voucher_of(books, machine),
        "machines 3500 / cash -3500 / grants_deferred 3500 / capital_grants -3500",
    )
    lesson = spend(books, known, "member_training 400 = trainer / transport 50")
    voucher = voucher_of(books, lesson)
    assert_posted(
        voucher, "member_training 400 / transport 50 / cash -450 / grants_deferred 400 / grants_received -400"
    )
    assert {line.person for line in voucher.lines if line.purpose} == {known.donor}
    assert (voucher.amount, voucher.worth) == (m("850"), m("450"))
    assert told(books, known) == {
        "machines": ("8000.00", "8000.00", "3500.00", "4500.00"),
        "trainer": ("2000.00", "2000.00", "400.00", "1600.00"),
    }
    assert grants.grant(books, known.id).in_hand == m("6100")


def test_where_it_is_told_as_a_deed_it_is_told_once(books: Books) -> None:
    """Rent of 200 and 30 of our own: 230 were spent, though each side of the voucher comes to 430."""
    known = granted(books)
    received(books, known, "10000")
    voucher = voucher_of(books, spend(books, known, "rent 200 = machines / power 30"))
    kept = templates.keep_template(books, voucher.id, templates.TemplateDraft("Rent"))
    [found] = Finder(books).vouchers("230", 5)
    assert (voucher.amount, voucher.worth, kept.amount) == (m("430"), m("230"), m("230"))
    assert [(row.id, row.amount) for row in found.rows] == [(voucher.id, m("230"))]
    for typed in ("230", "430"):
        assert [row.id for row in ledger.list_vouchers(books, VoucherFilter(search=typed)).rows(0, 5)] == [voucher.id]
    taken_back = ledger.void(books, voucher.id, "Twice")
    assert ledger.voucher(books, taken_back.id).worth == m("230")


def test_income_has_the_activity_of_what_was_spent(books: Books) -> None:
    known = granted(books)
    received(books, known, "10000")
    draft = spending(books, known, "member_training 300 = trainer / power 20 = trainer / member_training 80 = trainer")
    first, second, third = draft.lines
    sewing = activity_id(books, "sewing")
    lines = (replace(first, activity=sewing), second, replace(third, activity=sewing))
    voucher = voucher_of(books, costs.record_cost(books, replace(draft, lines=lines)))
    assert_posted(
        voucher,
        "member_training 300 #sewing / member_training 80 #sewing / power 20 / cash -400 / grants_deferred 380 #sewing"
        " / grants_received -380 #sewing / grants_deferred 20 / grants_received -20",
    )


def test_a_cost_keeps_its_purposes(books: Books) -> None:
    known = granted(books)
    received(books, known, "10000")
    kept = spend(books, known, "member_training 400 = trainer / transport 50")
    assert costs.cost(books, kept.id).draft == kept.draft
    assert [line.purpose for line in kept.draft.lines] == [part(books, known, "trainer"), None]
    draft = spending(books, known, "member_training 2000 = trainer")
    right = costs.correct_cost(books, kept.id, draft)  # 1.600 were left, and 400 come back
    assert costs.cost(books, right.id).draft.lines == draft.lines
    assert told(books, known)["trainer"][2:] == ("2000.00", "0.00")
    again = costs.correct_cost(books, right.id, spending(books, known, "member_training 2000"))
    assert told(books, known)["trainer"][2:] == ("0.00", "2000.00")
    ledger.void(books, again.voucher, "Never happened")


def test_a_template_keeps_the_purpose(books: Books) -> None:
    known = granted(books)
    received(books, known, "10000")
    first = spend(books, known, "member_training 400 = trainer")
    kept = templates.keep_template(books, first.voucher, templates.TemplateDraft("Trainer"))
    draft = costs.cost_of_voucher(books, kept.voucher).draft
    templates.record_from(books, kept.id, None, lambda: costs.record_cost(books, draft))
    assert told(books, known)["trainer"][2] == "800.00"


def test_materials_and_their_freight(books: Books) -> None:
    """Yarn for 300 and its freight of 30 from the grant: the yarn lies in the store at 330, income is 330."""
    known = granted(books)
    received(books, known, "10000")
    yarn, trainer = a_material(books, "yarn"), part(books, known, "trainer")
    lines = (
        costs.CostLine(None, m("300"), material=yarn, quantity=q("10"), purpose=trainer),
        costs.CostLine(None, m("30"), freight=True, purpose=trainer),
    )
    draft = costs.CostDraft(TODAY, lines, m("330"), box=account_id(books, "cash"))
    kept = costs.record_cost(books, draft)
    assert_posted(voucher_of(books, kept), "materials 330 / cash -330 / grants_deferred 330 / grants_received -330")
    assert ledger.stock_of(books, yarn).value == m("330")
    materials.void(books, kept.voucher, "Sent back")
    assert told(books, known)["trainer"][2] == "0.00"


def test_more_than_was_planned_is_refused(books: Books) -> None:
    known = granted(books)
    received(books, known, "10000")
    with assert_refused("overspent", "purpose") as refused:
        spend(books, known, "member_training 1500 = trainer / member_training 500.01 = trainer")
    assert "Bs\xa02,000.00 are left for “trainer · Agreement 12”" in refused.value.message
    spend(books, known, "member_training 2000 = trainer")
    with assert_refused("overspent", "purpose"):
        spend(books, known, "member_training 0.01 = trainer")
    with assert_refused("overspent", "purpose"):
        spend(books, known, "stationery 0.01 = rest")  # nothing is left for no purpose


def test_more_than_came_is_refused(books: Books) -> None:
    known = granted(books)
    with assert_refused("no_money", "purpose"):
        spend(books, known, "member_training 10 = trainer")
    received(books, known, "1000")
    spend(books, known, "machines 1000 = machines")  # the money that is there is enough, and 8.000 are planned
    with assert_refused("no_money", "purpose"):
        spend(books, known, "member_training 0.01 = trainer")


def test_another_grant_never_pays(books: Books) -> None:
    known, other = granted(books), granted(books, name="Agreement 13")
    received(books, other, "10000")
    with assert_refused("no_money", "purpose"):
        spend(books, known, "member_training 10 = trainer")


def test_where_the_club_allows_it_it_is_marked(books: Books) -> None:
    allow_overspending(books)
    known = granted(books)
    received(books, known, "1000")
    draft = costs.cost_voucher(books, spending(books, known, "member_training 2500 = trainer"))
    assert [doubt.partition(".")[0] for doubt in grants.doubts(books, draft)] == [
        "This is Bs\xa0500",
        "This is Bs\xa01,500",
    ]
    kept = spend(books, known, "member_training 2500 = trainer")
    found = grants.grant(books, known.id)
    assert found.overspent
    assert (found.in_hand, found.left) == (m("-1500"), m("7500"))
    assert told(books, known)["trainer"][2:] == ("2500.00", "-500.00")
    change_club(books, replace(books.club, overspending=False))
    with assert_refused("overspent"):
        spend(books, known, "member_training 0.01 = trainer")
    ledger.void(books, kept.voucher, "Too much")
    assert not grants.grant(books, known.id).overspent


def test_days_of_a_grant(books: Books) -> None:
    """Before it begins nothing is spent of it; after it ends it is asked whether the donor allows it."""
    known = granted(books, day=date(2026, 1, 10), begins=date(2026, 2, 1), ends=date(2026, 3, 15))
    received(books, known, "10000", day=date(2026, 1, 20))
    with assert_refused("before", "purpose"):
        spend(books, known, "member_training 10 = trainer", day=date(2026, 1, 31))
    spend(books, known, "member_training 10 = trainer", day=date(2026, 2, 1))
    for day, words in (
        (date(2026, 3, 15), []),
        (date(2026, 3, 16), ["“Agreement 12” was to be spent by 15/03/2026. Does the donor allow it later?"]),
    ):
        draft = costs.cost_voucher(books, spending(books, known, "member_training 10 = trainer", day=day))
        assert list(grants.doubts(books, draft)) == words
    assert grants.doubts(books, costs.cost_voucher(books, spending(books, known, "member_training 10"))) == ()


def test_lines_for_a_machine(books: Books) -> None:
    """What a machine of the register adds to its voucher: capital, also where nothing else is posted with it."""
    known = granted(books)
    received(books, known, "10000")
    machines, trainer = part(books, known, "machines"), part(books, known, "trainer")
    assert grants.applied_lines(books, TODAY, []) == ()
    found = grants.applied_lines(
        books, TODAY, [Spending(machines, m("3000"), kept=True), Spending(trainer, m("100"), kept=True)]
    )
    assert [(line.account, str(line.amount.decimal), line.purpose) for line in found] == [
        ("grants_deferred", "3000.00", machines),
        ("capital_grants", "-3000.00", machines),
        ("grants_deferred", "100.00", trainer),
        ("capital_grants", "-100.00", trainer),
    ]
    with assert_refused("before", "purpose"):
        grants.applied_lines(books, TODAY - timedelta(days=1), [Spending(machines, m("1"))])
