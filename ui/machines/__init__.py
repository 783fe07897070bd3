"""The page Machines: what the club has that wears out, what an hour of it costs, when it is to be looked after."""

from ui.machines.page import MachinesPage

__all__ = ["MachinesPage"]
