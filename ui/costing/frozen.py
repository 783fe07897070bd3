"""A version of a cost sheet as it was saved: everything can be looked at and asked for its sum, nothing changed."""

from PySide6.QtWidgets import QVBoxLayout

from coopbooks import costing, showing
from coopbooks.costing import Version
from coopbooks.i18n import _
from coopbooks.products import Product
from ui.costing.answers_view import AnswersView
from ui.costing.fields import SheetFields, asked_with
from ui.costing.lines import rows_of
from ui.costing.live import Live
from ui.costing.sheet_ground import SheetGround
from ui.costing.store import Store
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, label
from ui.shared.over import Over
from ui.shared.words import voice


class FrozenSheet(Over):
    """One version."""

    def __init__(self, desk: Desk, product: Product, version: Version) -> None:
        """Show it."""
        super().__init__()
        store = Store(desk.books, product.id)
        self.fields = SheetFields(store.materials, store.components, store.pools, self)
        self.answers = AnswersView(asked_with(self.fields))
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)
        said = {"number": version.number, "product": product.name, "day": showing.day(version.day)}
        title = heading(lambda: _("Version %(number)s: %(product)s") % said, "title")
        note = label(lambda: _("Saved as of %(day)s. %(note)s") % {**said, "note": version.note}, "quiet", wrap=True)
        head = flowing(self.fields.boxes["basis"], self.fields.boxes["makes"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(note)
        layout.addWidget(SheetGround(head, self.fields.grid, self.answers), 1)
        layout.addWidget(flowing(self.leave_button))
        self.fields.put(version.sheet)
        self.fields.show_those_asked()
        self.fields.grid.show_rows(rows_of(version.sheet.lines, store.ways()), frozen=True)
        empty = [section.key for section in self.fields.grid.model.sections if not self.fields.grid.rows(section.key)]
        self.fields.grid.hide_sections(*empty)
        for box in self.fields.boxes.values():
            box.editor.setEnabled(False)
        known = costing.known_for(desk.books, version.sheet)
        self.live = Live(self.fields, product.id, lambda _sheet: known)
        self._version = version
        voice.spoken.connect(self.freshen)
        self.freshen()

    def freshen(self) -> None:
        """Say everything in the language spoken now."""
        self.live.show_frozen(self._version.sheet)
        self.answers.show_answers(self.live.answers, self.live.known)

    def enter(self) -> None:
        """Begin in the lines."""
        self.fields.grid.setFocus()
