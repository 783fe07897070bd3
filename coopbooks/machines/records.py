"""The tables of machines, of how each came and went, of the months depreciated, and of what keeps them running."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import AccountRecord, ActivityRecord, VoucherRecord
from coopbooks.people.records import PersonRecord


class ClassRecord(Record):
    """The life proposed for what is of one class."""

    class_ = TextField(primary_key=True, column_name="class")
    life = IntegerField(null=True)

    class Meta:
        """Its table."""

        table_name = "machine_class"


class MachineRecord(Record):
    """One machine of the register."""

    name = TextField()
    serial = TextField(default="")
    folded = TextField()
    class_ = TextField(column_name="class")
    account = ForeignKeyField(AccountRecord)
    accumulated = ForeignKeyField(AccountRecord, null=True)
    kind = TextField(default="")
    place = TextField(default="")
    person = ForeignKeyField(PersonRecord, null=True)
    activity = ForeignKeyField(ActivityRecord, null=True)
    method = TextField()
    counting = TextField()
    first_counted = BooleanField()
    rate = QuantityField(null=True)
    tax_life = IntegerField(null=True)
    costing_life = IntegerField(null=True)
    residual = MoneyField()
    hours_month = QuantityField(null=True)
    energy_hour = QuantityField(null=True)
    maintenance_year = MoneyField(null=True)
    note = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "machine"


class DeedRecord(Record):
    """How a machine came or went; what became of it is told by its voucher."""

    voucher = ForeignKeyField(VoucherRecord, primary_key=True)
    machine = ForeignKeyField(MachineRecord)
    kind = TextField()
    bought_on = DayField()
    amount = MoneyField()
    before = MoneyField(default=0)
    given = MoneyField(default=0)
    document = TextField(default="")
    note = TextField(default="")

    class Meta:
        """Its table."""

        table_name = "machine_deed"


class SourceRecord(Record):
    """Where so much of the money for a machine came from; loans and purposes are kept by the rooms below."""

    voucher_id = IntegerField()
    position = IntegerField()
    loan_id = IntegerField(null=True)
    purpose_id = IntegerField(null=True)
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "machine_source"
        primary_key = CompositeKey("voucher_id", "position")


class DepreciationRecord(Record):
    """One month that was depreciated, by a voucher for all machines."""

    voucher = ForeignKeyField(VoucherRecord, primary_key=True)
    month = TextField()

    class Meta:
        """Its table."""

        table_name = "depreciation"


class MaintenanceRecord(Record):
    """One entry of the log of a machine."""

    machine = ForeignKeyField(MachineRecord)
    day = DayField()
    what = TextField()
    folded = TextField()
    cost = MoneyField(null=True)
    voucher = ForeignKeyField(VoucherRecord, null=True)
    next_day = DayField(null=True)
    every_months = IntegerField(null=True)
    every_hours = QuantityField(null=True)
    note = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "maintenance"
