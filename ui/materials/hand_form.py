"""The form for material that goes from hand to hand: ours to a member and back, a customer's into our keeping."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopbooks import ledger, materials
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.materials import HandDraft, HandMove, Material
from coopbooks.quantity import Quantity
from ui.materials.fields import material_picker
from ui.materials.known import NOTHING, Known
from ui.shared.choice import choice_of
from ui.shared.choices import person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label, panel, restyle
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.unit_choice import UnitChoice
from ui.shared.words import Words, say, voice

_KINDS: Final = {
    "handed": N_("We hand our material to somebody to work with"),
    "returned": N_("Somebody brings our material back"),
    "trust_in": N_("A customer leaves her material with us"),
    "trust_out": N_("We give a customer's material back"),
    "trust_used": N_("A customer's material was used in our work"),
}
"""What can happen, as one would say it; the lists have a word for each in :data:`coopbooks.materials.KINDS`."""
_OURS: Final = ("handed", "returned")
_GROWS: Final = ("handed", "trust_in")
"""What makes more of what somebody has of ours, or we of hers."""


class HandForm(Form):
    """Material handed over, brought back, kept in trust; ``about`` fills in who and what it is about, ``again`` all of
    another move.
    """

    def __init__(self, desk: Desk, about: HandDraft | None = None, again: HandMove | None = None) -> None:
        """Make the form."""
        super().__init__(desk, _title, key=FormKey.around("materials", "hand", None, again))
        self._like, self._known, books = again.draft if again else about, Known(desk.books), desk.books
        self.kind = self.add("kind", lambda: _("What happens?"), choice_of(_KINDS))
        self.person = self.add("person", lambda: _("Who?"), person_picker(books, "", N_("+ New person “%(name)s”")))
        self.material = self.add("material", lambda: _("Which material?"), material_picker(books))
        self.quantity, self.unit = QuantityEdit(), UnitChoice()
        self.add_row(
            ("quantity", lambda: _("How much?"), self.quantity), ("unit", lambda: _("In which unit?"), self.unit)
        )
        self._add_figures()
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.note = TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))
        for field in (self.kind, self.person, self.material, self.quantity, self.unit):
            field.changed.connect(self._show_figures)
        voice.changed.connect(self._show_figures)
        self.begin()

    def _add_figures(self) -> None:
        """What there will be: in our store, and with whom it goes to or comes from."""
        self.store, self.hers = _Figure(), _Figure()
        frame = panel()
        across = QHBoxLayout(frame)
        across.setContentsMargins(12, 8, 12, 8)
        for figure in (self.store, self.hers):
            across.addWidget(figure, 1)
        self.figures = frame
        self.fields.add_widget(frame)
        say(self.store.words.setText, lambda: _("In our store after it"))
        say(self.hers.words.setText, self._whose)

    def _whose(self) -> str:
        person = self.person.readable()
        words = _("With %(name)s after it") if self.kind.value() in _OURS else _("Kept for %(name)s after it")
        return words % {"name": person.name if person else ""}

    def prepare(self) -> None:
        """Propose today; fill in what it is about, where that is known."""
        self._known.forget()
        self.day.propose(self.usual_day())
        like = self._like
        if like:
            self.kind.set(like.kind)
            self.person.set_key(like.person)
            self.material.set_key(like.material)
            self.unit.follow(self._picked())
            self.note.set(like.note or None)
        if like and like.quantity:
            self.quantity.set(like.quantity)
            self.unit.set_unit(like.unit)
        self._show_figures()

    def freshen(self) -> None:
        """Ask again what there is."""
        self._known.forget()
        self._show_figures()

    def _picked(self) -> Material | None:
        option = self.material.readable()
        return self._known.material(option.key) if option else None

    def _show_figures(self) -> None:
        """Show what there will be, as far as it can be told."""
        material, person, ours = self._picked(), self.person.readable(), self.kind.value() in _OURS
        if material or not self.material.text():
            self.unit.follow(material)
        moved = self._moved(material)
        grown = moved if self.kind.value() in _GROWS else -moved
        self.hers.words.setText(self._whose())
        self.store.show_left(material, self._known.in_store(material.id) - grown if material and ours else None)
        kind = "handed" if ours else "trust"
        held = self._known.held(kind, person.key, material.id) + grown if material and person else None
        self.hers.show_left(material, held)
        self.figures.setVisible(material is not None)

    def _moved(self, material: Material | None) -> Quantity:
        try:
            typed = self.quantity.maybe()
            return NOTHING if material is None or typed is None else material.stocked(typed, self.unit.value())
        except Refusal:
            return NOTHING

    def draft(self) -> HandDraft:
        """Return what is typed."""
        person, material = self.person.value(), self.material.value()
        return HandDraft(
            self.day.value(),
            self.kind.value(),
            material.key,
            person.key,
            self.quantity.value(),
            self.unit.value(),
            self.note.value(),
        )

    def record(self, draft: HandDraft) -> Deed:
        """Record it: it stays whose it was, so nothing is posted."""
        return hand_deed(self.desk, draft)


class _Figure(QWidget):
    """A quantity under its name; less than nothing is more than there is."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self.words, self.figure = label(kind="small", wrap=True), label(kind="label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.figure)

    def show_left(self, material: Material | None, quantity: Quantity | None) -> None:
        """Show a quantity of a material, or nothing at all."""
        self.setVisible(material is not None and quantity is not None)
        if material is not None and quantity is not None:
            self.figure.setText(material.told(quantity))
            restyle(self.figure, "kind", "refused" if quantity < NOTHING else "label")


def hand_deed(
    desk: Desk, draft: HandDraft, words: str = N_("%(what)s: %(quantity)s of %(material)s, %(who)s.")
) -> Deed:
    """Record material that goes from hand to hand; undone by taking it back."""
    move = materials.hand(desk.books, draft)
    return Deed(_said(words, move), undo=lambda: take_back_deed(desk, move))


def take_back_deed(desk: Desk, move: HandMove) -> Deed:
    """Take back what went from hand to hand, as recorded by mistake; undone by recording it again."""
    materials.undo_hand(desk.books, move.id)
    words = N_("Taken back as recorded by mistake: %(what)s, %(quantity)s of %(material)s, %(who)s.")
    return Deed(_said(words, move), undo=lambda: hand_deed(desk, move.draft))


def _said(words: str, move: HandMove) -> Words:
    def said() -> str:
        what, quantity = _(materials.KINDS[move.kind]), move.material.told(move.quantity)
        return _(words) % {"what": what, "quantity": quantity, "material": move.material.name, "who": move.name}

    return said


def _title() -> str:
    return _("Hand over or take in trust")
