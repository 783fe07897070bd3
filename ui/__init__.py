"""The desktop: shows, asks, calls the front doors of the books."""

import sys
from typing import Final

_FOREVER: Final = 1 << 30


def _keep_forever(*constants: object) -> None:
    """Give constants so many references that some may get lost, as Python itself does from 3.12 on.

    PySide6 6.12 counts on that: under 3.11 every signal loses one of ``True``, every cell of a table one of ``None``,
    and after some hundred of them Python would end itself ("deallocating True or False").
    """
    import ctypes

    for constant in constants:
        count = ctypes.c_ssize_t.from_address(id(constant))
        if abs(count.value - sys.getrefcount(constant)) < 10:  # where CPython keeps it
            count.value += _FOREVER


if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
    _keep_forever(True, False, None, NotImplemented)
