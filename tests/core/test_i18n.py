"""Which language is spoken: usual, inside a block, in another thread; and catalogues compiled by several at once."""

import gettext
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from coopbooks import i18n

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Save"
msgstr "Guardar"
"""


@pytest.fixture(autouse=True)
def usual_language() -> Iterator[None]:
    before = i18n._usual
    yield
    i18n.use(before)


def test_a_block_speaks_its_own_language_and_then_the_usual_one_returns() -> None:
    i18n.use("es")
    with i18n.speaking("en"):
        assert i18n.language() == "en"
        with i18n.speaking("es"):
            assert i18n.language() == "es"
        assert i18n.language() == "en"
    assert i18n.language() == "es"


def test_a_block_is_left_even_when_it_fails() -> None:
    i18n.use("en")
    with pytest.raises(ZeroDivisionError), i18n.speaking("es"):
        raise ZeroDivisionError
    assert i18n.language() == "en"


def test_other_threads_speak_the_usual_language() -> None:
    i18n.use("en")
    with ThreadPoolExecutor() as threads, i18n.speaking("es"):
        assert threads.submit(i18n.language).result() == "en"


def test_a_language_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language"):
        i18n.use("fr")
    with pytest.raises(ValueError, match="no such language"), i18n.speaking("es_BO"):
        pass


def test_english_is_what_the_source_says() -> None:
    with i18n.speaking("en"):
        assert i18n.gettext("Not in any catalogue") == "Not in any catalogue"
        assert i18n.ngettext("one", "many", 1) == "one"
        assert i18n.ngettext("one", "many", 2) == "many"
        assert i18n.pgettext("context", "word") == "word"


def test_catalogues_are_compiled_when_they_changed_even_by_many_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "coopbooks.po").write_text(CATALOGUE, encoding="utf-8")
    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(i18n.compile_catalogues, tmp_path) for _count in range(8)]:
            done.result()
    assert gettext.translation("coopbooks", str(tmp_path), ["es"]).gettext("Save") == "Guardar"
    assert sorted(file.name for file in folder.iterdir()) == ["coopbooks.mo", "coopbooks.po"]


def test_every_text_is_said_as_the_catalogue_writes_it() -> None:
    """Against Babel, which reads what people write."""
    written = i18n.translations_folder() / "es" / "LC_MESSAGES" / "coopbooks.po"
    with written.open("rb") as file, i18n.speaking("es"):
        for message in filter(lambda one: one.id and one.string, read_po(file)):
            if message.pluralizable:
                said = [i18n.ngettext(message.id[0], message.id[1], number) for number in (1, 0, 2)]
                assert said == [(message.string or "")[form] for form in (0, 1, 1)]
            elif message.context:
                assert i18n.pgettext(message.context, str(message.id)) == message.string
            else:
                assert i18n.gettext(str(message.id)) == message.string


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("socia", "Préstamos a socias"),
        ("socio", "Préstamos a socios"),
        ("asociada", "Préstamos a asociadas"),
        ("asociado", "Préstamos a asociados"),
    ],
)
def test_members_are_called_as_the_club_wishes(word: str, said: str) -> None:
    """What does not name them is said as ever, in whatever form; in English they are always members."""
    try:
        i18n.call_members(word)
        with i18n.speaking("es"):
            assert i18n.gettext("Loans to members") == said
            assert i18n.gettext("Sales") == "Ventas"
            assert i18n.pgettext("page", "Materials") == "Materiales"
            assert i18n.ngettext("one differs", "%(many)s differ", 2) == "%(many)s difieren"
        with i18n.speaking("en"):
            assert i18n.gettext("Loans to members") == "Loans to members"
    finally:
        i18n.call_members("socia")


def test_no_other_word_is_offered() -> None:
    with pytest.raises(ValueError, match="no word for a member"):
        i18n.call_members("miembro")
