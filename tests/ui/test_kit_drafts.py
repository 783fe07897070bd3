"""What is typed is kept a moment later and given back: every form, every field, and what does not fit any more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import drafts, ledger
from coopbooks.books import Books, storage
from tests.builders import a_pdf, a_sale, rows
from tests.ui.forms import FORMS, Open
from tests.ui.recorded import stock
from ui.desk import Desk
from ui.shared import keeping
from ui.shared.choice import Choice, Tick
from ui.shared.form import Form
from ui.shared.typed_edit import TypedEdit
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = ("7", "apro", "1.200", "ñ 12*")
"""What is typed into one field after the other: what can be read, what can in some, and what nobody can read."""


@pytest.fixture
def known(books: Books) -> Books:
    """Return books that know an activity, a product and a customer."""
    stock(books)
    return books


@pytest.fixture
def opened(known: Books, desk: Desk) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a form, the one of a sale unless another is named; none outlives its books."""
    ready: dict[str, Open] = {}
    made: list[Form] = []

    def open_one(name: str = "sale") -> Any:
        if name not in ready:
            ready[name] = FORMS[name](desk)
        made.append(ready[name]())
        return made[-1]

    yield open_one
    for form in made:
        form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def type_everywhere(form: Form) -> None:
    """Type into every field of a form, choose the last of every list, tick everything."""
    for number, edit in enumerate(form.fields.findChildren(TypedEdit)):
        edit.setText(TYPED[number % len(TYPED)])
        edit.typed = True
    for choice in form.fields.findChildren(Choice):
        choice.setCurrentIndex(choice.count() - 1)
        choice.typed = True
    for tick in form.fields.findChildren(Tick):
        tick.setChecked(True)
        tick.typed = True


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_back_all_that_was_typed(opened: Any, name: str) -> None:
    first = opened(name)
    assert first.given_back.isHidden()
    type_everywhere(first)
    kept = first.fields.kept()
    first.keep_typed()
    again = opened(name)
    assert again.fields.kept() == kept
    assert again.half_filled
    assert not again.given_back.isHidden()


@pytest.mark.parametrize("name", FORMS)
def test_what_does_not_fit_any_more_leaves_the_field_as_it_is(known: Books, opened: Any, name: str) -> None:
    """A product may be gone, and another version of the program may have kept things in other ways."""
    first = opened(name)
    gone = {"typed": {"key": 999, "name": "gone"}}
    for nonsense in (None, 5, "x", [], [5, {"fields": "x", "besides": 7}], {}, {"typed": "x"}, gone):
        drafts.keep(known, str(first.key), dict.fromkeys(first.boxes, nonsense) | {"no such field": 1})
        first.begin()
        first.show_accounting()


def test_what_is_gone_stays_as_the_words_it_was(known: Books, opened: Any) -> None:
    form = opened()
    form.customer.set_key(form.customer.read("Rosa").key)
    form.customer.typed = True
    form.note.setText("fair")
    form.keep_typed()
    (typed,) = (one.typed for one in drafts.list_kept(known))
    drafts.keep(known, "sales/sale", {**typed, "customer": {"typed": {"key": 999, "name": "Doña Rosa"}}})
    again = opened()
    assert again.customer.text() == "Doña Rosa"
    assert again.note.text() == "fair"


