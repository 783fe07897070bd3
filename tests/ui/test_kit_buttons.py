"""Buttons and the keys that press them: what is not offered on the screen is not done by keys."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import ledger, materials, sales
from coopbooks.books import Books
from coopbooks.i18n import _
from tests.builders import a_sale
from ui import look
from ui.desk import Desk
from ui.shared.labels import button, press, unfold
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("seen", [True, False])
def test_keys_press_only_what_is_in_sight(show: Any, keys: Any, *, seen: bool) -> None:
    edit, wanted, opener = QLineEdit(), button(lambda: "Correct"), button(lambda: "Print")
    done: list[str] = []
    menu = QMenu(opener)
    menu.addAction("The plan")
    within: QWidget = show(edit, wanted, opener)
    press(wanted, "Ctrl+E", within)
    unfold(opener, menu, "Ctrl+P", within)
    wanted.clicked.connect(lambda: done.append("corrected"))
    wanted.setVisible(seen)
    opener.setVisible(seen)
    edit.setFocus()
    keys.press(Qt.Key.Key_E, CTRL)
    assert len(done) == seen
    keys.press(Qt.Key.Key_P, CTRL)
    assert menu.isVisible() == seen
    menu.close()


def test_a_sale_that_was_voided_and_what_voided_it_are_not_corrected_by_keys(
    books: Books, desk: Desk, notices: Notices, show: Any, keys: Any
) -> None:
    sale = sales.record_sale(books, a_sale(books)).voucher
    reversal = materials.void(books, sale, "typed twice")
    asked: list[ledger.Voucher] = []
    desk.correction_wanted.connect(asked.append)
    for voucher in (sale, reversal.id):
        view = VoucherView(desk, voucher)
        show(view, notices)
        view.enter()
        keys.press(Qt.Key.Key_E, CTRL)
        assert not asked
        assert not notices.shown


@pytest.mark.parametrize("percent", [100, 150])
def test_what_is_said_of_a_low_button_stands_above_it(qtbot: QtBot, percent: int) -> None:
    """Else it would be said over the buttons beside it."""
    look.wear("light", percent)
    made = button(lambda: _("Correct…"))
    qtbot.addWidget(made)
    screen = made.screen().availableGeometry()
    made.move(40, screen.bottom() - 60)
    made.show()
    qtbot.waitExposed(made)
    middle = made.rect().center()
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, middle, made.mapToGlobal(middle)))
    [told] = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()]
    assert told.geometry().bottom() < made.mapToGlobal(QPoint(0, 0)).y()
    QToolTip.hideText()
    look.wear("light", look.WHOLE)


def test_a_line_does_not_end_between_the_word_for_keys_and_the_keys(qtbot: QtBot) -> None:
    made = button(str, does=lambda: "It opens what is recorded here, filled in as it was. Wait")
    qtbot.addWidget(made)
    made.add_keys("Ctrl+E")
    assert made.toolTip().splitlines()[-1] == "Keys: Ctrl+E."
