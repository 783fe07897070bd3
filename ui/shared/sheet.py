"""The sheet papers are printed on: whose it is, when and by whom it is printed is known before a thread begins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coopbooks.books import Books
from ui.shared.doing import MakePaper, PaperWish

Print = Callable[[Any, Any], bytes]
"""Prints frozen figures; it is given :mod:`coopbooks.papers`, whose code is no part of a start, and the sheet."""
PrintLong = Callable[[Any, Any, Any], bytes]
"""Prints figures that make many pages: it is also given whom it tells its progress."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A paper for somebody: it begins in her ``language`` where she has one, and is made in ``both`` where wanted."""

    make: MakePaper
    language: str = ""
    both: bool = False

    def __call__(self, wish: PaperWish) -> bytes:
        """Make it as it is wanted."""
        return self.make(wish)


def paper(books: Books, print_on: Print) -> MakePaper:
    """Return what makes a paper without the books: ``paper(books, lambda papers, sheet: papers.receipt(it, sheet))``.

    The club, the moment and the name of who prints are taken now, in the window's thread.
    """
    return long_paper(books, lambda papers, sheet, _progress: print_on(papers, sheet))


def long_paper(books: Books, print_on: PrintLong) -> MakePaper:
    """Return the same of a paper that may be long: it is also given whom it tells its progress."""
    club, printed, by = books.club, books.now(), books.who

    def make(wish: PaperWish) -> bytes:
        from coopbooks import papers

        sheet = papers.Sheet(club, printed, by, wish.language, wish.page, copy=wish.copy)
        return print_on(papers, sheet, wish.progress)

    return make
