"""The table of dated rates."""

from peewee import TextField

from coopbooks.books import DayField, MomentField, QuantityField, Record


class RateRecord(Record):
    """One rate from a day on."""

    name = TextField()
    since = DayField()
    method = TextField()
    value = QuantityField()
    note = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "dated_rate"
