"""The tables of materials, of what goes from hand to hand, and of counts; the file refuses to change the recorded."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, HandedRecord, MomentField, QuantityField, Record
from coopbooks.ledger.records import ActivityRecord, VoucherRecord
from coopbooks.people.records import PersonRecord


class MaterialRecord(Record):
    """One material."""

    name = TextField()
    folded = TextField()
    code = TextField(default="")
    folded_code = TextField(default="")
    unit = TextField()
    activity = ForeignKeyField(ActivityRecord, null=True)
    low_level = QuantityField(null=True)
    note = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "material"


class PackRecord(Record):
    """How much one pack of a material holds."""

    material = ForeignKeyField(MaterialRecord)
    name = TextField()
    folded = TextField()
    holds = QuantityField()
    unit = TextField()

    class Meta:
        """Its table."""

        table_name = "material_pack"


class HoldingRecord(Record):
    """What somebody holds of a material of ours, or we of hers; kept by the file with every move and use."""

    kind = TextField()
    material = ForeignKeyField(MaterialRecord)
    person = ForeignKeyField(PersonRecord)
    quantity = QuantityField()

    class Meta:
        """Its table."""

        table_name = "material_holding"
        primary_key = False


class MoveRecord(HandedRecord):
    """Material that went from hand to hand: by how much the holding grew."""

    material = ForeignKeyField(MaterialRecord)
    person = ForeignKeyField(PersonRecord)
    reverses = ForeignKeyField("self", null=True)

    class Meta:
        """Its table."""

        table_name = "material_move"


class StockCountRecord(Record):
    """One count of the store."""

    day = DayField()
    explanation = TextField(default="")
    voucher = ForeignKeyField(VoucherRecord, null=True)
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "material_count"


class StockCountLineRecord(Record):
    """What was counted of one material, and what the books said."""

    count_id = IntegerField()
    material = ForeignKeyField(MaterialRecord)
    counted = QuantityField()
    expected = QuantityField()

    class Meta:
        """Its table."""

        table_name = "material_count_line"
        primary_key = CompositeKey("count_id", "material")
