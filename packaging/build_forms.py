"""Compiles the Designer frames in ui/ into iro_desk/gui/forms, and proves them fresh with ``--check``.

The compiler names its own version in the heading; it is left out, so that a newer Qt changes nothing.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRAMES, FORMS = ROOT / "ui", ROOT / "iro_desk" / "gui" / "forms"
HEADING = '"""Compiled from ui/{name} by packaging/build_forms.py; do not edit."""\n\n'
ROOM = '"""Designer frames, compiled by packaging/build_forms.py; nothing here is written by hand."""\n'
COMPILERS_HEADING = re.compile(r"\A(?:#.*\n|\s*\n)*")


def compiled(frame: Path) -> str:
    """The Python of one frame, under a heading that does not change with Qt's version.

    Args:
        frame: a Designer ``.ui`` file. ``-a`` leaves automatic connections out: a method must not fire by
            its name alone.
    """
    uic = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    done = subprocess.run([str(uic), "-a", str(frame)], check=True, capture_output=True, encoding="utf-8")
    return HEADING.format(name=frame.name) + COMPILERS_HEADING.sub("", done.stdout, count=1)


def wanted(frames: Path = FRAMES) -> dict[str, str]:
    """Every file gui/forms should hold, by name."""
    files = {f"ui_{frame.stem}.py": compiled(frame) for frame in sorted(frames.glob("*.ui"))}
    return {"__init__.py": ROOM, **files} if files else {}


def stale(frames: Path = FRAMES, forms: Path = FORMS) -> list[str]:
    """The names in ``forms`` that are missing, differ from their frame, or have no frame any more."""
    fresh = wanted(frames)
    held = {path.name: path.read_text(encoding="utf-8") for path in forms.glob("*.py")}
    return sorted(name for name in fresh.keys() | held.keys() if fresh.get(name) != held.get(name))


def build(frames: Path = FRAMES, forms: Path = FORMS) -> list[str]:
    """Write what is stale and remove what has no frame; returns the names changed."""
    fresh = wanted(frames)
    changed = stale(frames, forms)
    for name in changed:
        if name in fresh:
            forms.mkdir(parents=True, exist_ok=True)
            (forms / name).write_text(fresh[name], encoding="utf-8", newline="\n")
        else:
            (forms / name).unlink()
    return changed


def main(arguments: list[str]) -> int:
    """Build, or with ``--check`` only compare."""
    if "--check" not in arguments:
        print("\n".join(f"wrote {name}" for name in build()) or "Forms are fresh.")
        return 0
    names = stale()
    print(f"Stale: {', '.join(names)}. Run packaging/build_forms.py." if names else "Forms are fresh.")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
