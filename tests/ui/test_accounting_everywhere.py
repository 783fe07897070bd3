"""Show the accounting: on F9 every form and every record of a deed says what it posts, or that it posts nothing, in
the language spoken.
"""

from collections.abc import Iterator
from typing import Any

from coopbooks import cash, members, orders, products
from coopbooks.cash import CountDraft
from coopbooks.i18n import LANGUAGES
from coopbooks.members import MemberDraft
from coopbooks.products import ProductDraft
from tests.builders import account_id, m, post
from tests.core.granting import granted
from tests.core.ordering import a_draft
from tests.core.store import a_material
from tests.ui.hands import KEY, Hands
from ui.cash.count_view import CountView
from ui.costing.sheet_form import SheetForm
from ui.places import FORMS
from ui.shared.doing import Wanted
from ui.shared.form import Form
from ui.shared.words import speak


def opened(hands: Hands) -> Iterator[tuple[tuple[str, str], Any]]:
    """Bring up each form for something new; what is asked in a small window posts nothing."""
    for page, form in FORMS:
        hands.window.go(page, Wanted(new=form))
        over = hands.window.page().currentWidget()
        if isinstance(over, Form):
            yield (page, form), over
        hands.window.page().close_all_over()


def test_on_f9_every_form_says_what_it_posts(hands: Hands) -> None:
    """Before anything is typed it says what is missing, or that nothing is posted; in Spanish in other words."""
    said: dict[str, dict[tuple[str, str], str]] = {}
    hands.press(KEY.Key_F9)
    for language in LANGUAGES:
        speak(language)
        said[language] = {}
        for key, form in opened(hands):
            assert form.accounting.isVisible(), key
            said[language][key] = form.accounting.text.toPlainText().strip()
    hands.press(KEY.Key_F9)
    assert len(said["en"]) > 12
    assert [key for key, text in said["en"].items() if not text or text == said["es"][key]] == []


def test_on_f9_a_count_says_what_its_difference_posted(hands: Hands) -> None:
    """One coin of 5 is missing: it leaves the box and is a shortage; a count that agrees posts nothing."""
    books = hands.window.books
    post(books, "cash 20.00 / contributions -20.00")
    box = account_id(books, "cash")
    missing = cash.count_cash(books, CountDraft(books.today(), box, ((m("5"), 3),), "Not known"))
    agreed = cash.count_cash(books, CountDraft(books.today(), box, ((m("5"), 3),)))
    hands.press(KEY.Key_F9)
    for count, words in ((missing, "5.00"), (agreed, "Nothing is posted")):
        view = CountView(hands.window.desk, count, hands.window.page().open_over)
        hands.window.page().open_over(view)
        assert view.accounting.isVisible()
        assert words in view.accounting.text.toPlainText()


def test_on_f9_a_record_that_posts_nothing_says_so(hands: Hands) -> None:
    books, window = hands.window.books, hands.window
    order = orders.add_order(books, a_draft(books)).id
    wool = a_material(books, "wool")
    ana = members.add_member(books, MemberDraft("Ana")).id
    product = products.add_product(books, ProductDraft("Bag", "piece", m("25.00"))).id
    hands.press(KEY.Key_F9)
    for page, wanted in (
        ("orders", Wanted(order=order)),
        ("materials", Wanted(material=wool)),
        ("members", Wanted(person=ana)),
        ("products", Wanted(product=product)),
        ("grants", Wanted(grant=granted(books).id)),
    ):
        window.go(page, wanted)
        pane = hands.over.accounting
        assert pane.isVisible(), page
        assert pane.text.toPlainText() == "Nothing is posted by this."
        speak("es")
        assert pane.text.toPlainText() == "Esto no registra ningún asiento."
        speak("en")


def test_f9_over_a_cost_sheet_says_that_it_posts_nothing(hands: Hands) -> None:
    """The sheet has the room to itself; closing it again says nothing."""
    window = hands.window
    window.go("costing")
    product = products.list_products(window.books)[0]
    window.page().open_over(SheetForm(window.desk, product, window.page().open_over))
    hands.press(KEY.Key_F9)
    assert window.notices.shown["given_up"].text == "Nothing is posted by this."
    hands.press(KEY.Key_F9)
    assert "given_up" not in window.notices.shown
