"""What a voucher is and what must hold of it before it is posted; no database, no clock."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from unicodedata import category

from coopbooks import showing
from coopbooks.days import DECEMBER, add_months
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.shapes import Account, Foreign, Line, Voucher, VoucherDraft
from coopbooks.money import SYMBOLS, Money, total

LONGEST_TEXT: Final = 200
"""Characters a description or note may have: more does not fit a printed voucher."""
LARGEST: Final = 100_000_000_000
"""Minor units one line may move: a thousand million, more than any club and far from what a file can hold."""
YEARS_BACK: Final = 10
DAYS_AHEAD: Final = 31
_BY_ITSELF: Final = frozenset({"depreciation", "stock_change", "cash_shortage", "exchange_loss", "disposal_loss"})
"""Roles the program records on by itself: nobody buys these."""
_BOUGHT: Final = frozenset({"materials", "machines", "furniture", "tools", "computers"})
"""Roles of what is bought and kept."""
OWED_BY: Final = ("customers",)
"""Roles on which a person can owe the club, and never the other way round."""
OWED_TO: Final = ("suppliers",)
"""Roles on which the club can owe a person, and never the other way round."""
NEVER_TURNED: Final = {
    **dict.fromkeys((*OWED_BY, "member_dues_receivable", "member_advances"), 1),
    **dict.fromkeys((*OWED_TO, "contributions", "member_savings"), -1),
}
"""Roles of accounts on which what stands for a person is a debit (1) or a credit (−1), and never turns round."""


def check_day(day: date, today: date, locked_through: date | None) -> None:
    """Refuse a day that cannot be meant (10 years back, a month ahead) or that lies in a locked month."""
    if day < add_months(today, -DECEMBER * YEARS_BACK) or day > today + timedelta(days=DAYS_AHEAD):
        raise Refusal(_("%(day)s is too far from today. Check the year.") % {"day": showing.day(day)}, "day", "far_day")
    check_open(day, locked_through)


def check_open(day: date, locked_through: date | None) -> None:
    """Refuse a day in a locked month."""
    if locked_through and day <= locked_through:
        raise Refusal(
            _("Everything up to %(day)s is locked. Use a later day, or unlock the month with a reason.")
            % {"day": showing.day(locked_through)},
            "day",
            "locked",
        )


def check_text(text: str, field: str, most: int = LONGEST_TEXT) -> None:
    """Refuse words too long to print, and signs that no paper and no file can hold (stray control characters)."""
    if len(text) > most:
        raise Refusal(_("This is too long to print. Use at most %(most)s letters.") % {"most": most}, field, "too_long")
    if any(category(sign) in ("Cc", "Cs") for sign in text if sign not in "\n\t"):
        raise Refusal(_("This has signs in it that cannot be printed. Type it by hand."), field, "unprintable")


def describe(*parts: str) -> str:
    """Return the description of a voucher from what there is to say, cut short with … where it would not fit."""
    words = ". ".join(part.strip() for part in parts if part.strip())
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"


def is_category(account: Account) -> bool:
    """Whether a cost can be recorded on an account: costs and expenses, and what is bought to be kept."""
    if not account.postable or account.role in _BY_ITSELF:
        return False
    own_asset = account.section == "fixed_assets" and account.role is None
    return account.nature in {"cost", "expense"} or account.role in _BOUGHT or own_asset


def check(draft: VoucherDraft, accounts: Sequence[Account], currency: str) -> None:
    """Refuse a voucher that is empty, unbalanced, in another currency, or posts where nothing is posted.

    ``accounts`` are those of the draft's lines, in their order; ``currency`` is that of the books.
    """
    if not draft.description.strip():
        raise Refusal(_("Say in a few words what this voucher is for."), "description", "empty")
    check_text(draft.description, "description")
    check_text(draft.concerns, "concerns")
    for line, account in zip(draft.lines, accounts, strict=True):
        _check_line(line, account, currency)
    if len(draft.lines) < 2:
        raise Refusal(_("A voucher needs at least two lines: where it comes from and where it goes."), "lines", "empty")
    difference = total((line.amount for line in draft.lines), currency)
    if difference:
        raise Refusal(
            _("Debit and credit differ by %(difference)s. Make both sides equal.")
            % {"difference": showing.money(abs(difference))},
            "lines",
            "unbalanced",
        )


def _check_line(line: Line, account: Account, currency: str) -> None:
    check_text(line.note, "lines")
    if not line.amount and not line.quantity:
        raise Refusal(_("Every line needs an amount other than zero."), "lines", "zero")
    if line.amount.currency != currency:
        raise Refusal(
            _("These books are kept in %(currency)s. Write the amount in that currency, with the exchange rate used.")
            % {"currency": SYMBOLS[currency]},
            "lines",
            "other_currency",
        )
    if max(abs(line.amount).minor, abs(line.foreign.amount).minor if line.foreign else 0) > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "amount", "too_large")
    _check_account(line, account)
    if line.foreign:
        _check_foreign(line.amount, line.foreign, currency)


def _check_account(line: Line, account: Account) -> None:
    if not account.postable:
        raise Refusal(
            _("“%(account)s” is a heading. Choose one of the accounts below it.") % {"account": account.name},
            "lines",
            "heading",
        )
    if not account.active:
        raise Refusal(
            _("“%(account)s” is no longer used. Choose another account, or take it into use again.")
            % {"account": account.name},
            "lines",
            "inactive",
        )
    if account.role in OWED_BY + OWED_TO and line.person is None:
        raise Refusal(
            _("Say who: every amount on “%(account)s” belongs to a person.") % {"account": account.name},
            "person",
            "needs_person",
        )
    if account.currency and (line.foreign is None or line.foreign.amount.currency != account.currency):
        raise Refusal(
            _("“%(account)s” is kept in %(currency)s: give the amount in it, and the exchange rate.")
            % {"account": account.name, "currency": SYMBOLS[account.currency]},
            "lines",
            "other_currency",
        )


def _check_foreign(amount: Money, foreign: Foreign, currency: str) -> None:
    check_text(foreign.source, "rate")
    if not foreign.rate.is_finite() or foreign.rate <= 0:
        raise Refusal(_("The exchange rate must be more than zero."), "rate", "rate")
    exact = foreign.amount.decimal * foreign.rate
    if foreign.amount.currency == currency or abs(exact - amount.decimal) > Decimal("0.01"):
        raise Refusal(
            _("The foreign amount times the exchange rate does not give %(amount)s. Correct one of the three.")
            % {"amount": showing.money(abs(amount))},
            "rate",
            "rate",
        )


def voucher_kind(lines: Iterable[Line], accounts: Iterable[Account], currency: str) -> str:
    """Return CI when cash came in on balance, CE when it went out, CT when neither (ledger of Bolivian practice)."""
    net = total((line.amount for line, account in zip(lines, accounts, strict=True) if account.box), currency)
    return "CI" if net.minor > 0 else "CE" if net.minor < 0 else "CT"


def reversal_of(voucher: Voucher, day: date, description: str) -> VoucherDraft:
    """Return the voucher that takes ``voucher`` back: the same lines with the other sign."""
    kind = "CT" if voucher.kind == "CT" else None
    lines = tuple(line.reversed for line in voucher.lines)
    return VoucherDraft(day, description, lines, voucher.concerns, voucher.person, voucher.word, kind)
