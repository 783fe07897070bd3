"""The page of payouts on the screen, for the tests that work with it."""

from typing import Any

from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.payouts import PayoutsPage


def payouts_page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page in sight, following the books."""
    made = PayoutsPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def over(page: PayoutsPage) -> Any:
    """Return what is opened over it."""
    return page.currentWidget()
