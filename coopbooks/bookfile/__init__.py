"""The .coop file: make, open, refuse, step up, back up, check, recover."""

from coopbooks.bookfile.file import SUFFIX, make, open_books

__all__ = ["SUFFIX", "make", "open_books"]
