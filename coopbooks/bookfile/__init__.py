"""The .coop file: make, open, refuse, step up, back up, rescue, restore.

One set of books is one file, and one file is all of the books: it can be copied to a stick and opened elsewhere.

- :func:`make` makes new books, :func:`open_books` opens them; either keeps every other program out until they are
  closed. What cannot be opened is refused as Trouble, each cause in its own words, and stays as it is.
- :func:`close` closes them, and then :func:`back_up` is due. It works on the closed file and may run in any thread,
  with progress and cancelling. Ten copies are kept in a folder beside the file.
- :func:`list_backups` finds the copies, :func:`restore` brings one back under a new name, :func:`bring_back` the newest
  one that is whole.

The whole file is checked when it is opened, unless its newest copy shows that it was checked already and nothing was
written to it since: then opening costs the same after a hundred thousand vouchers as after ten. The copy itself is
checked more deeply than opening could: read back from the disk, compared, every page, index and reference looked at,
every voucher, number and kept balance added up again.
"""

from coopbooks.bookfile.backups import KEPT, back_up, bring_back, restore
from coopbooks.bookfile.file import close, make, open_books
from coopbooks.bookfile.shelf import SUFFIX, Backup, list_backups

__all__ = [
    "KEPT",
    "SUFFIX",
    "Backup",
    "back_up",
    "bring_back",
    "close",
    "list_backups",
    "make",
    "open_books",
    "restore",
]
