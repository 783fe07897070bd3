"""Keeps the catalogues in step with the program: ``python translations/catalogue.py [check|update]``.

    check   name every text that is missing, unused, untranslated, doubtful or translated with other placeholders
    update  rewrite the template and every language from the source, keeping all translations of texts still in use

What the club calls a member is said by catalogues laid over the Spanish one (es@socio, es@asociada, es@asociado): they
hold only what names her, and ``update`` writes them.

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

_HER: Final = re.compile(r"(?P<before>(?:\b\w+ ){0,2})(?P<noun>\b[Ss]ocia(?P<many>s?)\b)")
_MASCULINE: Final = {
    "la": "el",
    "las": "los",
    "una": "un",
    "unas": "unos",
    "esta": "este",
    "otra": "otro",
    "nueva": "nuevo",
    "misma": "mismo",
    "ninguna": "ningún",
    "todas": "todos",
    "muchas": "muchos",
    "algunas": "algunos",
    "propias": "propios",
}
"""What stands before a member, and how it is said of a man."""
_OF_A_MAN: Final = {
    "cada una": "cada uno",
    "Agréguela primero a": "Agréguelo primero a",
    "Todas pagan": "Todos pagan",
    "Todas las que": "Todos los que",
    "as que se retiraron": "os que se retiraron",
    "las que pertenecen": "los que pertenecen",
    "que trabajan juntas": "que trabajan juntos",
    "una responsable: tejedoras, panaderas": "un responsable: tejedores, panaderos",
    "es la responsable": "es el responsable",
    "ella al club": "él al club",
    "Ella ": "Él ",
    "ella lo devuelve": "él lo devuelve",
    "ella y": "él y",
    "se registró con ella": "se registró con él",
    "no se registró nada con ella": "no se registró nada con él",
    "que ella": "que él",
    "préstamo del club a ella": "préstamo del club a él",
    "Todavía con ella": "Todavía con él",
    "para ella al crédito": "para él al crédito",
    "ella misma": "él mismo",
    "acordó con ella": "acordó con él",
    "acordado con ella": "acordado con él",
    "registrado con ella": "registrado con él",
    "Entre ellas se reparte": "Entre ellos se reparte",
    "entre todas": "entre todos",
    " a todas juntas": " a todos juntos",
    " a todas": " a todos",
    "es de todas.": "es de todos.",
    "para todas.": "para todos.",
    "odas recibieron": "odos recibieron",
    "Cada una en su idioma": "Cada uno en su idioma",
    "Todas menos algunas": "Todos menos algunos",
    "Solo algunas": "Solo algunos",
    "las demás quedan": "los demás quedan",
    "recibieron las demás": "recibieron los demás",
    "%(title)s, las demás": "%(title)s, los demás",
    "entre las nombradas": "entre los nombrados",
    "Las saca de este pago": "Los saca de este pago",
    "las fuera": "los fuera",
    "Déjela fuera": "Déjelo fuera",
    "agréguelas primero": "agréguelos primero",
    "Ninguna de las que se pagan": "Ninguno de los que se pagan",
    "Estas hicieron piezas": "Estos hicieron piezas",
    "Las que todavía no recibieron": "Los que todavía no recibieron",
    "Marcar todas": "Marcar todos",
    "No marcar ninguna": "No marcar ninguno",
    "Encargada": "Encargado",
}
"""What is said of her without naming her."""
_ALL: Final = {"Todas": "Todos"}
"""A text that is this and nothing else."""
_NOT_HERS: Final = ("%(price)s cada una", "Cada una trae", "en cada una.", "por cada una?", "%(last)s de %(of)s")
"""What is said of things that are feminine in Spanish, and of nobody."""
OVERLAYS: Final = ("socio", "asociada", "asociado")
"""The words for a member other than *socia*: each with a catalogue of its own."""

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
    return [*found, *_overlay_problems(root)]


def reworded(text: str, word: str) -> str:
    """Return a Spanish text that names a member, or speaks of her, as it is said where members are called otherwise."""
    if word.endswith("a"):
        return _HER.sub(lambda her: f"{her['before']}{_like(her['noun'], word)}{her['many']}", text)
    for hers, his in () if text.endswith(_NOT_HERS) else _OF_A_MAN.items():
        text = _ALL.get(text, text).replace(hers, his)

    def his_word(match: re.Match[str]) -> str:
        before = re.sub(r"\w+", _of_a_man, match["before"])
        return f"{before}{_like(match['noun'], word)}{match['many']}"

    return re.sub(r"\b([Aa]|[Dd]e) el (?=(?:\w+ )?(?:a?socio|asociad))", r"\1l ", _HER.sub(his_word, text))


def _of_a_man(match: re.Match[str]) -> str:
    return _like(match[0], _MASCULINE.get(match[0].lower(), match[0]))


def _like(model: str, word: str) -> str:
    """A word with a capital letter where its model has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def overlay(root: Path, word: str) -> Catalog:
    """Return the catalogue that says otherwise what names a member; all that is not said otherwise is left out."""
    made = Catalog(locale="es", charset="utf-8")
    for message in _messages(_read(_spanish(root), "es")).values():
        said = _forms(message.string or "")
        again = tuple(reworded(form, word) for form in said)
        if again != said:
            string = again if isinstance(message.id, (list, tuple)) else again[0]
            made.add(message.id, string, context=message.context)
    return made


def _overlay_problems(root: Path) -> Iterator[str]:
    if not _spanish(root).exists():
        return
    for word in OVERLAYS:
        expected, kept = (
            {key: _forms(one.string or "") for key, one in _messages(catalogue).items()}
            for catalogue in (overlay(root, word), _read(_overlay_path(root, word), "es"))
        )
        if expected != kept:
            yield f"es@{word}: not as the Spanish catalogue says it: update"


def _spanish(root: Path) -> Path:
    return root / "translations" / "es" / "LC_MESSAGES" / "coopbooks.po"


def _overlay_path(root: Path, word: str) -> Path:
    return root / "translations" / f"es@{word}" / "LC_MESSAGES" / "coopbooks.po"


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
    for word in OVERLAYS if _spanish(root).exists() else ():
        _overlay_path(root, word).parent.mkdir(parents=True, exist_ok=True)
        _write(overlay(root, word), _overlay_path(root, word))


def _template(root: Path) -> Path:
    return root / "translations" / "coopbooks.pot"


def _languages(root: Path) -> list[Path]:
    found = root.glob("translations/*/LC_MESSAGES/coopbooks.po")
    return sorted(path for path in found if "@" not in path.parts[-3])


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
