"""Reading: what people type, read strictly by the region of the language spoken; never guessed.

What cannot be read, or could be read in two ways, is refused in words that say what to type instead.
The reverse of :mod:`coopbooks.showing`: whatever is shown there reads back to the same value here.
"""

from coopbooks.reading.amounts import money, quantity, rate, whole
from coopbooks.reading.dates import day
from coopbooks.reading.folding import alphabetical, fold, places, words_of

__all__ = ["alphabetical", "day", "fold", "money", "places", "quantity", "rate", "whole", "words_of"]
