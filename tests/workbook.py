"""Working a workbook out without the program that made it: formulas read as a spreadsheet reads them, in fractions.

Only what stands in our workbooks is known: sums, quotients, IF, SUM, COUNTBLANK, ROUND, ROUNDUP, and cells of other
pages. Anything else raises. Where LibreOffice is installed, it works the same file out as well.
"""

import math
import shutil
import subprocess
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formula import Tokenizer

Value = Fraction | str | bool | None
Late = Callable[[], Any]
LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


class Worked:
    """A workbook worked out cell by cell; ``book["Bread"]["B5"]`` is a figure, or the words that stand there."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(content))
        self._found: dict[tuple[str, str], Value] = {}

    def value(self, page: str, at: str) -> Value:
        """Return what a cell comes to."""
        key = (page, at.replace("$", ""))
        if key not in self._found:
            self._found[key] = self._work_out(page, self.book[page][key[1]])
        return self._found[key]

    def _work_out(self, page: str, cell: Any) -> Value:
        if cell.data_type == "f":
            return Reading(self, page).of(cell.value)
        if cell.value is None or isinstance(cell.value, str):
            return cell.value
        return Fraction(str(cell.value))

    @cached_property
    def rows(self) -> dict[str, dict[str, list[Value]]]:
        """What stands beside the words in the first column, by page; of those that come twice the last."""
        return {
            page.title: {
                str(row[0].value): [self.value(page.title, cell.coordinate) for cell in row[1:]]
                for row in page.iter_rows()
                if row[0].value is not None
            }
            for page in self.book.worksheets
        }


class Reading:
    """Reads one formula of a page, turned into the same sum in Python."""

    def __init__(self, worked: Worked, page: str) -> None:
        self._worked, self._page = worked, page

    def of(self, formula: str) -> Value:
        source = "".join(map(self._python, Tokenizer(formula).items))
        names = {name: getattr(self, f"_{name.lower()}") for name in ("SUM", "IF", "COUNTBLANK", "ROUND", "ROUNDUP")}
        known = {"__builtins__": {}, **names, "CELL": self._cell, "CELLS": self._cells, "F": Fraction}
        found: Any = eval(source, known)
        return Fraction(found) if isinstance(found, int | Fraction) and not isinstance(found, bool) else found

    def _python(self, token: Any) -> str:
        text = str(token.value)
        match (token.type, token.subtype):
            case ("OPERAND", "NUMBER"):
                text = f"F('{text}')"
            case ("OPERAND", "TEXT"):
                text = repr(text[1:-1])
            case ("OPERAND", "RANGE"):
                text = f"{'CELLS' if ':' in text else 'CELL'}({text!r})"
            case ("FUNC", "OPEN"):
                text = f"{text[:-1]}(lambda: ("
            case ("FUNC", "CLOSE"):
                text = "))"
            case ("SEP", "ARG"):
                text = "), lambda: ("
            case ("OPERATOR-INFIX", _):
                text = {"=": "==", "<>": "!="}.get(text, text)
            case ("PAREN", _):
                pass
            case _:
                raise ValueError(f"not known: {token.type} {text}")
        return text

    def _at(self, name: str) -> tuple[str, str]:
        page, _mark, at = name.rpartition("!")
        return (page.strip("'").replace("''", "'") if page else self._page), at

    def _cell(self, name: str) -> Any:
        value = self._worked.value(*self._at(name))
        return Fraction(0) if value is None else value

    def _cells(self, name: str) -> list[Any]:
        page, at = self._at(name)
        cells = [cell for row in self._worked.book[page][at.replace("$", "")] for cell in row]
        return [self._worked.value(page, cell.coordinate) for cell in cells]

    def _sum(self, *late: Late) -> Fraction:
        return sum((one for values in late for one in self._numbers(values())), Fraction(0))

    @staticmethod
    def _numbers(values: Any) -> Iterator[Fraction]:
        yield from (one for one in (values if isinstance(values, list) else [values]) if isinstance(one, Fraction))

    @staticmethod
    def _if(holds: Late, then: Late, otherwise: Late) -> Any:
        return then() if holds() else otherwise()

    @staticmethod
    def _countblank(values: Late) -> Fraction:
        return Fraction(sum(one is None for one in values()))

    @staticmethod
    def _round(value: Late, places: Late) -> Fraction:
        scale = 10 ** int(places())
        return Fraction(math.floor(value() * scale + Fraction(1, 2)), scale)

    @staticmethod
    def _roundup(value: Late, places: Late) -> Fraction:
        scale = 10 ** int(places())
        return Fraction(math.ceil(value() * scale), scale)


def worked_by_libreoffice(content: bytes, folder: Path) -> dict[str, dict[str, list[Any]]]:
    """Return the same rows as LibreOffice works them out, shown as decimals."""
    source, out = folder / "sheet.xlsx", folder / "out"
    source.write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(LIBREOFFICE), home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    book = openpyxl.load_workbook(out / "sheet.xlsx", data_only=True)
    return {
        page.title: {str(row[0].value): [cell.value for cell in row[1:]] for row in page.iter_rows() if row[0].value}
        for page in book.worksheets
    }


def decimal_of(value: Any, places: int = 2) -> Decimal:
    """Return a figure, whoever worked it out, rounded half up."""
    return Decimal(math.floor(Fraction(value) * 10**places + Fraction(1, 2))).scaleb(-places)
