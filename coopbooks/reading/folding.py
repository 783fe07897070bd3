"""Words compared the way people look for them: without accents, capitals or extra blanks."""

import unicodedata


def fold(text: str) -> str:
    """Return ``text`` as it is searched: "Niñas  del Alto" is "ninas del alto"."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())
