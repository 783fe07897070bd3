"""A page of parts under their names: one of them in sight, and over it the records and forms that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from coopbooks import templates
from coopbooks.ledger import Voucher
from coopbooks.templates import Template
from ui.shared.doing import Desk, Wanted
from ui.shared.order_choice import take_order
from ui.shared.page import Page
from ui.shared.part import TablePart
from ui.shared.recorded import voucher_view
from ui.shared.repeating import repeat
from ui.shared.tabs import Tabs
from ui.shared.words import Words

if TYPE_CHECKING:  # loaded when it is opened
    from ui.shared.form import Form


class TabbedPage(Page):
    """The base of the pages of several parts, which say what parts they have and what forms are opened over them."""

    def __init__(self, desk: Desk, title: Words, question: Words) -> None:
        """Make a page without parts yet."""
        super().__init__(desk, title, question)
        self.tabs = Tabs()
        self._parts: dict[str, Callable[[], TablePart]] = {}

    def add_parts(self, named: Mapping[str, tuple[Words, Callable[[], TablePart]]]) -> None:
        """Put the parts under what is there, by key and name; each is made when it first comes into sight, and what
        the books say is asked for again every time.
        """
        self.add(self.tabs, 1)
        for key, (words, part) in named.items():
            self._parts[key] = part
            self.tabs.add_later(key, words, part)
        self.tabs.currentChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Ask again for the part in sight."""
        self._parts[self.tabs.key]().refresh()

    def enter(self) -> None:
        """Begin at the table of the part in sight."""
        self._parts[self.tabs.key]().table.setFocus()

    def want(self, wanted: Wanted) -> None:
        """Show the part whose key is the tab, whole but for a search or period wanted of it; over it a voucher, or the
        form of one to correct or of a new one, for an order or not.
        """
        self.tabs.show_part(wanted.tab, whole=not (wanted.search or wanted.period))
        self.enter()
        self._ground.show_top()
        if wanted.correct:
            self.open_correction(wanted.correct)
        elif wanted.again:
            self.open_again(wanted.again, wanted.template)
        elif wanted.record:
            self.open_over(voucher_view(self.desk, wanted.record))
        elif wanted.new:
            self.open_new(wanted.new)
            if wanted.order:
                take_order(self.currentWidget(), wanted.order)

    def open_again(self, voucher: Voucher, template: Template | None = None, over: Page | None = None) -> None:
        """Open the form a voucher was typed in for a new one like it: what is recorded then is so from the template."""
        form = self.form_again(voucher)
        (over or self).open_over(form)
        self.land_after(form)
        known = template or templates.template_of(self.desk.books, voucher)
        if known:
            repeat(form, known)

    def form_again(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in as a new one of today."""
        raise NotImplementedError

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        raise NotImplementedError

    def land_after(self, form: Form) -> None:
        """Once a form is put away, put the cursor on what was recorded last in it."""

        def land() -> None:
            if form.last:
                self.land_on(form.last)

        form.left.connect(land)

    def land_on(self, voucher: int) -> None:
        """Put the cursor on what was just recorded, where this page lists it."""

    def open_correction(self, voucher: Voucher, over: Page | None = None) -> None:
        """Open the form a voucher was typed in, filled in again: over the page where that was asked for, else here."""
        (over or self).open_over(self.form_to_correct(voucher))

    def form_to_correct(self, voucher: Voucher) -> Form:
        """Return the form a voucher was typed in, filled in again."""
        raise NotImplementedError
