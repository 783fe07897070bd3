"""How a machine wears out and what it takes to run: the fields of it, those only some need by choice."""

from functools import partial
from typing import Any, Final

from coopbooks import ledger, machines
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.machines import MachineDraft
from coopbooks.money import SYMBOLS
from ui.machines.fields import YearsEdit
from ui.shared.choice import Choice, Tick, Ticks, choice_of
from ui.shared.choices import account_picker, person_picker
from ui.shared.fields import Fields
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit

MORE: Final = {
    "where": N_("Serial number, place, who is in charge of it"),
    "hour": N_("What an hour of it costs: hours, energy, upkeep"),
    "method": N_("It loses its worth in another way"),
}
_OF: Final = {
    "where": ("serial", "place", "person", "note"),
    "hour": ("hours_month", "energy_hour", "maintenance_year", "costing_life"),
    "method": ("method", "counting", "first_counted", "rate"),
}
"""The fields behind each tick."""


class Wears:
    """The fields of a form that say how long a machine lasts, and what else is known of it."""

    def __init__(self, books: Books, fields: Fields, class_: Choice) -> None:
        """Add them to the fields of a form; ``class_`` is the field of its class."""
        self._books, self._fields, self._class = books, fields, class_
        self._lives = machines.usual_lives(books)
        self.tax_life, self.costing_life = YearsEdit(), YearsEdit()
        fields.add_row(
            ("tax_life", lambda: _("Years it lasts for the taxes"), self.tax_life),
            ("residual", lambda: _("Worth at the end, if anything"), MoneyEdit(books.club.currency)),
        )
        self.more = fields.add(
            "more",
            lambda: _("What else is to be said of it?"),
            Ticks([(key, partial(_, words)) for key, words in MORE.items()]),
        )
        self._add_where()
        self._add_hour()
        self._add_method()
        self.more.changed.connect(self.follow)
        self.method.changed.connect(self.follow)
        class_.changed.connect(self._follow_class)

    def _add_where(self) -> None:
        fields = self._fields
        fields.add_row(
            ("serial", lambda: _("Serial number"), TextEdit()),
            ("place", lambda: _("Where does it stand?"), TextEdit()),
        )
        self.person = person_picker(self._books, "member", N_("+ New member “%(name)s”"))
        fields.add_row(
            ("person", lambda: _("Who is in charge of it?"), self.person), ("note", lambda: _("Note"), TextEdit())
        )

    def _add_hour(self) -> None:
        sign = {"currency": SYMBOLS[self._books.club.currency]}
        fields = self._fields
        fields.add_row(
            ("hours_month", lambda: _("Hours it works in a month"), QuantityEdit()),
            ("energy_hour", lambda: _("Energy an hour (%(currency)s)") % sign, QuantityEdit()),
        )
        upkeep = MoneyEdit(self._books.club.currency)
        fields.add_row(
            ("maintenance_year", lambda: _("Maintenance in a year (%(currency)s)") % sign, upkeep),
            ("costing_life", lambda: _("Years it will really serve"), self.costing_life),
        )

    def _add_method(self) -> None:
        fields = self._fields
        self.method = choice_of(machines.METHODS)
        fields.add("method", lambda: _("How does it lose its worth?"), self.method)
        self.first = Tick(lambda: _("The month or day it came counts, too"))
        fields.add_row(
            ("counting", lambda: _("How is the time counted?"), choice_of(machines.COUNTING)),
            ("rate", lambda: _("Part of what is left, each year"), PercentEdit()),
        )
        fields.add("first_counted", lambda: _("Where does it begin?"), self.first)

    def add_accounts(self) -> None:
        """Add the accounts of what has none of its own by its class."""
        accounts = account_picker(self._books, lambda: self._accounts("asset"))
        worn = account_picker(self._books, lambda: self._accounts("asset"))
        self._fields.add_row(
            ("account", lambda: _("On which account does it stand?"), accounts),
            ("accumulated", lambda: _("And its depreciation?"), worn),
        )

    def _accounts(self, nature: str) -> list[Any]:
        listed = ledger.list_accounts(self._books, postable=True)
        return [one for one in listed if one.nature == nature and not one.box]

    def prepare(self) -> None:
        """Propose what is usual of its class."""
        self.first.propose(True)
        self._follow_class()

    def _follow_class(self) -> None:
        self.tax_life.propose(self._lives.get(self._class.value()))
        self.follow()

    def follow(self) -> None:
        """Show the fields that are asked for, and no others."""
        boxes, more, class_ = self._fields.boxes, self.more.value(), self._class.value()
        land = class_ == "land"
        for key, names in _OF.items():
            for name in names:
                boxes[name].setVisible(key in more and not (land and key == "method"))
        method = self.method.value()
        worn = not land and ("method" not in more or method != "none")
        for name in ("tax_life", "residual"):
            boxes[name].setVisible(worn)
        boxes["costing_life"].setVisible("hour" in more and not land)
        shown = "method" in more and worn
        for name, wanted in (("counting", method == "straight"), ("rate", method == "declining")):
            boxes[name].setVisible(shown and wanted)
        boxes["first_counted"].setVisible(shown)
        boxes["account"].setVisible(class_ in machines.OWN_ACCOUNT)
        boxes["accumulated"].setVisible(class_ in machines.OWN_ACCOUNT and not land)

    def bring(self, field: str) -> None:
        """Bring a field into sight that is shown by choice: something is wrong with it."""
        for key, names in _OF.items():
            if field in names and key not in self.more.value():
                self.more.set(self.more.value() | {key})

    def values(self) -> dict[str, Any]:
        """Return what is typed, by the names of the draft's fields; what is not in sight does not count."""
        more, land = self.more.value(), self._class.value() == "land"
        own = self._class.value() in machines.OWN_ACCOUNT
        values: dict[str, Any] = {
            "tax_life": None if land else self.tax_life.maybe(),
            "residual": None if land else self._editor("residual").maybe(),
            "account": self._editor("account").key if own else None,
            "accumulated": self._editor("accumulated").key if own and not land else None,
        }
        if "where" in more:
            values |= {name: self._editor(name).value() for name in ("serial", "place", "note")}
            values["person"] = self.person.key
        if "hour" in more:
            values |= {name: self._editor(name).maybe() for name in _OF["hour"]}
        if land:
            values["method"] = "none"
        elif "method" in more:
            values |= self._way()
        return values

    def _way(self) -> dict[str, Any]:
        method = self.method.value()
        return {
            "method": method,
            "first_counted": self.first.value(),
            "counting": self._editor("counting").value() if method == "straight" else "months",
            "rate": self._editor("rate").maybe() if method == "declining" else None,
        }

    def _editor(self, name: str) -> Any:
        return self._fields.boxes[name].editor

    def put(self, draft: MachineDraft) -> None:
        """Fill in what is known again."""
        usual = MachineDraft("")
        said = [key for key, names in _OF.items() if any(getattr(draft, one) != getattr(usual, one) for one in names)]
        self.more.set(frozenset(said))
        plain = ("serial", "place", "note", "tax_life", *_OF["hour"], *_OF["method"])
        for name in plain:
            self._editor(name).set(getattr(draft, name))
        self._editor("residual").set(draft.residual or None)
        for name in ("person", "account", "accumulated"):
            self._editor(name).set_key(getattr(draft, name))
        self.follow()
