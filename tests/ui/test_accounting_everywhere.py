"""Show the accounting: on F9 every form and every record of a deed says what it posts, or that it posts nothing, in
the language spoken.
"""

from collections.abc import Iterator
from typing import Any

from coopbooks.i18n import LANGUAGES
from tests.ui.hands import KEY, Hands
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
