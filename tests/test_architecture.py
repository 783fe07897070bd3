"""The house rules that can be checked by reading the code; each check is first shown something it must catch."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCKING = ("QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog")
PAINT = ("QBrush", "QColor", "QFont", "QLinearGradient", "QPalette", "QPen")
SPACES = ("addSpacing", "setContentsMargins", "setHorizontalSpacing", "setSpacing", "setVerticalSpacing")
SIZES = tuple(f"set{bound}{way}" for bound in ("Fixed", "Maximum", "Minimum") for way in ("Height", "Size", "Width"))
STEP = 4
CLOCKS = ("date", "datetime", "QDate", "QDateTime", "time")

Rule = Callable[[ast.Module, str], Iterator[str]]


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Every ``receiver.name(...)`` of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr


def no_floating_columns(tree: ast.Module, _path: str) -> Iterator[str]:
    """Money and quantities are whole numbers in the file: peewee's own field for decimals is floating point, too."""
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in ("FloatField", "DoubleField", "DecimalField"):
            yield f"{node.lineno}: {name}"  # type: ignore[attr-defined]


def no_dialog_that_blocks(tree: ast.Module, path: str) -> Iterator[str]:
    """Dialogs are opened and answer with a signal; only the application itself has an event loop."""
    if not path.startswith("ui/"):
        return
    for call, receiver, name in calls(tree):
        loop = name in ("exec", "exec_") and not receiver.lower().endswith(("app", "application"))
        if loop or (receiver.rsplit(".", maxsplit=1)[-1] in BLOCKING and name[0].islower()):
            yield f"{call.lineno}: {receiver}.{name}()"


def only_the_books_know_today(tree: ast.Module, path: str) -> Iterator[str]:
    """The day and the hour come from ``books.today()`` and ``books.now()``: tests and practice books fix them."""
    if path.startswith("coopbooks/books/"):
        return
    for call, receiver, name in calls(tree):
        known = receiver.rsplit(".", maxsplit=1)[-1] in CLOCKS
        if known and name in ("today", "now", "utcnow", "currentDate", "currentDateTime", "localtime"):
            yield f"{call.lineno}: {receiver}.{name}()"


def no_page_is_styled_by_hand(tree: ast.Module, path: str) -> Iterator[str]:
    """Colours, letters and signs come from ``ui/look``, what is painted from the kit; pixels grow with the text, and
    the space between is a whole number of steps. Windows are as large as a screen, and not as their text.
    """
    if not path.startswith("ui/") or path.startswith("ui/look/"):
        return
    for call, receiver, name in calls(tree):
        pixels = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, int)]
        sized = name in SIZES and max(pixels, default=0) > 1 and path != "ui/window.py"
        spaced = name in SPACES and any(one % STEP for one in pixels if one > 1)
        if sized or spaced or name == "setStyleSheet":
            yield f"{call.lineno}: {receiver}.{name}({', '.join(map(str, pixels))})"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in PAINT and not path.startswith("ui/shared/"):
            yield f"{node.lineno}: {node.id}"


def nothing_is_too_long(tree: ast.Module, path: str) -> Iterator[str]:
    """What does not fit on a page is not understood at a glance. Docstrings do not count against a function."""
    last = max((node.end_lineno or 0 for node in tree.body), default=0)
    allowed = 200 if path == "ui/window.py" else 300
    if last > allowed:
        yield f"module of {last} lines, {allowed} allowed"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _lines(node) > 200:
            yield f"{node.lineno}: class {node.name} of {_lines(node)} lines, 200 allowed"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > 40:
            yield f"{node.lineno}: {node.name} of {_lines(node)} lines, 40 allowed"


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = len((ast.get_docstring(node, clean=False) or "").splitlines())
    return (node.end_lineno or 0) - node.lineno + 1 - (0 if isinstance(node, ast.ClassDef) else docstring)


def what_is_voided_is_priced_again(tree: ast.Module, path: str) -> Iterator[str]:
    """The window voids through ``materials``, which prices again what was used of a purchase that never was."""
    for call, receiver, name in calls(tree):
        if path.startswith("ui/") and (receiver, name) == ("ledger", "void"):
            yield f"{call.lineno}: ledger.void()"


