"""The parts of a page, side by side under their names: each a row of filters and buttons, and what they are about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QTabWidget, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.shared.filter_row import FilterRow
from ui.shared.flow import flowing
from ui.shared.labels import with_keys
from ui.shared.part import Part
from ui.shared.tab_bar import FoldingTabBar
from ui.shared.words import Words, say


class Tabs(QTabWidget):
    """The parts of a page, by key."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        bar = FoldingTabBar()
        bar.currentChanged.connect(self._fill_place)  # before Qt brings the part into sight
        self.setTabBar(bar)
        self.setDocumentMode(True)
        self._keys: list[str] = []
        self._to_come: dict[int, Callable[[], Part]] = {}

    def add(self, key: str, words: Words, tools: Sequence[QWidget], below: QWidget) -> None:
        """Add a part: its name, the row of ``tools`` above, and what stands below them."""
        self._add(key, words)
        self._fill(self.count() - 1, tools, below)

    def add_later(self, key: str, words: Words, part: Callable[[], Part]) -> None:
        """Add a part by its name; it is asked for when it comes into sight."""
        self._to_come[self.count()] = part
        self._add(key, words)

    def _add(self, key: str, words: Words) -> None:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        place = self.addTab(column, "")
        self._keys.append(key)
        say(lambda text: self.setTabText(place, text), words, self)
        say(lambda text: self.setTabToolTip(place, text), lambda: with_keys(_("A part of the page."), "Ctrl+Tab"), self)

    def _fill_place(self, place: int) -> None:
        if place in self._to_come:
            part = self._to_come.pop(place)()
            self._fill(place, part.tools, part.below)

    def _fill(self, place: int, tools: Sequence[QWidget], below: QWidget) -> None:
        """Fill a column that has its place already: Qt looks the style up again of all that is put elsewhere."""
        column = self.widget(place)
        layout = column.layout() if column else None
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - every part is laid out in one
        if tools:
            layout.addWidget(tools[0] if len(tools) == 1 and isinstance(tools[0], FilterRow) else flowing(*tools))
        layout.addWidget(below, 1)

    def minimumSizeHint(self) -> QSize:
        """Ask for what the part in sight can do with; the others are not asked."""
        bar, least = self.tabBar().minimumSizeHint(), self._column().minimumSize()
        return QSize(max(bar.width(), least.width()), bar.height() + least.height())

    def hasHeightForWidth(self) -> bool:
        """Need more height where the row above is folded."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what the part in sight can do with in this width."""
        return self.tabBar().sizeHint().height() + self._column().minimumHeightForWidth(width)

    def _column(self) -> QLayout:
        column = self.currentWidget().layout()
        assert column  # noqa: S101 - every part is laid out in one
        return column

    @property
    def key(self) -> str:
        """The part in sight."""
        return self._keys[self.currentIndex()]

    def show_part(self, key: str, *, whole: bool = False) -> None:
        """Bring a part into sight, its list ``whole`` or as it was left; the first where there is none of this key."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)
        if whole and key == self.key:
            for row in self.currentWidget().findChildren(FilterRow):
                row.clear()
