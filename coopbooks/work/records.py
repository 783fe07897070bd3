"""The tables of work: what members did, what orders pay for it, and pieces to be made that went to them and back."""

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, HandedRecord, MomentField, QuantityField, Record
from coopbooks.ledger.records import ActivityRecord
from coopbooks.orders.records import OrderRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import MakingRecord, ProductRecord


class WorkRecord(Record):
    """What a member did of one thing on one day; the file refuses to change it."""

    person = ForeignKeyField(PersonRecord)
    day = DayField()
    kind = TextField()
    making = ForeignKeyField(MakingRecord, null=True)
    name = TextField(default="")
    folded = TextField(default="")
    size = TextField(default="")
    lot = TextField(default="")
    order = ForeignKeyField(OrderRecord, null=True)
    activity = ForeignKeyField(ActivityRecord, null=True)
    accepted = QuantityField()
    rejected = QuantityField()
    rework = QuantityField()
    rate = QuantityField(null=True)
    rate_note = TextField(default="")
    checked_by = ForeignKeyField(PersonRecord, null=True, column_name="checked_by")
    note = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()
    replaces = ForeignKeyField("self", null=True)
    sheet = ForeignKeyField("self", null=True)
    taken_back_by = TextField(null=True)
    taken_back_at = MomentField(null=True)
    taken_back_why = TextField(null=True)
    run = IntegerField(null=True, column_name="run_id")
    paid_rate = IntegerField(null=True)

    class Meta:
        """Its table."""

        table_name = "work_record"


class OrderRateRecord(Record):
    """What a piece of an operation is paid in one order."""

    order = ForeignKeyField(OrderRecord)
    making = ForeignKeyField(MakingRecord)
    rate = QuantityField()
    note = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "order_piece_rate"
        primary_key = CompositeKey("order", "making")


class PieceMoveRecord(HandedRecord):
    """Pieces to be made that went to a member or came back: by how many what she has grew."""

    person = ForeignKeyField(PersonRecord)
    product = ForeignKeyField(ProductRecord)
    size = TextField(default="")
    order = ForeignKeyField(OrderRecord, null=True)
    reverses = ForeignKeyField("self", null=True)

    class Meta:
        """Its table."""

        table_name = "piece_move"
