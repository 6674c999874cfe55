"""The road from a bare machine: the set-up needs only Python, and the locks name everything by hash."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

import pytest

LOCKS = ("requirements.lock", "requirements-check.lock")


def _pinned(tree, lock: str) -> dict[str, str]:
    text = (tree.ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {re.split(r"==", entry)[0].strip(): entry for entry in entries}


def _plain(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")


def test_setting_up_uses_the_standard_library_only(tree):
    """It runs where nothing is installed yet."""
    module = tree.parsed(tree.ROOT / "packaging" / "desk.py")
    taken = {a.name for n in ast.walk(module) if isinstance(n, ast.Import) for a in n.names}
    taken |= {n.module for n in ast.walk(module) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in taken} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_the_lock_has_a_version_and_a_hash(tree, lock):
    """S62."""
    entries = _pinned(tree, lock)
    assert entries and all("==" in e and "--hash=sha256:" in e for e in entries.values())


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_host(tree, lock):
    """Where packages come from is the machine's business."""
    assert not re.search(r"https?:|file:|index|find-links", (tree.ROOT / "packaging" / lock).read_text())


def test_the_locks_hold_what_the_project_asks_for(tree):
    """A dependency added without its lock would not be there on a new machine."""
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = {_plain(r) for r in (*project["dependencies"], *extras["setup"])}
    assert needed <= _pinned(tree, LOCKS[0]).keys()
    assert needed | {_plain(r) for r in extras["check"]} <= _pinned(tree, LOCKS[1]).keys()


def test_a_stamp_is_good_only_for_the_files_it_was_made_from(script, tmp_path):
    """Changing the lock or pyproject.toml sets up again."""
    desk = script("desk")
    (tmp_path / "lock").write_text("one")
    (tmp_path / "pyproject.toml").write_text("two")
    desk.ROOT, desk.LOCKS = tmp_path, {"run": tmp_path / "lock"}
    first = desk.fingerprint("run")
    assert desk.fingerprint("run") == first
    (tmp_path / "lock").write_text("other")
    assert desk.fingerprint("run") != first


def test_the_readmes_command_is_the_one_the_automatic_check_runs(tree):
    """One command, in both places."""
    command = "python3 packaging/desk.py check"
    assert command in (tree.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in (tree.ROOT / "README.md").read_text(encoding="utf-8")
