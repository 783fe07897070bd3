"""The years things last for the taxes: proposed by the club's own word, asked in a small window, taken back."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from coopbooks import machines
from coopbooks.books import Books
from ui.desk import Desk
from ui.machines import MachinesPage
from ui.shared.asking import Asking
from ui.shared.notices import Notices


@pytest.fixture
def page(desk: Desk, notices: Notices, show: Any, follow: Any) -> MachinesPage:
    """Return the page on the screen, over books with no machine yet."""
    made = MachinesPage(desk)
    follow(made)
    show(made, notices)
    return made


def asked(page: MachinesPage) -> Asking:
    page.lives_button.click()
    QApplication.processEvents()
    return [one for one in page.window().findChildren(Asking) if one.isVisible()][-1]


def test_they_are_the_clubs_own_and_can_be_changed_and_taken_back(page: MachinesPage, books: Books, desk: Desk) -> None:
    question = asked(page)
    assert {name: box.editor.text() for name, box in question.boxes.items()} == {
        "machines": "8",
        "furniture": "10",
        "tools": "4",
        "computers": "4",
        "other": "",
    }
    question.boxes["tools"].editor.setText("2.5")
    question.boxes["computers"].editor.setText("")
    question.go_button.click()
    QApplication.processEvents()
    lives = machines.usual_lives(books)
    assert (lives["tools"], lives["computers"], lives["machines"]) == (30, None, 96)
    desk.undo()
    lives = machines.usual_lives(books)
    assert (lives["tools"], lives["computers"]) == (48, 48)


def test_a_life_that_cannot_be_is_refused_where_it_is(page: MachinesPage, books: Books) -> None:
    question = asked(page)
    question.boxes["tools"].editor.setText("101")
    question.go_button.click()
    QApplication.processEvents()
    assert question.isVisible()
    assert "a hundred years" in question.boxes["tools"].refusal_text
    assert machines.usual_lives(books)["tools"] == 48
