"""Every table remembers how somebody arranged its columns."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ui.shared.few_rows import FewRows
from ui.shared.rows import Column

UI = Path(__file__).parents[2] / "ui"
TABLES = {"RecordTable", "FewRows"}


def _made() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
                if isinstance(called, ast.Name) and called.id in TABLES:
                    yield f"{path.relative_to(UI)}: {node.lineno}", node


def test_every_table_has_a_key_of_its_own() -> None:
    keys = {where: {one.arg: ast.unparse(one.value) for one in call.keywords}.get("key") for where, call in _made()}
    without = [where.split(":")[0] for where, key in keys.items() if key is None]
    assert without == ["shared/statement_view.py"]  # each statement has one, given with its columns
    said = [key for key in keys.values() if key and key.startswith("'")]
    assert sorted(said) == sorted(set(said))


def test_a_few_rows_stand_as_they_were_arranged(show: Any) -> None:
    """Also where headings come with the rows."""

    def made() -> FewRows:
        table = FewRows(lambda: "Fruit", key="few_fruit")
        show(table)
        columns = [Column[str](lambda: "Name", str, 90, key="name"), Column[str](lambda: "Kind", str, 80, key="kind")]
        table.show_all(["pear", "apple"], columns)
        return table

    first = made()
    first.header.move_column("kind", -1)
    assert made().header.keys() == first.header.keys()
    assert [made().header.keys()[place] for place in made().header.shown()] == ["kind", "name"]
