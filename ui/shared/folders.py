"""Where things lie on this computer: the books of the user, and what the program keeps for itself."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def books_folder() -> Path:
    """Return the folder new books are put into: CoopBooks among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "CoopBooks"


def data_folder() -> Path:
    """Return the folder of what the program keeps for itself: practice books and its log."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def usual_folder(kind: QStandardPaths.StandardLocation) -> Path:
    """Return the folder the user has for a kind of files, or what holds all of them where there is none."""
    folder = Path(QStandardPaths.writableLocation(kind))
    return folder if folder.is_dir() else Path.home()
