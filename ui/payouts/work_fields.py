"""The fields that say which work a payout pays: of which days, for which order, of which group; what is left behind."""

from coopbooks import orders, payouts, showing
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.payouts import RunDraft
from ui.shared.choice import Option
from ui.shared.day_edit import DayEdit
from ui.shared.fields import Fields
from ui.shared.flow import after_words
from ui.shared.labels import button, label
from ui.shared.member_choice import GroupChoice
from ui.shared.picker import Picker


class WorkFields:
    """The fields; days that were proposed give way to an order, which is paid whole unless days are written."""

    def __init__(self, fields: Fields, books: Books) -> None:
        """Add them to the fields of a form."""
        self._fields, self._books = fields, books
        self.first, self.last = DayEdit(books.today), DayEdit(books.today, ahead=True)
        fields.add_row(("first", lambda: _("Work from"), self.first), ("last", lambda: _("up to"), self.last))
        fields.add_widget(label(lambda: _("With both days empty all work is paid that is not paid yet."), "small"))
        self.behind = label(kind="doubt", wrap=True)
        self.behind_button = button(lambda: _("Take it in, too"))
        self._behind_row = after_words(self.behind, self.behind_button)
        fields.add_widget(self._behind_row)
        self.group = GroupChoice(books, lambda: _("All members"))
        self.order = Picker(self._orders, known=lambda key: _shown(orders.order(books, key)))
        fields.add_row(("group", lambda: _("Of which group?"), self.group), ("order", _for_order, self.order))
        self.order.changed.connect(self._give_way)
        for day in (self.first, self.last):
            day.changed.connect(self._leave_none_behind)
        self.behind_button.clicked.connect(self.take_in)

    def _orders(self) -> list[Option]:
        return [_shown(row.order) for row in orders.list_orders(self._books)]

    def prepare(self) -> None:
        """Propose the days after the last payout."""
        for name, wanted in (("group", self.group.is_wanted()), ("order", orders.any_order(self._books))):
            self._fields.boxes[name].setVisible(wanted)
        self.propose_days()

    def propose_days(self) -> None:
        """Propose them, where no order is paid."""
        period = None if self.order.readable_key else payouts.proposed_period(self._books)
        self.first.propose(period.first if period else None)
        self.last.propose(period.last if period else None)

    def _give_way(self) -> None:
        if not (self.first.typed or self.last.typed):
            self.propose_days()

    def put(self, draft: RunDraft) -> None:
        """Fill in what was drafted."""
        self.order.set_key(draft.order)
        self.group.set(draft.group)
        self.first.set(draft.period.first if draft.period else None)
        self.last.set(draft.period.last if draft.period else None)

    def period(self) -> Period | None:
        """Return the days that are typed, None where neither is; refuses one alone, and both the wrong way round."""
        first, last = self.first.maybe(), self.last.maybe()
        if first is None and last is None:
            return None
        if first is None or last is None:
            words = _("Write both days, or leave both empty to pay all work that is not paid yet.")
            raise Refusal(words, "last" if first else "first", "half")
        if last < first:
            raise Refusal(_("This is before the first day. Write a later one."), "last", "backwards")
        return Period.through(first, last)

    def _leave_none_behind(self) -> None:
        """Of all work none is left behind: what offers it goes before Tab stops there."""
        if not (self.first.text() or self.last.text()):
            self._behind_row.hide()

    def tell_behind(self, period: Period | None, but: int | None) -> None:
        """Say how much work was done before these days that nobody was paid for; ``but`` is the draft in this form."""
        books, order, group = self._books, self.order.readable_key, self.group.value()
        found = payouts.left_behind(books, period, order, group, but) if period else []
        self._behind_row.setVisible(bool(found))
        if found:
            words = ngettext(
                "Earlier work is not paid yet: %(count)s record, of %(day)s.",
                "Earlier work is not paid yet: %(count)s records, the oldest of %(day)s.",
                len(found),
            )
            self._since = min(one.day for one in found)
            self.behind.setText(words % {"count": len(found), "day": showing.day(self._since)})

    def take_in(self) -> None:
        """Begin with the day of the first work that was left behind."""
        self.first.set(self._since)
        self.first.typed = True
        self._fields.boxes["first"].enter()


def _shown(order: orders.Order) -> Option:
    return Option(order.id, order.label, order.customer_name)


def _for_order() -> str:
    return _("For which order?")
