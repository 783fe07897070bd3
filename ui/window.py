"""The window: sidebar, pages, notices. A switchboard: it connects what the desk asks for with the page that has it."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.actions import sections
from ui.desk import Desk
from ui.menus import Menus
from ui.places import PAGES, TYPED_ON, page_told
from ui.shared import memory
from ui.shared.doing import MakePaper, Wanted
from ui.shared.labels import practice_band
from ui.shared.notices import Notices
from ui.shared.page import Page
from ui.shared.pages import Pages, WayBack
from ui.shared.patience import is_at_work
from ui.shared.place import keep_place, take_last_place
from ui.shared.shortcuts_sheet import ShortcutsSheet
from ui.shared.sidebar import Sidebar
from ui.shared.stack import Stack
from ui.shared.tab_order import AsRead
from ui.shared.waiting import greet
from ui.shared.words import say, speak

if TYPE_CHECKING:  # Home is there the sooner without the code of the other pages
    from ui.shared.palette import Palette
    from ui.shared.tabbed_page import TabbedPage


class Window(AsRead, QMainWindow):
    """The main window over one open set of books. ``closed`` is emitted once, when it goes."""

    closed = Signal()
    other_books_wanted = Signal()

    def __init__(self, books: Books) -> None:
        """Make the window and show Home in it."""
        super().__init__()
        self.books = books
        self.notices = Notices()
        self.desk = Desk(books, self.notices)
        self.pages = Pages([entry.key for entry in PAGES], self._make_page)
        self._stack = Stack()
        self.way_back = WayBack(self._go_back)
        self.sidebar = Sidebar(PAGES, page_told)
        self._lay_out()
        self.sections = sections(self)
        self._menus = Menus(self, self.sections)
        self._connect()
        say(self.setWindowTitle, self._title)
        take_last_place(self, 1180, 720)
        self.go("home")
        greet(self.desk, self.notices)

    def _make_page(self, key: str) -> Page:
        """Make the page of a room, whose code is loaded only now: ``SalesPage`` of :mod:`ui.sales`."""
        page: Page = getattr(import_module(f"ui.{key}"), f"{key.title()}Page")(self.desk)
        page.uncovered.connect(lambda: self.notices.put_away("trouble"))  # it is of what is no longer in sight
        self._stack.addWidget(page)
        return page

    def _title(self) -> str:
        practice = f" — {_('PRACTICE')}" if self.books.club.practice else ""
        return f"{self.books.club.name}{practice} — CoopBooks"

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.notices)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        across.addLayout(right, 1)
        ground = QWidget()
        ground.setObjectName("ground")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self.books.club.practice:
            layout.addWidget(practice_band())
        layout.addLayout(across, 1)
        self.setCentralWidget(ground)
        self.setMinimumSize(900, 480)

    def _connect(self) -> None:
        self.sidebar.wanted.connect(self.go)
        self.sidebar.language_wanted.connect(self.speak)
        self.desk.changed.connect(self._tell_pages)
        self.desk.went.connect(self.go)
        self.desk.paper_wanted.connect(self.show_paper)
        self.desk.over_wanted.connect(lambda over: self.page().open_over(over))
        self.desk.correction_wanted.connect(self.correct)
        self.desk.again_wanted.connect(self.record_again)
        self.desk.undo_changed.connect(self._menus.look_again)
        self.notices.left.connect(lambda: self.page().take_cursor())

    def _tell_pages(self, areas: frozenset[str]) -> None:
        for page in self.pages.made:
            page.concern(areas)
        if "club" in areas:
            self.setWindowTitle(self._title())

    def page(self) -> Page:
        """Return the page in sight."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is ever put there
        return page

    def go(self, key: str, wanted: Wanted | None = None) -> None:
        """Show a page from its beginning, and there what is wanted; a form half filled waits there, and is left as by
        Esc where its page is asked for while it is in sight.
        """
        self.notices.put_away("waiting", "trouble", "given_up")  # Home says what was begun; the rest is of where it was
        page, before = self.pages[key], self._stack.currentWidget()
        if page is before and page.half_filled and not wanted:
            self.sidebar.mark(key)
            page.half_filled.leave()
            return
        self._bring(key)
        self.way_back.forget(before, page)
        if wanted:
            page.want(wanted)
        if wanted and wanted.new and isinstance(before, Page):
            self.way_back.note(before, page)

    def _bring(self, key: str) -> None:
        self._stack.setCurrentWidget(self.pages[key])
        self.sidebar.mark(key)
        self.pages[key].begin()

    def _go_back(self, page: Page) -> None:
        """Show a page again as it was left."""
        self._stack.setCurrentWidget(page)
        self.sidebar.mark(self.pages.key_of(page))
        page.take_cursor()

    def correct(self, voucher: Voucher) -> None:
        """Open the form a voucher was typed in over the page in sight, so that one is there again afterwards."""
        self._typed_on(voucher).open_correction(voucher, self.page())

    def _typed_on(self, voucher: Voucher) -> TabbedPage:
        from ui.shared.tabbed_page import TabbedPage

        page = self.pages[TYPED_ON.get(voucher.word, "ledger")]
        assert isinstance(page, TabbedPage)  # noqa: S101 - all of those are
        return page

    def record_again(self, wanted: Wanted) -> None:
        """Open the form a voucher was typed in for a new one like it, over the page in sight as well."""
        assert wanted.again  # noqa: S101 - that is what is wanted
        self._typed_on(wanted.again).open_again(wanted.again, wanted.template, self.page())

    def show_paper(self, name: str, make: MakePaper) -> None:
        """Show a paper over the page in sight."""
        from ui.shared.paper_view import PaperView  # Qt's PDF code is no part of a start

        self.page().open_over(PaperView(self.desk, name, make))

    @cached_property
    def finder(self) -> Palette:
        """What finds anything, made when it is asked for first."""
        from ui.finding import Finding  # what looks names up is no part of a start
        from ui.shared.palette import Palette

        return Palette(self, Finding(self.desk, self.sections))

    def find_anything(self) -> None:
        """Open the palette over the window, or put it away."""
        self.finder.toggle()

    def show_keys(self) -> None:
        """Show the sheet of keys over the page in sight, once."""
        if not isinstance(self.page().currentWidget(), ShortcutsSheet):
            self.page().open_over(ShortcutsSheet(self.sections))

    def speak(self, language: str) -> None:
        """Change the language of everything, and remember it."""
        speak(language)
        memory.remember("language", language)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, remember the size and go, once the books are not at work: nothing is lost or asked."""
        if is_at_work() or not self.pages.may_go(self.notices):
            return event.ignore()
        keep_place(self)
        self.desk.leave()
        self.closed.emit()
        return event.accept()
