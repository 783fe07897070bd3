"""A field that searches as you type: people, products, accounts, boxes; what is not there is made on the spot."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import N_, _
from coopbooks.reading import fold
from ui import look
from ui.shared.choice import Option, name_list
from ui.shared.sign_within import SignWithin, by_arrow, put_within
from ui.shared.typed_edit import TypedEdit
from ui.shared.words import Words

_MOST_SHOWN: Final = 50
_WIDEST: Final = 560
"""Pixels the list may take where the field is narrower."""


def fits(typed: str, option: Option) -> bool:
    """Whether every word typed begins a word of the option's name or detail."""
    return _begins(typed, f"{option.name} {option.detail}")


def is_called(typed: str, option: Option) -> bool:
    """Whether every word typed begins a word of the option's name or detail, or another it is found by."""
    return _begins(typed, f"{option.name} {option.detail} {option.other_words}")


def _begins(typed: str, words: str) -> bool:
    known = fold(words).replace("(", " ").split()
    return all(any(word.startswith(part) for word in known) for part in fold(typed).split())


def _meant(text: str, options: Sequence[Option]) -> list[Option]:
    """Return what a text can mean: what has that name, else what it begins a word of, else what is called so."""
    same = [option for option in options if fold(option.name) == fold(text)]
    by_name = same or [option for option in options if fits(text, option)]
    return by_name or [option for option in options if is_called(text, option)]


def _not_listed(typed: str, new: str) -> str:
    """Say what to do about what means none of the list, or several; ``new`` is what is offered to be made of it."""
    message = _("“%(typed)s” is not one of the list. Type some letters and choose with the arrows and Enter.")
    if new:
        message = _("“%(typed)s” is not on the list yet. Press the arrow down here, then Enter on: %(new)s")
    return message % {"typed": typed, "new": new}


def _key(option: Option | None) -> Any:
    return None if option is None else option.key


class _OpenList(QListView):
    """The list below a field of what fits."""

    def __init__(self, field: QLineEdit, words: QStringListModel) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.completer = QCompleter(words, field)
        self.completer.setPopup(self)
        self.completer.setWidget(field)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)

    def open(self) -> None:
        """Show it as wide as its words; the first of all is ready to be taken."""
        wide = self.sizeHintForColumn(0) + 2 * self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(look.scaled(_WIDEST), wide))
        name_list(self, self.completer.widget())
        self.completer.complete()
        self.setCurrentIndex(self.model().index(0, 0))


