"""Starting a new form from a template: a button that lists those there are, beside the title."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from coopbooks import showing, templates
from coopbooks.i18n import _
from coopbooks.templates import Template
from ui.shared.doing import Desk
from ui.shared.labels import button, hang


def start_button(desk: Desk, word: str, start: Callable[[Template], None]) -> QPushButton:
    """Return a button with the templates of a deed, one of which it starts from; hidden where there is none."""
    made = button(lambda: _("From a template"), "menu")
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: _list(menu, desk, word, start))
    hang(menu, made)
    if not templates.list_templates(desk.books, words={word}):
        made.hide()  # shown before it has its place, it would be a window of its own
    return made


def _list(menu: QMenu, desk: Desk, word: str, start: Callable[[Template], None]) -> None:
    menu.clear()
    for template in templates.list_templates(desk.books, words={word}):
        menu.addAction(_words(template), partial(start, template))


def _words(template: Template) -> str:
    """Name a template with what it comes to; a sign that Qt would take for a key stands for itself."""
    return f"{template.name} · {showing.money(template.amount)}".replace("&", "&&")
