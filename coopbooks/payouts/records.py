"""The tables of payouts: what the club decided, runs, their slips, and what was handed over."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import VoucherRecord
from coopbooks.people.records import PersonRecord


class RulesRecord(Record):
    """What the club decided about pay; the newest holds."""

    rules = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "pay_rules"


class OwnRuleRecord(Record):
    """What was agreed with one member."""

    person = ForeignKeyField(PersonRecord)
    kind = TextField()
    amount = MoneyField(null=True)
    percent = QuantityField(null=True)
    agreed = BooleanField()
    note = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "own_pay_rule"
        primary_key = CompositeKey("person", "kind")


class RunRecord(Record):
    """One run, from its draft on; the file refuses to change what was approved."""

    kind = TextField()
    state = TextField(default="draft")
    title = TextField()
    day = DayField()
    draft = TextField()
    rules = TextField(null=True)
    shared = TextField(null=True)
    voucher = ForeignKeyField(VoucherRecord, null=True)
    recorded_by = TextField()
    recorded_at = MomentField()
    approved_by = TextField(null=True)
    approved_at = MomentField(null=True)

    class Meta:
        """Its table."""

        table_name = "payout_run"


class SlipRecord(Record):
    """One slip as it was approved."""

    run = ForeignKeyField(RunRecord)
    number = IntegerField()
    person = ForeignKeyField(PersonRecord)
    name = TextField()
    group_id = IntegerField(null=True)
    group_name = TextField(default="")
    gross = MoneyField()
    deducted = MoneyField()
    carried_in = MoneyField()
    paid = MoneyField()
    carried = MoneyField()
    not_deducted = MoneyField()
    told = TextField()

    class Meta:
        """Its table."""

        table_name = "payout_slip"


class RunVoucherRecord(Record):
    """A voucher posted by an approval."""

    voucher = ForeignKeyField(VoucherRecord, primary_key=True)
    run = ForeignKeyField(RunRecord)

    class Meta:
        """Its table."""

        table_name = "payout_voucher"


class HandedRecord(Record):
    """To whom a voucher handed over what a run pays."""

    voucher = ForeignKeyField(VoucherRecord)
    person = ForeignKeyField(PersonRecord)
    run = ForeignKeyField(RunRecord)
    way = TextField()

    class Meta:
        """Its table."""

        table_name = "payout_handed"
        primary_key = CompositeKey("voucher", "person")
