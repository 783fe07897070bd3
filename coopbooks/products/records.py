"""The table of what the club sells."""

from peewee import BooleanField, TextField

from coopbooks.books import MoneyField, Record


class ProductRecord(Record):
    """One product or service."""

    name = TextField()
    folded = TextField()
    unit = TextField()
    price = MoneyField()
    kind = TextField()
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "product"
