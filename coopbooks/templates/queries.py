"""What can be asked about templates: which there are, and which are due."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import Voucher, VoucherRow
from coopbooks.reading import alphabetical
from coopbooks.templates.records import TemplateRecord, TemplateUseRecord
from coopbooks.templates.rules import Due, Rhythm, Template, can_be_kept, comes_again


@dataclass(slots=True)
class _Used:
    """What one template was used for: vouchers in the order they were recorded in, each with the day it was due."""

    recorded: list[tuple[int, date | None]] = field(default_factory=list)
    left_out: set[date] = field(default_factory=set)


def list_templates(books: Books, *, words: Collection[str] = (), active: bool | None = True) -> list[Template]:
    """Return templates as a dictionary has them; with ``words``, those that do these deeds again."""
    query = TemplateRecord.select()
    if active is not None:
        query = query.where(TemplateRecord.active == active)
    records = sorted(query, key=lambda one: alphabetical(one.name))
    uses = _uses() if records else {}
    kept_from = {record.voucher_id for record in records}
    outcomes = ledger.outcomes(
        books, kept_from | {voucher for used in uses.values() for voucher, _due in used.recorded}
    )
    found = [_template(record, uses[record.id], outcomes) for record in records]
    return [one for one in found if not words or one.word in words]


def _uses() -> dict[int, _Used]:
    uses: dict[int, _Used] = defaultdict(_Used)
    use = TemplateUseRecord
    for template_id, voucher, day in use.select(use.template, use.voucher, use.due).order_by(use.id).tuples():
        if voucher is None:
            uses[template_id].left_out.add(day)
        else:
            uses[template_id].recorded.append((voucher, day))
    return uses


def _template(record: TemplateRecord, used: _Used, outcomes: dict[int, VoucherRow]) -> Template:
    """Put a template together: a use whose voucher was voided and not recorded again is as if it had never been."""
    standing = [(outcomes[voucher], due) for voucher, due in used.recorded if outcomes[voucher].stands]
    last = standing[-1][0] if standing else outcomes[record.voucher_id]
    return Template(
        id=record.id,
        name=record.name,
        rhythm=_rhythm(record),
        active=record.active,
        settled=frozenset(used.left_out | {due for _voucher, due in standing if due}),
        voucher=last.id,
        word=last.word,
        day=last.day,
        description=last.description,
        amount=last.amount,
    )


def _rhythm(record: TemplateRecord) -> Rhythm | None:
    if record.since is None:
        return None
    year, month = map(int, record.since.split("-"))
    return Rhythm(record.every, record.on_day, Month(year, month))


def template(books: Books, template_id: int) -> Template:
    """Return one template by id."""
    found = next((one for one in list_templates(books, active=None) if one.id == template_id), None)
    if found is None:
        raise LookupError(f"no template {template_id}")
    return found


def template_of(books: Books, voucher: Voucher) -> Template | None:
    """Return the template a voucher was recorded last from, or kept as, if any: to record it again is to use that."""
    return next((one for one in list_templates(books, words={voucher.word}) if one.voucher == voucher.id), None)


def can_still_be_kept(books: Books, voucher: Voucher) -> bool:
    """Whether a voucher can be kept as a template and is none yet, not even a stopped one."""
    known = list_templates(books, words={voucher.word}, active=None) if can_be_kept(voucher) else []
    return can_be_kept(voucher) and all(one.voucher != voucher.id for one in known)


def worth_keeping(books: Books, voucher: Voucher) -> bool:
    """Whether to offer a voucher just recorded to be kept as a template: it may well come again, and is none yet."""
    return comes_again(voucher) and can_still_be_kept(books, voucher)


def due(books: Books, today: date) -> list[Due]:
    """Return the templates that are due up to today, each with its oldest day that waits, the oldest first."""
    waiting = [(one, one.due_by(today)) for one in list_templates(books)]
    found = [Due(one, days[0], len(days) - 1) for one, days in waiting if days]
    return sorted(found, key=lambda one: one.day)
