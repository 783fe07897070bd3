"""What was in a box at the end of each of the last weeks, as a picture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopbooks.books import Books
from coopbooks.cash import Box
from coopbooks.i18n import _
from ui.shared.cash_chart import cash_chart
from ui.shared.chart_view import ChartView
from ui.shared.labels import label


class BoxWeeks(QFrame):
    """The chart of one box. ``opened`` tells the week whose bar was clicked or entered."""

    opened = Signal(object)

    def __init__(self) -> None:
        """Begin without a box."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.name = label(kind="label", wrap=True)
        self.weeks = ChartView("cash-weeks", lambda: _("Money of the last weeks"))
        self.weeks.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.weeks, 1)

    def show_box(self, books: Books, box: Box) -> None:
        """Show the last weeks of one box."""
        self.name.setText(box.name)
        self.weeks.show_chart(cash_chart(books, box.id))
