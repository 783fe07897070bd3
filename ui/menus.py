"""The menus of the window: everything that can be done from anywhere, in words, with the keys that do the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coopbooks.i18n import LANGUAGES, _
from ui import look
from ui.shared import appearance
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.menu import Menu

if TYPE_CHECKING:
    from ui.window import Window


class Menus:
    """The menu bar of one window."""

    def __init__(self, window: Window) -> None:
        """Fill the bar."""
        self._window = window
        self._add_books()
        edit = Menu(window, lambda: _("&Edit"))
        self._undo = edit.add(self._undo_words, window.desk.undo, "Ctrl+Z")
        self._add_view()
        language = Menu(window, lambda: _("&Language"))
        for key, name in LANGUAGES.items():
            language.add(partial(str, name), partial(window.speak, key))
        self.offer_undo()

    def _add_books(self) -> None:
        books = Menu(self._window, lambda: _("&Books"))
        books.add(lambda: _("Other books…"), self._window.other_books_wanted.emit, "Ctrl+O")
        books.add(lambda: _("Close"), self._window.close, "Ctrl+Q")

    def _add_view(self) -> None:
        view = Menu(self._window, lambda: _("&View"))
        view.add(lambda: _("Show the accounting"), lambda: toggle_accounting(self._window), "F9")
        view.add(lambda: _("Larger text"), partial(appearance.grow, 1), "Ctrl++")
        view.add(lambda: _("Smaller text"), partial(appearance.grow, -1), "Ctrl+-")
        view.add(lambda: _("Text of the usual size"), partial(appearance.choose_text, look.WHOLE), "Ctrl+0")
        for number, entry in enumerate(self._window.sidebar.entries, start=1):
            view.add(entry.words, partial(self._window.go, entry.key), f"Ctrl+{number}")

    def _undo_words(self) -> str:
        deed = self._window.desk.last_deed()
        return _("Undo: %(what)s") % {"what": deed.said} if deed else _("Nothing to undo")

    def offer_undo(self) -> None:
        """Say what would be undone next, if anything."""
        self._undo.setText(self._undo_words())
        self._undo.setEnabled(self._window.desk.last_deed() is not None)
