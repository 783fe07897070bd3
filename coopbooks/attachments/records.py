"""The table of attached papers."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import MomentField, Record
from coopbooks.ledger.records import VoucherRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import ProductRecord


class AttachmentRecord(Record):
    """One paper on one record; the file refuses to change it."""

    name = TextField()
    kind = TextField()
    size = IntegerField()
    digest = TextField()
    voucher = ForeignKeyField(VoucherRecord, null=True)
    person = ForeignKeyField(PersonRecord, null=True)
    product = ForeignKeyField(ProductRecord, null=True)
    cash_count = IntegerField(null=True, column_name="cash_count_id")  # its own room is above this one
    added_by = TextField()
    added_at = MomentField()
    content = BlobField()

    class Meta:
        """Its table."""

        table_name = "attachment"
