"""The chart of accounts, set in as deep as each stands, with what it stands at today; accounts added and changed."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, showing
from coopbooks.days import Month, Period
from coopbooks.i18n import _
from coopbooks.ledger import Account, AccountDraft
from coopbooks.money import Money
from ui.ledger.card import CardView
from ui.shared.adding import added_deed
from ui.shared.asking import ASKED, Asking
from ui.shared.choice import Tick
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import amounts
from ui.shared.running_statements import ACCOUNT_CARD
from ui.shared.search_edit import SearchEdit
from ui.shared.statement_shown import indented
from ui.shared.statement_view import print_this_month
from ui.shared.typed_edit import TextEdit


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account and what it stands at today, debit +; None where nothing was ever posted, and for headings."""

    account: Account
    balance: Money | None


class AccountsPart:
    """The chart; opening an account shows its card."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.card_button = button(lambda: _("Account card"))
        self.add_button = button(lambda: _("Add an account…"), "", "plus")
        self.change_button = button(lambda: _("Change…"))
        self.search = SearchEdit(lambda: _("Search a code or a name"))
        self.unused = Tick(lambda: _("Those out of use too"))
        buttons = (self.card_button, self.add_button, self.change_button)
        self.filters = FilterRow([self.search, self.unused], buttons)
        self.table = RecordTable[AccountRow](
            lambda: _("Chart of accounts"),
            _columns(),
            faded=lambda row: not row.account.active,
            bold=lambda row: not row.account.postable,
            key="accounts",
            same=lambda row: row.account.id,
        )
        self.below = Listed(
            self.table,
            lambda: _("What the club has, owes, earns and spends is told apart here, account by account."),
            FirstStep(lambda: _("Add an account…"), self.ask_for_new),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(self.open_card)
        prints(self.table, self.print_card, lambda row: row.account.postable)
        self.table.chosen.connect(self._offer)
        self.card_button.clicked.connect(lambda: self.open_card(self.table.current()))
        self.add_button.clicked.connect(self.ask_for_new)
        self.change_button.clicked.connect(self.ask_for_change)

    def refresh(self) -> None:
        """List the accounts with what they stand at."""
        books = self._desk.books
        today = books.today()
        moved = ledger.movements(books, Period.through(Month.of(today).first, today))
        accounts = ledger.list_accounts(books, active=None if self.unused.value() else True)
        found = [one for one in accounts if self.search.finds(one.code, one.name)]
        rows = [AccountRow(one, moved[one.id].closing if one.id in moved else None) for one in found]
        self.below.show_rows(
            AllRows(rows), _("Balances of %(day)s") % {"day": showing.day(today)}, ever=lambda: bool(accounts)
        )
        self._offer(self.table.current())

    def _offer(self, row: AccountRow | None) -> None:
        self.card_button.setEnabled(row is not None and row.account.postable)
        self.change_button.setEnabled(row is not None)

    def open_card(self, row: AccountRow | None) -> None:
        """Show the card of an account; a heading has none."""
        if row and row.account.postable:
            self._open_over(CardView(self._desk, row.account, self._open_over))

    def print_card(self, row: AccountRow) -> None:
        """Show the card of an account as it is printed, of this month."""
        print_this_month(self._desk, self.below, ACCOUNT_CARD, account=row.account.id)

    def ask_for_new(self) -> None:
        """Ask for the code and name of a new account; the code after the last one beside the cursor is proposed."""
        asking = Asking(self._desk, lambda: _("Add an account"), self._add, self._desk.done, parent=self.below)
        asking.say(lambda: _("The code begins with that of the heading it belongs to."))
        code = asking.add("code", lambda: _("Code"), TextEdit())
        asking.add("name", lambda: _("Name"), TextEdit())
        code.propose(self._next_code())
        asking.open_kept(self._desk, "account")

    def _next_code(self) -> str | None:
        row = self.table.current()
        if row is None or row.account.section is None:
            return None
        account, books = row.account, self._desk.books
        heading = ledger.account(books, account.parent) if account.postable and account.parent else account
        return ledger.next_code(books, heading)

    def _add(self, code: str, name: str) -> Deed:
        added = ledger.add_account(self._desk.books, AccountDraft(code, name))
        key = FormKey(ASKED, "account", added.id)
        return added_deed(self._desk, f"{added.code} {added.name}", key, ledger.remove_account)

    def ask_for_change(self) -> None:
        """Ask for another code or name, or whether the account under the cursor stays in use."""
        row = self.table.current()
        if row is None:
            return
        account = row.account

        def change(code: str, name: str, *, active: bool) -> Deed:
            return _change(self._desk, account, code, name, active=active)

        asking = Asking(self._desk, lambda: _("Change an account"), change, self._desk.done, parent=self.below)
        asking.say(lambda: _("What was posted to it stays. One out of use is no longer offered."))
        asking.add("code", lambda: _("Code"), TextEdit()).set(account.code)
        asking.add("name", lambda: _("Name"), TextEdit()).set(account.name)
        used = Tick(lambda: _("In use: offered when something is recorded"))
        asking.add("active", lambda: _("In use"), used).set(account.active)
        asking.open_kept(self._desk, "account", account.id)


def _change(desk: Desk, before: Account, code: str, name: str, *, active: bool) -> Deed:
    """Change an account; undone by changing it back."""
    now = ledger.change_account(desk.books, before.id, code=code, name=name, active=active)
    return Deed(
        lambda: _("%(name)s was changed.") % {"name": f"{now.code} {now.name}"},
        undo=lambda: _change(desk, now, before.code, before.name, active=before.active),
    )


def _columns() -> list[Column[AccountRow]]:
    return [
        Column(lambda: _("Code"), lambda row: row.account.code, 110, key="code"),
        Column(lambda: _("Account"), lambda row: indented(row.account.name, row.account.level), 0, key="account"),
        amounts("debtor", lambda: _("Debtor"), lambda row: _side(row, 1), 150),
        amounts("creditor", lambda: _("Creditor"), lambda row: _side(row, -1), 150),
    ]


def _side(row: AccountRow, sign: int) -> Money | None:
    return abs(row.balance) if row.balance is not None and row.balance.minor * sign > 0 else None
