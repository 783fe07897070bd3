"""Training: practice books, made by the program's own operations, that anybody may try things out in."""

from coopbooks.training.practice import PRACTICE, make_practice, practice_path

__all__ = ["PRACTICE", "make_practice", "practice_path"]
