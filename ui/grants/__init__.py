"""The page Grants: what donors agreed to give, what came, what was spent of it and what is left."""

from ui.grants.page import GrantsPage

__all__ = ["GrantsPage"]
