"""The tables of sales and their lines; the file refuses to change or delete a recorded one."""

from peewee import ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import AccountRecord, ActivityRecord, VoucherRecord
from coopbooks.orders.records import OrderRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import ProductRecord


class SaleRecord(Record):
    """One recorded sale; what became of it is told by its voucher."""

    voucher = ForeignKeyField(VoucherRecord)
    day = DayField()
    customer = ForeignKeyField(PersonRecord, null=True)
    box = ForeignKeyField(AccountRecord, null=True)
    kind = TextField()
    activity = ForeignKeyField(ActivityRecord, null=True)
    discount = MoneyField()
    total = MoneyField()
    paid = MoneyField()
    note = TextField(default="")
    order = ForeignKeyField(OrderRecord, null=True)

    class Meta:
        """Its table."""

        table_name = "sale"


class SaleLineRecord(Record):
    """One line of a sale."""

    sale_id = IntegerField()
    product = ForeignKeyField(ProductRecord, null=True)
    description = TextField()
    quantity = QuantityField()
    unit = TextField()
    price = MoneyField()
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "sale_line"
