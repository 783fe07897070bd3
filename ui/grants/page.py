"""The page Grants."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopbooks import grants
from coopbooks.grants import BACK_WORD, GIFT_WORD, MONEY_WORD
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.grants.gifts import GiftsPart
from ui.grants.listed import GrantsPart
from ui.grants.report_paper import ask_for_report
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.row_deeds import prints, repeats
from ui.shared.tabbed_page import TabbedPage
from ui.shared.templates_part import TemplatesPart

if TYPE_CHECKING:  # forms are loaded when they are opened
    from ui.shared.form import Form


class GrantsPage(TabbedPage):
    """What donors agreed to give, what came, what was spent of it and what is left; what was given in kind."""

    areas = frozenset(
        {"grants", "ledger", "accounts", "people", "attachments", "club", "materials", "rates", "templates"}
    )

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        question = lambda: _("What was given to us, what for, and what is left of it?")  # noqa: E731 - as spoken
        super().__init__(desk, lambda: _("Grants"), question)
        self.new_button = self.add_button(lambda: _("Record a grant"), "main", "plus", "Ctrl+N")
        self.money_button = button(lambda: _("Money of a grant came"), "", "rising")
        self.gift_button = button(lambda: _("Record a gift in kind"))
        self.listed = GrantsPart(desk, lambda: self.open_new("grant"))
        self.add_row(self.money_button, self.gift_button)
        self.add_parts(
            {
                "grants": (lambda: _("Grants"), lambda: self.listed),
                "gifts": (lambda: _("Gifts in kind"), lambda: self.gifts),
                "templates": (lambda: _("Templates"), lambda: self.templates),
            }
        )
        self.new_button.clicked.connect(lambda: self.open_new("grant"))
        self.money_button.clicked.connect(self._open_money)
        self.gift_button.clicked.connect(lambda: self.open_new("gift"))
        self.listed.table.opened.connect(lambda known: self.open_record(known.id))
        repeats(self.listed.table, lambda known: self.record_again(known.id))
        prints(self.listed.table, lambda known: ask_for_report(desk, known.id, self))

    @cached_property
    def gifts(self) -> GiftsPart:
        """What was given in kind."""
        return GiftsPart(self.desk, self.open_over, lambda: self.open_new("gift"))

    @cached_property
    def templates(self) -> TemplatesPart:
        """The templates of money that comes, of gifts, and of money given back."""
        return TemplatesPart(self.desk, MONEY_WORD, GIFT_WORD, BACK_WORD)

    def _open_money(self) -> None:
        """Open the form for money that came: of the grant under the cursor."""
        known = self.listed.table.current() if self.tabs.key == "grants" else None
        self._open_form("money", known.id if known else None)

    def want(self, wanted: Wanted) -> None:
        """Show one part, the record of a grant, or with ``new`` the form it is changed in."""
        if wanted.grant is None:
            super().want(wanted)
        elif wanted.like:
            self.record_again(wanted.grant)
        elif wanted.new:
            self._open_form(wanted.new, wanted.grant)
        else:
            self.open_record(wanted.grant)

    def open_record(self, grant: int) -> None:
        """Open a grant with its purposes and what became of it."""
        from ui.grants.view import GrantView

        self.open_over(GrantView(self.desk, grant, self.open_over))

    def record_again(self, grant: int) -> None:
        """Open the form for a new grant like another."""
        from ui.grants.grant_form import GrantForm

        self.open_over(GrantForm(self.desk, None, grants.grant(self.desk.books, grant)))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        self._open_form(what, None)

    def _open_form(self, what: str, grant: int | None) -> None:
        form = self._form(what, grant)
        self.open_over(form)
        if what != "grant":
            self.land_after(form)

    def _form(self, what: str, grant: int | None) -> Form:
        from ui.grants.back_form import BackForm
        from ui.grants.gift_form import GiftForm
        from ui.grants.grant_form import GrantForm
        from ui.grants.money_form import MoneyForm

        match what:
            case "grant":
                return GrantForm(self.desk, grants.grant(self.desk.books, grant) if grant else None)
            case "gift":
                return GiftForm(self.desk)
            case "back":
                return BackForm(self.desk, grant=grant)
            case _:
                return MoneyForm(self.desk, grant=grant)

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in again."""
        from ui.grants.back_form import BackForm
        from ui.grants.gift_form import GiftForm
        from ui.grants.money_form import MoneyForm

        forms: dict[str, type[GiftForm | BackForm | MoneyForm]] = {GIFT_WORD: GiftForm, BACK_WORD: BackForm}
        return forms.get(voucher.word, MoneyForm)(self.desk, voucher)

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in as a new one of today."""
        from ui.grants.back_form import BackForm
        from ui.grants.gift_form import GiftForm
        from ui.grants.money_form import MoneyForm

        forms: dict[str, type[GiftForm | BackForm | MoneyForm]] = {GIFT_WORD: GiftForm, BACK_WORD: BackForm}
        return forms.get(voucher.word, MoneyForm)(self.desk, again=voucher)
