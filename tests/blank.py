"""Blank sheets of work to print, for the tests that look at papers."""

from datetime import date

from coopbooks.work import DaySheet


def a_day_sheet() -> tuple[DaySheet, tuple[str, ...], tuple[str, ...]]:
    """The blank sheet of a day, with more operations than fit beside each other."""
    about = DaySheet((date(2026, 3, 20),), "Chompa de alpaca", "Tejedoras", "2026-07 · 40 chompas")
    steps = ("Corte", "Tejido a máquina", "Costura", "Bordado", "Remate", "Lavado", "Planchado", "Etiqueta", "Empaque")
    return about, ("Justina Condori Mamani", "Rosmery Ñaupa", "Eulalia Choque de Quispe viuda de Huanca"), steps


def a_week_sheet() -> tuple[DaySheet, tuple[str, ...], tuple[str, ...]]:
    """The blank sheet of a week of hours."""
    days = tuple(date(2026, 3, 16 + step) for step in range(7))
    return DaySheet(days, "Limpieza", kind="hours"), ("Benita Apaza",), tuple(str(day.day) for day in days)
