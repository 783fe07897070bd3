"""The README's example is run as it stands, and the pictures it shows are there."""

import re
from pathlib import Path

import pypdf
import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_keeps_books_and_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    # 40 aprons at 35.50 are 1,420.00; less 300.00 of thread, 1,120.00 are in the cash box and were gained.
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["Cash", "box", "1,120.00", "0.00"],
        ["Local", "sales", "0.00", "1,420.00"],
        ["Materials", "used", "300.00", "0.00"],
    ]
    printed = "\n".join(page.extract_text() for page in pypdf.PdfReader("income.pdf").pages)
    assert "1,120.00" in printed


def test_every_picture_shown_is_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert shown
    assert [picture for picture in shown if not (ROOT / picture).is_file()] == []
