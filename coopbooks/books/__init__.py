"""An open set of books: one transaction at a time, one notice when it is kept, one today.

Everything that changes the books does it inside :meth:`Books.change`. The records of every word rest on
:class:`Record` and its fields; nothing else in the program knows how a figure lies in the file.
"""

from coopbooks.books.club import PAGES, REJECT_RULES, Club, change_club, check_club, write_club
from coopbooks.books.fields import DayField, MomentField, MoneyField, QuantityField
from coopbooks.books.handed import HandedRecord
from coopbooks.books.having import Place, having, in_folded, in_text, in_those
from coopbooks.books.listing import Listing, Sort
from coopbooks.books.names import refuse_namesake
from coopbooks.books.open_books import Books
from coopbooks.books.storage import Record, storage
from coopbooks.books.taking_away import take_away, used
from coopbooks.books.troubles import trouble, trouble_of

__all__ = [
    "PAGES",
    "REJECT_RULES",
    "Books",
    "Club",
    "DayField",
    "HandedRecord",
    "Listing",
    "MomentField",
    "MoneyField",
    "Place",
    "QuantityField",
    "Record",
    "Sort",
    "change_club",
    "check_club",
    "having",
    "in_folded",
    "in_text",
    "in_those",
    "refuse_namesake",
    "storage",
    "take_away",
    "trouble",
    "trouble_of",
    "used",
    "write_club",
]
