"""One figure of a sheet on a line: what it is called, and for a piece, a dozen, a batch; pressed, it tells its sum."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.labels import label, restyle
from ui.shared.tile import WordsButton

_COLUMN: Final = 68
_COLUMNS: Final = 3


def columns(*, kind: str = "") -> tuple[QWidget, QLabel, list[QLabel]]:
    """Return a line with room for words and for three figures."""
    row, name = QWidget(), label(kind=kind, wrap=True)
    row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(4)
    across.addWidget(name, 1)
    figures = [label(kind=kind) for _column in range(_COLUMNS)]
    for figure in figures:
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        look.measure(figure.setMinimumWidth, _COLUMN)
        across.addWidget(figure)
    return row, name, figures


def put(figures: Sequence[QLabel], texts: Sequence[str]) -> None:
    """Show as many figures as there are, the last one at the right."""
    for place, figure in enumerate(figures):
        text = texts[place] if place < len(texts) else ""
        if figure.text() != text:
            figure.setText(text)
        if figure.isHidden() == bool(text):
            figure.setVisible(bool(text))


class FigureRow(WordsButton):
    """The line of one figure, by its ``key``."""

    def __init__(self, key: str, explain: Callable[[str], str], *, bold: bool) -> None:
        """Make a line without a figure; ``explain`` gives the sum behind it."""
        super().__init__()
        self.key, self._explain = key, explain
        self.setProperty("kind", "figure")
        self.column.setContentsMargins(8, 4, 8, 4)
        self.column.setSpacing(0)
        row, self._name, self.figures = columns(kind="label" if bold else "")
        self.told = label(kind="quiet", wrap=True)
        self.told.hide()
        self.put(row)
        self.put(self.told)
        self.clicked.connect(self.toggle)

    def show_figures(self, name: str, texts: Sequence[str], said: str, tone: str = "") -> None:
        """Show what it is called and its figures; ``said`` is read to who cannot see where they stand."""
        if self._name.text() != name:
            self._name.setText(name)
        put(self.figures, texts)
        self.setAccessibleName(f"{name}: {said}")
        if tone:
            for figure in self.figures:
                restyle(figure, "kind", tone)
        self._tell()

    def toggle(self) -> None:
        """Show the sum behind the figure, or hide it again."""
        self.told.setVisible(self.told.isHidden())
        self._tell()
        self.updateGeometry()

    def _tell(self) -> None:
        shown = not self.told.isHidden()
        if shown:
            self.told.setText(self._explain(self.key))
        self.setAccessibleDescription(self.told.text() if shown else _("Shows the sum behind it."))
