"""A printer of one's own: the system that prints on every Linux, with one printer that lays its paper into a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.journeys.real_desktop import wait_for

_PRINTING: Final = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_STARTER: Final = Path("/usr/lib/cups/daemon")
"""What starts whatever a job goes through."""
NAME: Final = "Taller"
_ASKED: Final = """\
Listen {folder}/socket
MaxLogSize 0
Browsing No
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES: Final = """\
ServerRoot {folder}
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
"""
_PRINTER: Final = """\
<DefaultPrinter {name}>
DeviceURI tray:/
State Idle
Accepting Yes
JobSheets none none
</DefaultPrinter>
"""
_TRAY: Final = """\
#!/bin/sh
# Where a job goes: its sixth word is the file. It is there whole or not at all.
[ $# -ge 6 ] || exit 0
cp "$6" "{folder}/laying.pdf" && mv "{folder}/laying.pdf" "{folder}/tray.pdf"
"""
_ABLE: Final = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TALLER.PPD"
*Manufacturer: "Taller"
*Product: "(Taller)"
*ModelName: "Taller"
*ShortNickName: "Taller"
*NickName: "Taller"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize Letter/Letter: ""
*CloseUI: *PageSize
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea Letter/Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
"""
"""What it can: it takes PDF as it is, and knows two sizes of paper; what it proposes is not what a club has."""


def need_a_printer() -> None:
    """Skip where nothing prints; where changes are checked, that is a failure."""
    if _PRINTING is None and os.environ.get("CI"):
        pytest.fail("not installed: cupsd")
    if _PRINTING is None:
        pytest.skip("not installed: cupsd")


@contextmanager
def printer(folder: Path) -> Iterator[Path]:
    """Switch the one printer of ``CUPS_SERVER=folder/socket`` on, and name the file in which its paper comes out."""
    for name in ("ppd", "bin/backend", "spool", "cache", "state"):
        (folder / name).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to(_STARTER)
    kept = {"cupsd.conf": _ASKED, "cups-files.conf": _FILES, "printers.conf": _PRINTER, f"ppd/{NAME}.ppd": _ABLE}
    for name, text in (kept | {"bin/backend/tray": _TRAY}).items():
        said = text.replace("{folder}", str(folder)).replace("{name}", NAME)
        (folder / name).write_text(said, encoding="utf-8")
    (folder / "bin/backend/tray").chmod(0o700)  # whoever started it runs it
    command = [str(_PRINTING), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for((folder / "socket").exists)
        yield folder / "tray.pdf"
    finally:
        running.terminate()
        running.wait()
