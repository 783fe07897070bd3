"""What is deducted from the pay of all, typed in: what it is, how much of it, and until when."""

from typing import Final

from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.payouts import Ask
from ui.shared.choice import choice_of
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow, keep_room
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.share_edit import ShareEdit

KINDS: Final = {
    "savings/compulsory": N_("Compulsory savings"),
    "savings/voluntary": N_("Voluntary savings"),
    "contribution/": N_("Contribution"),
    "withholding/": N_("Withholding"),
}
"""What may be deducted that is no debt, by its kind and what more is said of it."""
_CONTRIBUTION: Final = "contribution/"
_MUCH, _UNTIL = 150, 150
_UNTIL_AT: Final = 2


class AskRow(LineRow):
    """One of them; only contributions come to an end."""

    def __init__(self, currency: str) -> None:
        """Make an empty line."""
        super().__init__()
        self.kind = self.add(choice_of(KINDS), lambda: _("What is it?"))
        self.much = self.add(ShareEdit(currency), lambda: _("Amount, or part in %"), _MUCH)
        self.until = self.add(MoneyEdit(currency), lambda: _("Until she has given"), _UNTIL)
        keep_room(self.until)
        self.kind.changed.connect(self._follow)
        self.call("kind", "much", "until")
        self._follow()

    def _follow(self) -> None:
        self.until.setVisible(self.ends)

    @property
    def ends(self) -> bool:
        """Whether it ends once so much was given."""
        return bool(self.kind.value() == _CONTRIBUTION)

    def value(self) -> Ask:
        """Return what is asked; refuses what cannot be read."""
        kind, detail = self.kind.value().split("/")
        much = self.much.maybe()
        amount, percent = (much, None) if isinstance(much, Money) else (None, much)
        until = self.until.maybe() if self.ends else None
        return Ask(kind, amount, percent, detail, until)

    def put(self, line: Ask) -> None:
        """Fill in what is asked again."""
        self.kind.set(f"{line.kind}/{line.detail}")
        self.much.set(line.percent if line.amount is None else line.amount)
        self.until.set(line.until)


class AsksEdit(LinesEdit):
    """A field for all of them; the words over what only contributions have stand there with one of these."""

    def __init__(self, currency: str) -> None:
        """Make the first line, empty."""
        headings: list[Heading] = [
            (lambda: _("What is it?"), 0, False),
            (lambda: _("Amount, or part in %"), _MUCH, True),
            (lambda: _("Until she has given"), _UNTIL, True),
        ]
        super().__init__(lambda: AskRow(currency), headings, optional=True)
        self.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.show_heading(_UNTIL_AT, shown=any(row.ends for row in self.rows if isinstance(row, AskRow)))
