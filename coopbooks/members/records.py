"""The tables of members, their groups, when they were there, and what vouchers are for each of them."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MoneyField, Record
from coopbooks.ledger.records import VoucherRecord
from coopbooks.people.records import PersonRecord


class GroupRecord(Record):
    """Members who work together."""

    name = TextField()
    folded = TextField()
    person = ForeignKeyField(PersonRecord, null=True)
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "member_group"


class MemberRecord(Record):
    """What is known of a member beside what is known of every person."""

    person = ForeignKeyField(PersonRecord, primary_key=True)
    group = ForeignKeyField(GroupRecord, null=True)
    role = TextField(default="")
    language = TextField(default="")
    income = MoneyField(null=True)
    income_on = DayField(null=True)
    note = TextField(default="")

    class Meta:
        """Its table."""

        table_name = "member"


class StayRecord(Record):
    """From when to when somebody was a member."""

    person = ForeignKeyField(PersonRecord)
    joined = DayField(null=True)
    left_on = DayField(null=True)
    reason = TextField(default="")

    class Meta:
        """Its table."""

        table_name = "member_stay"


class PartRecord(Record):
    """What a voucher is for one member; the file refuses to change it."""

    voucher = ForeignKeyField(VoucherRecord)
    position = IntegerField()
    person = ForeignKeyField(PersonRecord)
    kind = TextField()
    amount = MoneyField()
    certificates = IntegerField(default=0)
    month = TextField(null=True)
    due = DayField(null=True)

    class Meta:
        """Its table."""

        table_name = "member_part"
        primary_key = CompositeKey("voucher", "position")


class DebtPaidRecord(Record):
    """So much of a debt was paid by a voucher; the file refuses to change it."""

    person = ForeignKeyField(PersonRecord)
    debt = ForeignKeyField(VoucherRecord)
    voucher = ForeignKeyField(VoucherRecord)
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "debt_paid"
        primary_key = CompositeKey("person", "debt", "voucher")
