"""The page Statements."""

from functools import partial
from typing import Final

from coopbooks import ledger, people
from coopbooks.i18n import _
from ui import look
from ui.shared.choice import Choice, Option
from ui.shared.choices import ActivityChoice, BoxChoice
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import on_keys
from ui.shared.page import Page
from ui.shared.period_choice import PeriodChoice
from ui.shared.picker import Picker
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import repeat_lines
from ui.shared.running_statements import ACCOUNT_CARD, CASH_BOOK, JOURNAL
from ui.shared.search_edit import SearchEdit
from ui.shared.statement_shown import Asked, Kind, Line
from ui.shared.statement_view import StatementView
from ui.shared.words import say
from ui.statements.ladder import BALANCE_SHEET, INCOME_STATEMENT
from ui.statements.trial import TRIAL_BALANCE

_ACCOUNT: Final = 200
"""Pixels in which the name of an account or person can be read."""
_KINDS: Final = {
    kind.key: kind for kind in (INCOME_STATEMENT, BALANCE_SHEET, CASH_BOOK, TRIAL_BALANCE, JOURNAL, ACCOUNT_CARD)
}


class StatementsPage(Page):
    """One statement at a time, for any period and with a comparison; Enter leads on to the vouchers behind it."""

    areas = frozenset({"ledger", "accounts", "people", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page; it begins with whether we gained or lost this month."""
        self._kind: Kind = INCOME_STATEMENT
        super().__init__(desk, lambda: _("Statements"), self._question)
        books = desk.books
        self.print_button = self.add_button(lambda: _("Print…"), "main", "print", "Ctrl+P")
        self.kind = Choice([(kind.key, kind.title) for kind in _KINDS.values()])
        self.period = PeriodChoice(books, everything=False)
        self.compare = Choice(
            [
                ("", lambda: _("No comparison")),
                ("before", lambda: _("Period before")),
                ("year", lambda: _("A year before")),
            ]
        )
        self.activity = ActivityChoice(books, lambda: _("All activities"))
        self.box = BoxChoice(books, foreign=True, none=lambda: _("All boxes and banks"))
        self.account = Picker(self._accounts)
        self.person = Picker(lambda: [Option(one.id, one.name, one.detail) for one in people.list_people(books)])
        self.search = SearchEdit()
        self.statement = StatementView(desk, lambda: _("Statement"), main=True)
        self._answered: tuple[Kind, Asked] | None = None
        self._choosing = False
        self._name_fields()
        self._lay_out()
        self._connect()

    def _turn(self, step: int) -> None:
        """Show the next statement, as parts of a page are turned to; after the last comes the first."""
        self.kind.setCurrentIndex((self.kind.currentIndex() + step) % self.kind.count())

    def _question(self) -> str:
        return self._kind.question()

    def _name_fields(self) -> None:
        say(self.kind.setAccessibleName, lambda: _("Statement"))
        say(self.compare.setAccessibleName, lambda: _("Comparison"))
        say(self.activity.setAccessibleName, lambda: _("Activity"))
        say(self.box.setAccessibleName, lambda: _("Cash box or bank"))
        say(self.account.setAccessibleName, lambda: _("Account"))
        say(self.person.setAccessibleName, lambda: _("Person"))
        say(self.account.setPlaceholderText, lambda: _("Account"))
        say(self.person.setPlaceholderText, lambda: _("Everybody"))

    def _lay_out(self) -> None:
        for picker in (self.account, self.person):
            look.measure(picker.setMinimumWidth, _ACCOUNT)
        narrow = (self.compare, self.activity, self.box, self.account, self.person, self.search)
        self.add_row(self.kind, self.period, *narrow)
        self.add(self.statement, 1)

    def _connect(self) -> None:
        for field in (self.kind, self.period, self.compare, self.activity, self.box, self.search):
            field.changed.connect(self._follow)
        for picker in (self.account, self.person):
            picker.settled.connect(self._follow)
            picker.editingFinished.connect(self._follow)
            picker.refused.connect(self.desk.fail)
        self.statement.table.opened.connect(self.open_line)
        repeat_lines(self.desk, self.statement.table)
        if self.statement.months:
            self.statement.months.opened.connect(lambda result: self.period.set(result.month.period))
        self.print_button.clicked.connect(self.print)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            on_keys(keys, self._ground, partial(self._turn, step))

    def _accounts(self) -> list[Option]:
        accounts = ledger.list_accounts(self.desk.books, postable=True, active=None)
        return [Option(one.id, f"{one.code} {one.name}") for one in accounts]

    def want(self, wanted: Wanted) -> None:
        """Show a whole statement, of the days wanted: the tab is its key; of an account and a person, its card."""
        self._choosing = True
        self.search.reset()
        self.activity.set(None)
        self.box.set(None)
        if wanted.period:
            self.period.set(wanted.period)
        if wanted.tab in _KINDS:
            self.kind.set(wanted.tab)
        if wanted.account:
            self.account.set_key(wanted.account)
            self.person.set_key(wanted.person)
        self._choosing = False
        self._follow()
        if wanted.record:
            self.open_over(voucher_view(self.desk, wanted.record))

    def enter(self) -> None:
        """Begin where a statement is chosen."""
        self.kind.setFocus()

    def go_on(self) -> None:
        """Go on where the cursor was: what is opened here is looked at."""
        self.take_cursor()

    def asked(self) -> Asked:
        """Return what the filter row asks for."""
        period, wants = self.period.period(), self._kind.filters
        return Asked(
            period,
            compare={"before": period.before(), "year": period.year_before()}.get(self.compare.value()),
            activity=self.activity.value() if "activity" in wants else None,
            box=self.box.value() if "box" in wants else None,
            account=self.account.readable_key if "account" in wants else None,
            person=self.person.readable_key if "person" in wants else None,
            search=self.search.value() if "search" in wants else "",
        )

    def _follow(self) -> None:
        """Ask again where the filter row asks for something else by now; once, when it is set for what is wanted."""
        if self._choosing:
            return
        self._kind = _KINDS[self.kind.value()]
        if (self._kind, self.asked()) != self._answered:
            self.refresh()

    def refresh(self) -> None:
        """Ask the books for the statement chosen."""
        self._offer_filters()
        asked, kind = self.asked(), self._kind
        self._answered = kind, asked
        self.statement.ask(kind, asked)

    def _offer_filters(self) -> None:
        wants = self._kind.filters
        self.question.setText(self._question())
        self.activity.reset()
        self.box.reset()
        if not self.account.text():
            self.account.propose_key(ledger.account_of(self.desk.books, "cash").id)
        self.activity.setVisible("activity" in wants and self.activity.is_wanted())
        for name, field in (("box", self.box), ("account", self.account), ("person", self.person)):
            field.setVisible(name in wants)
        self.search.setVisible("search" in wants)

    def open_line(self, line: Line) -> None:
        """Open the voucher of a line, or the card of its account over the same days."""
        if line.voucher is not None:
            self.open_over(voucher_view(self.desk, line.voucher))
        elif line.account is not None:
            self.search.reset()
            self.account.set_key(line.account)
            self.kind.set(ACCOUNT_CARD.key)

    def print(self) -> None:
        """Show the statement as it is printed."""
        self.statement.print(self._kind, self.period.period())

    def _speak(self) -> None:
        self.account.set_key(self.account.readable_key)
        super()._speak()
