"""CoopBooks: the books of micro-businesses run by their members.

The map, in reading order. Each word is a room whose ``__init__`` is its front door.

==============  ====================================================================
money           whole centavos and their currency
quantity        how many, how much of a thing
days            periods, months and accounting years
errors          the two ways to end badly that are not a bug: Refusal and Trouble
i18n            which language is spoken
progress        how far something long is, and giving it up
reading         what people type, read strictly
showing         figures, days and amounts in words, written for people
books           an open set of books: the transaction, the notice, today, the club
drafts          what is typed in a form and not recorded yet
ledger          accounts, vouchers, lines, balances, locked months
rates           the tax on sales, the dollar, the minimum wage: what the world outside says from a day on
people          customers, suppliers, lenders, donors
members         their register and groups, contributions, savings, dues and fines, what is between each and the club
products        what the club makes and sells, its dated prices, the operations it is made by
attachments     photos and PDFs of papers, kept with the record they belong to
orders          what somebody wants made, by when and for how much; what was sold, used and spent for it
loans           money borrowed and lent: plans, what is due, what it really costs
materials       what products are made of: units, stock at its average price, uses, counts, from hand to hand
grants          what donors give, the purposes it is for, and what is left of it
machines        what is kept and wears out: how it came, its depreciation, what an hour of it costs
sales           selling, and what customers owe
costs           bills, expenses, and what the club owes suppliers
costing         cost structures: what a product really costs, what it must be sold for, what an hour of work earns
cash            boxes, banks, transfers, counts
work            what members did by the piece, the hour or the day, and the pieces that are still with them
payouts         pay that adds up: pots, lots, deductions, coins in envelopes, the surplus of the year
templates       deeds to do again: rent on the 5th, proposed and never posted alone
finding         whatever is in the books, by a few letters, a number, a day or an amount
statements      figures from the ledger alone
papers          figures made into PDF
exchange        figures made into workbooks that other programs go on with
bookfile        the .coop file: make, open, refuse, step up, back up, rescue, restore
training        practice books, files of their own
==============  ====================================================================
"""

__version__ = "0.8.0"
