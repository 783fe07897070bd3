"""Showing: figures, days and amounts in words, as the region of the language spoken writes them.

Spanish is written as in Bolivia (``1.200,50``), English with point and comma (``1,200.50``); days are
``dd/mm/yyyy`` in both. What is shown here, :mod:`coopbooks.reading` reads back to the same value.
"""

from coopbooks.showing.dates import MONTHS, day, long_day, moment, month, period, weekday
from coopbooks.showing.figures import MINUS, amount, money, number, percent, price, quantity, rate, region, total, whole
from coopbooks.showing.plurals import counted, is_one, plural
from coopbooks.showing.words import cardinal, in_words, spoken

__all__ = [
    "MINUS",
    "MONTHS",
    "amount",
    "cardinal",
    "counted",
    "day",
    "in_words",
    "is_one",
    "long_day",
    "moment",
    "money",
    "month",
    "number",
    "percent",
    "period",
    "plural",
    "price",
    "quantity",
    "rate",
    "region",
    "spoken",
    "total",
    "weekday",
    "whole",
]
