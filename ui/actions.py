"""The one list of what can be done from anywhere in the window: menus, palette and the sheet of keys all read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coopbooks import i18n
from coopbooks.i18n import LANGUAGES, _
from ui import look
from ui.places import FORMS, PAGES, PARTS, form_action, page_keys
from ui.shared import appearance
from ui.shared.accounting_pane import AccountingPane, toggle_accounting
from ui.shared.action import KEYS_OF_FORMS, Action, Section
from ui.shared.doing import Wanted
from ui.shared.over import Over

if TYPE_CHECKING:
    from ui.window import Window


def sections(window: Window) -> tuple[Section, ...]:
    """Return everything that can be done in a window, in the order of its menus."""
    return (
        Section(lambda: _("&Books"), _books(window)),
        Section(lambda: _("&Edit"), _edit(window)),
        Section(lambda: _("&Record"), tuple(_forms(window))),
        Section(lambda: _("&View"), (*_pages(window), *_parts(window), *_view(window))),
        Section(lambda: _("&Language"), tuple(_languages(window))),
        Section(lambda: _("&Help"), _help(window)),
    )


def _books(window: Window) -> tuple[Action, ...]:
    return (
        Action("other_books", lambda: _("Other books…"), window.other_books_wanted.emit, "Ctrl+O"),
        Action("close", lambda: _("Close"), window.close, "Ctrl+Q"),
    )


def _edit(window: Window) -> tuple[Action, ...]:
    desk = window.desk

    def words() -> str:
        deed = desk.last_deed()
        if deed is None:
            return _("Nothing to undo")
        return (_("Undo: %(what)s") if deed.undo else _("Stays as it is: %(what)s")) % {"what": deed.said}

    able, general = (lambda: desk.last_deed() is not None), (lambda: _("Undo what was done last"))
    return (Action("undo", words, partial(_undo, window), "Ctrl+Z", general=general, possible=able),)


def _undo(window: Window) -> None:
    """Undo what was done last, unless something in sight is half filled: who types means that, not what is posted."""
    desk = window.desk
    if desk.last_deed() and _is_typing(window.page().currentWidget()):
        desk.notices.show_notice("given_up", _not_recorded)
    else:
        desk.undo()


def _is_typing(over: QWidget | None) -> bool:
    """Whether something is half filled in what lies over the page, or typed where the cursor is in it: a what-if."""
    at = over.window().focusWidget() if over else None
    return bool((isinstance(over, Over) and over.half_filled) or getattr(at, "typed", False))


def _not_recorded() -> str:
    return _("What is typed here is not recorded yet. To undo what was recorded before, leave this with Esc first.")


def _forms(window: Window) -> Iterator[Action]:
    for (page, form), words in FORMS.items():
        keys = KEYS_OF_FORMS.get((page, form), "")
        yield Action(form_action((page, form)), words, partial(window.go, page, Wanted(new=form)), keys)


def _pages(window: Window) -> Iterator[Action]:
    for entry in PAGES:
        yield Action(entry.key, entry.words, partial(window.go, entry.key), page_keys(entry))


def _parts(window: Window) -> Iterator[Action]:
    for entry in PAGES:
        for part, words in PARTS.get(entry.key, {}).items():
            go = partial(window.go, entry.key, Wanted(tab=part))
            yield Action(f"{entry.key}/{part}", words, go, within=entry.words, in_menu=False)


def _view(window: Window) -> tuple[Action, ...]:
    return (
        Action("accounting", lambda: _("Show the accounting"), partial(_show_accounting, window), "F9"),
        Action("larger", lambda: _("Larger text"), partial(appearance.grow, 1), "Ctrl++"),
        Action("smaller", lambda: _("Smaller text"), partial(appearance.grow, -1), "Ctrl+-"),
        Action("usual", lambda: _("Text of the usual size"), partial(appearance.choose_text, look.WHOLE), "Ctrl+0"),
        *_themes(),
    )


def _show_accounting(window: Window) -> None:
    """Open or close it; of what has none, such as a cost sheet, say that it posts nothing."""
    shown, over = toggle_accounting(window), window.page().currentWidget()
    window.notices.put_away("given_up")
    if shown and isinstance(over, Over) and not over.findChild(AccountingPane):
        window.notices.show_notice("given_up", lambda: _("Nothing is posted by this."))


def _themes() -> Iterator[Action]:
    for key, words in appearance.THEMES.items():
        worn = partial(appearance.wears, key)
        yield Action(f"theme {key}", words, partial(appearance.choose_theme, key), chosen=worn)


def _languages(window: Window) -> Iterator[Action]:
    for key, name in LANGUAGES.items():
        yield Action(
            f"language {key}",
            partial(str, name),
            partial(window.speak, key),
            chosen=partial(_is_spoken, key),
        )


def _is_spoken(language: str) -> bool:
    return i18n.language() == language


def _help(window: Window) -> tuple[Action, ...]:
    return (
        Action("find", lambda: _("Find anything…"), window.find_anything, "Ctrl+K", in_palette=False),
        Action("keys", lambda: _("Keys that save time"), window.show_keys, "F1"),
    )