class Picker(TypedEdit[Option]):
    """One of many, found by typing. ``value`` is the :class:`Option` picked, ``key`` its key.

    ``options`` is asked each time the field is entered. With ``create`` a name that is not there is offered as
    ``create_words(name)`` ("+ New customer “…”"); ``create`` makes it and returns its option, or refuses; what goes
    wrong in the world, such as a full disk, is said at the field, too. ``known`` gives, by key, what is not offered any
    more but was picked once; it raises LookupError for what never was. ``nothing`` says what to do where none is.
    """

    usage = N_("Write the first letters and press Enter; the arrow down opens the list.")

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        create: Callable[[str], Option] | None = None,
        create_words: Callable[[str], str] | None = None,
        known: Callable[[Any], Option] | None = None,
        nothing: Words | None = None,
    ) -> None:
        """Make an empty field."""
        super().__init__()
        self._nothing: Words = nothing or (lambda: _("Choose one: type the first letters and press Enter."))
        self._ask_options, self._known = options, known
        self._options: Sequence[Option] | None = None
        self._create = create
        self._create_words = create_words or (lambda name: _("+ New: “%(name)s”") % {"name": name})
        self._found: list[Option] = []
        self._list = QStringListModel(self)
        self.textEdited.connect(self.search)
        self.textChanged.connect(self.setToolTip)  # a long name may be cut where there is no room
        put_within(self, after=SignWithin("chevron", lambda: _("Show the list"), by_arrow, self.open_list))

    @cached_property
    def _popup(self) -> "_OpenList":
        """Made when it is first opened: of the many pickers of a form few ever are."""
        popup = _OpenList(self, self._list)
        popup.completer.activated[QModelIndex].connect(lambda index: self._pick(index.row()))  # type: ignore[index] # the overload with the row
        self.installEventFilter(self)
        look.worn.changed.connect(popup.hide)  # the field moves away from under it
        return popup

    @property
    def _is_open(self) -> bool:
        return "_popup" in vars(self) and self._popup.isVisible()

    @property
    def key(self) -> Any:
        """The key of the option picked; None where nothing is and may be typed; refuses what is not on the list."""
        return _key(self.maybe())

    @property
    def readable_key(self) -> Any:
        """The key of the option picked; None where none is, or what is typed is not on the list."""
        return _key(self.readable())

    def set_key(self, key: Any) -> None:
        """Pick by key; one that is not on the list empties the field."""
        self.set(self._option_of(key))

    def propose_key(self, key: Any) -> None:
        """Propose by key; what is no longer offered is not proposed either."""
        self.propose(self._offered(key))

    def read(self, text: str) -> Option:
        """Return the one option meant by the text."""
        if not fold(text):
            raise Refusal(self._nothing(), self.field or None, "empty")
        meant = _meant(text, self.options())
        if len(meant) != 1:
            typed = text.strip()[:40]
            new = self._create_words(typed) if not meant and self._may_create(text) else ""
            raise Refusal(_not_listed(typed, new), self.field or None, "not_listed")
        return meant[0]

    def stand_in(self) -> Option:
        """Return one of the list."""
        return next(iter(self.options()), Option(None, ""))

    def show_as(self, value: Option) -> str:
        """Show its name."""
        return value.name

    def options(self) -> Sequence[Option]:
        """Return all there is to choose from, asked once for as long as the field has the focus."""
        if self._options is None:
            self._options = list(self._ask_options())
        return self._options

    def search(self, text: str) -> None:
        """Show what fits the text, first what begins with it; the first of all is ready to be taken with Enter."""
        begins = fold(text)
        found = [option for option in self.options() if is_called(text, option)]
        order = lambda option: (not fold(option.name).startswith(begins), not fits(text, option))  # noqa: E731
        self._found = sorted(found, key=order)[:_MOST_SHOWN]
        lines = [f"{option.name}   {option.detail}".rstrip() for option in self._found]
        if self._may_create(text):
            lines.append(self._create_words(text.strip()))
        self._list.setStringList(lines)
        if lines:
            self._popup.open()
        else:
            self._close()

    def _close(self) -> None:
        if self._is_open:
            self._popup.hide()

    def _may_create(self, text: str) -> bool:
        return bool(self._create and text.strip()) and fold(text) not in (
            fold(option.name) for option in self.options()
        )

    def _option_of(self, key: Any) -> Option | None:
        offered = self._offered(key)
        if offered or self._known is None or key is None:
            return offered
        try:
            return self._known(key)
        except LookupError:
            return None

    def _offered(self, key: Any) -> Option | None:
        self._options = None
        return next((option for option in self.options() if option.key == key), None)

    def as_json(self, value: Option) -> Any:
        """Return its key, and its name for the day it is gone."""
        return {"key": value.key, "name": value.name}

    def of_json(self, kept: Any) -> Option:
        """Return the option of this key; of none, what is called so without being one."""
        return self._option_of(kept["key"]) or Option(kept["key"], kept["name"])

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept; what is gone since stays as the words it was, to be chosen anew."""
        ((how, option),) = kept.items()
        gone = how != "text" and option and option["key"] is not None and self._option_of(option["key"]) is None
        super().take_back({"text": option["name"]} if gone else kept)

    def _show_again(self) -> None:
        """Say what is picked in the language spoken now, as accounts have a name in each."""
        if self._settled and self._settled[0] == self.text():
            self._write(self._option_of(self._settled[1].key) or self._settled[1])

    def open_list(self) -> None:
        """Show what fits what is typed, or all there is where something is picked already."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        picked = self._settled is not None and self._settled[0] == self.text()
        self.search("" if picked else self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is marked in the open list with Enter and move on; open the list with the arrow down."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._is_open:
            row = self._popup.currentIndex().row()
            self._popup.hide()
            if row < 0 or self._pick(row):
                self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._is_open:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask anew what there is to choose from."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._options = None
        super().focusInEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the cursor leaves; the completer would hold on to both."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()
        return super().eventFilter(watched, event)

    def _pick(self, row: int) -> bool:
        """Take a row of the list; tells whether something was picked."""
        if row < len(self._found):
            self._take(self._found[row])
            return True
        return self._make(self.text().strip())

    def _make(self, name: str) -> bool:
        assert self._create  # noqa: S101 - only offered where there is a way to make one
        try:
            option = self._create(name)
        except Refusal as refusal:
            self.refused.emit(refusal)
            return False
        except Trouble as trouble:
            self.refused.emit(Refusal(trouble.message, self.field or None, trouble.reason))
            return False
        self._options = None
        self._take(option)
        return True

    def _take(self, option: Option) -> None:
        self.set(option)
        self.typed = True
        self.settled.emit()
