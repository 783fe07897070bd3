"""The tables of templates, and of what was recorded from them."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, Record
from coopbooks.ledger.records import VoucherRecord


class TemplateRecord(Record):
    """One deed to do again, under its name."""

    name = TextField()
    folded = TextField()
    voucher = ForeignKeyField(VoucherRecord)
    every = IntegerField(null=True)
    on_day = IntegerField(null=True)
    since = TextField(null=True)
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "template"


class TemplateUseRecord(Record):
    """One time it was done again, or, without a voucher, left out."""

    template = ForeignKeyField(TemplateRecord)
    due = DayField(null=True)
    voucher = ForeignKeyField(VoucherRecord, null=True)

    class Meta:
        """Its table."""

        table_name = "template_use"