def every_module_says_what_it_is_about(tree: ast.Module, _path: str) -> Iterator[str]:
    if tree.body and not ast.get_docstring(tree):
        yield "no module docstring"


CAUGHT: list[tuple[Rule, str, str]] = [
    (no_floating_columns, "coopbooks/x.py", "price = peewee.FloatField()"),
    (no_floating_columns, "coopbooks/x.py", "from peewee import DecimalField\nprice: DecimalField"),
    (no_dialog_that_blocks, "ui/x.py", "dialog.exec()"),
    (no_dialog_that_blocks, "ui/x.py", "QMenu(self).exec(point)"),
    (no_dialog_that_blocks, "ui/x.py", "QMessageBox.question(self, title, text)"),
    (only_the_books_know_today, "coopbooks/x.py", "date.today()"),
    (only_the_books_know_today, "ui/x.py", "QtCore.QDate.currentDate()"),
    (only_the_books_know_today, "coopbooks/x.py", "datetime.datetime.now(tz=UTC)"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "label.setStyleSheet(words)"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "widget.setPalette(QPalette())"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "pen = QColor(look.now().accent)"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "field.setFixedWidth(120)"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "layout.setContentsMargins(12, 8, 6, 8)"),
    (no_page_is_styled_by_hand, "ui/shared/x.py", "layout.setSpacing(10)"),
    (nothing_is_too_long, "coopbooks/x.py", "def f():\n" + "    x = 1\n" * 40),
    (nothing_is_too_long, "coopbooks/x.py", "class C:\n" + "    x = 1\n" * 200),
    (nothing_is_too_long, "coopbooks/x.py", "x = 1\n" * 301),
    (nothing_is_too_long, "ui/window.py", "x = 1\n" * 201),
    (what_is_voided_is_priced_again, "ui/cash/x.py", "ledger.void(books, voucher, reason)"),
    (every_module_says_what_it_is_about, "coopbooks/x.py", "x = 1"),
]
LET_BE: list[tuple[Rule, str, str]] = [
    (no_dialog_that_blocks, "ui/app.py", "application.exec()"),
    (no_dialog_that_blocks, "ui/x.py", "box = QMessageBox(self)\nbox.open()"),
    (only_the_books_know_today, "ui/x.py", "books.today()"),
    (no_page_is_styled_by_hand, "ui/look/x.py", "widget.setStyleSheet(words)"),
    (no_page_is_styled_by_hand, "ui/shared/x.py", "pen = QColor(look.now().accent)"),
    (no_page_is_styled_by_hand, "ui/home/x.py", "look.measure(field.setFixedWidth, 120)\nlayout.setSpacing(8)"),
    (no_page_is_styled_by_hand, "ui/window.py", "self.setMinimumSize(900, 480)"),
    (only_the_books_know_today, "coopbooks/books/x.py", "datetime.now()"),
    (what_is_voided_is_priced_again, "ui/cash/x.py", "materials.void(books, voucher, reason)"),
    (nothing_is_too_long, "coopbooks/x.py", "def f():\n" + "    x = 1\n" * 39),
]


@pytest.mark.parametrize(("rule", "path", "code"), CAUGHT)
def test_each_rule_catches_what_it_is_for(rule: Rule, path: str, code: str) -> None:
    assert list(rule(ast.parse(code), path))


@pytest.mark.parametrize(("rule", "path", "code"), LET_BE)
def test_each_rule_lets_the_rest_be(rule: Rule, path: str, code: str) -> None:
    assert not list(rule(ast.parse(code), path))


@pytest.fixture(scope="module")
def house() -> dict[str, ast.Module]:
    """Every module of the house, read once."""
    files = sorted(file for room in ("coopbooks", "ui", "tests") for file in ROOT.glob(f"{room}/**/*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _path, _code in CAUGHT))
def test_the_house_keeps_the_rule(rule: Rule, house: dict[str, ast.Module]) -> None:
    assert [f"{path}: {fault}" for path, tree in house.items() for fault in rule(tree, path)] == []


def test_nobody_knows_whom_they_may_not() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run([*lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
