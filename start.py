"""Sets CoopBooks up and runs it: ``python3 start.py [VERB] [ARGUMENTS]``.

    (no verb)  open the desktop on the practice books; without a display, tour it and leave pictures and papers
    test       run the tests (arguments go to pytest: python3 start.py test tests/core -k money)
    check      style, types, who may import whom, translations
    bench      measure speed and memory
    shots      take pictures of every scene of the real window, in both languages and themes and at three sizes, into
               the folder shots or the one named; --only home "sale-*" --language es --theme dark --size small takes
               those alone, --readme those of the README anew
    faults     kill the program while it records, many times, and look at what is left
    clean      remove everything that was made here and can be made again

Every verb makes what it needs the first time and skips what is already there. Only the standard library is used.
"""

import compileall
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
TOUR = ROOT / "tour"
SHOTS = ROOT / "shots"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "coopbooks-setup"
CODE = ("coopbooks", "ui", "tests", "start.py", "hatch_build.py", "translations/catalogue.py")
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")

# What Qt loads from the system on Linux, and the Debian package each library comes in.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main(arguments: list[str]) -> int:
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("help", "-h", "--help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - the very check that spares an older Python a riddle
        stop(f"CoopBooks needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    return VERBS[verb](rest)


def run(arguments: list[str]) -> int:
    if has_display():
        set_up(DRAWING | WINDOW)
        return python("-m", "ui", "--practice", *arguments)
    set_up()
    print("There is no display here, so the same windows are toured without one.")
    print(f"Pictures and printed papers will be in {TOUR}", flush=True)
    shutil.rmtree(TOUR, ignore_errors=True)  # those of an earlier tour would stand among them
    return python("-m", "ui", "--practice", "--tour", str(TOUR), *arguments, offscreen=True)


def test(arguments: list[str]) -> int:
    set_up()
    return python("-m", "pytest", *arguments, offscreen=True)


def check(_arguments: list[str]) -> int:
    set_up()
    checks = {
        "style": ("-m", "ruff", "check"),
        "layout": ("-m", "ruff", "format", "--check"),
        "types": ("-m", "mypy", *CODE),
        "imports": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        "translations": ("translations/catalogue.py", "check"),
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if python(*command) != 0:
            failed.append(name)
    print(f"Not in order: {', '.join(failed)}" if failed else "All in order.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    set_up()
    return python("-m", "tests.bench", *arguments, offscreen=True)


def shots(arguments: list[str]) -> int:
    set_up()
    return python("-m", "tests.shots", *arguments, offscreen=True)


def faults(arguments: list[str]) -> int:
    set_up()
    return python("-m", "tests.faults", *arguments, offscreen=True)


def clean(_arguments: list[str]) -> int:
    caches = [cache for folder in CODE for cache in (ROOT / folder).rglob("__pycache__")]
    for path in [VENV, TOUR, SHOTS, *caches, *(ROOT / name for name in (*CACHES, "__pycache__", "build", "dist"))]:
        shutil.rmtree(path, ignore_errors=True)
    for catalogue in (ROOT / "translations").rglob("*.mo"):
        catalogue.unlink()
    return 0


VERBS = {"run": run, "test": test, "check": check, "bench": bench, "shots": shots, "faults": faults, "clean": clean}


def set_up(libraries: dict[str, str] = DRAWING) -> None:
    """Install the system `libraries` that cannot be loaded, and make the virtual environment the lock file asks for."""
    missing = {name: package for name, package in libraries.items() if sys.platform == "linux" and not can_load(name)}
    if not has_environment() and importlib.util.find_spec("ensurepip") is None:  # Debian keeps it apart from Python
        missing["venv"] = "python{}.{}-venv".format(*sys.version_info)
    if missing:
        install(missing)
    if not has_environment() or STAMP.read_text(encoding="utf-8") != wanted_stamp():
        make_environment()
    if sys.dont_write_bytecode:  # Python was told not to keep compiled code: starts would be two to three times slower
        for folder in ("coopbooks", "ui"):
            compileall.compile_dir(folder, quiet=2)


def wanted_stamp() -> str:
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version}"


def has_environment() -> bool:
    """Whether an environment was once finished here by this very Python, with whatever packages."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8").endswith(sys.version)


def make_environment() -> None:
    if not has_environment():
        print("Making the virtual environment in .venv ...", flush=True)
        venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    print("Installing the pinned packages (about 120 MB the first time) ...", flush=True)
    pip = ("-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-compile")
    if python(*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)) != 0:
        stop("The packages could not be installed; the lines above say why. Run the same command again to go on.")
    python("-m", "compileall", "-q", "-j", "0", str(VENV), quiet=True)
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(missing: dict[str, str]) -> None:
    """Install the Debian packages of what is missing when this user may, otherwise stop with the command to type."""
    if not shutil.which("apt-get"):
        stop(f"CoopBooks needs what is not on this computer: {', '.join(missing)}. Install it and start again.")
    print(f"Needed from the system's packages: {' '.join(missing.values())}", flush=True)
    steps = (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *missing.values()])
    before = as_root()
    ended = [subprocess.call([*before, *step], stdout=subprocess.DEVNULL) for step in steps] if before else [1]
    if ended[-1] != 0:  # an update that met one dead source may still have brought all that is wanted
        commands = " && ".join(f"sudo {shlex.join(step)}" for step in steps)
        stop(f"They could not be installed from here. Please run:\n    {commands}")


def as_root() -> list[str]:
    """Return what to write before a command so that it may install packages without asking; nothing if it may not."""
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if sys.platform == "linux" and os.geteuid() == 0:
        return quietly
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n", *quietly]
    return []


def python(*arguments: str, offscreen: bool = False, quiet: bool = False) -> int:
    """Run the environment's Python from the root of the tree, so that the tree itself is what gets imported."""
    environment = dict(os.environ)
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    output = subprocess.DEVNULL if quiet else None
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output)


def stop(message: str) -> NoReturn:
    sys.exit(message)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
