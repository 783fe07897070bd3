"""Giving up what takes long, for the tests of it, and what must be as it was before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from coopbooks.books import Books, storage
from ui.shared.page import Page
from ui.shared.progress import ProgressWindow

GIVEN_UP = "It was given up: everything is as it was before. Begin it again whenever it suits you."


@contextmanager
def giving_up() -> Iterator[None]:
    """Give up everything at the first that is told of its progress."""
    with pytest.MonkeyPatch.context() as given:
        given.setattr(ProgressWindow, "follow", lambda _shown, work: work.cancel())
        yield


def everything(books: Books) -> dict[str, list[Any]]:
    """All that stands in the file, but what is only typed."""
    assert books.is_in_place()
    tables = [name for (name,) in storage.plain("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {name: storage.plain(f'SELECT * FROM "{name}"').fetchall() for name in tables if "draft" not in name}


def said(page: Page) -> list[str]:
    """What is said on the page, in what is open over it, and in the notices."""
    desk: Any = page.desk
    windows = [page.window(), desk.notices]
    return [one.text() for window in windows for one in window.findChildren(QLabel) if not one.isHidden()]
