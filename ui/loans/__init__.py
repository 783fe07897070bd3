"""The page Loans: what we owe and what members owe us, what is due, whether orders will pay it, offers compared."""

from ui.loans.page import LoansPage

__all__ = ["LoansPage"]
