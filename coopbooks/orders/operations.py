"""What can be done with orders: take one down, change it, say what became of it. None of it posts anything."""

from datetime import date

from coopbooks import people, showing
from coopbooks.books import Books, take_away
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.orders.queries import order
from coopbooks.orders.records import OrderLineRecord, OrderRecord
from coopbooks.orders.rules import Order, OrderDraft, check
from coopbooks.reading import fold


def add_order(books: Books, draft: OrderDraft) -> Order:
    """Take down an order; refuses a code that is there already. Tells watchers: ``orders``.

    Whom it is from is a customer from now on.
    """
    tidy = check(draft, books.today(), books.club.currency)
    _refuse_a_twin(tidy, None)
    with books.change("orders"):
        new = OrderRecord.keep(**_columns(tidy))
        _keep_lines(new, tidy)
        if tidy.customer:
            people.take_role(books, tidy.customer, "customer")
    return order(books, new)


def change_order(books: Books, order_id: int, draft: OrderDraft) -> Order:
    """Change what is known of an order; what was recorded for it stays. Tells watchers: ``orders``."""
    tidy = check(draft, books.today(), books.club.currency)
    _refuse_a_twin(tidy, order_id)
    order(books, order_id)
    with books.change("orders"):
        OrderRecord.update(**_columns(tidy)).where(OrderRecord.id == order_id).execute()
        OrderLineRecord.delete().where(OrderLineRecord.order == order_id).execute()
        _keep_lines(order_id, tidy)
        if tidy.customer:
            people.take_role(books, tidy.customer, "customer")
    return order(books, order_id)


def remove_order(books: Books, order_id: int) -> None:
    """Take away an order taken down by mistake; refuses one anything speaks of by now. Tells watchers: ``orders``."""
    with books.change("orders"):
        take_away(
            OrderLineRecord.delete().where(OrderLineRecord.order == order_id),
            OrderRecord.delete().where(OrderRecord.id == order_id),
            instead=_("Cancel the order instead."),
        )


def finish_order(books: Books, order_id: int, day: date) -> Order:
    """Say that an order is done, from a day on: no more income is expected of it. Tells watchers: ``orders``."""
    return _end(books, order_id, "finished", day)


def cancel_order(books: Books, order_id: int, day: date) -> Order:
    """Say that nobody wants an order any more, from a day on; what was recorded stays. Tells watchers: ``orders``."""
    return _end(books, order_id, "cancelled", day)


def reopen_order(books: Books, order_id: int) -> Order:
    """Say that an order is still to be done after all. Tells watchers: ``orders``."""
    if order(books, order_id).state == "open":
        raise Refusal(_("This order is open already."), reason="open")
    with books.change("orders"):
        OrderRecord.update(state="open", ended=None).where(OrderRecord.id == order_id).execute()
    return order(books, order_id)


def _end(books: Books, order_id: int, state: str, day: date) -> Order:
    known = order(books, order_id)
    if known.state != "open":
        raise Refusal(_("This order is no longer open. Open it again first."), reason="not_open")
    if day < known.taken:
        words = _("It was taken on %(day)s. Write that day or a later one.")
        raise Refusal(words % {"day": showing.day(known.taken)}, "day", "before")
    if day > books.today():
        raise Refusal(_("This day is still to come. Write today or an earlier day."), "day", "future")
    with books.change("orders"):
        OrderRecord.update(state=state, ended=day).where(OrderRecord.id == order_id).execute()
    return order(books, order_id)


def _columns(draft: OrderDraft) -> dict[str, object]:
    same = ("code", "title", "customer", "agreed", "taken", "promised", "activity", "note")
    folded = {"folded_code": fold(draft.code), "folded_title": fold(draft.title)}
    return {name: getattr(draft, name) for name in same} | folded


def _keep_lines(order_id: int, draft: OrderDraft) -> None:
    for line in draft.lines:
        OrderLineRecord.keep(
            order=order_id,
            product=line.product,
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            price=line.price,
        )


def _refuse_a_twin(draft: OrderDraft, itself: int | None) -> None:
    twin = OrderRecord.get_or_none(OrderRecord.folded_code == fold(draft.code))
    if twin is not None and twin.id != itself:
        words = _("“%(order)s” has this number already. Give this one another.")
        raise Refusal(words % {"order": twin.title}, "code", "twin")
