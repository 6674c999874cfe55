"""Files and functions stay small enough to read in one go."""

from __future__ import annotations

import ast

import pytest

LONG_FUNCTIONS: dict[str, str] = {}
"""``path::function`` of a function that may pass forty lines, and why."""


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_passes_six_hundred_lines(tree):
    """Convention 9."""
    assert [tree.place(p) for p in tree.modules() if _lines(p) > 600] == []


def test_a_file_over_four_hundred_lines_says_its_reason(tree):
    """Convention 9: the module docstring holds the word "reason"."""
    long = [p for p in tree.modules() if _lines(p) > 400]
    assert [tree.place(p) for p in long if "reason" not in (ast.get_docstring(tree.parsed(p)) or "")] == []


def test_no_function_passes_forty_lines(tree):
    """Convention 9: counted from def to its last line, its docstring left out."""
    assert _long_functions(tree, LONG_FUNCTIONS) == []


def test_the_list_of_long_functions_holds_only_long_functions(tree):
    """A function that was shortened leaves the list."""
    assert sorted(LONG_FUNCTIONS) == sorted(
        n.split(" ")[0] for n in _long_functions(tree, LONG_FUNCTIONS, True)
    )


def _long_functions(tree, allowed, listed: bool = False) -> list[str]:
    found = []
    for path in tree.modules():
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (length := _length(node)) > 40:
                name = f"{tree.place(path)}::{node.name}"
                if (name in allowed) is listed:
                    found.append(f"{name} {length} lines")
    return found


def _length(node) -> int:
    length = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None:
        length -= node.body[0].end_lineno - node.body[0].lineno + 1
    return length


@pytest.mark.parametrize(("body", "expected"), [("    x = 1\n" * 40, 41), ('    """Say."""\n    x = 1\n', 2)])
def test_a_functions_length_leaves_its_docstring_out(body, expected):
    """The count itself is right."""
    assert _length(ast.parse("def f():\n" + body).body[0]) == expected
