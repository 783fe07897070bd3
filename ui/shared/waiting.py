"""What was begun and not saved: every form something is kept of, in words, and where one goes on with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from coopbooks import drafts, ledger, showing
from coopbooks.books import Books
from coopbooks.drafts import Kept
from coopbooks.i18n import N_, _, ngettext
from coopbooks.ledger import Voucher
from ui.shared.doing import Desk, Wanted
from ui.shared.form_key import FormKey
from ui.shared.notices import Notices

_BEGUN: Final = {
    ("sales", "sale"): N_("A sale begun %(when)s is not saved yet."),
    ("sales", "payment"): N_("The payment of a customer, begun %(when)s, is not saved yet."),
    ("costs", "cost"): N_("A cost begun %(when)s is not saved yet."),
    ("costs", "payment"): N_("A payment to a supplier, begun %(when)s, is not saved yet."),
    ("cash", "count"): N_("A count of the cash, begun %(when)s, is not saved yet."),
    ("cash", "transfer"): N_("Moving money, begun %(when)s, is not saved yet."),
    ("cash", "movement"): N_("Other money in or out, begun %(when)s, is not saved yet."),
    ("ledger", "voucher"): N_("A voucher begun %(when)s is not saved yet."),
    ("ledger", "opening"): N_("The opening balances, begun %(when)s, are not saved yet."),
    ("settings", "club"): N_("What the club says about itself, begun %(when)s, is not saved yet."),
    ("settings", "person"): N_("A person begun %(when)s is not saved yet."),
    ("orders", "order"): N_("An order begun %(when)s is not saved yet."),
    ("products", "product"): N_("A product begun %(when)s is not saved yet."),
    ("materials", "material"): N_("A material begun %(when)s is not saved yet."),
    ("materials", "use"): N_("Materials used, begun %(when)s, are not saved yet."),
    ("materials", "count"): N_("A count of the materials, begun %(when)s, is not saved yet."),
    ("materials", "hand"): N_("Material handed over or taken in trust, begun %(when)s, is not saved yet."),
    ("materials", "take_over"): N_("What is there of the materials, begun %(when)s, is not saved yet."),
    ("costing", "sheet"): N_("A cost sheet begun %(when)s is not saved yet."),
    ("costing", "pool"): N_("Shared costs, begun %(when)s, are not saved yet."),
    ("machines", "machine"): N_("A machine begun %(when)s is not saved yet."),
    ("machines", "change"): N_("What changed of a machine, begun %(when)s, is not saved yet."),
    ("machines", "depreciate"): N_("Depreciating a month, begun %(when)s, is not saved yet."),
    ("machines", "maintenance"): N_("Maintenance begun %(when)s is not saved yet."),
    ("machines", "gone"): N_("A machine that goes, begun %(when)s, is not saved yet."),
    ("loans", "borrowed"): N_("A loan to the club, begun %(when)s, is not saved yet."),
    ("loans", "lent"): N_("A loan to a member, begun %(when)s, is not saved yet."),
    ("loans", "payment"): N_("The payment of a loan, begun %(when)s, is not saved yet."),
    ("loans", "terms"): N_("New terms of a loan, begun %(when)s, are not saved yet."),
    ("loans", "shares"): N_("Who bears a loan, begun %(when)s, is not saved yet."),
    ("loans", "offers"): N_("Offers of loans are being compared, begun %(when)s."),
    ("grants", "grant"): N_("A grant begun %(when)s is not saved yet."),
    ("grants", "money"): N_("Money of a grant, begun %(when)s, is not saved yet."),
    ("grants", "back"): N_("Money given back to a donor, begun %(when)s, is not saved yet."),
    ("grants", "gift"): N_("A gift in kind begun %(when)s is not saved yet."),
    ("members", "member"): N_("A member begun %(when)s is not saved yet."),
    ("members", "group"): N_("A group begun %(when)s is not saved yet."),
    ("members", "money"): N_("Money of a member, begun %(when)s, is not saved yet."),
    ("members", "charge"): N_("Charging dues or fines, begun %(when)s, is not saved yet."),
    ("members", "collect"): N_("Collecting from members, begun %(when)s, is not saved yet."),
    ("members", "leave"): N_("A member who leaves, begun %(when)s, is not saved yet."),
    ("payouts", "run"): N_("A payout being prepared, begun %(when)s, is not saved yet."),
    ("payouts", "approve"): N_("The approval of a payout, begun %(when)s, is not saved yet."),
    ("payouts", "hand"): N_("Pay to be handed over, begun %(when)s, is not saved yet."),
    ("payouts", "handed"): N_("Pay to be handed over, begun %(when)s, is not saved yet."),
    ("payouts", "advance"): N_("An advance begun %(when)s is not saved yet."),
    ("payouts", "surplus"): N_("The surplus of a year, begun %(when)s, is not saved yet."),
    ("payouts", "rules"): N_("The rules of pay, begun %(when)s, are not saved yet."),
    ("payouts", "own"): N_("What is agreed with a member, begun %(when)s, is not saved yet."),
    ("work", "sheet"): N_("Work being written down, begun %(when)s, is not saved yet."),
    ("work", "work"): N_("One piece of work, begun %(when)s, is not saved yet."),
    ("work", "pieces"): N_("Pieces with members, begun %(when)s, are not saved yet."),
    ("work", "rate"): N_("The rate of an order, begun %(when)s, is not saved yet."),
    ("settings", "activity"): N_("An activity begun %(when)s is not saved yet."),
    ("settings", "rate"): N_("A rate begun %(when)s is not saved yet."),
}
_CORRECTION: Final = N_("The correction of %(voucher)s, begun %(when)s, is not saved yet.")
_OF_RUN: Final = {"run": "draft", "approve": "draft", "hand": "approved"}
"""The forms of a payout, and how it stands as long as each can be gone on with."""
_IN_SETTINGS: Final = {"person": "people", "activity": "activities", "rate": "rates"}
"""The tab where something of this kind is opened."""
_RECORDS: Final = {"members": "person", "work": "work", "payouts": "run", "own": "person"}
"""What the record of a page, or of one of its forms, is called where the form is not called as it is."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something begun: the key of its form, in words, and the page that opens it again."""

    key: str
    words: str
    page: str
    wanted: Wanted


