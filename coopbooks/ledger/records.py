"""The tables of the ledger: accounts, activities, vouchers, their lines, kept balances, locks."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record


class AccountRecord(Record):
    """One account of the club's chart."""

    code = TextField()
    parent = ForeignKeyField("self", null=True)
    standard = TextField(null=True)
    own_name = TextField(null=True)
    section = TextField(null=True)
    role = TextField(null=True)
    currency = TextField(null=True)
    box = TextField(default="")
    postable = BooleanField()
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "account"


class ActivityRecord(Record):
    """One line of work the club follows on its own: sewing, baking, canteen."""

    name = TextField()
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "activity"


class VoucherRecord(Record):
    """One posted voucher; the file refuses to change or delete it. The keys are what sorts the words beside them."""

    kind = TextField()
    year = IntegerField()
    number = IntegerField()
    day = DayField()
    description = TextField()
    concerns = TextField(default="")
    person_id = IntegerField(null=True)
    word = TextField()
    amount = MoneyField()
    recorded_by = TextField()
    recorded_at = MomentField()
    reverses = ForeignKeyField("self", null=True, backref="reversal")
    corrects = ForeignKeyField("self", null=True, backref="correction")
    reason = TextField(default="")
    description_key = TextField()
    concerns_key = TextField()

    class Meta:
        """Its table."""

        table_name = "voucher"


class LineRecord(Record):
    """One line of a posted voucher: debit above zero, credit below."""

    voucher = ForeignKeyField(VoucherRecord, backref="lines")
    account = ForeignKeyField(AccountRecord, backref="lines")
    day = DayField()
    amount = MoneyField()
    foreign_amount = MoneyField(null=True)
    foreign_currency = TextField(null=True)
    rate = TextField(null=True)
    rate_source = TextField(null=True)
    person_id = IntegerField(null=True)
    product_id = IntegerField(null=True)
    activity = ForeignKeyField(ActivityRecord, null=True)
    note = TextField(default="")
    material_id = IntegerField(null=True)
    quantity = QuantityField(null=True)
    order_id = IntegerField(null=True)
    loan_id = IntegerField(null=True)
    machine_id = IntegerField(null=True)
    purpose_id = IntegerField(null=True)

    class Meta:
        """Its table."""

        table_name = "line"


class MonthBalanceRecord(Record):
    """What one account moved in one month for one activity (0: none); kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    month = TextField()
    activity_id = IntegerField()
    debit = MoneyField()
    credit = MoneyField()
    foreign_amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "month_balance"
        primary_key = False


class YearBalanceRecord(Record):
    """What one account moved in one calendar year for one activity (0: none); kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    year = IntegerField()
    activity_id = IntegerField()
    debit = MoneyField()
    credit = MoneyField()
    foreign_amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "year_balance"
        primary_key = False


class PersonBalanceRecord(Record):
    """What stands on one account for one person; kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    person_id = IntegerField()
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "person_balance"
        primary_key = False


class StockBalanceRecord(Record):
    """How much of one material lies on one account, and at what value; kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    material_id = IntegerField()
    quantity = QuantityField()
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "stock_balance"
        primary_key = False


class LoanBalanceRecord(Record):
    """What stands on one account for one loan, also in the loan's own currency; kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    loan_id = IntegerField()
    amount = MoneyField()
    foreign_amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "loan_balance"
        primary_key = False


class MachineBalanceRecord(Record):
    """What stands on one account for one machine; kept by the file with every line."""

    account = ForeignKeyField(AccountRecord)
    machine_id = IntegerField()
    amount = MoneyField()

    class Meta:
        """Its table."""

        table_name = "machine_balance"
        primary_key = False


class MonthLockRecord(Record):
    """One locking or unlocking: up to which day nothing is recorded from then on."""

    through = TextField()
    reason = TextField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "month_lock"
