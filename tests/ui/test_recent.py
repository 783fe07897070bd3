"""The books opened last are offered by what their clubs are called, which their files may not say."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from coopbooks.books import change_club
from tests.ui.begun import Begun
from ui.shared import memory
from ui.shared.recent import recent

LONG = "Asociación de Mujeres Bordadoras Nuestra Señora del Alto Distrito Ocho"
"""Longer than the sixty letters a file is called by."""


def test_a_club_is_offered_by_the_name_it_had_when_its_books_were_closed(
    begun: Begun, file: Path, qtbot: QtBot
) -> None:
    begun.program.begin(file)
    window = begun.program.window
    assert window is not None
    assert recent() == {file: "Club de Madres Las Rosas"}
    change_club(window.books, replace(window.books.club, name=LONG))
    window.close()
    qtbot.waitUntil(lambda: begun.quits == 1)
    assert recent() == {file: LONG}


def test_clubs_of_one_name_are_told_apart_by_their_files_and_what_is_gone_is_not_offered(tmp_path: Path) -> None:
    """Books noted before names were have that of their file."""
    files = [tmp_path / f"{name}.coop" for name in ("Las Rosas", "Las Rosas 2", "gone", "old")]
    for file in files:
        if file.stem != "gone":
            file.touch()
    memory.remember("recent", [str(file) for file in files])
    memory.remember("recent_clubs", ["Club Las Rosas", "Club Las Rosas", "Gone"])
    assert list(recent().values()) == ["Club Las Rosas · Las Rosas", "Club Las Rosas · Las Rosas 2", "old"]
