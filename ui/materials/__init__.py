"""The page Materials: what products are made of, how much there is of it, what it costs and who has it."""

from ui.materials.page import MaterialsPage

__all__ = ["MaterialsPage"]
