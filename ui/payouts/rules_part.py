"""What the club decided about pay, and below it what was agreed with single members."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import members, payouts
from coopbooks.i18n import _
from ui.payouts.rules_told import Agreed, agreed_columns, facts_of
from ui.shared.doing import Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button, panel
from ui.shared.listed import Listed, counted, under
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.search_edit import SearchEdit


class RulesPart:
    """The facts and the list. Who bears rejected pieces is changed where it is kept: in Settings."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.change_button = button(lambda: _("Change the rules…"))
        self.own_button = button(lambda: _("Agree with one member…"), "", "plus")
        self.search = SearchEdit(lambda: _("Search a name"))
        self.rejects_button = button(lambda: _("Rejected pieces: in Settings…"))
        self.filters = FilterRow([self.search], (self.change_button, self.own_button, self.rejects_button))
        self.facts = Facts()
        self.table = RecordTable[Agreed](
            lambda: _("Agreed with single members"),
            agreed_columns(),
            key="own_pay_rules",
            same=lambda one: (one.person, one.rule.kind),
        )
        self.listed = Listed(
            self.table,
            lambda: _(
                "Nothing was agreed with single members: what the club decided holds for all. Who wants to save more, "
                "or to pay back more slowly, agrees it here."
            ),
            FirstStep(lambda: _("Agree with one member"), self._open_new),
            self.filters,
        )
        frame = panel()
        QVBoxLayout(frame).addWidget(self.facts)
        self.below = under(frame, self.listed)
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.change_button.clicked.connect(self.open_rules)
        self.own_button.clicked.connect(self._open_new)
        self.rejects_button.clicked.connect(lambda: desk.go("settings", Wanted(new="club")))
        self.table.opened.connect(lambda one: self.open_own(one.person, one.rule.kind))

    def refresh(self) -> None:
        """Tell what holds now."""
        books = self._desk.books
        self.facts.show_facts(list(facts_of(books, payouts.pay_rules(books))))
        known = {one.id: one.label for one in members.list_all(books)}
        found = [
            Agreed(person, known[person], rule)
            for person, rules in payouts.own_rules(books).items()
            for rule in rules.values()
        ]
        every, found = found, [one for one in found if self.search.finds(one.name)]
        found.sort(key=lambda one: (one.name, list(payouts.DEDUCTIONS).index(one.rule.kind)))
        self.listed.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(every))

    def open_rules(self) -> None:
        """Open the form for what the club decided."""
        from ui.payouts.rules_form import RulesForm  # loaded when it is opened

        self._open_over(RulesForm(self._desk))

    def _open_new(self) -> None:
        self.open_own()

    def open_own(self, person: int | None = None, kind: str = "") -> None:
        """Open the form for what is agreed with one member."""
        from ui.payouts.own_rule_form import OwnRuleForm  # loaded when it is opened

        self._open_over(OwnRuleForm(self._desk, person, kind))
