"""The papers of who leaves: those of her settlement belong to its voucher, without one they are her own."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import attachments, members
from coopbooks.attachments import Holder
from tests.builders import TODAY
from tests.core.membering import a_member
from tests.ui.test_attachments_shown import red
from ui.desk import Desk
from ui.members.leave_form import LeaveForm


def test_the_papers_of_who_leaves_with_nothing_to_settle_are_hers(
    desk: Desk, show: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    """There is no voucher they could belong to."""
    books = desk.books
    rosa = a_member(books)
    form: Any = LeaveForm(desk, person=rosa.id)
    show(form)
    (tmp_path / "letter.png").write_bytes(red())
    form.papers.ready.read([tmp_path / "letter.png"])
    qtbot.waitUntil(lambda: not form.papers.ready.under_way)
    form.submit()
    assert members.member(books, rosa.id).left == TODAY
    assert [one.name for one in attachments.list_attachments(books, Holder("person", rosa.id))] == ["letter.png"]
