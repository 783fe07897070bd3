"""Costs found by what they were for: the account in either language, everyday words, materials, their freight."""

from dataclasses import replace
from typing import Any, Final

import pytest

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from coopbooks.costs import Cost, CostFilter
from coopbooks.i18n import speaking
from coopbooks.materials import MaterialDraft
from tests.builders import a_cost
from tests.core.store import buy, named

FOUND: Final = {
    ("es", "alquiler"): {"rent"},
    ("es", "ALQ calle"): {"rent"},
    ("es", "calle 5"): {"rent"},
    ("en", "rent"): {"rent"},
    ("en", "alquiler"): {"rent"},
    ("en", "luz"): {"power"},
    ("es", "pasaje"): {"freight"},
    ("es", "ñandu"): {"wool"},
    ("es", "flete"): {"wool"},
    ("en", "freight"): {"wool"},
    ("es", "materia"): {"cloth"},
    ("es", "alquiler luz"): set(),
    ("es", "quiler"): set(),
    ("es", "300"): {"rent"},
    ("es", "alquiler - calle"): {"rent"},
    ("es", "(alquiler)"): {"rent"},
    ("en", "rent ("): {"rent"},
    ("es", "roja"): {"wool"},
    ("es", "(roja"): {"wool"},
    ("es", "20-3 ñandú"): {"wool"},
    ("es", "20-4 ñandú"): set(),
}
"""By language and what is typed; the purchase of wool is for that wool, and not for materials in general."""


@pytest.fixture
def recorded(books: Books) -> dict[int, str]:
    """Rent told by where, a light bill, a bus to Oruro, yarn, called ñandú since, and its freight, uncounted cloth."""
    made: dict[str, Cost] = {
        "rent": _told(books, "rent 300", "Local de la calle 5"),
        "power": _told(books, "power 80", "Factura de marzo"),
        "freight": _told(books, "transport 20", "Oruro"),
        "cloth": _told(books, "materials 55", "Tocuyo"),
        "wool": buy(books, "60 yarn 1500", freight="60"),
    }
    materials.change_material(books, named(books, "yarn"), MaterialDraft("Ñandú 20-3 (roja)", "kg"))
    return {one.id: name for name, one in made.items()}


def _told(books: Books, bought: str, words: str) -> Cost:
    draft = a_cost(books, bought)
    return costs.record_cost(books, replace(draft, lines=(replace(draft.lines[0], description=words),)))


@pytest.mark.parametrize(("language", "typed"), FOUND)
def test_they_are_found_by_what_they_were_for(
    books: Books, recorded: dict[int, str], language: str, typed: str
) -> None:
    with speaking(language):
        wanted = CostFilter(search=typed)
        listed = costs.list_costs(books, wanted)
        found = {recorded[row.id] for row in listed.rows(0, 9)}
        assert found == FOUND[language, typed]
        assert (listed.count(), ledger.deal_totals(books, listed).count) == (len(found), len(found))


def test_the_list_tells_what_each_was_for(books: Books, recorded: dict[int, str]) -> None:
    """Each purpose once, in the order of the lines, in the language spoken when it is told."""
    twice = a_cost(books, "power 10 / transport 5 / power 20")
    recorded[costs.record_cost(books, twice).id] = "several"
    told: dict[str, Any] = {}
    rows = costs.list_costs(books).rows(0, 9)
    for spoken in ("en", "es"):
        with speaking(spoken):
            told[spoken] = {recorded[row.id]: [one.name for one in row.purposes] for row in rows}
    assert told["en"]["several"] == ["Power, gas and water", "Transport"]
    assert told["es"]["rent"] == ["Alquiler"]
    assert told["es"]["wool"] == ["Ñandú 20-3 (roja)", "Flete"]
    assert told["en"]["cloth"] == ["Materials"]
