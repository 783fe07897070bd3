"""Finding: whatever is in the books by a few letters, a number, a day or an amount, however it is typed.

Searching is not recording: accents and capitals do not matter, a letter or two may be wrong, missing or swapped, either
mark is a decimal mark, and what can be read in several ways is looked for in all of them.
"""

from coopbooks.finding.finder import Finder, Found
from coopbooks.finding.names import Fit, Hit, Names
from coopbooks.finding.typed import Typed

__all__ = ["Finder", "Fit", "Found", "Hit", "Names", "Typed"]
