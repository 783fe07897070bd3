"""The tables of cash counts; the file refuses to change or delete a recorded one."""

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, Record
from coopbooks.ledger.records import AccountRecord, VoucherRecord


class CashCountRecord(Record):
    """One count of a cash box: what was there, and what the books said."""

    account = ForeignKeyField(AccountRecord)
    day = DayField()
    counted = MoneyField()
    expected = MoneyField()
    explanation = TextField(default="")
    voucher = ForeignKeyField(VoucherRecord, null=True)
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "cash_count"


class CashCountPieceRecord(Record):
    """How many notes or coins of one value lay in a box."""

    count_id = IntegerField()
    denomination = MoneyField()
    pieces = IntegerField()

    class Meta:
        """Its table."""

        table_name = "cash_count_piece"
        primary_key = CompositeKey("count_id", "denomination")
