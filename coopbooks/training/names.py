"""Names people have in El Alto and La Paz, and how members, groups and firms of the practice books are called.

Everybody here is invented; a name that somebody really has is chance.
"""

from collections.abc import Iterator
from typing import Final

_FIRST: Final = (
    *("Rosa", "Juana", "Felipa", "Basilia", "Justina", "Nieves", "Sabina", "Gregoria", "Victoria", "Eulalia"),
    *("Dominga", "Paulina", "Lucía", "Remedios", "Isidora", "Martha", "Teodora", "Asunta", "Elvira", "Candelaria"),
    *("Wara", "Nayra", "Sonia", "Virginia", "Máxima"),
)
_FATHERS: Final = (
    *("Mamani", "Quispe", "Condori", "Choque", "Huanca", "Apaza", "Calle", "Limachi", "Ticona", "Callisaya"),
    *("Yujra", "Nina", "Poma", "Chambi", "Villca"),
)
_MOTHERS: Final = (
    *("Flores", "Colque", "Tarqui", "Mayta", "Siñani", "Alanoca", "Copa", "Vargas", "Rojas", "Fernández", "Cusi"),
    *("Laura", "Paco"),
)


def members(many: int) -> Iterator[str]:
    """Name so many members, no two alike: 25 first names against 13 last ones come round after 325."""
    for place in range(many):
        first, father = _FIRST[place % len(_FIRST)], _FATHERS[(place * 4 + place // 15) % len(_FATHERS)]
        yield f"{first} {father} {_MOTHERS[place % len(_MOTHERS)]}"
