"""Templates: deeds kept under a name to be done again, whenever they are wanted or every so many months.

A template has no figures of its own: it points to what was recorded from it last, which the next one repeats, so that
it follows a rent that rises. Nothing is recorded by itself: what is due is proposed, and recorded or left out.
"""

from coopbooks.templates.operations import (
    change_template,
    drop_template,
    keep_template,
    leave_out,
    record_from,
    take_in_again,
)
from coopbooks.templates.queries import can_still_be_kept, due, list_templates, template, template_of, worth_keeping
from coopbooks.templates.rules import (
    KEPT_NO_MORE,
    LAST_DAY,
    Due,
    Rhythm,
    Template,
    TemplateDraft,
    can_be_kept,
    can_be_repeated,
    day_in,
    day_to_record,
    days_to_begin,
    name_for,
    proposed_rhythm,
)

__all__ = [
    "KEPT_NO_MORE",
    "LAST_DAY",
    "Due",
    "Rhythm",
    "Template",
    "TemplateDraft",
    "can_be_kept",
    "can_be_repeated",
    "can_still_be_kept",
    "change_template",
    "day_in",
    "day_to_record",
    "days_to_begin",
    "drop_template",
    "due",
    "keep_template",
    "leave_out",
    "list_templates",
    "name_for",
    "proposed_rhythm",
    "record_from",
    "take_in_again",
    "template",
    "template_of",
    "worth_keeping",
]