def test_papers_chosen_are_given_back_in_their_order_and_written_once(
    known: Books, opened: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is typed on does not write a photo again: the rows of the papers are the very same ones."""
    for name in ("second", "first"):
        (tmp_path / f"{name}.pdf").write_bytes(a_pdf(name))
    form = opened()
    form.papers.ready.read([tmp_path / "second.pdf"])
    qtbot.waitUntil(lambda: len(form.papers.value()) == 1)
    form.papers.ready.read([tmp_path / "first.pdf"])
    qtbot.waitUntil(lambda: len(form.papers.value()) == 2)
    written = rows("SELECT rowid, form, name FROM draft_paper ORDER BY rowid")
    assert written == [(1, "sales/sale", "second.pdf"), (2, "sales/sale", "first.pdf")]
    form.note.setText("fair")
    form.note.typed = True
    form.keep_typed()
    assert rows("SELECT rowid, form, name FROM draft_paper ORDER BY rowid") == written
    again = opened()
    assert [(one.name, one.content) for one in again.papers.value()] == [
        ("second.pdf", a_pdf("second")),
        ("first.pdf", a_pdf("first")),
    ]
    again.papers._take_out(again.papers.value()[0])
    assert rows("SELECT name FROM draft_paper") == [("first.pdf",)]
    again.start_afresh()
    assert rows("SELECT count(*) FROM draft_paper") == [(0,)]


def test_papers_kept_are_gone_from_the_draft_with_what_was_recorded(
    known: Books, opened: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bill.pdf").write_bytes(a_pdf())
    form = opened()
    form.lines.rows[0].put(a_sale(known, "2 Apron 25.00").lines[0])
    form.papers.ready.read([tmp_path / "bill.pdf"])
    qtbot.waitUntil(lambda: bool(form.papers.value()))
    form.submit()
    assert rows("SELECT (SELECT count(*) FROM draft_paper), name, voucher_id FROM attachment") == [
        (0, "bill.pdf", form.last)
    ]


def test_figures_are_kept_as_figures_and_read_in_the_language_spoken_then(known: Books, opened: Any) -> None:
    """12 × 35.50 = 426.00: 42 600 centavos, whatever mark they are shown with."""
    form = opened()
    row: Any = form.lines.rows[0]
    row.price.setText("12*35.50")
    row.price.typed = True
    row.quantity.setText("2.5")
    form.keep_typed()
    fields = rows(
        "SELECT json_extract(typed, '$.lines[0].fields[1]'), json_extract(typed, '$.lines[0].fields[2]') FROM draft"
    )
    assert fields == [('{"set":2500000}', '{"typed":{"minor":42600,"currency":"BOB"}}')]
    assert rows("SELECT json_extract(typed, '$.day') FROM draft") == [('{"proposed":"2026-03-20"}',)]
    speak("es")
    assert opened().lines.rows[0].price.text() == "426,00"


def test_it_is_kept_by_itself_a_moment_after_typing(
    known: Books, opened: Any, keys: Any, show: Any, qtbot: QtBot
) -> None:
    form = opened()
    show(form)
    form.note.setFocus()
    keys.type("for the fair")
    assert not drafts.list_kept(known)
    qtbot.waitUntil(lambda: bool(drafts.list_kept(known)), timeout=10 * keeping._PAUSE)
    assert opened().note.text() == "for the fair"


def test_who_types_on_and_on_is_kept_too(known: Books, opened: Any, keys: Any, show: Any, qtbot: QtBot) -> None:
    form = opened()
    show(form)
    form.keeping._at_last.setInterval(200)
    form.note.setFocus()
    for _letter in range(60):
        keys.type("a")
        qtbot.wait(10)
        if drafts.list_kept(known):
            break
    assert form.keeping._pause.isActive() or drafts.list_kept(known)
    assert drafts.list_kept(known)


def test_what_is_only_proposed_is_not_kept(known: Books, opened: Any) -> None:
    form = opened()
    form.keep_typed()
    assert not drafts.list_kept(known)


def test_saved_it_is_forgotten_in_the_same_change(known: Books, opened: Any, keys: Any, show: Any) -> None:
    form = opened()
    show(form)
    form.lines.rows[0].put(a_sale(known, "2 Apron 25.00").lines[0])
    form.note.setFocus()
    keys.type("for the fair")
    form.keep_typed()
    changes = known.changes
    keys.press(Qt.Key.Key_Return, CTRL)
    assert known.changes == changes + 1
    assert ledger.list_vouchers(known).count() == 1
    assert not drafts.list_kept(known)
    form.keep_typed()
    assert not drafts.list_kept(known)


def test_let_go_knowingly_it_is_forgotten(known: Books, opened: Any, keys: Any, show: Any, qtbot: QtBot) -> None:
    form = opened()
    show(form)
    form.note.setFocus()
    keys.type("fair")
    form.keep_typed()
    keys.press(Qt.Key.Key_Escape)
    assert drafts.list_kept(known)
    with qtbot.waitSignal(form.left):
        keys.press(Qt.Key.Key_Escape)
    assert not drafts.list_kept(known)


def test_what_was_given_back_says_so_in_both_languages_and_can_be_started_afresh(
    known: Books, opened: Any, keys: Any, show: Any
) -> None:
    drafts.keep(known, "sales/sale", {"note": {"typed": "fair"}})
    form = opened()
    show(form)
    assert form.given_back.words.text() == "Not saved yet, from today 10:00: go on, or start afresh."
    form.given_back.afresh_button.click()
    assert not form.given_back.isVisible()
    assert form.note.text() == ""
    assert form.customer.hasFocus()
    assert not drafts.list_kept(known)


def test_a_full_disk_is_said_and_typing_goes_on(known: Books, opened: Any, desk: Desk, show: Any) -> None:
    form = opened()
    show(form)
    storage.execute_sql(f"PRAGMA max_page_count = {storage.execute_sql('PRAGMA page_count').fetchone()[0]}")
    form.note.setText("x" * 500)
    form.boxes["discount"].editor.setText("y" * 30_000)
    form.note.typed = True
    form.keep_typed()
    assert "trouble" in desk.notices.shown
    assert form.note.text() == "x" * 500


def test_a_line_filled_in_again_keeps_what_it_had_besides(known: Books, opened: Any) -> None:
    """Of a corrected voucher each line has its own activity and note, and they are seen nowhere in the form."""
    form = opened("voucher corrected")
    form.description.setText("Rent of March")
    form.description.typed = True
    form.keep_typed()
    again = opened("voucher corrected")
    assert again.draft() == form.draft()
    note = replace(again.lines.rows[0]._kept, note="for the fair")
    again.lines.rows[0].put(note)
    again.keep_typed()
    assert opened("voucher corrected").draft().lines[0].note == "for the fair"
