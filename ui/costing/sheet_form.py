"""The cost sheet of a product: typed like a spreadsheet, the answers live beside it, saved version by version."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from coopbooks import costing, products
from coopbooks.costing import Sheet, Version, WholeSheet
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.products import Product
from ui import look
from ui.costing.answers_view import AnswersView
from ui.costing.fields import SheetFields, asked_with
from ui.costing.lines import rows_of
from ui.costing.live import Live
from ui.costing.papers import papers_button
from ui.costing.proposed import propose_usual
from ui.costing.questions import ask_hour, ask_to_save
from ui.costing.sheet_ground import SheetGround
from ui.costing.store import Store
from ui.shared.doing import Deed, Desk
from ui.shared.flow import standing
from ui.shared.form_foot import FormFoot
from ui.shared.form_key import FormKey
from ui.shared.given_back import GivenBack
from ui.shared.keeping import Keeping
from ui.shared.labels import button, heading, label, on_keys
from ui.shared.over import Over
from ui.shared.part import OpenOver
from ui.shared.words import voice

_HIGH: Final = 480
"""Pixels in which there is room for a sentence at the foot."""


class SheetForm(Over):
    """The sheet of one product, begun from its newest version or from nothing."""

    def __init__(self, desk: Desk, product: Product, open_over: OpenOver) -> None:
        """Open the sheet as it was left."""
        super().__init__()
        self.desk, self.product, self._open_over = desk, product, open_over
        self.store = store = Store(desk.books, product.id)
        self.fields = SheetFields(
            store.materials,
            store.components,
            store.pools,
            self,
            new_material=store.new_material,
            machines=store.machines,
        )
        self.live = Live(self.fields, product.id, self.store.knowing)
        self.answers = AnswersView(asked_with(self.fields), sold=product.sold)
        self.given_back = GivenBack(desk.books.today)
        self.what_if_button = button(lambda: _("What if…"))
        self.versions_button = button(lambda: _("Versions…"))
        self.papers_button = papers_button(desk, lambda: whole_of(self), self)
        self.hour_button = button(lambda: _("What an hour costs…"))
        self.keeping = Keeping(desk, self.fields, str(FormKey("costing", "sheet", product.id)), self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.work_out)
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        title = heading(lambda: _("Cost sheet: %(product)s") % {"product": self.product.name}, "title")
        head = standing(self.fields.boxes["basis"], self.fields.boxes["makes"], self.hour_button)
        self.version_said, self.changed_said = label(kind="quiet", wrap=True), label(kind="doubt", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        heads = [self.given_back, self.version_said, self.changed_said, head]
        tools = [self.what_if_button, self.versions_button, self.papers_button]
        self._ground = ground = SheetGround(title, tools, heads, self.fields.grid, self.answers)
        self.foot = FormFoot(lambda: _("Save as a version…"), ground.other_button)
        self.save_button = self.foot.save_button
        layout.addWidget(ground, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.fields.changed.connect(self._soon.start)
        self.fields.changed.connect(self.foot.forget_refusal)
        self.fields.grid.settled.connect(partial(propose_usual, self.fields.grid, self.store))
        self._ground.placed.connect(self._read_back)
        self.save_button.clicked.connect(self.submit)
        self.foot.leave_button.clicked.connect(self.leave)
        self.given_back.afresh_button.clicked.connect(self.start_afresh)
        self.what_if_button.clicked.connect(self.open_what_if)
        self.versions_button.clicked.connect(self.open_versions)
        self.hour_button.clicked.connect(self.ask_hour)
        self.fields.grid.moved.connect(self._offer_hour)
        voice.changed.connect(self.foot.doubts.hide)
        voice.spoken.connect(self.freshen)  # what is known of a machine is told in words
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self.submit)

    # How it begins, and what is worked out.

    def _begin(self) -> None:
        sheet = self.store.begin()
        self.fields.put(sheet)
        self.fields.grid.show_rows(rows_of(sheet.lines, self.store.ways()))
        self._say_version()
        self.given_back.say(self.keeping.give_back())
        self.live.work_out()
        self._soon.start()  # the answers come when the lines are there to be read

    def start_afresh(self) -> None:
        """Let go of what was given back, and begin from the newest version."""
        self.keeping.let_go()
        for box in self.fields.boxes.values():
            box.editor.reset()
        self.given_back.say(None)
        self._begin()
        self.enter()

    def _say_version(self) -> None:
        for one, said in zip((self.version_said, self.changed_said), self.store.said_of_newest(), strict=True):
            one.setText(said)
            one.setVisible(bool(said))

    def work_out(self) -> None:
        """Work the sheet out as it stands, and show what comes of it."""
        self.live.work_out()
        whole = self.live.answers
        self.answers.show_answers(whole, self.live.known, self.live.still_open())
        self._read_back()
        self.what_if_button.setEnabled(whole is not None)

    def _read_back(self) -> None:
        """Say at the foot, too, what the sheet means, where the answers have no room beside it."""
        unread = next(self.fields.grid.refusals(), None)  # said below the lines already
        said = self.answers.said.text() if self.live.answers else "" if unread else self.live.still_open()
        self.foot.read_back(said if self._ground.below and self.height() > look.scaled(_HIGH) else "")

    def _offer_hour(self) -> None:
        here = self.fields.grid.here()
        self.hour_button.setVisible(bool(here and here[0].key == "machine" and here[1]))

    def freshen(self) -> None:
        """Ask the books again: prices may have changed."""
        self.product = products.product(self.desk.books, self.product.id)
        self.live.forget()
        self._say_version()
        self.work_out()

    def enter(self) -> None:
        """Begin in the lines."""
        self.fields.grid.setFocus()

    # Leaving and saving.

    @property
    def half_filled(self) -> bool:
        """Whether something is typed that is in no version."""
        return self.fields.typed

    def stands_for(self, other: Over) -> bool:
        """Whether the other is the same sheet."""
        return isinstance(other, SheetForm) and other.product.id == self.product.id

    def keep_typed(self) -> bool:
        """Keep what is typed: the books are being closed; return whether all of it is kept."""
        self.keeping.keep_now()
        return self.keeping.is_all_kept

    def leave(self) -> None:
        """Put the sheet away; what is typed waits for the next time."""
        self.desk.do(self.keeping.keep_now)
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Save the sheet as a version, with a note why; what is wrong is refused where it is."""
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.doubts.hide()
        self.foot.forget_refusal()
        self.fields.forget_refusals()
        self.desk.do(self.checked, at=self, then=lambda sheet: ask_to_save(self.desk, self, sheet, self._saved))
        self.foot.refuse_soon(self.fields.unseen_refusal)  # once that was scrolled to

    def checked(self) -> Sheet:
        """Return the sheet as it stands; refuses what is wrong."""
        self.fields.check()
        self.work_out()
        if self.live.attempt.faults:
            raise self.live.attempt.faults[0]
        costing.answer(self.live.sheet, self.live.known)
        return self.live.sheet

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its cell or field, else at the foot."""
        cell = self.live.read.cell(refusal.field or "")
        box = self.fields.boxes.get(refusal.field or "")
        if cell:
            self.fields.grid.refuse(*cell, refusal)
        elif box:
            box.refuse(refusal)
            box.enter()
        elif refusal.field != "lines" or not any(True for _one in self.fields.grid.refusals()):
            self.foot.doubts.ask((), refusal.message)

    def _saved(self, version: Version) -> None:
        self.fields.taken_over()
        self.desk.do(self.keeping.let_go)
        self.given_back.say(None)
        self._say_version()
        self.desk.done(_saved_deed(version, self.product.name))

    def open_what_if(self) -> None:
        """Open copies of the sheet side by side, each with something different."""
        from ui.costing.what_if import WhatIf  # loaded when it is opened

        if self.live.answers:
            self._open_over(WhatIf(self.product.name, self.live.sheet, self.live.known))

    def open_versions(self) -> None:
        """Open the versions there are, to be looked at and compared."""
        from ui.costing.versions import VersionsView

        self._open_over(VersionsView(self.desk, self.product, self._open_over))

    def ask_hour(self) -> None:
        """Ask what the machine of the row costs in a year, and how many hours it runs."""
        here = self.fields.grid.here()
        if here and here[1]:
            ask_hour(self.desk, self, self.fields.grid, here[1], lambda: self.store.knowing(self.live.sheet))


def _saved_deed(version: Version, product: str) -> Deed:
    """Say that a version was saved: it is there for good, for later ones are compared to it."""
    said = {"number": version.number, "product": product}
    return Deed(
        lambda: _("Version %(number)s of the cost sheet of %(product)s was saved.") % said,
        stays=lambda: _("Version %(number)s of %(product)s stays as it is. Save another with what is right.") % said,
    )


def whole_of(form: SheetForm) -> WholeSheet:
    """Return the sheet of a form with all that is said of it; refuses what is wrong."""
    sheet = form.checked()
    newest = costing.newest_version(form.desk.books, form.product.id)
    head = (newest.number, newest.day, newest.note) if newest and not form.half_filled else ()
    return WholeSheet(form.product, costing.answer(sheet, form.live.known), form.live.known, *head)
