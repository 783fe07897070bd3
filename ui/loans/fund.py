"""How the fund stands the club lends from: lent, came back, interest, overdue, and what can be lent again."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.loans import Fund
from ui.shared.facts_in_row import FactsInRow
from ui.shared.labels import label


class FundShown(QFrame):
    """The figures side by side."""

    def __init__(self) -> None:
        """Begin without figures."""
        super().__init__()
        self.setProperty("kind", "panel")
        self._row = FactsInRow()
        column = QVBoxLayout(self)
        column.addWidget(label(lambda: _("The fund we lend from"), "label"))
        column.addWidget(self._row)

    def show_fund(self, fund: Fund) -> None:
        """Show other figures; nothing where nothing was ever lent."""
        self.setVisible(bool(fund.lent))
        self._row.show_facts(
            [
                (_("Lent so far"), showing.money(fund.lent)),
                (_("Came back"), showing.money(fund.recovered)),
                (_("Still outside"), showing.money(fund.outstanding)),
                (_("Interest earned"), showing.money(fund.interest)),
                (_("Overdue"), showing.money(fund.overdue)),
                (_("Can be lent again"), showing.money(fund.available)),
            ]
        )
