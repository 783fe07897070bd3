"""The tables of loans: what was agreed, what was paid, what is still due, who bears which part of one.

Plans and payments are never changed, the file refuses it; what stands on a loan itself is kept by the file with every
plan, payment and voucher taken back.
"""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import AccountRecord, VoucherRecord
from coopbooks.people.records import PersonRecord


class LoanRecord(Record):
    """One loan: with whom, how it came, and what was paid of it. Without a plan in force it was voided."""

    side = TextField()
    person = ForeignKeyField(PersonRecord)
    account = ForeignKeyField(AccountRecord)
    currency = TextField()
    way = TextField()
    contract = TextField(default="")
    folded_contract = TextField(default="")
    note = TextField(default="")
    voucher = ForeignKeyField(VoucherRecord, null=True)
    plan_id = IntegerField(null=True)
    paid_principal = MoneyField(default=0)
    paid_interest = MoneyField(default=0)
    paid_fine = MoneyField(default=0)
    interest_worth = MoneyField(default=0)

    class Meta:
        """Its table."""

        table_name = "loan"


class PlanRecord(Record):
    """One plan of a loan: what was agreed, column by column as :class:`Terms` has it."""

    loan = ForeignKeyField(LoanRecord)
    voucher = ForeignKeyField(VoucherRecord, null=True)
    reason = TextField(default="")
    act = TextField(default="")
    principal = MoneyField()
    disbursed_on = DayField()
    first_due = DayField()
    instalments = IntegerField()
    method = TextField()
    rate = QuantityField()
    rate_per = TextField()
    every = IntegerField()
    unit = TextField()
    missing_day = TextField()
    grace = IntegerField()
    grace_kind = TextField()
    basis = TextField()
    rounding = TextField()
    step = IntegerField()
    step_rounding = TextField()
    levelled = BooleanField()
    running = TextField()
    instalment = MoneyField(null=True)
    interest_by = TextField()
    late = TextField()
    late_rate = QuantityField()
    late_amount = MoneyField(null=True)
    pay_order = TextField()
    ahead = TextField()
    pay_off_to = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "loan_plan"


class InstalmentRecord(Record):
    """One row of a plan."""

    plan = ForeignKeyField(PlanRecord)
    number = IntegerField()
    start = DayField()
    due = DayField()
    opening = MoneyField()
    accrued = MoneyField()
    interest = MoneyField()
    principal = MoneyField()

    class Meta:
        """Its table."""

        table_name = "loan_instalment"
        primary_key = CompositeKey("plan", "number")


class PlanTakenBackRecord(Record):
    """A plan agreed by mistake: the one before it is in force again."""

    plan = ForeignKeyField(PlanRecord, primary_key=True)
    reason = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "loan_plan_taken_back"


class PaymentRecord(Record):
    """One payment as it was posted; what became of it is told by its voucher."""

    loan = ForeignKeyField(LoanRecord)
    plan = ForeignKeyField(PlanRecord)
    voucher = ForeignKeyField(VoucherRecord)
    day = DayField()
    fine = MoneyField()
    interest = MoneyField()
    principal = MoneyField()
    interest_worth = MoneyField()
    note = TextField(default="")

    class Meta:
        """Its table."""

        table_name = "loan_payment"


class DueRecord(Record):
    """What is still to be paid of a loan for one due day."""

    loan = ForeignKeyField(LoanRecord)
    due = DayField()
    interest = MoneyField()
    principal = MoneyField()

    class Meta:
        """Its table."""

        table_name = "loan_due"
        primary_key = CompositeKey("loan", "due")


class ShareRecord(Record):
    """The part of a loan to the club that one member bears."""

    loan = ForeignKeyField(LoanRecord)
    person = ForeignKeyField(PersonRecord)
    amount = MoneyField()
    own_loan = ForeignKeyField(LoanRecord, null=True, backref="shared")

    class Meta:
        """Its table."""

        table_name = "loan_share"
        primary_key = CompositeKey("loan", "person")
