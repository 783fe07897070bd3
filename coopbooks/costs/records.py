"""The tables of costs and their lines; the file refuses to change or delete a recorded one."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import AccountRecord, ActivityRecord, VoucherRecord
from coopbooks.materials.records import MaterialRecord
from coopbooks.orders.records import OrderRecord
from coopbooks.people.records import PersonRecord


class CostRecord(Record):
    """One recorded cost; what became of it is told by its voucher."""

    voucher = ForeignKeyField(VoucherRecord)
    day = DayField()
    supplier = ForeignKeyField(PersonRecord, null=True)
    box = ForeignKeyField(AccountRecord, null=True)
    total = MoneyField()
    paid = MoneyField()
    document = TextField(default="")
    note = TextField(default="")
    order = ForeignKeyField(OrderRecord, null=True)

    class Meta:
        """Its table."""

        table_name = "cost"


class CostLineRecord(Record):
    """One line of a cost: so much for one category, and how much of which material it bought."""

    cost_id = IntegerField()
    account = ForeignKeyField(AccountRecord)
    activity = ForeignKeyField(ActivityRecord, null=True)
    description = TextField(default="")
    amount = MoneyField()
    material = ForeignKeyField(MaterialRecord, null=True)
    quantity = QuantityField(null=True)
    unit = TextField(default="")
    freight = BooleanField(default=False)
    purpose_id = IntegerField(null=True)

    class Meta:
        """Its table."""

        table_name = "cost_line"
