"""Names people have in El Alto and La Paz, and how members, groups and firms of the practice books are called.

Everybody here is invented; a name that somebody really has is chance.
"""

from collections.abc import Iterator
from typing import Final

FIRST: Final = (
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
    """Name so many members, no two alike: the three lists turn at different speeds, and 25 × 13 is more than a club."""
    for place in range(many):
        first, father = FIRST[place % len(FIRST)], _FATHERS[(place * 4 + place // 15) % len(_FATHERS)]
        yield f"{first} {father} {_MOTHERS[place % len(_MOTHERS)]}"
