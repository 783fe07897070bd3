"""The fields of machines: a life in years, the boxes a price was paid from, where the money came from."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopbooks import grants, loans, reading, showing
from coopbooks.books import Books
from coopbooks.days import DECEMBER
from coopbooks.errors import Refusal
from coopbooks.grants import Purpose
from coopbooks.i18n import _
from coopbooks.loans import LoanFilter, LoanRow
from coopbooks.machines import Payment, Source
from coopbooks.money import SYMBOLS
from ui.shared.choice import Choice
from ui.shared.choices import BoxChoice
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import FigureEdit
from ui.shared.words import Words

OWN: Final = "own"
MIXED: Final = "mixed"
_LOAN, _PURPOSE = "loan ", "purpose "
"""What the keys of other people's money begin with; the id follows."""
_AMOUNT: Final = 120
_MOST_LOANS: Final = 200
_HALF: Final = Decimal("0.5")
_NEAR: Final = Decimal("0.0001")
"""A third of a year is no whole number of its decimals: so near is meant."""


class YearsEdit(FigureEdit[int]):
    """How long something lasts: typed in years, ``2,5`` too, kept in months."""

    def read(self, text: str) -> int:
        """Read the years; less than a month more or less is refused."""
        typed = reading.rate(text) * DECEMBER
        months = int(typed.to_integral_value())
        if abs(typed - months) > _NEAR * DECEMBER:
            raise Refusal(_("Write years, in whole months: half a year is %(half)s.") % {"half": showing.number(_HALF)})
        return months

    def show_as(self, value: int) -> str:
        """Show it in years."""
        return showing.number((Decimal(value) / DECEMBER).quantize(Decimal("0.000001")).normalize())

    def of_json(self, kept: Any) -> int:
        """Return the months JSON kept."""
        return int(kept)


class PaymentRow(LineRow):
    """One box, and how much was paid from it."""

    def __init__(self, books: Books) -> None:
        """Make an empty line."""
        super().__init__()
        self.box = self.add(BoxChoice(books), lambda: _("Cash box or bank"))
        self.amount = self.add(MoneyEdit(books.club.currency), lambda: _("Amount"), _AMOUNT)
        self.call("box", "amount")

    def value(self) -> Payment | None:
        """Return what was paid from the box; None where nothing was."""
        amount = self.amount.maybe()
        return Payment(self.box.value(), amount) if amount else None

    def put(self, line: Payment) -> None:
        """Fill in a line again."""
        self.box.set(line.box)
        self.amount.set(line.amount)


class PaymentsEdit(LinesEdit):
    """The boxes something was paid from; one is usual, none where it is still owed."""

    def __init__(self, books: Books, words: Words | None = None) -> None:
        """Make one empty line; ``words`` stand over the boxes."""
        headings: list[Heading] = [
            (words or (lambda: _("Out of which box?")), 0, False),
            (lambda: _("Amount (%(currency)s)") % {"currency": SYMBOLS[books.club.currency]}, _AMOUNT, True),
        ]
        super().__init__(lambda: PaymentRow(books), headings, optional=True)

    def _wanted(self) -> list[LineRow]:
        return [row for row in super()._wanted() if row.part("amount").text()]

    def value(self) -> tuple[Payment, ...]:
        """Return what was paid from each box, where anything was."""
        return tuple(one for one in super().value() if one is not None)

    maybe = value

    def propose(self, amount: Any) -> None:
        """Propose to have paid all of it from one box, for as long as nobody says otherwise."""
        rows: list[Any] = self.rows
        if len(rows) == 1:
            rows[0].amount.propose(amount)


class SourceRow(LineRow):
    """One source of the money, and how much came from it."""

    def __init__(self, books: Books, options: Callable[[], Sequence[tuple[str, Words]]]) -> None:
        """Make an empty line."""
        super().__init__()
        self.source = self.add(Choice(options()), lambda: _("Whose money it was"))
        self.amount = self.add(MoneyEdit(books.club.currency), lambda: _("Amount"), _AMOUNT)
        self.call("source", "amount")

    def value(self) -> Source:
        """Return the source; refuses what cannot be read."""
        return source_of(self.source.value(), self.amount.value())

    def put(self, line: Source) -> None:
        """Fill in a line again."""
        self.source.set(key_of(line))
        self.amount.set(line.amount)


def sources_edit(books: Books) -> LinesEdit:
    """Return a field for the sources of a price that came from several."""
    headings: list[Heading] = [
        (lambda: _("Whose money it was"), 0, False),
        (lambda: _("Amount (%(currency)s)") % {"currency": SYMBOLS[books.club.currency]}, _AMOUNT, True),
    ]

    def others() -> list[tuple[str, Words]]:
        own, *known = source_options(books)
        return known or [own]

    return LinesEdit(lambda: SourceRow(books, others), headings, least=2, optional=True)


def source_options(books: Books) -> list[tuple[str, Words]]:
    """Return whose money it may have been: our own, that of a loan to the club, that of a purpose of a grant."""
    own: list[tuple[str, Words]] = [(OWN, lambda: _("Our own money"))]
    borrowed = loans.list_loans(books, LoanFilter(side="borrowed")).rows(0, _MOST_LOANS)
    lent = [(f"{_LOAN}{one.id}", partial(_loan_words, one)) for one in borrowed if not one.voided]
    used = (one for one in grants.list_purposes(books) if one.is_used)
    given = [(f"{_PURPOSE}{one.id}", partial(_purpose_words, one)) for one in used]
    return [*own, *lent, *given]


def source_of(key: str, amount: Any) -> Source:
    """Return what came from a source."""
    loan = int(key.removeprefix(_LOAN)) if key.startswith(_LOAN) else None
    purpose = int(key.removeprefix(_PURPOSE)) if key.startswith(_PURPOSE) else None
    return Source(amount, loan=loan, purpose=purpose)


def key_of(source: Source) -> str:
    """Return the key of a source."""
    if source.loan is not None:
        return f"{_LOAN}{source.loan}"
    return OWN if source.purpose is None else f"{_PURPOSE}{source.purpose}"


def _loan_words(one: LoanRow) -> str:
    said = {"name": " · ".join(filter(None, (one.name, one.contract))), "amount": showing.money(one.principal)}
    return _("Loan of %(name)s, %(amount)s") % said


def _purpose_words(one: Purpose) -> str:
    return _("Grant: %(purpose)s, %(left)s left") % {"purpose": one.full_label, "left": showing.money(one.left)}


def no_machine() -> str:
    """Say that there is no machine, and what to do first."""
    return _("There is no machine yet: record it first.")
