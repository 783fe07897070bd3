"""What the form for opening balances is made of: the balance of one account, and what stands with one person."""

from typing import Final

from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Account, Foreign, Line
from coopbooks.money import SYMBOLS
from ui.ledger.entry_row import NEW_PERSON
from ui.shared.choices import person_picker
from ui.shared.doing import Desk
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words

Field = tuple[str, Words, MoneyEdit]
_AMOUNT: Final = 130


class Balance:
    """What one account stands at; where it is kept in another currency also what that is worth."""

    def __init__(self, books: Books, account: Account) -> None:
        """Make the empty field or fields."""
        own = books.club.currency
        self._account = account
        self.amount = MoneyEdit(account.currency or own)
        self.worth = MoneyEdit(own) if account.currency else None

    def fields(self) -> list[Field]:
        """Return the fields with their names and labels."""
        account, amount, worth = self._account, self.amount, self.worth
        fields: list[Field] = [(f"balance_{account.id}", lambda: _named(account, amount), amount)]
        if worth:
            fields.append((f"worth_{account.id}", lambda: _("What that is worth (%(currency)s)") % _sign(worth), worth))
        return fields

    def line(self) -> Line | None:
        """Return the line it makes, what we have on the debit side, what is ours on the credit side; None for none."""
        amount = self.amount.maybe()
        if not amount:
            return None
        worth = self.worth.value() if self.worth else amount
        side = worth if self._account.nature == "asset" else -worth
        own = Foreign.of(amount, worth, _("worth on that evening")) if self.worth and worth else None
        return Line(self._account.id, side, foreign=own)

    def takes(self, line: Line) -> bool:
        """Whether a line recorded earlier is what this field makes, so that it can be filled in here."""
        plain = (line.person, line.product, line.activity, line.note) == (None, None, None, "")
        expected = line.amount.minor > 0 if self._account.nature == "asset" else line.amount.minor < 0
        return plain and expected and not self.amount.text()

    def put(self, line: Line) -> None:
        """Fill it in again."""
        self.amount.set(abs(line.foreign.amount if line.foreign else line.amount))
        if self.worth:
            self.worth.set(abs(line.amount))


def _named(account: Account, editor: MoneyEdit) -> str:
    sign = SYMBOLS[editor.currency]
    return account.name if sign in account.name else f"{account.name} ({sign})"


def _sign(editor: MoneyEdit) -> dict[str, str]:
    return {"currency": SYMBOLS[editor.currency]}


class PersonRow(LineRow):
    """What one person owes the club, or the club owes her: the lines are on the account of a ``role``."""

    def __init__(self, desk: Desk, role: str, person_role: str, *, owed_to_us: bool) -> None:
        """Make an empty line."""
        super().__init__()
        self._role, self._owed_to_us = role, owed_to_us
        self.person = self.add(person_picker(desk.books, person_role, NEW_PERSON), lambda: _("Who"))
        self.amount = self.add(MoneyEdit(desk.books.club.currency), lambda: _("Amount"), _AMOUNT)
        self.call("person", "amount")

    def value(self) -> Line:
        """Return the line; refuses what cannot be read."""
        person, amount = self.person.value().key, self.amount.value()
        return Line(self._role, amount if self._owed_to_us else -amount, person)

    def put(self, line: Line) -> None:
        """Fill it in again."""
        self.person.set_key(line.person)
        self.amount.set(abs(line.amount))


def people_edit(desk: Desk, role: str, person_role: str, *, owed_to_us: bool = False) -> LinesEdit:
    """Return a field for what stands with each person on the account of a role; a new one plays ``person_role``."""
    headings: list[Heading] = [
        (lambda: _("Who"), 0, False),
        (lambda: _("Amount"), _AMOUNT, True),
    ]
    return LinesEdit(
        lambda: PersonRow(desk, role, person_role, owed_to_us=owed_to_us), headings, optional=True, by_and_by=True
    )
