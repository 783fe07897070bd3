"""Exchange: figures made into files that other programs go on with, whose sums stay alive there.

``exchange.cost_sheet(whole, "es")`` returns a workbook. It speaks the language it is asked for whatever the window
speaks.
"""

from coopbooks.exchange.cost_sheet import cost_sheet

__all__ = ["cost_sheet"]
