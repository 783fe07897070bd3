"""What the world did, told from what we did: SQLite's result codes sorted once into Trouble or bug."""

import sqlite3
from typing import Final

from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _

_PRIMARY_CODE: Final = 0xFF
"""Extended result codes keep the primary code in their lowest byte."""

_TROUBLES: Final = {
    sqlite3.SQLITE_FULL: (
        "disk_full",
        N_("The disk is full. Nothing was recorded. Free some space, then save again; what you typed is still here."),
    ),
    sqlite3.SQLITE_BUSY: (
        "in_use",
        N_("These books are open in another window or program. Close them there, then try again."),
    ),
    sqlite3.SQLITE_LOCKED: (
        "in_use",
        N_("These books are open in another window or program. Close them there, then try again."),
    ),
    sqlite3.SQLITE_READONLY: (
        "read_only",
        N_("The file of these books can only be read. Copy it to a folder where you may write, and open the copy."),
    ),
    sqlite3.SQLITE_PERM: (
        "read_only",
        N_("The file of these books can only be read. Copy it to a folder where you may write, and open the copy."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot_open",
        N_("The file of these books cannot be opened. Is the stick still plugged in? Check it, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        "disk_fault",
        N_("The disk or stick did not answer. Nothing was recorded. Check that it is plugged in, then save again."),
    ),
    sqlite3.SQLITE_NOTADB: (
        "not_ours",
        N_("This file is not a set of CoopBooks books. Look for the file that ends in “.coop”."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        "damaged",
        N_("This file is damaged. Open the newest backup copy instead; this file stays as it is."),
    ),
}


def trouble_of(error: BaseException) -> Trouble | None:
    """Return the Trouble behind a database error, or None where it is a bug of ours.

    Looks through wrapped errors (``__cause__``, ``__context__``) for the one SQLite raised.
    """
    seen: BaseException | None = error
    while seen is not None:
        code = getattr(seen, "sqlite_errorcode", None)
        if code is not None:
            known = _TROUBLES.get(code & _PRIMARY_CODE)
            return Trouble(_(known[1]), known[0]) if known else None
        seen = seen.__cause__ or seen.__context__
    return None
