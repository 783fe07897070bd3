"""What the program remembers of this computer between two starts: language, last books, sizes. Never figures."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

_settings: list[QSettings] = []


def _kept() -> QSettings:
    if not _settings:
        _settings.append(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "CoopBooks", "CoopBooks"))
    return _settings[0]


def keep_in(file: str) -> None:
    """Keep everything in this file from now on: tests and tours leave the user's own memory alone."""
    _settings[:] = [QSettings(file, QSettings.Format.IniFormat)]


def folder() -> Path:
    """Return the folder it is kept in."""
    return Path(_kept().fileName()).parent


def remember(key: str, value: Any) -> None:
    """Remember a text, a number, a list of texts, or the state of a window."""
    _kept().setValue(key, value)


def recall(key: str) -> str:
    """Return a remembered text, or nothing."""
    return str(_kept().value(key, ""))


def recall_list(key: str) -> list[str]:
    """Return a remembered list of texts."""
    value: Any = _kept().value(key, [])
    return [value] if isinstance(value, str) else [str(one) for one in value or []]


def recall_state(key: str) -> QByteArray | None:
    """Return the remembered state of a window or table."""
    value = _kept().value(key)
    return value if isinstance(value, QByteArray) else None
