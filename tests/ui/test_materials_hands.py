"""Material from hand to hand at the desktop: what there will be with whom, nothing posted, lists, and taking back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from coopbooks import materials, people
from coopbooks.books import Books
from coopbooks.materials import HandDraft
from coopbooks.people import PersonDraft
from tests.builders import TODAY, rows, spaced
from tests.core.store import a_material, buy, q, stock, there
from ui.desk import Desk
from ui.materials import MaterialsPage
from ui.materials.hand_form import HandForm
from ui.shared.doing import Wanted
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MaterialsPage:
    """Return the page on the screen: 40 kg of yarn are in the store, Justina knits, the shop El Telar orders."""
    a_material(books, "yarn", "kg", ("skein", "100", "g"))
    buy(books, "40 kg yarn 800")
    people.add_person(books, PersonDraft("Justina", roles=frozenset({"member"})))
    people.add_person(books, PersonDraft("El Telar", roles=frozenset({"customer"})))
    made = MaterialsPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: MaterialsPage) -> HandForm:
    form = page.currentWidget()
    assert isinstance(form, HandForm)
    return form


@pytest.fixture
def form(page: MaterialsPage) -> HandForm:
    page.hand_button.click()
    return opened(page)


def fill(form: HandForm, keys: Any, kind: str, *texts: str) -> None:
    """Choose what happens, and type who, which material, how much and in which unit."""
    form.kind.set(kind)
    form.person.setFocus()
    for text in texts:
        keys.type(text)
        keys.press(ENTER)


def given(books: Books, kind: str, who: str, much: str) -> materials.HandMove:
    person = next(one.id for one in people.list_people(books) if one.name == who)
    yarn = materials.list_materials(books)[0].material.id
    return materials.hand(books, HandDraft(TODAY, kind, yarn, person, q(much)))


def held(books: Books) -> list[tuple[str, str, str]]:
    return [(one.kind, one.name, spaced(one.material.told(one.quantity))) for one in materials.list_holdings(books)]


def test_material_is_handed_out_in_skeins_and_nothing_is_posted(
    form: HandForm, keys: Any, books: Books, notices: Notices, desk: Desk
) -> None:
    """25 skeins of 100 g are 2.5 kg: 37.5 stay in the store; the books still have 40 worth 800."""
    fill(form, keys, "handed", "jus", "yar", "25", "sk")
    assert (spaced(form.store.figure.text()), spaced(form.hers.figure.text())) == ("37.5 kg", "2.5 kg")
    assert form.hers.words.text() == "With Justina after it"
    before = rows("SELECT count(*) FROM voucher")
    keys.press(ENTER, CTRL)
    assert rows("SELECT count(*) FROM voucher") == before
    assert spaced(notices.shown["done"].text) == "Handed out: 2.5 kg of yarn, Justina."
    assert held(books) == [("handed", "Justina", "2.5 kg")]
    assert stock(books) == there("40", "800")
    desk.undo()
    assert held(books) == []
    desk.undo()
    assert held(books) == [("handed", "Justina", "2.5 kg")]


def test_more_than_there_is_is_seen_and_refused_at_its_field(form: HandForm, keys: Any, books: Books) -> None:
    fill(form, keys, "handed", "jus", "yar", "41")
    assert spaced(form.store.figure.text()) == "−1 kg"
    assert form.store.figure.property("kind") == "refused"
    form.submit()
    assert "holds only 40 kg" in spaced(form.boxes["quantity"].refusal_text)
    assert form.quantity.text() == "41"
    form.kind.set("returned")
    assert spaced(form.hers.figure.text()) == "−41 kg"
    form.submit()
    assert "She has only 0 kg" in spaced(form.boxes["quantity"].refusal_text)
    assert held(books) == []


def test_a_customers_material_is_kept_in_trust_and_used(form: HandForm, keys: Any, books: Books) -> None:
    """10 kg come, 4 are used: 6 are kept; our own store is not spoken of."""
    fill(form, keys, "trust_in", "el tel", "yar", "10")
    assert form.store.isHidden()
    assert form.hers.words.text() == "Kept for El Telar after it"
    form.submit()
    fill(form, keys, "trust_used", "el tel", "yar", "4")
    assert spaced(form.hers.figure.text()) == "6 kg"
    form.submit()
    assert held(books) == [("trust", "El Telar", "6 kg")]
    assert stock(books) == there("40", "800")


def test_what_is_missing_is_asked_for_at_its_field(form: HandForm) -> None:
    form.submit()
    assert form.boxes["person"].refused
    assert form.person.hasFocus()


def test_who_has_what_is_listed_and_comes_back(page: MaterialsPage, books: Books, keys: Any) -> None:
    given(books, "handed", "Justina", "3.5")
    given(books, "trust_in", "El Telar", "10")
    page.want(Wanted(tab="hands"))
    model = page.hands.held.rows_model
    texts = [[spaced(column.text(model.row(place))) for column in model.columns] for place in range(2)]
    assert texts == [
        ["El Telar", "yarn", "10 kg", "not ours, kept in trust"],
        ["Justina", "yarn", "3.5 kg", "ours, handed out"],
    ]
    page.hands.held.go_to(1)
    page.hands.back_button.click()
    form = opened(page)
    assert (form.kind.value(), form.person.text(), form.material.text()) == ("returned", "Justina", "yarn")
    assert spaced(form.hers.figure.text()) == "3.5 kg"
    keys.fill(form.quantity, "3")
    form.submit()
    assert ("handed", "Justina", "0.5 kg") in held(books)


def test_opening_a_holding_shows_what_went_to_her_and_takes_it_back(
    page: MaterialsPage, books: Books, keys: Any, notices: Notices, desk: Desk
) -> None:
    given(books, "trust_in", "El Telar", "10")
    given(books, "handed", "Justina", "3.5")
    page.want(Wanted(tab="hands"))
    page.hands.held.go_to(1)
    keys.press(ENTER)
    model = page.hands.moves.rows_model
    assert page.hands.moves.hasFocus()
    assert [spaced(column.text(model.row(0))) for column in model.columns[:5]] == [
        "20/03/2026",
        "Handed out",
        "Justina",
        "yarn",
        "3.5 kg",
    ]
    assert model.rowCount() == 1
    page.hands.undo_button.click()
    assert spaced(notices.shown["done"].text).startswith("Taken back as recorded by mistake: Handed out, 3.5 kg")
    assert held(books) == [("trust", "El Telar", "10 kg")]
    assert model.rowCount() == 0
    desk.undo()
    assert ("handed", "Justina", "3.5 kg") in held(books)


def test_what_was_used_since_is_not_taken_back(page: MaterialsPage, books: Books, notices: Notices) -> None:
    given(books, "trust_in", "El Telar", "10")
    given(books, "trust_used", "El Telar", "4")
    page.want(Wanted(tab="hands"))
    page.hands.view.set("moves")
    page.hands.moves.go_to(1)
    page.hands.take_back()
    assert held(books) == [("trust", "El Telar", "6 kg")]
    assert any("Only 6 kg" in spaced(notice.text) for notice in notices.shown.values())


def test_what_posts_nothing_asks_about_an_odd_day_too(form: HandForm, keys: Any, books: Books) -> None:
    """The books are of 2026: a day of 2018 is asked about once."""
    fill(form, keys, "handed", "jus", "yar", "25", "sk")
    form.day.set(TODAY.replace(year=2018))
    form.submit()
    assert "another accounting year" in form.foot.doubts.text
    assert held(books) == []
    form.submit()
    assert held(books) == [("handed", "Justina", "2.5 kg")]
