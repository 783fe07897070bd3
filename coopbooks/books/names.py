"""Names that tell things apart: no two of a kind are called the same, whatever their accents and capitals."""

from typing import Any

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.reading import fold


def refuse_namesake(kind: Any, name: str, itself: int | None) -> None:
    """Refuse (field ``name``, reason ``twin``) a name another one has; ``itself`` is who keeps or changes it.

    ``kind`` is the record whose table keeps ``name`` and, without accents and capitals, ``folded``.
    """
    twin = kind.get_or_none(kind.folded == fold(name))
    if twin is not None and twin.id != itself:
        raise Refusal(
            _("“%(name)s” is here already. Choose it from the list, or give this one another name.")
            % {"name": twin.name},
            "name",
            "twin",
        )
