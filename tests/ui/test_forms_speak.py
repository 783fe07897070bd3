"""A form half filled speaks one language: what it has worked out is said anew when another one is spoken."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.builders import m
from tests.ui.forms import FORMS
from tests.ui.recorded import stock
from ui.desk import Desk
from ui.shared.form import Form
from ui.shared.grid import Grid
from ui.shared.words import speak

FILLED: Final[dict[str, Callable[[Any], object]]] = {
    "count": lambda form: form.pieces.put([(m("20"), 3)]),
    "pay handed over": lambda form: form.persons.none_button.click(),
}
"""What is done in some of them, for what they work out is empty at first."""


@pytest.fixture
def form(request: pytest.FixtureRequest, desk: Desk, show: Any) -> Iterator[Form]:
    stock(desk.books)
    made = FORMS[request.param](desk)()
    show(made)
    FILLED.get(request.param, lambda _form: None)(made)
    made.show_accounting()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def said(form: Form) -> list[str]:
    """Return what is read in a form besides what is typed."""
    rows = [row for grid in form.findChildren(Grid) for of_section in grid.model.rows.values() for row in of_section]
    told = [text for row in rows for text in row.told.values()]
    return [*(one.text() for one in form.findChildren(QLabel) if one.isVisible()), *told]


def work_out(form: Form) -> None:
    """Let all of it be worked out once more, as the next key in any of its fields would."""
    for box in form.boxes.values():
        box.editor.changed.emit()
    form.show_accounting()


@pytest.mark.parametrize("form", FORMS, indirect=True)
def test_what_is_worked_out_follows_the_language(form: Form) -> None:
    """Nothing that is said changes with the next key: it was said in the new language already."""
    work_out(form)
    speak("es")
    form.show_accounting()  # which waits for a pause in typing
    spanish = said(form)
    work_out(form)
    assert said(form) == spanish
    speak("en")
