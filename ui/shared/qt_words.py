"""Words for Qt's own windows as Qt keeps them, made while the program runs from those of our catalogue.

A translator written in Python would do, were it not for Qt asking it in other threads, under locks that Python's own
one may wait for: then the program would stand still for good.

Source of the format: ``qtranslator.cpp`` and the message files (``.qm``) of Qt. A message that names no context is
found in every one.
"""

import struct
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTranslator

_MAGIC: Final = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES: Final = 0x42
_MESSAGES: Final = 0x69
_END: Final = 1
_TRANSLATION: Final = 3
_SOURCE_TEXT: Final = 6
_TOP: Final = 0xF0000000
_WORD: Final = 0xFFFFFFFF


class QtWords(QTranslator):
    """Says each of these texts in another way, wherever Qt says it."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the texts as they stand in Qt, and how each is said instead."""
        super().__init__()
        self._file = _message_file(words)  # Qt reads it where it is
        if not self.load(self._file):
            raise ValueError("Qt does not read these words")


def _message_file(words: Mapping[str, str]) -> bytes:
    messages, places = b"", []
    for text, said in words.items():
        places.append((_hash(text.encode()), len(messages)))
        messages += (
            _tagged(_TRANSLATION, said.encode("utf-16-be")) + _tagged(_SOURCE_TEXT, text.encode()) + bytes([_END])
        )
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + _tagged(_HASHES, hashes) + _tagged(_MESSAGES, messages)


def _tagged(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(text: bytes) -> int:
    """Return the hash of an ELF symbol table (System V ABI, figure 5-13), by which messages are found; never zero."""
    found = 0
    for letter in text:
        found = ((found << 4) + letter) & _WORD
        top = found & _TOP
        found = (found ^ top >> 24) & ~top
    return found or 1
