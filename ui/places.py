"""Where everything is: the pages, the parts and the forms of each, and the page a deed is typed in on.

Known without loading a page, whose code comes with the first look at it; a test holds this against the pages.
"""

from collections.abc import Mapping
from typing import Final

from coopbooks.i18n import _, pgettext
from ui.shared.labels import with_keys
from ui.shared.sidebar import Entry
from ui.shared.words import Words

PAGES: Final = (
    Entry("home", lambda: _("Home"), "home"),
    Entry("sales", lambda: _("Sales"), "sales", lambda: _("Daily")),
    Entry("costs", lambda: _("Costs"), "costs"),
    Entry("work", lambda: pgettext("page", "Work"), "work"),
    Entry("cash", lambda: _("Cash"), "cash"),
    Entry("orders", lambda: _("Orders"), "orders", lambda: _("Plan")),
    Entry("products", lambda: _("Products"), "products"),
    Entry("materials", lambda: pgettext("page", "Materials"), "materials"),
    Entry("costing", lambda: _("Cost structures"), "costing"),
    Entry("members", lambda: _("Members"), "members", lambda: pgettext("group of pages", "People")),
    Entry("payouts", lambda: _("Payouts"), "payouts"),
    Entry("machines", lambda: _("Machines"), "machines", lambda: _("Capital")),
    Entry("loans", lambda: _("Loans"), "loans"),
    Entry("grants", lambda: _("Grants"), "grants"),
    Entry("statements", lambda: _("Statements"), "statements", lambda: _("Results")),
    Entry("ledger", lambda: _("Ledger"), "ledger"),
    Entry("settings", lambda: _("Settings"), "settings", foot=True),
)
"""In the order of the sidebar."""
QUESTIONS: Final[Mapping[str, Words]] = {
    "home": lambda: _("How do we stand today?"),
    "sales": lambda: _("What did we sell, and who still owes us?"),
    "costs": lambda: _("What did we buy or pay, and whom do we still owe?"),
    "work": lambda: _("Who did how much of what, and what is it worth?"),
    "cash": lambda: _("How much money is there, and where?"),
    "orders": lambda: _("What is to be made, by when, and what will it bring?"),
    "products": lambda: _("What do we make and sell, and at which price?"),
    "materials": lambda: _("How much is there of what, and what does it cost?"),
    "costing": lambda: _("What does each product really cost, and what does an hour of work earn?"),
    "members": lambda: _("Who are we, and what is there between each of us and the club?"),
    "payouts": lambda: _("Who is to be paid how much, and why that much?"),
    "machines": lambda: _("What machines do we have, what are they worth, and when are they looked after?"),
    "loans": lambda: _("Whom do we owe, who owes us, and what is due next?"),
    "grants": lambda: _("What was given to us, what for, and what is left of it?"),
    "statements": lambda: _("What became of our money, in figures?"),
    "ledger": lambda: _("What do the books say, voucher by voucher?"),
    "settings": lambda: _("Who are we, and what holds for us?"),
}
"""What each page answers; the statements ask more closely, each its own."""
_DIGITS: Final = 9
"""Keys that stand for pages with Ctrl, and as many more with Alt."""

PARTS: Final[Mapping[str, Mapping[str, Words]]] = {
    "sales": {
        "debts": lambda: _("What customers owe"),
        "templates": lambda: _("Templates"),
    },
    "costs": {
        "debts": lambda: _("What we owe suppliers"),
        "templates": lambda: _("Templates"),
    },
    "work": {
        "sums": lambda: _("What it adds up to"),
        "pieces": lambda: _("Pieces with members"),
        "rates": lambda: _("Rates of orders"),
    },
    "cash": {
        "boxes": lambda: _("Boxes and banks"),
        "book": lambda: _("Cash book"),
        "counts": lambda: _("Counts"),
        "templates": lambda: _("Templates"),
    },
    "materials": {
        "stock": lambda: _("In the store"),
        "used": lambda: _("What was used"),
        "hands": lambda: _("In hands and in trust"),
        "counts": lambda: _("Stock counts"),
        "templates": lambda: _("Templates"),
    },
    "costing": {
        "sheets": lambda: _("Cost sheets"),
        "shared": lambda: _("Shared costs"),
    },
    "members": {
        "dues": lambda: _("Dues and fines"),
        "groups": lambda: _("Groups"),
        "templates": lambda: _("Templates"),
    },
    "payouts": {
        "advances": lambda: _("Advances"),
        "rules": lambda: _("Rules of pay"),
        "paycheck": lambda: _("Pay check"),
    },
    "machines": {
        "register": lambda: _("Register"),
        "maintenance": lambda: _("Maintenance"),
    },
    "loans": {
        "borrowed": lambda: _("What we owe"),
        "lent": lambda: _("What members owe us"),
        "due": lambda: _("What is due"),
        "against": lambda: _("Instalments against orders"),
        "offers": lambda: _("Offers compared"),
    },
    "grants": {
        "gifts": lambda: _("Gifts in kind"),
        "templates": lambda: _("Templates"),
    },
    "statements": {
        "income_statement": lambda: _("Income statement"),
        "balance_sheet": lambda: _("Balance sheet"),
        "cash_book": lambda: _("Cash book"),
        "trial_balance": lambda: _("Trial balance"),
        "journal": lambda: _("Journal"),
        "account_card": lambda: _("Account card"),
    },
    "ledger": {
        "vouchers": lambda: _("Vouchers"),
        "accounts": lambda: _("Accounts"),
        "journal": lambda: _("Journal"),
        "locks": lambda: _("Months"),
        "templates": lambda: _("Templates"),
    },
    "settings": {
        "club": lambda: _("The club"),
        "people": lambda: _("People"),
        "activities": lambda: _("Activities"),
        "rates": lambda: _("Rates"),
        "backups": lambda: _("Backup copies"),
        "appearance": lambda: _("Appearance"),
        "about": lambda: _("About"),
    },
}
"""The parts of each page by the page's own word for them (``Wanted.tab``), but for those called as the page is."""

