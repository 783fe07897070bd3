"""A column of fields under one another: each refusal at its field, those of no field above all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from ui.shared.field_box import FieldBox
from ui.shared.keeping import give_back
from ui.shared.labels import label
from ui.shared.scrolled import is_seen
from ui.shared.tab_order import bring_into_sight
from ui.shared.words import Words, voice

_SPACING = 12


class Fields(QWidget):
    """The fields of a form or a question, by the names of the draft's fields."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin with no field."""
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        self._as_read: list[FieldBox] = []
        self._newest: FieldBox | None = None
        self.general = label(kind="refused", wrap=True)
        self.general.hide()
        voice.changed.connect(self.general.hide)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_SPACING)
        self._layout.addWidget(self.general)

    def add(self, name: str, words: Words, editor: Any, hint: Words | None = None) -> Any:
        """Add a field under the last one; ``name`` is that of the draft's field, to which refusals come."""
        self._layout.addWidget(self._boxed(name, words, editor, hint))
        return editor

    def add_row(self, *fields: tuple[str, Words, Any]) -> None:
        """Add fields side by side."""
        row, boxes = QHBoxLayout(), [self._boxed(name, words, editor, None) for name, words, editor in fields]
        row.setSpacing(_SPACING)
        for box in boxes:
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(row)
        _Level(boxes, self)

    def _boxed(self, name: str, words: Words, editor: Any, hint: Words | None) -> FieldBox:
        editor.field = name
        editor.changed.connect(self.changed)
        self.boxes[name] = FieldBox(words, editor, hint)
        self._as_read.append(self.boxes[name])
        return self.boxes[name]

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._layout.addWidget(widget)

    def height_for(self, width: int) -> int:
        """Return how high all of them are, in pixels, where they are so wide."""
        return self._layout.totalHeightForWidth(width)

    def reset(self) -> None:
        """Empty every field."""
        for box in self.boxes.values():
            box.editor.reset()

    def enter(self) -> None:
        """Put the cursor into the first field."""
        if self._as_read:
            self._as_read[0].enter()

    @property
    def typed(self) -> bool:
        """Whether somebody typed something that would be lost."""
        return any(box.editor.typed for box in self.boxes.values())

    def kept(self) -> dict[str, Any]:
        """Return what stands in every field as a draft keeps it."""
        return {name: box.editor.kept() for name, box in self.boxes.items()}

    def take_back(self, kept: Mapping[str, Any]) -> None:
        """Put in again what a draft kept, field by field in their order: a later one may follow an earlier one."""
        for name, box in self.boxes.items():
            if name in kept:
                give_back(box.editor, kept[name])

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names, above all of them where that is not there, and bring it into sight."""
        at = self.boxes.get(first_of(refusal))
        box = at if at and at.isVisibleTo(self) else None
        if box:
            box.refuse(refusal)
            box.enter()
        else:
            self.general.setText(refusal.message)
            self.general.show()
        bring_into_sight(*((box, box.refusal) if box else (self.general,)))

    def place_of(self, name: str) -> int:
        """Return where a field stands among those that are read; those out of sight come last."""
        box = self.boxes.get(name)
        return self._as_read.index(box) if box and box.isVisibleTo(self) else len(self._as_read)

    def note_newest(self, name: str) -> None:
        """Tell what is refused of this field before all other: it was tried by a key, wherever the cursor is."""
        self._newest = self.boxes[name]

    def unseen_refusal(self) -> str:
        """Return what is refused first, after the words over its field, where that is out of sight now; else nothing.

        Of one after the other what is said would take the room by which it is seen, and so on for ever.
        """
        refused = [box for box in self._as_read if box.isVisibleTo(self) and (box.refused or box.tells_itself)]
        if refused:
            return (self._newest if self._newest in refused else refused[0]).unseen_refusal
        return self.general.text() if self.general.isVisibleTo(self) and not is_seen(self.general) else ""

    def forget_refusals(self) -> None:
        """Take all refusals away."""
        self._newest = None
        self.general.hide()
        for box in self.boxes.values():
            box.forget_refusal()


def first_of(refusal: Refusal) -> str:
    """Return the field a refusal belongs to, whichever line of it: ``lines`` of ``lines.2.quantity``; or nothing."""
    return (refusal.field or "").partition(".")[0]


class _Level(QObject):
    """Keeps the fields of a row on one line, though the words over one of them take two."""

    def __init__(self, boxes: Sequence[FieldBox], parent: QObject) -> None:
        super().__init__(parent)
        self._boxes = boxes
        for box in boxes:
            box.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            box.installEventFilter(self)
        voice.spoken.connect(self._level)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Level them anew where one is of another width, comes or goes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._level()
        return False

    def _level(self) -> None:
        for box in self._boxes:
            box.label.setMinimumHeight(0)  # which it would count in where it is asked how high it is
        high = [box.label.heightForWidth(box.width()) for box in self._boxes if not box.isHidden()]
        for box in self._boxes:
            box.label.setMinimumHeight(max(high, default=0))
