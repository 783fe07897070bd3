"""The page Settings: what the club says of itself, its people and activities, the rates, backup copies, the program."""

from ui.settings.page import SettingsPage

__all__ = ["SettingsPage"]
