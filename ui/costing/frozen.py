"""A version of a cost sheet as it was saved: everything can be looked at and asked for its sum, nothing changed."""

from PySide6.QtWidgets import QVBoxLayout

from coopbooks import costing, showing
from coopbooks.attachments import Holder
from coopbooks.costing import Version, WholeSheet
from coopbooks.i18n import _
from coopbooks.products import Product
from ui.costing.answers_view import AnswersView
from ui.costing.fields import SheetFields, asked_with
from ui.costing.lines import rows_of
from ui.costing.live import Live
from ui.costing.papers import papers_button
from ui.costing.sheet_ground import SheetGround
from ui.costing.store import Store
from ui.shared.doing import Desk
from ui.shared.flow import flowing, standing
from ui.shared.labels import button, heading, label
from ui.shared.over import Over
from ui.shared.papers_shown import papers_of
from ui.shared.words import voice


class FrozenSheet(Over):
    """One version."""

    def __init__(self, desk: Desk, product: Product, version: Version) -> None:
        """Show it."""
        super().__init__()
        self._product, self._version = product, version
        store = Store(desk.books, product.id)
        self.fields = SheetFields(store.materials, store.components, store.pools, self)
        self.answers = AnswersView(asked_with(self.fields), sold=product.sold)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)
        self.papers_button = papers_button(desk, self.whole, self)
        self.papers = papers_of(desk, self, Holder("sheet_version", version.id))
        known = costing.known_for(desk.books, version.sheet)
        self.live = Live(self.fields, product.id, lambda _sheet: known)
        self._lay_out()
        self._fill(store)
        voice.spoken.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        version = self._version
        said = {"number": version.number, "product": self._product.name, "day": showing.day(version.day)}
        title = heading(lambda: _("Version %(number)s: %(product)s") % said, "title")
        note = label(lambda: _("Saved as of %(day)s. %(note)s") % {**said, "note": version.note}, "quiet", wrap=True)
        head = standing(self.fields.boxes["basis"], self.fields.boxes["makes"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        ground = SheetGround(title, (), [note, head, self.papers], self.fields.grid, self.answers)
        layout.addWidget(ground, 1)
        layout.addWidget(flowing(self.leave_button, self.papers_button, ground.other_button))

    def _fill(self, store: Store) -> None:
        """Put in what was saved; sections in which nothing stands are left out."""
        grid, sheet = self.fields.grid, self._version.sheet
        self.fields.put(sheet)
        self.fields.show_those_asked()
        grid.show_rows(rows_of(sheet.lines, store.ways()), frozen=True)
        grid.hide_sections(*(section.key for section in grid.model.sections if not grid.rows(section.key)))
        for box in self.fields.boxes.values():
            box.editor.setEnabled(False)

    def whole(self) -> WholeSheet:
        """Return the version with all that is said of it."""
        version = self._version
        answers = costing.answer(version.sheet, self.live.known)
        return WholeSheet(self._product, answers, self.live.known, version.number, version.day, version.note)

    def freshen(self) -> None:
        """Say everything in the language spoken now."""
        self.live.show_frozen(self._version.sheet)
        self.answers.show_answers(self.live.answers, self.live.known)

    def enter(self) -> None:
        """Begin in the lines."""
        self.fields.grid.setFocus()
