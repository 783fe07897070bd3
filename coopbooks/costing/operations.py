"""What can be done with cost sheets: save a version, take its price over into the price lists."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from coopbooks import products, showing
from coopbooks.books import Books
from coopbooks.costing.answers import answer
from coopbooks.costing.beginning import newest_making
from coopbooks.costing.checks import check_decimals
from coopbooks.costing.freezing import freeze
from coopbooks.costing.queries import answers_of_version, known_for, newest_version, version
from coopbooks.costing.records import LineRecord, VersionRecord
from coopbooks.costing.rows import head_row, line_row
from coopbooks.costing.shapes import ComponentLine, Sheet
from coopbooks.costing.shelf import Version, newest_ids
from coopbooks.costing.shown import money
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.money import Money


def save_version(books: Books, sheet: Sheet, day: date, note: str) -> Version:
    """Save a sheet as the next version of its product, with every price as it is now; refuses what cannot be.

    A version is never changed: whatever rises later, it says what was known on its day. From the second on it says why
    it was made. Tells watchers: ``costing``.
    """
    before = newest_version(books, sheet.product)
    note = note.strip()
    _check_save(books, day, note, before)
    check_decimals(sheet)
    known = known_for(books, sheet)
    answer(sheet, known)
    frozen = _with_versions(freeze(sheet, known))
    with books.change("costing"):
        new = VersionRecord.keep(
            product=sheet.product,
            number=before.number + 1 if before else 1,
            day=day,
            note=note,
            newest_making=newest_making(books, sheet.product),
            recorded_by=books.who,
            recorded_at=books.now(),
            **head_row(frozen),
        )
        for position, line in enumerate(frozen.lines):
            LineRecord.keep(version_id=new, position=position, **line_row(line))
    return version(books, new)


def _check_save(books: Books, day: date, note: str, before: Version | None) -> None:
    check_text(note, "note")
    if before is not None and not note:
        raise Refusal(_("Say in a few words why it changed: yarn dearer, new piece rate."), "note", "empty")
    if day > books.today():
        raise Refusal(_("This day is still to come. Write the day from which it holds."), "day", "future")
    if before is not None and day < before.day:
        raise Refusal(
            _("Version %(number)s is of %(day)s. A new one cannot be of an earlier day.")
            % {"number": before.number, "day": showing.day(before.day)},
            "day",
            "too_early",
        )


def _with_versions(sheet: Sheet) -> Sheet:
    """Name the version of everything that goes in."""
    newest = newest_ids(line.product for line in sheet.lines if isinstance(line, ComponentLine) and line.product)
    lines = (
        replace(line, version=newest[line.product or 0])
        if isinstance(line, ComponentLine) and line.version is None
        else line
        for line in sheet.lines
    )
    return replace(sheet, lines=tuple(lines))


def price_to_take(books: Books, version_id: int, list_: str = "local", currency: str = "") -> Money:
    """Return the price of a version as it goes into a price list, rounded half up to the centavo.

    To the export list goes the FOB price, or where the sheet has none the price without tax: exports carry none. In
    dollars at the dollar of the sheet.
    """
    answers = answers_of_version(books, version_id)
    priced = answers.priced
    abroad = priced.net if priced.fob is None else priced.fob
    wanted = abroad if list_ == "export" else priced.price
    return money(*_in_currency(wanted, books, answers.dollar, currency or books.club.currency))


def take_price_over(
    books: Books, version_id: int, list_: str = "local", *, since: date | None = None, currency: str = ""
) -> products.Price:
    """Make the price of a version that of its product, from a day on (today), in one of the price lists.

    Tells watchers: ``products``.
    """
    saved, amount = version(books, version_id), price_to_take(books, version_id, list_, currency)
    note = _("Cost sheet, version %(number)s") % {"number": saved.number}
    return products.set_price(books, products.PriceDraft(saved.product, list_, amount, since or books.today(), note))


def _in_currency(value: Fraction, books: Books, dollar: Fraction | None, currency: str) -> tuple[Fraction, str]:
    if currency == books.club.currency:
        return value, currency
    if dollar is None:
        raise Refusal(
            _("The sheet has no price of a dollar. Save a version with one, or take the price over in %(currency)s.")
            % {"currency": books.club.currency},
            "currency",
            "no_rate",
        )
    return value / dollar, currency
