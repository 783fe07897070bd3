"""The members: who they are, what each gave, saved and owes, their groups."""

from ui.members.page import MembersPage

__all__ = ["MembersPage"]
