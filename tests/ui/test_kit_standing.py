"""Rows of fields outside forms: Enter leads on, and what is refused stands under the row, which stays as it is."""

from typing import Any

from PySide6.QtCore import QPoint, Qt

from tests.core.costing_sheets import KNOWN, D
from tests.core.test_costing_examples import BREAD
from tests.ui.conftest import Show
from ui.costing.what_if import WhatIf
from ui.desk import Desk
from ui.loans.offers_part import OffersShown


def test_what_is_refused_in_a_row_of_fields_moves_none_of_them_and_enter_goes_on(show: Show, keys: Any) -> None:
    """A price 150 % lower would be less than nothing; the row stays where it is, the words stand under it."""
    window = WhatIf("Bread", BREAD, KNOWN)
    show(window)
    price, faster = window.boxes["price"], window.boxes["faster"]
    before = [(box.x(), box.y()) for box in window.boxes.values()]
    price.enter()
    keys.fill(price.editor, "-150")
    keys.press(Qt.Key.Key_Return)
    assert price.refusal.isVisible()
    assert faster.editor.hasFocus()
    assert [(box.x(), box.y()) for box in window.boxes.values()] == before
    assert price.refusal.width() > price.width() * 2
    assert price.refusal.mapTo(window, QPoint(0, 0)).y() > price.editor.mapTo(window, QPoint(0, 0)).y()
    price.editor.set(D(-5))
    assert price.refusal.isHidden()


def test_enter_leads_from_what_offers_have_in_common_into_the_first(show: Any, desk: Desk, keys: Any) -> None:
    """What cannot be read stands under the row, and moves nothing in it."""
    offers = OffersShown(desk, lambda _offer: None)
    show(offers)
    before = [(box.x(), box.y()) for box in offers.boxes.values()]
    offers.boxes["amount"].enter()
    keys.type("1200")
    for _field in ("amount", "currency"):
        keys.press(Qt.Key.Key_Return)
    assert offers.day.hasFocus()
    keys.type("50000")
    keys.press(Qt.Key.Key_Return)
    assert offers.panels[0].name.hasFocus()
    assert offers.boxes["day"].refusal.isVisible()
    assert [(box.x(), box.y()) for box in offers.boxes.values()] == before
    desk.leave()
