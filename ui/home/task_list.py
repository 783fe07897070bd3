"""A list of tasks under its question; pressed, each opens where it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.shared.labels import label
from ui.shared.tile import Task
from ui.shared.words import Words


class TaskList(QFrame):
    """The tasks there are, or the steps there were; ``chosen`` tells which, from above, beginning at 0."""

    chosen = Signal(int)

    def __init__(self, question: Words, note: Words | None = None) -> None:
        """Begin without any; a note says what they are."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.tasks: list[Task] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addWidget(label(question, "label", wrap=True))
        if note:
            self._column.addWidget(label(note, "quiet", wrap=True))

    def show_tasks(self, say: Sequence[Callable[[Task], None]]) -> None:
        """Show as many tasks as there are to be said, and let each be said."""
        while len(self.tasks) < len(say):
            self._add()
        for place, task in enumerate(self.tasks):
            task.setVisible(place < len(say))
            if place < len(say):
                say[place](task)
        self.setVisible(bool(say))

    def _add(self) -> None:
        task, place = Task(), len(self.tasks)
        task.clicked.connect(lambda: self.chosen.emit(place))
        self.tasks.append(task)
        self._column.addWidget(task)
