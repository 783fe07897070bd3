"""Python's clean-up of what goes round in circles, kept off while it would be in somebody's way.

It throws away what it finds wherever it happens to run, and its look through everything makes the window stand still.
"""

import gc

_in_the_way_of: set[object] = set()


def keep_off(who: object) -> None:
    """Let nothing be cleaned up until ``who`` lets go; asked for twice it is kept off once."""
    _in_the_way_of.add(who)
    gc.disable()


def let_go(who: object) -> None:
    """Clean up as ever, unless somebody else wants it kept off."""
    _in_the_way_of.discard(who)
    if not _in_the_way_of:
        gc.enable()
