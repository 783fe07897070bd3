"""What the club says about itself: it is printed on every paper."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from coopbooks.books import PAGES, REJECT_RULES, Club, change_club
from coopbooks.i18n import LANGUAGES, MEMBER_WORDS, _, language
from coopbooks.loans import ORDERS
from coopbooks.money import SYMBOLS
from ui.shared.choice import Choice, Tick, choice_of
from ui.shared.choices import month_choice, month_name
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, speak

Fact = tuple[Words, str]


class ClubPart:
    """The facts, and the form to change them."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.change_button = button(lambda: _("Change…"), "main")
        columns: list[Column[Fact]] = [
            Column(lambda: _("What"), lambda fact: fact[0](), 300),
            Column(lambda: _("What the club says"), lambda fact: fact[1], 0),
        ]
        self.table = RecordTable[Fact](lambda: _("The club"), columns, key="settings_club")
        self.below = Listed(self.table, lambda: "")
        self.tools: list[QWidget] = [self.change_button]
        self.change_button.clicked.connect(self.open_form)
        self.table.opened.connect(lambda _fact: self.open_form())

    def refresh(self) -> None:
        """Show the facts."""
        self.below.show_rows(AllRows(facts(self._desk.books.club)))

    def open_form(self) -> None:
        """Open the form to change them."""
        self._open_over(ClubForm(self._desk))


def facts(club: Club) -> list[Fact]:
    """Return what is known of a club, with the words for each."""
    return [
        (lambda: _("Name of the club"), club.name),
        (lambda: _("Place"), club.place),
        (lambda: _("NIT"), club.nit),
        (lambda: _("What the club does"), club.activity),
        (lambda: _("Treasurer"), club.treasurer),
        (lambda: _("President"), club.president),
        (lambda: _("Language of the papers"), LANGUAGES[club.language]),
        (lambda: _("Size of the paper"), _(PAGES[club.page])),
        (lambda: _("The accounting year ends in"), month_name(club.closing_month)),
        (lambda: _("Amounts in words"), _("Un mil") if club.un_mil else _("Mil")),
        (lambda: _("Using more than there is"), _("Allowed, and marked") if club.negative_stock else _("Refused")),
        (lambda: _("Spending more than a grant has"), _("Allowed, and marked") if club.overspending else _("Refused")),
        (lambda: _("A payment of a loan pays first"), _(ORDERS[club.loan_order])),
        (lambda: _("Rejected pieces are borne by"), _(REJECT_RULES[club.reject_rule])),
        (lambda: _("What Spanish calls a member"), club.member_word),
        (lambda: _("Currency of the books"), SYMBOLS[club.currency]),
    ]


class ClubForm(Form):
    """The form for what the club says about itself."""

    def __init__(self, desk: Desk) -> None:
        """Make the form, filled in with what is known."""
        super().__init__(desk, lambda: _("The club"), once=True, key=FormKey("settings", "club"))
        self._texts: dict[str, TextEdit] = {}
        self._add_text("name", lambda: _("Name of the club"))
        self._add_text("place", lambda: _("Place"))
        self._add_text("nit", lambda: _("NIT"))
        self._add_text("activity", lambda: _("What the club does"))
        self._add_text("treasurer", lambda: _("Treasurer"))
        self._add_text("president", lambda: _("President"))
        languages = Choice([(key, partial(str, name)) for key, name in LANGUAGES.items()])
        pages = choice_of(PAGES)
        self.language = self.add("language", lambda: _("Language of the papers"), languages)
        self.page = self.add("page", lambda: _("Size of the paper"), pages)
        self.closing = self.add("closing_month", lambda: _("The accounting year ends in"), month_choice())
        un_mil = Tick(lambda: _("Write “Un mil”, which nobody can turn into “Cien mil”, instead of “Mil”"))
        self.un_mil = self.add("un_mil", lambda: _("Amounts in words"), un_mil)
        beyond = Tick(lambda: _("Allow using more materials than were recorded as bought; what is missing is marked"))
        self.negative = self.add("negative_stock", lambda: _("Using more than there is"), beyond)
        over = Tick(
            lambda: _("Allow spending more of a grant than came, or than was planned for a purpose; it is marked")
        )
        self.overspending = self.add("overspending", lambda: _("Spending more than a grant has"), over)
        orders = choice_of(ORDERS)
        self.loan_order = self.add("loan_order", lambda: _("A payment of a loan pays first"), orders)
        self.reject_rule = self.add("reject_rule", lambda: _("Rejected pieces are borne by"), choice_of(REJECT_RULES))
        words = Choice([(word, partial(str, word)) for word in MEMBER_WORDS])
        self.member_word = self.add("member_word", lambda: _("What Spanish calls a member"), words, _word_hint)
        self.begin()

    def _add_text(self, name: str, words: Words) -> None:
        self._texts[name] = self.add(name, words, TextEdit())

    def prepare(self) -> None:
        """Fill in what is known."""
        club = self.desk.books.club
        for name, edit in self._texts.items():
            edit.set(getattr(club, name))
        self.language.set(club.language)
        self.page.set(club.page)
        self.closing.set(club.closing_month)
        self.un_mil.set(club.un_mil)
        self.negative.set(club.negative_stock)
        self.overspending.set(club.overspending)
        self.loan_order.set(club.loan_order)
        self.reject_rule.set(club.reject_rule)
        self.member_word.set(club.member_word)

    def draft(self) -> Club:
        """Return the club as it is typed."""
        texts: dict[str, Any] = {name: edit.value() for name, edit in self._texts.items()}
        return replace(
            self.desk.books.club,
            **texts,
            language=self.language.value(),
            page=self.page.value(),
            closing_month=self.closing.value(),
            un_mil=self.un_mil.value(),
            negative_stock=self.negative.value(),
            overspending=self.overspending.value(),
            loan_order=self.loan_order.value(),
            reject_rule=self.reject_rule.value(),
            member_word=self.member_word.value(),
        )

    def record(self, draft: Club) -> Deed:
        """Keep it; undone by keeping what was there before."""
        before = self.desk.books.club
        return _changed(self.desk, draft, lambda: _changed(self.desk, before, None))


def _word_hint() -> str:
    return _("All screens and papers in Spanish follow it.")


def _changed(desk: Desk, club: Club, undo: Callable[[], Deed] | None) -> Deed:
    before = desk.books.club.member_word
    change_club(desk.books, club)
    if club.member_word != before:
        speak(language())
    return Deed(lambda: _("What the club says about itself was changed."), undo=undo)
