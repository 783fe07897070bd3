"""What the world did, told from what we did: codes of SQLite and of the system sorted once into Trouble or bug."""

import errno
import sqlite3
from typing import Final

from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _

_PRIMARY_CODE: Final = 0xFF
"""Extended result codes keep the primary code in their lowest byte."""

_WORDS: Final = {
    "disk_full": N_(
        "The disk is full. Nothing was recorded. Free some space, then save again; what you typed is still here."
    ),
    "in_use": N_("These books are open in another window or program. Close them there, then try again."),
    "read_only": N_(
        "The file of these books can only be read. Copy it to a folder where you may write, and open the copy."
    ),
    "read_only_folder": N_(
        "Nothing can be written in the folder of these books. Copy them to a folder where you may write, and open the "
        "copy."
    ),
    "cannot_open": N_(
        "The file of these books cannot be opened. Is the stick still plugged in? Check it, then try again."
    ),
    "disk_fault": N_(
        "The disk or stick did not answer. Nothing was recorded. Check that it is plugged in, then save again."
    ),
    "file_gone": N_(
        "The file of these books was moved or deleted while they were open. Nothing more is recorded. "
        "Put it back, or close the books: a backup copy with everything recorded is kept."
    ),
    "missing": N_("There is no file “%(file)s” any more. Was it moved or renamed? Look for it, or open a backup copy."),
    "exists": N_("There is a file “%(file)s” already. Choose another name: nothing is overwritten."),
    "folder": N_("“%(file)s” is a folder. Choose the file of the books inside it; it ends in “.coop”."),
    "empty": N_("There is nothing in the file “%(file)s”. Open a backup copy, or make new books under another name."),
    "not_ours": N_(
        "This file is not a set of CoopBooks books, whatever its name says. Choose another file, or a backup copy."
    ),
    "other_program": N_(
        "This file belongs to another program, not to CoopBooks. It stays as it is. Look for the file that ends in "
        "“.coop”."
    ),
    "newer": N_(
        "These books were kept with a newer CoopBooks. Install the newest version on this computer, then open them "
        "again; they stay as they are."
    ),
    "damaged": N_("This file is damaged. Open the newest backup copy instead; this file stays as it is."),
    "unbalanced": N_(
        "The accounts in this file do not add up: something other than CoopBooks changed it. Open the newest backup "
        "copy instead; this file stays as it is."
    ),
    "old_sqlite": N_(
        "CoopBooks needs SQLite %(wanted)s or newer, and this computer has %(found)s. Install a newer Python, then "
        "start again."
    ),
    "backup_disk_full": N_(
        "The disk is full, so no backup copy was made. The books themselves are kept, and so are the older copies. "
        "Free some space, then try again."
    ),
    "backup_failed": N_(
        "No backup copy could be made. The books themselves are kept, and so are the older copies. Check that the "
        "disk or stick can be written to, then try again."
    ),
    "backup_damaged": N_(
        "These books are damaged: no good copy of them could be made. The older copies are kept; open the newest one."
    ),
    "not_rescued": N_(
        "The file of these books is gone, and a copy of them could not be saved. They stay open. Put the file or the "
        "stick back, or free some space, then close them again."
    ),
}

_CODES: Final = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "in_use",
    sqlite3.SQLITE_LOCKED: "in_use",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_IOERR: "disk_fault",
    sqlite3.SQLITE_NOTADB: "not_ours",
    sqlite3.SQLITE_CORRUPT: "damaged",
}

_EXTENDED_CODES: Final = {sqlite3.SQLITE_READONLY_DBMOVED: "file_gone"}
"""Where the whole code says more than its primary one."""

_NUMBERS: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.EIO: "disk_fault",
}


def trouble(reason: str, **names: str) -> Trouble:
    """Return the Trouble of this reason in words for people; ``names`` are what the words mention."""
    return Trouble(lambda: _(_WORDS[reason]) % names, reason)


def trouble_of(error: BaseException) -> Trouble | None:
    """Return the Trouble behind an error of the database or the system, or None where it is a bug of ours.

    What the system says of a file that nothing more is known about is ``cannot_open``.
    """
    if isinstance(error, OSError):
        return trouble(_NUMBERS.get(error.errno or 0, "cannot_open"))
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)  # peewee keeps SQLite's own error in orig
    reason = None if code is None else _EXTENDED_CODES.get(code) or _CODES.get(code & _PRIMARY_CODE)
    return trouble(reason) if reason else None
