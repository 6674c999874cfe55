"""A bug is heard: nothing catches everything, but in the places where that is the work."""

from __future__ import annotations

import ast

ALLOWED = {
    "iro_desk/gui/operations.py": "hands a write's trouble to the screen that asked for it",
    "iro_desk/gui/crash.py": "the last net, which writes the bug down",
    "iro_desk/gui/aside.py": "carries whatever its thread raised to the future, which raises it again",
}
BROAD = {"Exception", "BaseException"}


def _broad(module: ast.Module) -> list[int]:
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            tidies_and_raises_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            broad = any(c is None or ast.unparse(c).split(".")[-1] in BROAD for c in caught)
            if broad and not tidies_and_raises_again:
                found.append(node.lineno)
    return found


def test_broad_excepts_are_only_in_the_files_whose_work_it_is(tree):
    """Convention 24; tidying up and raising the same error again hides nothing."""
    found = {tree.place(p): _broad(tree.parsed(p)) for p in tree.modules()}
    assert {place: lines for place, lines in found.items() if lines and place not in ALLOWED} == {}


def test_a_bare_except_would_be_found():
    """A test that cannot fail proves nothing."""
    assert _broad(ast.parse("try:\n    f()\nexcept:\n    g()\n")) == [3]
    assert _broad(ast.parse("try:\n    f()\nexcept (OSError, Exception):\n    g()\n")) == [3]
