"""The fields that say by what something is shared: one key, or a mix of some in percent."""

from collections.abc import Mapping, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.i18n import N_, _
from coopbooks.payouts import Part, key_in_words
from ui.shared.choice import choice_of
from ui.shared.fields import Fields
from ui.shared.grid import Grid, GridColumn, GridRow, GridSection
from ui.shared.percent_edit import PercentEdit
from ui.shared.words import Words, say

MIX: Final = "mix"
_PERCENT: Final = 120


class MixFields:
    """Both of them; the percentages are asked for only of a mix."""

    def __init__(self, fields: Fields, words: Words, keys: Mapping[str, str]) -> None:
        """Add them to the fields of a form; ``keys`` are those that are offered, with what each is called."""
        self._fields, self._keys = fields, tuple(keys)
        self.by = fields.add("by", words, choice_of({**keys, MIX: N_("in a mix of these")}))
        self.mix = fields.add(MIX, lambda: _("How many percent in which way?"), self._grid())
        self.by.changed.connect(self.follow)
        self.mix.changed.connect(self._tell)
        say(lambda _nothing: self._tell(), str, self.mix)  # what is written in it is said in the language spoken

    def _grid(self) -> Grid:
        columns = (
            GridColumn("name", lambda: _("Shared")),
            GridColumn("percent", lambda: _("Percent"), PercentEdit, right=True),
        )
        section = GridSection(
            MIX, lambda: _("Keys"), columns, sums=("percent",), row_words=lambda row: key_in_words(row.besides)
        )
        many = len(self._keys) + 1  # and the sum
        return Grid(lambda: _("How many percent in which way?"), (section,), (0, _PERCENT), downward=True, rows=many)

    def prepare(self) -> None:
        """Begin with every key, and no percentage."""
        self.mix.show_rows({MIX: [GridRow(besides=key) for key in self._keys]})
        self.follow()

    def follow(self) -> None:
        """Ask for percentages only of a mix."""
        self._fields.boxes[MIX].setVisible(self.by.value() == MIX)
        self._tell()

    def _tell(self) -> None:
        rows = self.mix.all_rows(MIX)
        self.mix.tell({(row, "name"): key_in_words(row.besides) for row in rows})
        whole = sum(row.value("percent") or 0 for row in self.mix.rows(MIX) if not row.cell("percent").text)
        self.mix.tell_sums({(MIX, "percent"): showing.number(whole) + showing.region().percent} if whole else {})

    def put(self, parts: Sequence[Part]) -> None:
        """Fill in what was written."""
        known = {one.by: one.percent for one in parts}
        self.by.set(parts[0].by if len(parts) == 1 else MIX)
        self.mix.show_rows({MIX: [GridRow({"percent": known.get(key)}, key) for key in self._keys]})
        self.follow()

    def asked(self) -> list[str]:
        """Return the keys it is shared by as far as they are written."""
        by = self.by.value()
        return [by] if by != MIX else [row.besides for row in self.mix.rows(MIX)]

    def value(self) -> tuple[Part, ...]:
        """Return the parts that are typed."""
        by = self.by.value()
        if by != MIX:
            return (Part(by),)
        self.mix.value()
        return tuple(Part(row.besides, row.value("percent")) for row in self.mix.rows(MIX))
