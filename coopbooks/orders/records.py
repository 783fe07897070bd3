"""The tables of orders and of what is wanted with each."""

from peewee import ForeignKeyField, TextField

from coopbooks.books import DayField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import ActivityRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import ProductRecord


class OrderRecord(Record):
    """One order."""

    code = TextField()
    folded_code = TextField()
    title = TextField()
    folded_title = TextField()
    customer = ForeignKeyField(PersonRecord, null=True)
    agreed = MoneyField()
    taken = DayField()
    promised = DayField(null=True)
    activity = ForeignKeyField(ActivityRecord, null=True)
    note = TextField(default="")
    state = TextField(default="open")
    ended = DayField(null=True)

    class Meta:
        """Its table."""

        table_name = "club_order"


class OrderLineRecord(Record):
    """So much of a thing that is wanted with an order."""

    order = ForeignKeyField(OrderRecord)
    product = ForeignKeyField(ProductRecord, null=True)
    description = TextField()
    quantity = QuantityField()
    unit = TextField()
    price = MoneyField()

    class Meta:
        """Its table."""

        table_name = "club_order_line"