def greet(desk: Desk, notices: Notices) -> None:
    """Say, when books are opened, what was recorded last if that time was cut off, and what was begun and not saved."""
    books = desk.books
    last = ledger.last_recorded(books) if books.cut_off else None
    waiting = list_waiting(books)
    if not (waiting or last):
        return

    def words() -> str:
        begun = [one.words for one in list_waiting(books)]
        said = [_last_words(books, last)] if last else []
        return " ".join([*said, *begun[:1], *([_further(len(begun) - 1)] if len(begun) > 1 else [])])

    go_on = (lambda: _("Go on with it"), lambda: desk.go(waiting[0].page, waiting[0].wanted))
    notices.show_notice("waiting", words, *([go_on] if waiting else []))


def _further(many: int) -> str:
    words = ngettext(
        "One more thing begun is not saved; Home names all of them.",
        "%(many)s more things begun are not saved; Home names all of them.",
        many,
    )
    return words % {"many": many}


def _last_words(books: Books, last: Voucher) -> str:
    words = _("The program was cut off. Nothing recorded was lost; last recorded: %(voucher)s, %(what)s, %(when)s.")
    when = showing.moment(last.recorded_at, books.today())
    return words % {"voucher": last.label, "what": last.description, "when": when}


def list_waiting(books: Books) -> list[Waiting]:
    """Return what was begun and not saved, the newest first; what can be taken up no more is not among it."""
    return [one for kept in drafts.list_kept(books) for one in _waiting(books, kept, FormKey.read(kept.form))]


def _no_voucher(key: FormKey) -> Wanted | None:
    """What opens again a form that posts nothing; None where it is the form of a voucher."""
    what, like = key.what, key.like is not None
    of = key.like if like else key.of
    match key.page, what:
        case "settings", _:
            rate = of if what == "rate" else None
            return Wanted(new=what) if of is None else Wanted(tab=_IN_SETTINGS[what], rate=rate, like=like)
        case "costing", _:
            return Wanted(product=of) if what == "sheet" else Wanted(tab="shared", new="" if of else what, pool=of)
        case ("machines", "change") | ("loans", "terms" | "shares" | "offers"):
            record: dict[str, Any] = {key.page.removesuffix("s"): of}
            return Wanted(new="machine" if what == "change" else what, **record)
        case ("work", "pieces") | ("materials", "hand"):
            return Wanted(new=what, move=of, like=like)
        case (
            ("orders" | "products", _)
            | ("materials", "material")
            | ("grants", "grant")
            | ("members", "member" | "group")
            | ("work", _)
            | ("payouts", "run" | "approve" | "hand" | "own")
        ):
            called = _RECORDS.get(what, _RECORDS.get(key.page, what))  # else the form is called as the record it is of
            record = {called: of}
            return Wanted(new=what, like=like, **record)
    return None


def _is_past(books: Books, key: FormKey) -> bool:
    """Whether it was begun for a payout that is gone, or that stands otherwise by now."""
    state = _OF_RUN.get(key.what) if key.page == "payouts" and key.of is not None else None
    if state is None:
        return False
    from coopbooks import payouts  # no part of a start

    return not any(one.id == key.of for one in payouts.list_runs(books, state=state))


def _waiting(books: Books, kept: Kept, key: FormKey) -> Iterator[Waiting]:
    """Yield it, where its form is still known and the voucher it corrects still stands."""
    words = _BEGUN.get((key.page, key.what))
    said = {"when": showing.moment(kept.at, books.today())}
    if words is None or _is_past(books, key):
        return
    wanted = _no_voucher(key)
    if wanted is None and key.of is not None:
        voucher = ledger.voucher(books, key.of)
        if voucher.stands:
            words = _(_CORRECTION) % {**said, "voucher": voucher.label}
            yield Waiting(kept.form, words, key.page, Wanted(correct=voucher))
        return
    if wanted is None:
        wanted = Wanted(new=key.what) if key.like is None else Wanted(again=ledger.voucher(books, key.like))
    yield Waiting(kept.form, _(words) % said, key.page, wanted)
