"""Keeps the catalogues in step with the program: ``python translations/catalogue.py [check|update]``.

    check   name every text that is missing, unused, untranslated, doubtful or translated with other placeholders
    update  rewrite the template and every language from the source, keeping all translations of texts still in use

Catalogues carry no dates and no line numbers, so that a change shows only what changed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
ROOMS: Final = ("coopbooks", "ui")
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "mark": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER: Final = """\
# Words of CoopBooks. Kept by translations/catalogue.py; only the msgstr lines are written by hand.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

Key = tuple[str | None, str]
"""What tells two texts apart: the context, if any, and the (singular) English text."""


def extracted(root: Path = ROOT) -> Catalog:
    """Return every text marked for translation below the rooms of ``root``."""
    catalogue = Catalog(charset="utf-8")
    for room in ROOMS:
        found = extract_from_dir(root / room, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
        for _file, _line, text, comments, context in found:
            catalogue.add(text, auto_comments=comments, context=context)
        for file in sorted((root / room).rglob("*.py")):
            for text in _within_texts(ast.parse(file.read_text(encoding="utf-8"))):
                catalogue.add(text)
    return catalogue


def _within_texts(tree: ast.Module) -> Iterator[str]:
    """The texts marked inside another one, ``f"{_('Receipt')} {number}"``, where Babel sees nothing but a string."""
    for outer in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for call in (node for node in ast.walk(outer) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS and KEYWORDS[call.func.id] is None:
                texts = (text.value for text in call.args if isinstance(text, ast.Constant))
                yield from (text for text in texts if isinstance(text, str))


def problems(root: Path = ROOT) -> list[str]:
    """Return one line for everything that keeps the catalogues of ``root`` from being complete and right."""
    used = _messages(extracted(root))
    found = [*_differences("coopbooks.pot", used, _messages(_read(_template(root))))]
    for path in _languages(root):
        language = path.parts[-3]
        translated = _messages(_read(path, language))
        found += _differences(language, used, translated)
        found += [f"{language}: {fault}: {_shown(key)}" for key, m in translated.items() for fault in _faults(m)]
    return found


def update(root: Path = ROOT) -> None:
    """Rewrite the template and all languages from the source; translations of texts no longer used are dropped."""
    source = extracted(root)
    _write(source, _template(root))
    for path in _languages(root):
        translated = _messages(_read(path, path.parts[-3]))
        merged = Catalog(locale=path.parts[-3], charset="utf-8")
        for key, message in _messages(source).items():
            kept = translated.get(key)
            flags = kept.flags if kept else ()
            string = kept.string if kept and isinstance(kept.id, type(message.id)) else ""
            merged.add(message.id, string, flags=flags, auto_comments=message.auto_comments, context=message.context)
        _write(merged, path)


def _template(root: Path) -> Path:
    return root / "translations" / "coopbooks.pot"


def _languages(root: Path) -> list[Path]:
    return sorted(root.glob("translations/*/LC_MESSAGES/coopbooks.po"))


def _read(path: Path, language: str | None = None) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _write(catalogue: Catalog, path: Path) -> None:
    header = HEADER
    if catalogue.locale:
        header += f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    with path.open("wb") as file:
        file.write(f"{header}\n".encode())
        write_po(file, catalogue, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)


def _messages(catalogue: Catalog) -> dict[Key, Message]:
    return {(m.context, _forms(m.id)[0]): m for m in catalogue if m.id}


def _forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _shown(key: Key) -> str:
    context, text = key
    return f"{context} | {text!r}" if context else repr(text)


def _differences(name: str, used: dict[Key, Message], known: dict[Key, Message]) -> Iterator[str]:
    yield from (f"{name}: missing: {_shown(key)}" for key in used if key not in known)
    yield from (f"{name}: not used: {_shown(key)}" for key in known if key not in used)
    for key in used.keys() & known.keys():
        if _forms(used[key].id) != _forms(known[key].id):
            yield f"{name}: other plural: {_shown(key)}"


def _faults(message: Message) -> Iterator[str]:
    strings = _forms(message.string or "")
    if message.fuzzy:
        yield "doubtful (fuzzy)"
    if not all(strings):
        yield "not translated"
    elif any(_placeholders(string) not in map(_placeholders, _forms(message.id)) for string in strings):
        yield "other placeholders"


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%(?:\(\w+\))?.?", text))


def main(arguments: list[str]) -> int:
    """Carry out the one verb given, and return the exit code."""
    if arguments == ["update"]:
        update()
    elif arguments not in ([], ["check"]):
        print(__doc__)
        return 2
    found = problems()
    print("\n".join(found) or "The catalogues are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
