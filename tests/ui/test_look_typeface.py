"""The typeface of the screen: figures that stand under one another, every letter of our languages, its licence."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

import ui.look

FONTS = Path(ui.look.__file__).parent / "fonts"
FACES = sorted(FONTS.glob("*.ttf"))
LETTERS = (
    "ABCDEFGHIJKLMNÑOPQRSTUVWXYZabcdefghijklmnñopqrstuvwxyz0123456789"
    "áéíóúüÁÉÍÓÚÜ"  # Spanish
    "ãẽĩõũỹÃẼĨÕŨỸ"  # Guaraní
    "äëïöÄËÏÖçÇâêôàèìòù"  # Aymara and Quechua, as written in Bolivia, and neighbours
    "¿?¡!.,:;-–—_'’‘\"“”«»()[]/\\%&@#*+−×=<>·•…°ºª½→"
    "$€£₲№"
)


@pytest.fixture(params=FACES, ids=lambda path: path.stem)
def face(request: pytest.FixtureRequest, qapp: QApplication) -> QRawFont:
    """Return each face as it lies in the folder, without what Qt would borrow from another."""
    return QRawFont(str(request.param), 100)


def test_there_are_a_plain_a_bold_and_a_slanted_face() -> None:
    assert [path.stem for path in FACES] == ["CoopBooksSans-Bold", "CoopBooksSans-Italic", "CoopBooksSans-Regular"]


def test_figures_are_of_one_width_and_so_are_their_signs(face: QRawFont) -> None:
    widths = {round(point.x(), 3) for point in face.advancesForGlyphIndexes(face.glyphIndexesForString("0123456789+−"))}
    assert len(widths) == 1


def test_every_letter_is_there(face: QRawFont) -> None:
    assert [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))] == []


def test_the_program_wears_it(qapp: QApplication) -> None:
    for weight, slanted in ((QFont.Weight.Normal, False), (QFont.Weight.Bold, False), (QFont.Weight.Normal, True)):
        font = QFont(QApplication.font())
        font.setWeight(weight)
        font.setItalic(slanted)
        worn = QFontInfo(font)
        assert (worn.family(), worn.bold(), worn.italic()) == ("CoopBooks Sans", weight == QFont.Weight.Bold, slanted)


def test_amounts_of_as_many_figures_are_as_wide(qapp: QApplication) -> None:
    measured = QFontMetricsF(QApplication.font())
    assert measured.horizontalAdvance("1.111,11") == pytest.approx(measured.horizontalAdvance("8.047,56"))


def test_its_licence_lies_beside_it_and_its_name_is_its_own() -> None:
    """The Open Font License keeps the name of the original, Source, for the original."""
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name 'Source'" in licence
    assert not [path for path in FACES if "Source" in QRawFont(str(path), 12).familyName()]
