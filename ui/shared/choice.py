"""Fields that are chosen, not typed: one of a few, yes or no, some of a few."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from coopbooks.i18n import N_, _
from ui.shared.labels import restyle
from ui.shared.words import Words, say, voice

_MARKED: Final = Qt.TextFlag.TextShowMnemonic


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: its key, its name as read now, a quiet detail beside it, other words to find it."""

    key: Any
    name: str
    detail: str = ""
    other_words: str = ""


def name_list(opened: QWidget, field: QWidget) -> None:
    """Call the list that opens at a field as the field is called, and say how it is used."""
    opened.setAccessibleName(field.accessibleName())
    opened.setAccessibleDescription(_("The arrows go up and down, Enter takes one, Esc leaves."))


class Choice(QComboBox):
    """One of a few. ``options`` gives (key, words) pairs; ``value`` is the key chosen."""

    usage: ClassVar[str] = N_("Choose with the arrows.")

    changed = Signal()
    refused = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, Words]], parent: QWidget | None = None) -> None:
        """Offer the options, the first one chosen."""
        super().__init__(parent)
        say(self.setAccessibleDescription, lambda: _(self.usage))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.field = ""
        self.typed = self._firm = False
        self._options: list[tuple[Any, Words]] = []
        self.offer(options)
        self.currentTextChanged.connect(self._say_whole)
        self.currentIndexChanged.connect(self.changed)
        self.activated.connect(self._note_choosing)
        voice.changed.connect(self._say_options)

    def take_room(self) -> None:
        """Be as wide as the longest words offered, as in a row of fields where nothing else says how wide each is."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(0)

    def offer(self, options: Sequence[tuple[Any, Words]]) -> None:
        """Offer other options, keeping the choice where it is still offered; only another choice is a change."""
        kept = self.value() if self._options else None
        how = self.typed, self._firm, bool(self.property("proposed"))
        self._options = list(options)
        self.blockSignals(True)
        self.clear()
        self.addItems([words() for _key, words in self._options])
        self.set(kept)
        self.typed, self._firm, proposed = how if self.value() == kept else (False, False, False)
        restyle(self, "proposed", proposed)
        self.blockSignals(False)
        self._say_whole()
        if self.value() != kept:
            self.changed.emit()

    def value(self) -> Any:
        """Return the key chosen; None when nothing is offered."""
        return self._options[self.currentIndex()][0] if self._options else None

    maybe = value

    def set(self, key: Any) -> None:
        """Choose firmly by key; a key not offered chooses the first."""
        keys = [offered for offered, _words in self._options]
        self.setCurrentIndex(keys.index(key) if key in keys else 0)
        self.typed, self._firm = False, key in keys
        restyle(self, "proposed", False)

    def propose(self, key: Any) -> None:
        """Choose what is usual, where it is offered; what she chose herself stays, and what was set firmly."""
        if not (self.typed or self._firm) and key in [offered for offered, _words in self._options]:
            self.begin_with(key)
            restyle(self, "proposed", True)

    def begin_with(self, key: Any) -> None:
        """Choose by key as long as nothing else is proposed."""
        self.set(key)
        self._firm = False

    def reset(self) -> None:
        """Choose the first again."""
        self.begin_with(None)

    def kept(self) -> Any:
        """Return what is chosen as a draft keeps it."""
        how = "typed" if self.typed else "proposed" if self.property("proposed") else "firm" if self._firm else "set"
        return {how: self.value()}

    def take_back(self, kept: Any) -> None:
        """Choose again what a draft kept, where it is still offered."""
        ((how, key),) = kept.items()
        if key not in [offered for offered, _words in self._options]:
            raise LookupError(f"not offered: {key}")
        self.set(key)
        self.typed, self._firm = how == "typed", how == "firm"
        restyle(self, "proposed", how == "proposed")

    def showPopup(self) -> None:
        """Open the list, called as the field is, wide enough for its longest words and as high as all of it.

        Qt keeps the frame the list had when the field was dressed: with the cursor in the field it is another.
        """
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        name_list(self.view(), self)
        self.view().setMinimumWidth(
            self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width()
        )
        super().showPopup()

    def _note_choosing(self) -> None:
        self.typed = True
        restyle(self, "proposed", False)

    def _say_options(self) -> None:
        for place, (_key, words) in enumerate(self._options):
            self.setItemText(place, words())
        self._say_whole()

    def _say_whole(self) -> None:
        """Have the whole name said where the pointer rests: a long one may be shortened where there is no room."""
        self.setToolTip(self.currentText())


def choice_of(words: Mapping[Any, str]) -> Choice:
    """Return a choice of one of a few by their keys, each called by its words in the language spoken."""
    return Choice([(key, partial(_, said)) for key, said in words.items()])


class Tick(QCheckBox):
    """Yes or no. Its words wrap where there is no room for them on one line."""

    usage: ClassVar[str] = N_("The space bar ticks it, or takes the tick away.")

    changed = Signal()
    refused = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Ask for a tick with ``words`` beside it."""
        super().__init__(parent)
        self.field = ""
        self.typed = False
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        say(self.setText, words)
        say(self.setAccessibleDescription, lambda: _(self.usage))
        self.toggled.connect(self.changed)
        self.clicked.connect(self._note_choosing)

    def setText(self, words: str) -> None:
        """Have these words beside it."""
        self._words = words
        self.setAccessibleName(words)
        super().setText(self._wrapped(self.width()))

    def text(self) -> str:
        """Return the words beside it."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        super().setText(self._wrapped(self.width()))

    def _wrapped(self, width: int) -> str:
        room, lines = max(width - self._around(), 1), [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".lstrip()
            fits = self.fontMetrics().horizontalAdvance(longer) <= room
            lines[-1:] = [longer] if fits or not lines[-1] else [lines[-1], word]
        return "\n".join(lines)

    def _around(self) -> int:
        """What the box and the space around take of the width."""
        return super().sizeHint().width() - self.fontMetrics().size(_MARKED, super().text()).width()

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        line = self.fontMetrics().horizontalAdvance(self._words) + self._around()
        return QSize(line, self.heightForWidth(line))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the longest word."""
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self._words.split()), default=0)
        return QSize(longest + self._around(), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return how high it is in this width."""
        now, then = super().text().count("\n"), self._wrapped(width).count("\n")
        return super().sizeHint().height() + (then - now) * self.fontMetrics().lineSpacing()

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    maybe = value

    def set(self, value: bool | None) -> None:  # noqa: FBT001 - the value itself
        """Tick it or not."""
        self.setChecked(bool(value))
        self.typed = False

    propose = set

    def reset(self) -> None:
        """Take the tick away."""
        self.set(False)

    def kept(self) -> Any:
        """Return whether it is ticked as a draft keeps it."""
        return {"typed" if self.typed else "set": self.value()}

    def take_back(self, kept: Any) -> None:
        """Tick it again as a draft kept it."""
        ((how, ticked),) = kept.items()
        self.set(ticked)
        self.typed = how == "typed"

    def _note_choosing(self) -> None:
        self.typed = True


class Ticks(QWidget):
    """Some of a few, or none of them. ``value`` is the set of the keys ticked."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, options: Sequence[tuple[str, Words]]) -> None:
        """Offer the options, none of them ticked."""
        super().__init__()
        self.field = ""
        self.ticks = {key: Tick(words) for key, words in options}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for tick in self.ticks.values():
            layout.addWidget(tick)
            tick.changed.connect(self.changed)
        self.setFocusProxy(next(iter(self.ticks.values())))

    @property
    def typed(self) -> bool:
        """Whether somebody ticked something."""
        return any(tick.typed for tick in self.ticks.values())

    def value(self) -> frozenset[str]:
        """Return what is ticked."""
        return frozenset(key for key, tick in self.ticks.items() if tick.value())

    maybe = value

    def set(self, keys: frozenset[str]) -> None:
        """Tick these and no others."""
        for key, tick in self.ticks.items():
            tick.set(key in keys)

    propose = set

    def reset(self) -> None:
        """Take all ticks away."""
        self.set(frozenset())

    def kept(self) -> Any:
        """Return what is ticked as a draft keeps it."""
        return {key: tick.kept() for key, tick in self.ticks.items()}

    def take_back(self, kept: Any) -> None:
        """Tick again what a draft kept."""
        for key, tick in self.ticks.items():
            tick.take_back(kept[key])
