"""From a machine with only Python to a running program: sets up once, then opens it or runs every check.

    python3 packaging/desk.py demo      open the program on the demonstration caseload
    python3 packaging/desk.py open      open the program
    python3 packaging/desk.py check     run every check

Anything after the first word is passed on. Uses the standard library only, and no network beyond the
system's package tool and pip. Everything it makes is in ``.venv``; delete that folder to start again.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "packaging/requirements.lock", "check": ROOT / "packaging/requirements-check.lock"}
COULD_NOT_SET_UP, NO_SCREEN = 3, 4

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""What Qt opens at run time on Linux, and the Debian or Ubuntu package it comes in."""


class CannotSetUp(Exception):
    """Something the person at the machine has to do first, in plain words."""


def say(sentence: str) -> None:
    """Print at once, so a slow step is announced before it starts."""
    print(sentence, flush=True)


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """The Debian or Ubuntu packages this machine still needs; empty on Windows and macOS."""
    missing = []
    if importlib.util.find_spec("ensurepip") is None and not _works("import pip"):
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if sys.platform.startswith("linux"):
        missing += [package for library, package in {**DRAWING, **WINDOW}.items() if not _opens(library)]
        if not any(Path("/usr/share/fonts").glob("**/*.[to]tf")):
            missing.append("fonts-dejavu-core")
    return missing


def _names_here(packages: list[str]) -> list[str]:
    """Debian 13 and Ubuntu 24.04 renamed one library; use the name this machine knows."""
    renamed = subprocess.run(
        ["apt-cache", "show", "libglib2.0-0t64"], capture_output=True, check=False
    ).returncode
    return [f"{p}t64" if p == "libglib2.0-0" and renamed == 0 else p for p in packages]


def install_packages() -> None:
    """Bring in what the system lacks, when allowed to; otherwise say plainly what to ask for.

    Raises:
        CannotSetUp: when something is missing and this account may not install it.
    """
    missing = missing_packages()
    if not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise CannotSetUp(
            "This machine lacks a few system packages, and only an administrator can add them. Ask for:\n\n"
            f"    apt-get update && apt-get install --no-install-recommends {' '.join(missing)}\n\n"
            "(Those are the names on Debian and Ubuntu; libglib2.0-0 is libglib2.0-0t64 on newer ones.)\n"
            "Nothing has been changed. Run the same command again afterwards."
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say(f"Adding {len(missing)} system packages Qt and Python need: {' '.join(missing)}")
    _must(["apt-get", "update", "-qq"], "The list of system packages could not be fetched.", quiet)
    _must(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_names_here(missing)],
        "The system packages could not be added.",
        quiet,
    )
    importlib.invalidate_caches()


def _must(command: list[str], otherwise: str, env: dict[str, str] | None = None) -> None:
    """Run quietly; on failure show what the command said."""
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotSetUp(f"{done.stdout[-3000:]}{done.stderr[-3000:]}\n{otherwise} Its own words are above.")


def _works(code: str) -> bool:
    """Whether ``code`` runs in the project's own Python."""
    try:
        done = subprocess.run([str(PYTHON), "-c", code], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def fingerprint(purpose: str) -> str:
    """What the set-up for ``purpose`` depends on; a change in any of it sets up again."""
    parts = [LOCKS[purpose].read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts += [str(ROOT).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_set_up(purpose: str) -> bool:
    """Whether ``.venv`` was finished for ``purpose`` from the files as they are now."""
    stamp = VENV / f"desk-{purpose}.stamp"
    return stamp.is_file() and stamp.read_text() == fingerprint(purpose) and _works("import iro_desk")


def set_up(purpose: str) -> None:
    """Make ``.venv`` hold exactly what the lock names, each file checked against its hash, and the project.

    Args:
        purpose: "run" for the program alone, "check" for the program and its checks.
    """
    started = time.monotonic()
    install_packages()
    if is_set_up(purpose):
        return
    say("Setting up. The first time takes a minute or two, and needs the network.")
    if not _works("import pip"):
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)], "The folder .venv could not be made.")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", "install"]
    _must(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[purpose])],
        "The program's parts could not be fetched. Is there a network?",
    )
    _must(
        [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "The program could not be put in place."
    )
    for done in ("run", purpose):
        (VENV / f"desk-{done}.stamp").write_text(fingerprint(done))
    say(f"Set up in {time.monotonic() - started:.0f} seconds.")


def has_screen() -> bool:
    """Whether a window can be shown; on Windows and macOS it always can."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)


def run(command: list[str], env: dict[str, str] | None = None) -> int:
    """Run in the project's Python and hand back its exit code."""
    try:
        return subprocess.call([str(PYTHON), *command], cwd=ROOT, env=env)
    except KeyboardInterrupt:
        return 130


def start(arguments: list[str]) -> int:
    """Open the program, or say what to do where there is no screen."""
    env = dict(os.environ)
    if not has_screen():
        if "--quit-when-shown" not in arguments:
            say(
                "Set up, but there is no screen here to open a window on. Run the same command from a "
                "desktop session, or add --quit-when-shown to see that it starts without one."
            )
            return NO_SCREEN
        say("There is no screen here, so the window is drawn in memory only.")
        env["QT_QPA_PLATFORM"] = "offscreen"
    return run(["-m", "iro_desk", *arguments], env)


def main(arguments: list[str]) -> int:
    """Do what the first word asks; the rest is passed on."""
    wish, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if wish not in ("demo", "open", "check"):
        print(__doc__)
        return 0 if wish in ("-h", "--help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036 -- this script is what an older Python meets first
        say(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}. Nothing has been changed.")
        return COULD_NOT_SET_UP
    try:
        set_up("check" if wish == "check" else "run")
    except CannotSetUp as trouble:
        say(str(trouble))
        return COULD_NOT_SET_UP
    if wish == "check":
        return run([str(ROOT / "packaging/check.py"), *rest])
    return start(["demo", *rest] if wish == "demo" else rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
