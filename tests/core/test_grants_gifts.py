"""Gifts in kind: what each posts at its value, for a purpose of a grant or beside all of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from coopbooks import grants, ledger, materials, people, rates
from coopbooks.books import Books
from coopbooks.grants import GiftLine
from tests.builders import TODAY, account_id, activity_id, assert_posted, assert_refused, m, person_id
from tests.core.granting import gift, granted, part, received, told
from tests.core.store import a_material, buy, q, stock, there, use


def test_what_a_gift_posts(books: Books) -> None:
    """What is kept is capital (ledger.md: machines / capital_grants), what was borne for the club is income."""
    draft = gift(books, "tools 300 / member_training 200 / furniture 50", note="By letter")
    voucher = grants.record_gift(books, draft)
    assert_posted(
        voucher, "tools 300 / member_training 200 / furniture 50 / capital_grants -350 / grants_received -200"
    )
    assert (voucher.kind, voucher.word, voucher.concerns) == ("CT", "gift", "ONG Warmi")
    assert voucher.description == "Gift in kind: Tools, Training of members, Furniture. By letter"
    assert grants.gift_of(voucher) == draft
    assert "donor" in people.person(books, draft.donor or 0).roles


def test_a_gift_for_a_purpose_is_received_and_spent(books: Books) -> None:
    known = granted(books)
    other = person_id(books, "Somebody else")
    draft = gift(books, "machines 3000", purpose=part(books, known, "machines"), donor=other)
    voucher = grants.record_gift(books, draft)
    assert_posted(voucher, "machines 3000 / capital_grants -3000")
    assert voucher.worth == m("3000")
    assert voucher.concerns == "ONG Warmi"  # the donor of the grant, whoever was named
    assert told(books, known)["machines"] == ("8000.00", "3000.00", "3000.00", "5000.00")
    found = grants.grant(books, known.id)
    assert (found.in_kind, found.in_hand, found.due) == (m("3000"), m("0"), m("7000"))
    right = grants.correct_gift(books, voucher.id, replace(draft, lines=gift(books, "machines 2500").lines))
    assert grants.gift_of(right).purpose == draft.purpose
    assert told(books, known)["machines"][1] == "2500.00"
    ledger.void(books, right.id, "Taken back")
    assert told(books, known)["machines"][1] == "0.00"


def test_materials_that_were_given_lie_in_the_store(books: Books) -> None:
    """12 kg of yarn worth 360: they stand at 30 the kilogram, as if they had been bought for it."""
    yarn = a_material(books, "yarn", "kg", ("skein", "100", "g"))
    sewing = activity_id(books, "sewing")
    line = GiftLine(None, m("360"), "Wool", sewing, yarn, q("120"), "skein")
    voucher = grants.record_gift(books, gift(books, "tools 5", lines=(line,)))
    assert_posted(voucher, "materials 360 #sewing / grants_received -360 #sewing")
    assert stock(books) == there("12", "360")
    assert materials.last_receipt(books, yarn) == there("12", "360")
    assert grants.gift_of(voucher).lines == (
        GiftLine(account_id(books, "materials"), m("360"), "Wool", sewing, yarn, q("12")),
    )
    use(books, "2 yarn")
    right = grants.correct_gift(
        books, voucher.id, replace(grants.gift_of(voucher), lines=(replace(line, value=m("240")),))
    )
    # 10 kg are left at 20: what was used is priced again, 40 instead of 60
    assert stock(books) == there("10", "200")
    buy(books, "5 yarn 100")
    materials.void(books, right.id, "It was lent")
    # without it 2 kg were used before 5 were bought at 20
    assert stock(books) == there("3", "60")


def test_gifts_that_cannot_be(books: Books) -> None:
    known = granted(books, day=TODAY - timedelta(days=20), begins=TODAY)
    yarn = a_material(books, "yarn")
    good = gift(books, "tools 300")
    [line] = good.lines
    for draft, reason, field in (
        (replace(good, donor=None), "empty", "donor"),
        (replace(good, lines=()), "empty", "lines"),
        (replace(good, lines=(line,) * 201), "too_many", "lines"),
        (replace(good, lines=(replace(line, value=m("0")),)), "zero", "lines"),
        (replace(good, lines=(replace(line, account=None),)), "empty", "lines"),
        (replace(good, lines=(replace(line, account=account_id(books, "cash")),)), "no_category", "lines"),
        (replace(good, lines=(replace(line, account=account_id(books, "materials_used")),)), "no_category", "lines"),
        (replace(good, lines=(replace(line, description="x" * 201),)), "too_long", "lines"),
        (replace(good, lines=(GiftLine(None, m("5"), material=yarn),)), "empty", "lines"),
        (replace(good, lines=(GiftLine(None, m("5"), material=yarn, quantity=q("0")),)), "zero", "lines"),
        (replace(good, note="x" * 201), "too_long", "note"),
        (replace(good, day=date(1999, 1, 1)), "far_day", "day"),
        (
            replace(good, purpose=part(books, known, "machines"), day=TODAY - timedelta(days=1)),
            "before",
            "purpose",
        ),
        (gift(books, "tools 8000.01", purpose=part(books, known, "machines")), "overspent", "purpose"),
    ):
        with assert_refused(reason, field):
            grants.record_gift(books, draft)


def test_gifts_beside_money_never_exceed_what_was_agreed(books: Books) -> None:
    """9.000 of 10.000 came as money, so 1.000 more may come in kind, however much of its purpose is not spent."""
    known = granted(books)
    received(books, known, "9000")
    draft = gift(books, "tools 1000", purpose=part(books, known, "machines"))
    with assert_refused("overspent", "purpose"):
        grants.record_gift(books, replace(draft, lines=gift(books, "tools 1000.01").lines))
    voucher = grants.record_gift(books, draft)
    grants.correct_gift(books, voucher.id, draft)
    assert grants.grant(books, known.id).due == m("0")


def test_a_gift_of_a_grant_in_dollars_is_worth_no_more_than_what_is_still_to_come(books: Books) -> None:
    """$us 500 of $us 1,000 came as Bs 3,480; at that rate Bs 3,480 are still to come."""
    known = granted(books, "1000", "", currency="USD")
    received(books, known, "3480", own=m("500", "USD"))
    draft = gift(books, "tools 3480", purpose=part(books, known, "rest"))
    with assert_refused("overspent", "purpose"):
        grants.record_gift(books, replace(draft, lines=gift(books, "tools 3480.01").lines))
    grants.record_gift(books, draft)
    found = grants.grant(books, known.id)
    assert (found.received, found.in_kind, found.in_hand) == (m("6960"), m("3480"), m("3480"))


def test_a_gift_of_a_grant_in_dollars_counts_as_dollars_that_came(books: Books) -> None:
    """At 6,96 a gift of Bs 4.176 is 600 of $us 1.000; what it was worth stays when the rest comes at 9,30."""
    rates.set_rate(books, rates.RateDraft("dollar", date(2025, 1, 1), "amount", Decimal("6.96"), "Central bank"))
    known = granted(books, "1000", "oven 60% / trainer 40%", currency="USD")
    voucher = grants.record_gift(books, gift(books, "tools 4000 / rent 176", purpose=part(books, known, "oven")))
    own = [line.foreign.amount for line in voucher.lines if line.foreign]
    assert own == [m("-574.71", "USD"), m("-25.29", "USD")]
    assert grants.grant(books, known.id).due == m("400", "USD")
    with assert_refused("too_much", "amount"):
        received(books, known, "3720.09", own=m("400.01", "USD"))
    received(books, known, "3720", own=m("400", "USD"))
    found = grants.grant(books, known.id)
    assert (found.due, found.worth, found.received, found.in_hand) == (m("0", "USD"), m("7896"), m("7896"), m("3720"))
    assert [one.left for one in found.used] == [m("0"), m("3720")]


def test_what_may_be_given(books: Books) -> None:
    roles = {account.role for account in grants.list_gift_categories(books)}
    assert {"tools", "machines", "materials", "member_training"} <= roles
    assert not roles & {"materials_used", "depreciation", "cash", "machines_depreciation", "sales_local"}
