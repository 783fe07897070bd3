"""Compiles the translations while a wheel is built, so that an installed CoopBooks speaks Spanish without more ado."""

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTranslations(BuildHookInterface[Any]):
    """Adds one compiled catalogue for every .po file of the tree to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder beside the tree, never in it, and tell hatchling where each file belongs."""
        folder = Path(mkdtemp())
        for source in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/*.po")):
            language = source.parts[-3]
            compiled = folder / f"{language}.mo"
            spoken = language.partition("@")[0]  # one laid over another says behind @ what it says otherwise
            with source.open("rb") as text, compiled.open("wb") as binary:
                write_mo(binary, read_po(text, locale=spoken))
            inside = Path("coopbooks", source.relative_to(self.root)).with_suffix(".mo")
            build_data["force_include"][str(compiled)] = inside.as_posix()
