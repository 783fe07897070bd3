"""The page Settings."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import people
from coopbooks.i18n import _
from ui.settings.about import AboutPart
from ui.settings.activities import ActivitiesPart
from ui.settings.appearance import AppearancePart
from ui.settings.backups import BackupsPart
from ui.settings.club import ClubPart
from ui.settings.people import PeoplePart
from ui.settings.rates import RatesPart
from ui.shared.doing import Desk, Wanted
from ui.shared.page import Page
from ui.shared.part import Part
from ui.shared.tabs import Tabs
from ui.shared.words import Words


class SettingsPage(Page):
    """What hardly ever changes: the club, its people and activities, the rates, the backup copies, how it looks."""

    areas = frozenset({"club", "people", "accounts", "rates"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Settings"), lambda: _("Who are we, and what holds for us?"))
        self.club = ClubPart(desk, self.open_over)
        self.people = PeoplePart(desk, self.open_over)
        self.activities = ActivitiesPart(desk, self.open_over)
        self.rates = RatesPart(desk, self.open_over)
        self.backups = BackupsPart(desk)
        self.appearance = AppearancePart()
        self._parts: dict[str, tuple[Words, Part]] = {
            "club": (lambda: _("The club"), self.club),
            "people": (lambda: _("People"), self.people),
            "activities": (lambda: _("Activities"), self.activities),
            "rates": (lambda: _("Rates"), self.rates),
            "backups": (lambda: _("Backup copies"), self.backups),
            "appearance": (lambda: _("Appearance"), self.appearance),
            "about": (lambda: _("About"), AboutPart(desk)),
        }
        self.tabs = Tabs()
        self.add(self.tabs, 1)
        for key, (words, part) in self._parts.items():
            self.tabs.add(key, words, part.tools, part.below)

    def refresh(self) -> None:
        """Ask again for every part."""
        for _words, part in self._parts.values():
            part.refresh()

    def want(self, wanted: Wanted) -> None:
        """Show one part: the tab is its key; over it a ``new`` form, or that of a person."""
        part, open_form = self._forms().get(wanted.new, ("", None))
        self.tabs.show_part(wanted.tab or part, whole=bool(wanted.tab))
        if wanted.rate:
            self.rates.open_known(wanted.rate, like=wanted.like)
        elif open_form:
            open_form()
        elif wanted.person:
            self.people.open_form(people.person(self.desk.books, wanted.person))

    def _forms(self) -> dict[str, tuple[str, Callable[[], object]]]:
        """What ``Wanted.new`` opens here, and the part it belongs to."""
        return {
            "club": ("club", self.club.open_form),
            "person": ("people", lambda: self.people.open_form(None)),
            "activity": ("activities", lambda: self.activities.open_form(None)),
            "rate": ("rates", lambda: self.rates.open_form(None)),
        }

    def close_over(self, widget: QWidget) -> None:
        """Put away what was opened over the page; go on in the list it was opened from."""
        super().close_over(widget)
        table = getattr(self._parts[self.tabs.key][1], "table", None)
        if table and self.count() == 1:
            table.setFocus()

    def enter(self) -> None:
        """Begin at the names of the parts."""
        self.tabs.tabBar().setFocus()
