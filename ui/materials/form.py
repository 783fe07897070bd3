"""The form for one material: what it is called, what its stock is kept in, the packs it comes in, when it runs low."""

from coopbooks import materials
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.materials import Material, MaterialDraft
from ui.materials.packs_edit import packs_edit
from ui.shared.adding import added_deed
from ui.shared.choice import Tick
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.unit_edit import UnitEdit
from ui.shared.words import Words


class MaterialForm(Form):
    """The form for one material, new or known; with ``again`` a new one like another."""

    def __init__(self, desk: Desk, material: Material | None, again: Material | None = None) -> None:
        """Make the form; one that changes a material is put away after saving."""
        self._material, self._like = material, again
        self._added: Material | None = None
        title: Words = (lambda: material.name) if material else (lambda: _("Add a material"))
        super().__init__(desk, title, key=FormKey.around("materials", "material", material, again))
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.unit = needed(UnitEdit(), lambda: _("Write the unit its stock is kept in: kg, m, piece."))
        self.low = QuantityEdit()
        self.add_row(
            ("unit", lambda: _("Unit its stock is kept in: kg, m, piece"), self.unit),
            ("low_level", lambda: _("Warn when only so much is left"), self.low),
        )
        self.packs = self.add(
            "packs",
            lambda: _("How much is in a pack?"),
            packs_edit(self.unit),
            lambda: _("What it is bought in and how much that holds: a bag of 50 kg, a cone of 900 g."),
        )
        self.add_row(
            ("code", lambda: _("Code"), TextEdit()),
            ("activity", lambda: _("Activity"), ActivityChoice(desk.books)),
        )
        self.add("note", lambda: _("Note"), TextEdit())
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if material:
            self.add("active", lambda: _("In use"), self.active)
        else:
            self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        material = self._material or self._like
        self.active.set(self._material.active if self._material else True)
        if material is None:
            return
        own = ("code",) if self._material else ()
        for name in ("name", *own, "note", "activity"):
            self.boxes[name].editor.set(getattr(material, name))
        self.unit.set_unit(material.unit)
        self.low.set(material.low_level)
        self.packs.put(material.packs)

    def draft(self) -> MaterialDraft:
        """Return the material as typed."""
        chosen = {name: self.boxes[name].editor.value() for name in ("name", "code", "note", "activity")}
        return MaterialDraft(
            unit=self.unit.unit(),
            low_level=self.low.maybe(),
            packs=self.packs.value(),
            active=self.active.value(),
            **chosen,
        )

    def record(self, draft: MaterialDraft) -> Deed:
        """Add or change the material."""
        if self._material:
            return _change(self.desk, self._material.id, draft)
        added = self._added = materials.add_material(self.desk.books, draft)
        return added_deed(self.desk, added.name, self.key.changing(added.id), materials.remove_material)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the material that was added."""
        return Holder("material", self._added.id) if self._added else None


def _change(desk: Desk, material_id: int, draft: MaterialDraft) -> Deed:
    """Change a material from now on; undone by changing it back."""
    before = materials.material(desk.books, material_id).draft
    now = materials.change_material(desk.books, material_id, draft)
    return Deed(
        lambda: _("%(name)s was changed.") % {"name": now.name}, undo=lambda: _change(desk, material_id, before)
    )
