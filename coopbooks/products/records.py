"""The tables of products: what they are, their dated prices, how they are made."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import ActivityRecord


class ProductRecord(Record):
    """One product or service."""

    name = TextField()
    folded = TextField()
    unit = TextField()
    kind = TextField()
    active = BooleanField(default=True)
    code = TextField(default="")
    folded_code = TextField(default="")
    collection = TextField(default="")
    season = TextField(default="")
    activity = ForeignKeyField(ActivityRecord, null=True)
    sizes = TextField(default="")
    colours = TextField(default="")
    note = TextField(default="")
    minimum = QuantityField(null=True)
    lead_days = IntegerField(null=True)
    sold = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "product"


class PriceRecord(Record):
    """The price of one product in one list and currency, from a day on."""

    product = ForeignKeyField(ProductRecord)
    list = TextField()
    currency = TextField()
    since = DayField()
    amount = MoneyField()
    note = TextField(default="")
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "product_price"


class MakingRecord(Record):
    """One operation by which a product is made."""

    product = ForeignKeyField(ProductRecord)
    position = IntegerField()
    name = TextField()
    folded = TextField()
    minutes = QuantityField(null=True)
    machine = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "making"


class PieceRateRecord(Record):
    """What is paid for one piece of an operation, from a day on."""

    making = ForeignKeyField(MakingRecord)
    since = DayField()
    rate = QuantityField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "piece_rate"
