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
