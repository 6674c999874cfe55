"""One module reaches a printer, and one room has it run in a process of its own (S53)."""

from __future__ import annotations

import ast

PRESS = "iro_desk/gui/printing/press.py"
APART = "iro_desk/app/printing/press_apart.py"


def _imports(module: ast.Module) -> set[str]:
    """Every module that is imported, by whatever way."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


def test_only_the_press_reaches_a_printer(tree):
    """S53."""
    reach = {tree.place(p) for p in tree.modules() if "PySide6.QtPrintSupport" in _imports(tree.parsed(p))}
    assert reach == {PRESS}


def test_the_press_runs_only_in_a_process_of_its_own(tree):
    """F06: Qt keeps all of Python waiting while it speaks to a printer."""
    press = "iro_desk.gui.printing.press"
    takers = {tree.place(p) for p in tree.modules() if press in _imports(tree.parsed(p))}
    assert takers == {APART}


def test_another_that_reaches_a_printer_would_be_found():
    """A test that cannot fail proves nothing."""
    for code in ("from PySide6.QtPrintSupport import QPrinter", "from PySide6 import QtPrintSupport"):
        assert "PySide6.QtPrintSupport" in _imports(ast.parse(code))
