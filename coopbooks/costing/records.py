"""The tables of cost sheets' versions, which the file refuses to change, and of shared costs."""

from peewee import BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from coopbooks.books import DayField, MomentField, MoneyField, QuantityField, Record
from coopbooks.ledger.records import AccountRecord
from coopbooks.machines.records import MachineRecord
from coopbooks.materials.records import MaterialRecord
from coopbooks.products.records import MakingRecord, ProductRecord


class PoolRecord(Record):
    """Costs that several products share, of some months."""

    name = TextField()
    folded = TextField()
    first_month = TextField()
    last_month = TextField()
    amount = MoneyField(null=True)
    basis = TextField()
    note = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        """Its table."""

        table_name = "cost_pool"


class PoolAccountRecord(Record):
    """One account whose movements are shared."""

    pool = ForeignKeyField(PoolRecord)
    account = ForeignKeyField(AccountRecord)

    class Meta:
        """Its table."""

        table_name = "cost_pool_account"
        primary_key = CompositeKey("pool", "account")


class PoolProductRecord(Record):
    """One product that bears a part."""

    pool = ForeignKeyField(PoolRecord)
    product = ForeignKeyField(ProductRecord)
    units = QuantityField()
    weight = QuantityField()

    class Meta:
        """Its table."""

        table_name = "cost_pool_product"
        primary_key = CompositeKey("pool", "product")


class VersionRecord(Record):
    """One version of the cost sheet of a product."""

    product = ForeignKeyField(ProductRecord)
    number = IntegerField()
    day = DayField()
    note = TextField()
    newest_making = IntegerField()
    line_count = IntegerField()
    basis = TextField()
    makes = QuantityField(null=True)
    rejects = QuantityField()
    given = QuantityField()
    given_of = QuantityField()
    charges = QuantityField()
    pricing = TextField()
    percent = QuantityField(null=True)
    offered = QuantityField(null=True)
    offered_currency = TextField()
    offered_per = TextField()
    tax = TextField()
    tax_percent = QuantityField()
    dollar = QuantityField(null=True)
    dollar_source = TextField()
    fixed_costs = QuantityField(null=True)
    target = QuantityField(null=True)
    pieces = QuantityField(null=True)
    minimum_wage = QuantityField(null=True)
    wage_hours = QuantityField()
    recorded_by = TextField()
    recorded_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "sheet_version"


class LineRecord(Record):
    """One line of a version: only the columns of its kind are filled in."""

    version_id = IntegerField()
    position = IntegerField()
    kind = TextField()
    description = TextField()
    material = ForeignKeyField(MaterialRecord, null=True)
    component = ForeignKeyField(ProductRecord, null=True)
    component_version = ForeignKeyField(VersionRecord, null=True)
    making = ForeignKeyField(MakingRecord, null=True)
    pool = ForeignKeyField(PoolRecord, null=True)
    quantity = QuantityField(null=True)
    unit = TextField(default="")
    waste = QuantityField(null=True)
    waste_method = TextField(null=True)
    price = QuantityField(null=True)
    price_quantity = QuantityField(null=True)
    price_unit = TextField(null=True)
    price_source = TextField(null=True)
    price_currency = TextField(null=True)
    price_ratio = TextField(null=True)
    times = QuantityField(null=True)
    minutes = QuantityField(null=True)
    rate = QuantityField(null=True)
    pay = TextField(null=True)
    own = QuantityField(null=True)
    depreciation = QuantityField(null=True)
    maintenance = QuantityField(null=True)
    energy = QuantityField(null=True)
    interest = QuantityField(null=True)
    hours = QuantityField(null=True)
    machine = ForeignKeyField(MachineRecord, null=True)
    with_donated = BooleanField(default=True)
    method = TextField(null=True)
    percent = QuantityField(null=True)
    percent_of = TextField(null=True)

    class Meta:
        """Its table."""

        table_name = "sheet_line"
        primary_key = CompositeKey("version_id", "position")
