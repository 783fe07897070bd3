"""The tables of grants, of the purposes they are for, and of their plans; the file refuses to change a plan."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, Record
from coopbooks.people.records import PersonRecord


class GrantRecord(Record):
    """What a donor agreed to give."""

    donor = ForeignKeyField(PersonRecord)
    name = TextField()
    folded = TextField()
    currency = TextField()
    day = DayField()
    begins = DayField()
    ends = DayField(null=True)
    note = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "club_grant"


class PurposeRecord(Record):
    """What a part of a grant is for; ``rest`` is the part that is for nothing in particular."""

    grant = ForeignKeyField(GrantRecord)
    name = TextField()
    folded = TextField()
    rest = BooleanField()

    class Meta:
        """Its table."""

        table_name = "grant_purpose"


class PlanRecord(Record):
    """How much a grant is from a day on, and why it was changed."""

    grant_id = IntegerField()
    day = DayField()
    amount = MoneyField()
    reason = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "grant_plan"


class PlannedRecord(Record):
    """How much of a grant a plan gives to one purpose."""

    plan_id = IntegerField()
    purpose_id = IntegerField()
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "grant_planned"
        primary_key = CompositeKey("plan_id", "purpose_id")
