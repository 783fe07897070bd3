"""The table of people the club deals with."""

from peewee import BooleanField, TextField

from coopbooks.books import Record


class PersonRecord(Record):
    """One person or firm; a person may play several roles."""

    name = TextField()
    folded = TextField()
    detail = TextField(default="")
    phone = TextField(default="")
    identity = TextField(default="")
    customer = BooleanField(default=False)
    supplier = BooleanField(default=False)
    lender = BooleanField(default=False)
    donor = BooleanField(default=False)
    member = BooleanField(default=False)
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "person"
