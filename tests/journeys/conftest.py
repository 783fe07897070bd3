"""A journey is walked at the desktop: it stands on the same things as the tests of its parts."""

from tests.ui.conftest import Keys, _dressed, _own_memory, keys

__all__ = ["Keys", "_dressed", "_own_memory", "keys"]
