"""Whatever can be kept as a template is listed on one page, where it can be changed and stopped; and nothing twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, templates
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.templates import Rhythm, TemplateDraft
from coopbooks.templates.records import TemplateRecord
from tests.builders import assert_refused, post
from tests.core.lending import borrowed, pay
from tests.ui.recorded import a_deed
from ui.places import PARTS, TYPED_ON
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView
from ui.window import Window


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.desk.leave()


def part(window: Window, page: str) -> Any:
    window.go(page, Wanted(tab="templates"))
    shown: Any = window.page()
    return shown.templates


def test_every_deed_that_can_be_kept_is_listed_on_one_page(window: Window, books: Books) -> None:
    listed = Counter(word for page in PARTS if "templates" in PARTS[page] for word in part(window, page)._words)
    known = post(books)
    kept = {word for word in (*TYPED_ON, "ledger") if templates.can_be_kept(replace(known, word=word))}
    assert {"loan_payment", "member_settlement"}.isdisjoint(kept)
    assert "member_voluntary" in kept
    assert {word: listed[word] for word in kept} == dict.fromkeys(kept, 1)
    assert set(listed.values()) == {1}


def test_paying_a_loan_is_not_offered_as_a_template_for_its_plan_says_what_is_due(window: Window, books: Books) -> None:
    paid = pay(books, borrowed(books), "217.75")
    window.go("ledger", Wanted(record=paid.voucher))
    view = window.page().currentWidget()
    assert isinstance(view, VoucherView)
    assert view.keep_button.isHidden()
    with assert_refused("once"):
        templates.keep_template(books, paid.voucher, TemplateDraft("Bank"))


def test_one_kept_of_a_loan_by_an_earlier_version_is_still_listed_and_can_be_stopped(
    window: Window, books: Books
) -> None:
    paid = pay(books, borrowed(books), "217.75")
    with books.change("templates"):
        TemplateRecord.keep(voucher=paid.voucher, name="Bank", folded="bank", active=True)
    shown = part(window, "ledger")
    assert [row.name for row in shown.table.rows_model.fetch(0, 9)] == ["Bank"]
    shown.stop_button.click()
    assert templates.list_templates(books) == []


def test_savings_kept_as_a_template_are_listed_with_the_members_and_kept_once(window: Window, books: Books) -> None:
    saved = a_deed(books, "voluntary", "Ana 20")
    window.go("members", Wanted(record=saved.id))
    view = window.page().currentWidget()
    assert isinstance(view, VoucherView)
    assert not view.keep_button.isHidden()
    made = templates.keep_template(books, saved.id, TemplateDraft("Savings", Rhythm(1, 20, Month(2026, 4))))
    assert view.keep_button.isHidden()
    shown = part(window, "members")
    assert [row.name for row in shown.table.rows_model.fetch(0, 9)] == ["Savings"]
    shown.record_button.click()
    form: Any = window.page().currentWidget()
    assert form.draft().amount == ledger.voucher(books, saved.id).amount
    form.left.emit()
    shown.stop_button.click()
    assert not templates.template(books, made.id).active
    assert not templates.can_still_be_kept(books, ledger.voucher(books, saved.id))
