"""What can be done with dated rates: write one down, set one right, take away what was typed by mistake."""

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.quantity import Quantity
from coopbooks.rates.queries import list_rates
from coopbooks.rates.records import RateRecord
from coopbooks.rates.rules import Rate, RateDraft, check


def set_rate(books: Books, draft: RateDraft) -> Rate:
    """Write a rate down from its day on; refuses a second one from the same day. Tells watchers: ``rates``."""
    tidy = check(draft)
    _refuse_a_twin(books, tidy, None)
    with books.change("rates"):
        new = RateRecord.keep(**_columns(books, tidy))
    return _rate(books, new)


def change_rate(books: Books, rate_id: int, draft: RateDraft) -> Rate:
    """Set right a rate that was typed wrongly, its day too; its name stays. Tells watchers: ``rates``."""
    tidy = check(draft)
    if _rate(books, rate_id).name != tidy.name:
        raise ValueError(f"a rate keeps its name: {draft}")
    _refuse_a_twin(books, tidy, rate_id)
    with books.change("rates"):
        RateRecord.update(**_columns(books, tidy)).where(RateRecord.id == rate_id).execute()
    return _rate(books, rate_id)


def remove_rate(books: Books, rate_id: int) -> Rate:
    """Take away a rate typed by mistake; returns it, to be written down again. Tells watchers: ``rates``."""
    removed = _rate(books, rate_id)
    with books.change("rates"):
        RateRecord.delete().where(RateRecord.id == rate_id).execute()
    return removed


def _rate(books: Books, rate_id: int) -> Rate:
    found = next((rate for rate in list_rates(books) if rate.id == rate_id), None)
    if found is None:
        raise LookupError(f"no rate {rate_id}")
    return found


def _refuse_a_twin(books: Books, draft: RateDraft, itself: int | None) -> None:
    others = (rate for rate in list_rates(books, draft.name) if rate.id != itself)
    if any(rate.since == draft.since for rate in others):
        raise Refusal(
            _("There is one from %(day)s already. Open it in the list and change it, or choose another day.")
            % {"day": showing.day(draft.since)},
            "since",
            "twin",
        )


def _columns(books: Books, draft: RateDraft) -> dict[str, object]:
    return {
        "name": draft.name,
        "since": draft.since,
        "method": draft.method,
        "value": Quantity.of(draft.value),
        "note": draft.note,
        "recorded_by": books.who,
        "recorded_at": books.now(),
    }
