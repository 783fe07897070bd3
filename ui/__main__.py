"""``python -m ui [FILE] [--practice [bakery|workshop]] [--language es|en] [--tour FOLDER]``: start the desktop."""

import argparse
import sys
from pathlib import Path

from coopbooks import __version__


def main(arguments: list[str] | None = None) -> int:
    """Start the desktop; with ``--tour`` walk through it alone and leave pictures and papers in a folder."""
    wanted = _parser().parse_args(arguments)
    if wanted.tour:
        from ui.tour import walk

        return walk(wanted.tour, wanted.practice or "bakery")
    from ui.app import run

    return run(wanted.file, wanted.practice, wanted.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("coopbooks", description="The books of a club, an association, a workshop.")
    parser.add_argument("file", nargs="?", type=Path, help="a .coop file to open")
    parser.add_argument(
        "--practice", nargs="?", const="bakery", choices=("bakery", "workshop"), help="open the practice books"
    )
    parser.add_argument("--language", choices=("es", "en"), help="speak this language, and remember it")
    parser.add_argument("--tour", type=Path, metavar="FOLDER", help="walk through the windows, leaving pictures there")
    parser.add_argument("--version", action="version", version=f"CoopBooks {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
