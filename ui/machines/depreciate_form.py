"""The form to depreciate: every machine with what it loses, in one month or in all that were missed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from coopbooks import machines, materials, showing
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import VoucherDraft
from coopbooks.machines import Due
from coopbooks.money import Money, total
from ui.shared.choice import Choice
from ui.shared.doing import Deed, Desk
from ui.shared.few_rows import FewRows
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.rows import Column, amounts, names
from ui.shared.words import Words, voice


@dataclass(frozen=True)
class Months:
    """The months to be depreciated, in their order."""

    months: tuple[Month, ...]

    @property
    def day(self) -> date | None:
        """There is no day to propose for the next one."""
        return None


class DepreciateForm(Form):
    """All machines lose some of their worth, month by month; what that comes to is shown before."""

    def __init__(self, desk: Desk) -> None:
        """Make the form."""
        super().__init__(
            desk, depreciate_words, lambda: _("Depreciate"), once=True, key=FormKey("machines", "depreciate")
        )
        self.through = self.add("month", lambda: _("Up to which month?"), Choice(self._months()))
        self.how = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.how)
        self.together = label(kind="label", wrap=True)
        self.fields.add_widget(self.together)
        self.table = FewRows(lambda: _("What each machine loses"), _columns(), key="machines_depreciate_form_table")
        self.fields.add_widget(self.table)
        self.late = label(wrap=True)
        self.fields.add_widget(self.late)
        self.through.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self.begin()

    def _months(self) -> list[tuple[str | None, Words]]:
        """The months that are over and not done, and the present one; where all is done, that one."""
        offered: list[tuple[str | None, Words]] = [(month.key, partial(_named, month)) for month in self._open()]
        return offered or [(None, lambda: _("All months are depreciated"))]

    def _open(self) -> list[Month]:
        books = self.desk.books
        now = Month.of(books.today())
        missed = machines.missed_months(books)
        done = now in machines.depreciated_months(books)
        return missed if done else [*missed, now]

    def prepare(self) -> None:
        """Propose all months that are over."""
        self.through.offer(self._months())
        missed = machines.missed_months(self.desk.books)
        if missed:
            self.through.propose(missed[-1].key)
        self._tell()

    def freshen(self) -> None:
        """Ask again what is to be done."""
        self.through.offer(self._months())
        self._tell()

    def _wanted(self) -> tuple[Month, ...]:
        key = self.through.value()
        if key is None:
            return ()
        through = Month.of_key(key)
        missed = [month for month in machines.missed_months(self.desk.books) if month < through]
        return (*missed, through)

    def _tell(self) -> None:
        """Show what each machine loses, and all of them together."""
        months = self._wanted()
        due = machines.depreciation_of(self.desk.books, months[-1]) if months else []
        self.table.show_all(due, _columns())
        self.table.setVisible(bool(due))
        self.how.setText(_how(months))
        self.together.setText(self._sum(due))
        late = list(_late(machines.depreciation_of(self.desk.books, months[0])) if months else self._left_out())
        self.late.setText("\n".join(late))
        self.late.setVisible(bool(late))

    def _left_out(self) -> Iterator[str]:
        """Say what the last month was depreciated without, where all months are done: machines recorded since."""
        month = max(machines.depreciated_months(self.desk.books), default=None)
        due = machines.depreciation_of(self.desk.books, month) if month else []
        if month and due:
            words = _(
                "%(month)s was depreciated before this was known: %(machines)s. It comes with the next month. To have "
                "it in %(month)s already, open the voucher of that month and press “Correct…”."
            )
            yield words % {"month": _named(month), "machines": _amounts((one, one.amount) for one in due)}

    def _sum(self, due: Sequence[Due]) -> str:
        if not due:
            return _("Nothing is to be depreciated.")
        whole = total((one.amount for one in due), self.desk.books.club.currency)
        said = ngettext("One machine: %(amount)s.", "%(many)s machines together: %(amount)s.", len(due))
        return said % {"many": len(due), "amount": showing.money(whole)}

    def draft(self) -> Months:
        """Return the months."""
        months = self._wanted()
        if not months:
            raise Refusal(_("All months up to now are depreciated already."), "month", "nothing")
        return Months(months)

    def voucher(self, draft: Months) -> VoucherDraft:
        """Return the voucher of the first of the months: each has its own."""
        return machines.depreciation_voucher(self.desk.books, draft.months[0])

    def summary(self, draft: Months) -> str:  # noqa: ARG002 - said above already
        """Say nothing more."""
        return ""

    def record(self, draft: Months) -> Deed:
        """Depreciate the months."""
        return depreciate_deed(self.desk, draft.months)


def depreciate_deed(desk: Desk, months: Sequence[Month]) -> Deed:
    """Depreciate months, a voucher each; undone by voiding all of them."""
    books = desk.books
    with books.change("machines"):
        posted = [machines.depreciate(books, month) for month in months]
    whole = total((one.amount for one in posted), books.club.currency)

    def words() -> str:
        said = {"amount": showing.money(whole), "month": showing.month(months[-1]), "many": len(months)}
        text = ngettext(
            "Depreciated for %(month)s: %(amount)s.",
            "Depreciated %(many)s months up to %(month)s: %(amount)s.",
            len(months),
        )
        return text % said

    def undo() -> Deed:
        with books.change("machines"):
            for voucher in reversed(posted):
                materials.void(books, voucher.id, _("Undone at once"))
        return Deed(lambda: _("Undone: %(what)s") % {"what": words()}, undo=lambda: depreciate_deed(desk, months))

    return Deed(words, posted[-1].id, undo)


def depreciate_words() -> str:
    """Say what is done here."""
    return _("Depreciate the month")


def _named(month: Month) -> str:
    name = showing.month(month)
    return name[:1].upper() + name[1:]


def _how(months: Sequence[Month]) -> str:
    if len(months) > 1:
        said = {"many": len(months), "first": showing.month(months[0]), "last": showing.month(months[-1])}
        return _("%(many)s months, from %(first)s to %(last)s: each is recorded with a voucher of its own.") % said
    return _("Every machine loses some of its worth by being used: no money moves, but the result is less by it.")


def _late(due: Sequence[Due]) -> Iterator[str]:
    """Say which machines catch up what was missed, and which lose less because too much was depreciated."""
    for words, those in (
        (
            _("In the months before, too little was depreciated. Caught up now: %(machines)s."),
            [one for one in due if one.late.minor > 0],
        ),
        (
            _("In the months before, too much was depreciated. So much less now: %(machines)s."),
            [one for one in due if one.late.minor < 0],
        ),
    ):
        if those:
            yield words % {"machines": _amounts((one, abs(one.late)) for one in those)}


def _amounts(due: Iterable[tuple[Due, Money]]) -> str:
    return "; ".join(f"{one.row.machine.label} {showing.money(amount)}" for one, amount in due)


def _columns() -> list[Column[Due]]:
    return [
        names("name", lambda: _("Machine"), lambda due: due.row.machine.label),
        amounts("amount", lambda: _("Loses"), lambda due: due.amount, 120),
        amounts("book_value", lambda: _("Then worth"), lambda due: due.book_value, 120),
    ]
