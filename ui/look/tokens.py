"""The design tokens: every colour and measure of the desktop, by name, in one place."""

from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Colours are ``#rrggbb``; text on its ground has a contrast of at least 4.5 : 1."""

    ground: str
    surface: str
    sunken: str
    line: str
    strong_line: str
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
    text_size: int = 11

    def measures(self) -> dict[str, str]:
        """Return every token as text for the stylesheet, derived sizes included (points and pixels)."""
        sizes = {
            "small_size": self.text_size - 1,
            "big_size": self.text_size + 3,
            "huge_size": self.text_size + 6,
            "field_height": self.text_size * 2 + 2,
        }
        return {name: str(value) for name, value in (asdict(self) | sizes).items()}


LIGHT: Final = Tokens(
    ground="#f5f6f4",
    surface="#ffffff",
    sunken="#ebeeea",
    line="#d5dad4",
    strong_line="#8a938b",
    text="#1c231e",
    quiet="#545e57",
    accent="#0b6157",
    accent_hover="#084d45",
    on_accent="#ffffff",
    selected="#d3e8e3",
    money_in="#146c2e",
    money_out="#9c2a10",
    refused="#a8200d",
    refused_ground="#fdecea",
    doubt="#6f4a00",
    doubt_ground="#fff3d6",
    done_ground="#e4f2e7",
    practice="#7a3ea1",
    on_practice="#ffffff",
    proposed="#5b5f86",
)
