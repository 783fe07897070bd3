"""The folder beside a set of books where its backup copies stand: what they are called, which one is the newest."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from coopbooks.i18n import language

SUFFIX: Final = ".coop"
PART: Final = ".part"
"""What the name of a file ends in for as long as it is being written."""
_FOLDERS: Final = {"es": "{} copias", "en": "{} backups"}
"""Names of folders stay as they are, whatever becomes of the catalogue: old copies must be found again."""
_MOMENT: Final = "%Y-%m-%d %H-%M-%S"
_MARKS: Final = {"closing": "", "upgrade": " old", "rescue": " SOS"}

Cause = Literal["closing", "upgrade", "rescue"]
"""Why a copy was made: the books were closed, they were brought up to date, their file was gone."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup copy: its file, the moment it was made, its bytes, why it was made.

    Copies are numbered in the order they were made, so that a clock that was wrong for a day puts none in the wrong
    place.
    """

    path: Path
    moment: datetime
    size: int
    number: int
    cause: Cause


def list_backups(path: Path) -> list[Backup]:
    """Return the backup copies of a set of books, newest first, whatever language their folder was named in."""
    return sorted(_on_shelf(path, SUFFIX), key=lambda backup: backup.number, reverse=True)


def left_behind(path: Path, made: Backup) -> list[Backup]:
    """Return what copies before ``made`` left that were cut off before they had their name."""
    return [part for part in _on_shelf(path, SUFFIX + PART) if part.number < made.number]


def _on_shelf(path: Path, suffix: str) -> list[Backup]:
    marks = "|".join(re.escape(mark) for mark in _MARKS.values())
    moment, number = r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d", r"\d+"
    name = re.compile(rf"{re.escape(path.stem)} ({moment}) \(({number})\)({marks}){re.escape(suffix)}")
    files = [file for folder in _folders(path) if folder.is_dir() for file in folder.iterdir()]
    return [_backup(file, *match.groups()) for file in files if (match := name.fullmatch(file.name))]


def new_name(path: Path, moment: datetime, cause: Cause) -> Path:
    """Return the name of the next copy; its folder is made where there is none."""
    folder = next((folder for folder in _folders(path) if folder.is_dir()), None)
    folder = folder or path.with_name(_FOLDERS[language()].format(path.stem))
    folder.mkdir(exist_ok=True)
    number = max((backup.number for backup in list_backups(path)), default=0) + 1
    return folder / f"{path.stem} {moment.strftime(_MOMENT)} ({number}){_MARKS[cause]}{SUFFIX}"


def _folders(path: Path) -> list[Path]:
    return [path.with_name(name.format(path.stem)) for name in _FOLDERS.values()]


def _backup(file: Path, moment: str, number: str, mark: str) -> Backup:
    cause = next(cause for cause, sign in _MARKS.items() if sign == mark)
    made = datetime.strptime(moment, _MOMENT)  # noqa: DTZ007 - books live in the local time of their machine
    return Backup(file, made, file.stat().st_size, int(number), cause)  # type: ignore[arg-type]
