"""The page Statements: did we gain or lose, what do we have, what do we owe; each on the screen and on paper."""

from ui.statements.page import StatementsPage

__all__ = ["StatementsPage"]