FORMS: Final[Mapping[tuple[str, str], Words]] = {
    ("sales", "deal"): lambda: _("Record a sale"),
    ("sales", "payment"): lambda: _("A customer pays"),
    ("costs", "deal"): lambda: _("Record a cost"),
    ("costs", "payment"): lambda: _("Pay a supplier"),
    ("work", "sheet"): lambda: _("Write work down"),
    ("work", "work"): lambda: _("Write one work down"),
    ("work", "pieces"): lambda: _("Give out or take back pieces"),
    ("work", "rate"): lambda: _("Agree a rate for an order"),
    ("cash", "count"): lambda: _("Count the cash"),
    ("cash", "transfer"): lambda: _("Move money"),
    ("cash", "movement"): lambda: _("Other money in or out"),
    ("materials", "use"): lambda: _("Use materials"),
    ("materials", "count"): lambda: _("Count the materials"),
    ("materials", "hand"): lambda: _("Hand over or take in trust"),
    ("materials", "take_over"): lambda: _("Materials that are already there"),
    ("ledger", "voucher"): lambda: _("Record a voucher"),
    ("ledger", "opening"): lambda: _("Opening balances"),
    ("cash", "box"): lambda: _("Add a box or bank…"),
    ("machines", "machine"): lambda: _("Add a machine"),
    ("machines", "depreciate"): lambda: _("Depreciate the month"),
    ("machines", "maintenance"): lambda: _("Write maintenance down"),
    ("machines", "gone"): lambda: _("Sold, scrapped or given away"),
    ("loans", "payment"): lambda: _("Pay an instalment of a loan"),
    ("loans", "borrowed"): lambda: _("Record a loan to the club"),
    ("loans", "lent"): lambda: _("Lend to a member"),
    ("loans", "interest"): lambda: _("Interest owed at the end of the year…"),
    ("grants", "grant"): lambda: _("Record a grant"),
    ("grants", "money"): lambda: _("Money of a grant came"),
    ("grants", "gift"): lambda: _("Record a gift in kind"),
    ("grants", "back"): lambda: _("Give money back to a donor"),
    ("members", "money"): lambda: _("Contribution, savings or withdrawal"),
    ("members", "charge"): lambda: _("Charge dues or fines"),
    ("members", "collect"): lambda: _("Collect from many members"),
    ("members", "leave"): lambda: _("A member leaves"),
    ("payouts", "run"): lambda: _("Prepare a payout"),
    ("payouts", "advance"): lambda: _("Give an advance"),
    ("payouts", "surplus"): lambda: _("Share out the surplus of a year"),
    ("payouts", "rules"): lambda: _("Change the rules of pay"),
    ("payouts", "own"): lambda: _("Agree with one member"),
    ("costing", "sheet"): lambda: _("New cost sheet"),
    ("costing", "pool"): lambda: _("Add shared costs"),
    ("settings", "person"): lambda: _("Add a person"),
    ("members", "member"): lambda: _("Add a member"),
    ("members", "group"): lambda: _("Add a group"),
    ("orders", "order"): lambda: _("Add an order"),
    ("products", "product"): lambda: _("Add a product"),
    ("materials", "material"): lambda: _("Add a material"),
    ("settings", "activity"): lambda: _("Add an activity"),
    ("settings", "rate"): lambda: _("Write a rate down"),
}
"""The forms for something new, by page and the page's own word for them (``Wanted.new``); first what is wanted most."""

TYPED_ON: Final = {
    "sales": "sales",
    "customer_payment": "sales",
    "costs": "costs",
    "supplier_payment": "costs",
    "transfer": "cash",
    "cash_movement": "cash",
    "cash_count": "cash",
    "use_materials": "materials",
    "count_materials": "materials",
    "take_over_materials": "materials",
    "buy_machine": "machines",
    "donated_machine": "machines",
    "take_over_machine": "machines",
    "depreciate": "machines",
    "machine_gone": "machines",
    "loan": "loans",
    "loan_payment": "loans",
    "grant_money": "grants",
    "grant_back": "grants",
    "gift": "grants",
    "member_advance": "payouts",
    "advance_repaid": "payouts",
    "payout": "payouts",
    "payout_handed": "payouts",
    "surplus": "payouts",
    **dict.fromkeys(
        (
            *("member_initial", "member_certificates", "member_contribution_back", "member_compulsory"),
            *("member_voluntary", "member_withdrawal", "member_compulsory_back", "member_dues", "member_fine"),
            *("member_paid", "member_settlement"),
        ),
        "members",
    ),
}
"""The page whose form a voucher of each deed is typed in; all others on the ledger's."""


def page_keys(entry: Entry) -> str:
    """Return the keys of a page by its place in the sidebar: Ctrl and a digit, from the tenth on Alt and a digit."""
    number = PAGES.index(entry) + 1
    if entry.foot:
        return "Ctrl+,"
    return f"Ctrl+{number}" if number <= _DIGITS else f"Alt+{number - _DIGITS}"


def page_told(entry: Entry) -> str:
    """Return what a page answers and the keys that lead to it, for who goes along the sidebar without seeing it."""
    return with_keys(QUESTIONS[entry.key](), page_keys(entry))


def form_action(form: tuple[str, str]) -> str:
    """Return the key of the action that opens a form, as in :mod:`ui.actions`."""
    return "+".join(form)
