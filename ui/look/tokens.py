"""The design tokens that are colours: every colour of the desktop by name, for light and for dark."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, ``#rrggbb``.

    Words have a contrast of at least 4.5 : 1 on every ground they meet, lines that mean something 3 : 1.
    """

    ground: str
    """What pages lie on."""
    surface: str
    """What is written on: fields, tables, panels."""
    sunken: str
    """What stands back: the sidebar, headings of tables, what cannot be changed."""
    line: str
    """Parts what belongs together; carries no meaning of its own."""
    strong_line: str
    """The border of what can be used."""
    text: str
    quiet: str
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    money_in: str
    money_out: str
    refused: str
    refused_ground: str
    doubt: str
    doubt_ground: str
    done_ground: str
    practice: str
    on_practice: str
    proposed: str
    """What the program wrote into a field and may be typed over."""
    found: str
    """What is found on a paper, which is white in every look ..."""
    found_now: str
    """... and the place the search has come to."""


LIGHT: Final = Tokens(
    ground="#f6f6f3",
    surface="#ffffff",
    sunken="#ecedea",
    line="#d6d9d3",
    strong_line="#7a827a",
    text="#1c211e",
    quiet="#505953",
    accent="#0b6157",
    accent_hover="#084d45",
    on_accent="#ffffff",
    selected="#d5e8e3",
    money_in="#12642a",
    money_out="#96280f",
    refused="#a31f0c",
    refused_ground="#fdecea",
    doubt="#664400",
    doubt_ground="#fff3d6",
    done_ground="#e4f2e7",
    practice="#7a3ea1",
    on_practice="#ffffff",
    proposed="#50547c",
    found="#ffe58a",
    found_now="#ffb648",
)
DARK: Final = Tokens(
    ground="#1d1c1a",
    surface="#262523",
    sunken="#181716",
    line="#3d3b37",
    strong_line="#918c82",
    text="#ece8e1",
    quiet="#b8b2a7",
    accent="#63c7b5",
    accent_hover="#85d8c9",
    on_accent="#05231e",
    selected="#25443e",
    money_in="#85d198",
    money_out="#f2a386",
    refused="#ff9f90",
    refused_ground="#43231e",
    doubt="#eac66f",
    doubt_ground="#3b3117",
    done_ground="#203828",
    practice="#8f52b8",
    on_practice="#ffffff",
    proposed="#b9bce6",
    found="#ffe58a",
    found_now="#ffb648",
)
