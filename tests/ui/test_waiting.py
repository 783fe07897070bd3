"""What was begun is said on opening and on Home, whichever form it was, and leads back into that form."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import drafts, ledger, sales
from coopbooks.books import Books
from tests.builders import a_sale
from tests.ui.forms import FORMS
from tests.ui.recorded import stock
from ui.desk import Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.waiting import list_waiting
from ui.shared.words import speak
from ui.window import Window


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over fresh books."""
    stock(books)
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.desk.leave()


def begun(desk: Desk, name: str) -> FormKey:
    """Begin a form, have it kept, and throw it away as a power cut does."""
    form = FORMS[name](desk)()
    line = next(iter(form.boxes.values())).editor
    drafts.keep(desk.books, str(form.key), {form_field: {} for form_field in (line.field,)})
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return form.key


@pytest.mark.parametrize("name", FORMS)
def test_every_form_begun_is_named_and_found_again(window: Window, name: str) -> None:
    key = begun(window.desk, name)
    (waiting,) = list_waiting(window.books)
    assert "today 10:00" in waiting.words
    assert waiting.words.endswith(("is not saved yet.", "are not saved yet."))
    window.go(waiting.page, waiting.wanted)
    form: Any = window.page().currentWidget()
    assert isinstance(form, Form)
    assert form.key == key
    assert form.given_back.isVisible()


def test_a_correction_that_can_be_gone_on_with_no_more_is_not_said(window: Window) -> None:
    sold = sales.record_sale(window.books, a_sale(window.books))
    drafts.keep(window.books, f"sales/sale:{sold.voucher}", {"note": {"typed": "fair"}})
    assert sold.label in list_waiting(window.books)[0].words
    ledger.void(window.books, sold.voucher, "typed twice")
    assert list_waiting(window.books) == []


@pytest.mark.parametrize("key", ["", "sales", "sales/sale:x", "weather/report", "sales/sale:1=2:3"])
def test_what_nobody_knows_any_more_is_not_said(window: Window, key: str) -> None:
    drafts.keep(window.books, key, {})
    assert list_waiting(window.books) == []


@pytest.mark.parametrize(
    "key", [FormKey("sales", "sale"), FormKey("cash", "count", 7), FormKey("ledger", "voucher", None, 9), FormKey()]
)
def test_a_key_reads_back_as_it_was_written(key: FormKey) -> None:
    assert FormKey.read(str(key)) == key


@pytest.mark.parametrize(
    ("begun", "english", "spanish"),
    [
        (["sales/sale"], "One more thing begun is not saved; Home names all of them.", "Falta guardar una cosa más"),
        (["sales/sale", "costs/cost"], "2 more things begun are not saved; Home names", "Falta guardar 2 cosas más"),
    ],
)
def test_the_notice_says_how_many_more_were_begun(
    books: Books, qtbot: QtBot, begun: list[str], english: str, spanish: str
) -> None:
    for key in [*begun, "cash/count"]:
        drafts.keep(books, key, {"note": {"typed": "?"}})
    window = Window(books)
    qtbot.addWidget(window)
    said = window.notices.shown["waiting"]
    assert said.text.startswith(list_waiting(books)[0].words)
    assert english in said.text
    speak("es")
    assert spanish in said.text
    speak("en")
    window.desk.leave()


def test_the_notice_follows_the_language_and_goes_when_one_goes_elsewhere(books: Books, qtbot: QtBot) -> None:
    drafts.keep(books, "cash/count", {"explanation": {"typed": "?"}})
    window = Window(books)
    qtbot.addWidget(window)
    said = window.notices.shown["waiting"]
    english = said.text
    speak("es")
    assert said.text != ""
    speak("en")
    assert said.text == english == "A count of the cash, begun today 10:00, is not saved yet."
    window.go("sales")
    assert "waiting" not in window.notices.shown
    window.desk.leave()
