"""The import contracts in pyproject.toml hold, and there are some."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path


def test_every_import_contract_is_kept(tree):
    """Imports point down; Qt, the cipher and the writers stay in their rooms."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(linter), "--no-cache"], cwd=tree.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_is_under_the_layers_contract(tree):
    """A folder added beside the others must say where it stands."""
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    placed = {name.strip() for line in contract["layers"] for name in line.split("|")}
    rooms = {f"iro_desk.{p.parent.name}" for p in tree.PACKAGE.glob("*/__init__.py")}
    assert rooms <= placed
