"""New books in five questions."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import bookfile, i18n, ledger
from coopbooks.books import Books, Club, check_club
from coopbooks.days import DECEMBER
from coopbooks.i18n import _
from coopbooks.ledger import Line, OpeningDraft
from coopbooks.money import Money
from ui.shared.asking import Asking
from ui.shared.choices import month_choice
from ui.shared.doing import Doer
from ui.shared.folders import books_folder
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit

_DEVICE: Final = re.compile("con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever their ending."""


def ask_new_books(doer: Doer, then: Callable[[Books], None], parent: QWidget) -> None:
    """Ask the five questions, make the books, and hand them on, open."""
    folder = books_folder()
    asking = Asking(doer, lambda: _("New books"), _make, then, parent=parent, go=lambda: _("Make the books"))
    asking.say(lambda: _("They are kept in %(folder)s, and every answer can be changed later.") % {"folder": folder})
    asking.add("name", lambda: _("1. What is the club called?"), TextEdit())
    asking.add("place", lambda: _("2. Where is it?"), TextEdit())
    asking.add("treasurer", lambda: _("3. Who keeps the accounts?"), TextEdit())
    closing = asking.add("closing_month", lambda: _("4. In which month does the accounting year end?"), month_choice())
    closing.set(DECEMBER)
    money = MoneyEdit("BOB")
    asking.add("cash", lambda: _("5. How much money is in the cash box now?"), money, optional=True)
    asking.open()


def _make(name: str, place: str, treasurer: str, closing_month: int, cash: Money | None) -> Books:
    """Make new books in the folder for books; what is in the cash box was there the evening before."""
    club = Club(name, place=place, treasurer=treasurer, closing_month=closing_month, language=i18n.language())
    check_club(club)
    books = bookfile.make(_free_path(name), club)
    if cash:
        ledger.record_opening(books, OpeningDraft(books.today() - timedelta(days=1), (Line("cash", cash),)))
    return books


def _free_path(name: str) -> Path:
    """Return a file that is not there yet, named after the club in letters every system takes."""
    words = re.sub(r"[^\w ()-]", "", name).strip()[:60].strip()
    if not words or _DEVICE.fullmatch(words):
        words = f"{words} CoopBooks".strip()
    folder = books_folder()
    with suppress(OSError):  # making the file will say it better
        folder.mkdir(parents=True, exist_ok=True)
    candidates = (folder / f"{words}{number}{bookfile.SUFFIX}" for number in ("", *(f" {n}" for n in range(2, 1000))))
    return next(path for path in candidates if not path.exists())
