"""Modules are named after the work, and every one says what it is responsible for."""

from __future__ import annotations

import ast

NOT_A_NAME = {"utils", "util", "common", "misc", "helpers", "helper"}
VAGUE_ENDINGS = ("Manager", "Helper", "Handler", "Util", "Utils", "Data", "Info")


def test_no_module_is_named_after_nothing(tree):
    """Convention 10."""
    assert [
        tree.place(p) for p in tree.modules() if p.stem in NOT_A_NAME or p.parent.name in NOT_A_NAME
    ] == []


def test_no_class_is_named_after_nothing(tree):
    """Convention 1."""
    found = [
        f"{tree.place(path)}::{node.name}"
        for path in tree.modules()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(VAGUE_ENDINGS)
    ]
    assert found == []


def test_every_module_says_what_it_is_responsible_for(tree):
    """Convention 14."""
    assert [tree.place(p) for p in tree.modules() if not ast.get_docstring(tree.parsed(p))] == []


def test_folders_that_are_not_packages_stay_so(tree):
    """P14: packaging/__init__.py would hide the ``packaging`` library; tests are found by path."""
    found = [
        p
        for room in ("packaging", "ui", "resources", "tests")
        for p in (tree.ROOT / room).rglob("__init__.py")
    ]
    assert found == []


def test_nothing_is_left_for_later(tree):
    """Convention 18: no note to come back, no unwritten body."""
    marks = ("TODO", "FIXME", "raise NotImplementedError", "coming soon")
    found = [(tree.place(p), m) for p in tree.modules() for m in marks if m in p.read_text(encoding="utf-8")]
    assert found == []
