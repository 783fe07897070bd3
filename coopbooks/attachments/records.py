"""The table of attached papers."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import MomentField, Record
from coopbooks.ledger.records import VoucherRecord
from coopbooks.members.records import GroupRecord
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
    member_group = ForeignKeyField(GroupRecord, null=True)
    cash_count = IntegerField(null=True, column_name="cash_count_id")  # the rooms of these are above this one
    material = IntegerField(null=True, column_name="material_id")
    material_count = IntegerField(null=True, column_name="material_count_id")
    order = IntegerField(null=True, column_name="order_id")
    machine = IntegerField(null=True, column_name="machine_id")
    grant = IntegerField(null=True, column_name="grant_id")
    loan = IntegerField(null=True, column_name="loan_id")
    work = IntegerField(null=True, column_name="work_id")
    maintenance = IntegerField(null=True, column_name="maintenance_id")
    sheet_version = IntegerField(null=True, column_name="sheet_version_id")
    cost_pool = IntegerField(null=True, column_name="cost_pool_id")
    added_by = TextField()
    added_at = MomentField()
    content = BlobField()

    class Meta:
        """Its table."""

        table_name = "attachment"
