"""What can be done with templates: keep a deed as one, change it, record from it, leave it out once."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from coopbooks import ledger, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.reading import fold
from coopbooks.templates.queries import template
from coopbooks.templates.records import TemplateRecord, TemplateUseRecord
from coopbooks.templates.rules import Template, TemplateDraft, check, check_kept


class Recorded(Protocol):
    """Something that was recorded, with the id of its voucher."""

    @property
    def voucher(self) -> int | None:
        """The voucher it made."""


R = TypeVar("R", bound=Recorded)


def keep_template(books: Books, voucher_id: int, draft: TemplateDraft) -> Template:
    """Keep a deed that was recorded as a template; refuses a name that is taken, and what cannot be done again.

    Tells watchers: ``templates``.
    """
    tidy = check(draft)
    check_kept(ledger.voucher(books, voucher_id))
    _refuse_a_twin(tidy, None)
    with books.change("templates"):
        new = TemplateRecord.keep(voucher=voucher_id, **_columns(tidy))
    return template(books, new)


def change_template(books: Books, template_id: int, draft: TemplateDraft) -> Template:
    """Change its name or rhythm, stop it or use it again; what was recorded from it stays. Tells: ``templates``."""
    tidy = check(draft)
    _refuse_a_twin(tidy, template_id)
    with books.change("templates"):
        TemplateRecord.update(**_columns(tidy)).where(TemplateRecord.id == template_id).execute()
    return template(books, template_id)


def drop_template(books: Books, template_id: int) -> None:
    """Forget a template just kept, as if it had never been; refuses one that was used. Tells: ``templates``."""
    if TemplateUseRecord.get_or_none(TemplateUseRecord.template == template_id):
        raise Refusal(
            _("Something was recorded from it already. Stop it instead: it is not proposed then."), reason="used"
        )
    with books.change("templates"):
        TemplateRecord.delete().where(TemplateRecord.id == template_id).execute()


def record_from(books: Books, template_id: int, due: date | None, record: Callable[[], R]) -> R:
    """Record a deed from a template and settle the day it was ``due``, all or nothing; None: it is recorded besides.

    Refuses a day that was settled meanwhile, so that no rent is paid twice. Tells watchers: ``templates``, and those
    ``record`` tells.
    """
    _refuse_settled(template(books, template_id), due)
    with books.change("templates"):
        recorded = record()
        if recorded.voucher is None:
            raise ValueError("a template is for what posts a voucher")
        TemplateUseRecord.keep(template=template_id, due=due, voucher=recorded.voucher)
    return recorded


def leave_out(books: Books, template_id: int, due: date) -> None:
    """Settle a due day without recording anything: not this time. Tells watchers: ``templates``."""
    _refuse_settled(template(books, template_id), due)
    with books.change("templates"):
        TemplateUseRecord.keep(template=template_id, due=due)


def take_in_again(books: Books, template_id: int, due: date) -> None:
    """Let a day that was left out be due after all. Tells watchers: ``templates``."""
    left_out = (
        TemplateUseRecord.template == template_id,
        TemplateUseRecord.due == due,
        TemplateUseRecord.voucher.is_null(),
    )
    with books.change("templates"):
        TemplateUseRecord.delete().where(*left_out).execute()


def _refuse_settled(known: Template, due: date | None) -> None:
    if due in known.settled:
        raise Refusal(
            _("“%(name)s” of %(day)s is recorded or left out already.") % {"name": known.name, "day": showing.day(due)},
            reason="settled",
        )


def _columns(draft: TemplateDraft) -> dict[str, object]:
    rhythm = draft.rhythm
    return {
        "name": draft.name,
        "folded": fold(draft.name),
        "every": rhythm and rhythm.every,
        "on_day": rhythm and rhythm.on_day,
        "since": rhythm and rhythm.since.key,
        "active": draft.active,
    }


def _refuse_a_twin(draft: TemplateDraft, itself: int | None) -> None:
    twin = TemplateRecord.get_or_none(TemplateRecord.folded == fold(draft.name))
    if twin is not None and twin.id != itself:
        raise Refusal(
            _("There is a template “%(name)s” already. Give this one another name.") % {"name": twin.name},
            "name",
            "twin",
        )
