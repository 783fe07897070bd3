"""Costing: what a product really costs, what it must be sold for, and what an hour of work earns."""
