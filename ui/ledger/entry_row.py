"""One line of a voucher typed in: the account, who, debit or credit, and the same in the account's own currency."""

from dataclasses import replace
from typing import Any, Final

from coopbooks import ledger
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import Account, Foreign, Line
from coopbooks.money import SYMBOLS, Money
from ui.shared.choices import account_picker, person_picker
from ui.shared.doing import Desk
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit

NEW_PERSON: Final = N_("+ New person “%(name)s”")
_AMOUNT: Final = 104


class EntryRow(LineRow):
    """One line. What a line filled in again has besides (product, activity, note) stays while its account does."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty line."""
        super().__init__()
        self._desk = desk
        self._kept: Line | None = None
        own = desk.books.club.currency
        self.account = self.add(account_picker(desk.books, self._accounts), lambda: _("Account"))
        self.person = self.add(person_picker(desk.books, "", NEW_PERSON), lambda: _("Who"))
        self.own = self.add(MoneyEdit(own), lambda: _("In its own currency"), _AMOUNT)
        self.debit = self.add(MoneyEdit(own), lambda: _("Debit"), _AMOUNT)
        self.credit = self.add(MoneyEdit(own), lambda: _("Credit"), _AMOUNT)
        self.call("account", "person", "foreign", "debit", "credit")
        self.own.hide()
        self.account.changed.connect(self._follow_account)

    def _accounts(self) -> list[Account]:
        return ledger.list_accounts(self._desk.books, postable=True)

    def _account(self) -> Account | None:
        """The account picked, if one is."""
        key = self.account.readable_key
        return None if key is None else ledger.account(self._desk.books, key)

    def _follow_account(self) -> None:
        """Ask for the amount in the account's own currency, where it has one."""
        account = self._account()
        currency = account.currency if account else None
        self.own.setVisible(currency is not None)
        self.own.setPlaceholderText(SYMBOLS[currency] if currency else "")
        self.own.take_currency(currency or self._desk.books.club.currency)

    def value(self) -> Line:
        """Return the line; refuses what cannot be read, and an amount on both sides."""
        account, person = ledger.account(self._desk.books, self.account.value().key), self.person.key
        debit, credit = self.debit.maybe(), self.credit.maybe()
        if debit and credit:
            raise Refusal(_("Write the amount on one side only: debit or credit."), "credit", "both")
        amount = debit or -(credit or self._desk.books.money(0))
        base = self._kept if self._kept and self._kept.account == account.id else Line(account.id, amount)
        foreign = self._foreign(amount) if account.currency else None
        return replace(base, amount=amount, person=person, foreign=foreign)

    def _foreign(self, amount: Money) -> Foreign | None:
        own = self.own.maybe()
        if not own or not amount:
            return None
        return Foreign.of(own if amount.minor > 0 else -own, amount, _("as written in the voucher"))

    def put(self, line: Line) -> None:
        """Fill in a line again."""
        self._kept = line
        self.account.set_key(line.account)
        self._follow_account()
        self.person.set_key(line.person)
        self.own.set(abs(line.foreign.amount) if line.foreign else None)
        debit = line.amount.minor > 0
        self.debit.set(line.amount if debit else None)
        self.credit.set(None if debit else -line.amount)

    def besides(self) -> Any:
        """Return what the line had besides."""
        names = ("account", "product", "activity", "note")
        return self._kept and {name: getattr(self._kept, name) for name in names}

    def take_besides(self, kept: Any) -> None:
        """Put in what the line had besides."""
        self._kept = kept and Line(amount=self._desk.books.money(0), **kept)

    def reset(self) -> None:
        """Empty it."""
        super().reset()
        self._kept = None


def entries_edit(desk: Desk, **also: Any) -> LinesEdit:
    """Return a field for the lines of a voucher; ``also`` is what :class:`LinesEdit` may be told."""
    return LinesEdit(lambda: EntryRow(desk), _headings(), by_and_by=True, **also)


def _headings() -> list[Heading]:
    return [
        (lambda: _("Account"), 0, False),
        (lambda: _("Who, if it matters"), 0, False),
        (lambda: _("Debit"), _AMOUNT, True),
        (lambda: _("Credit"), _AMOUNT, True),
    ]
