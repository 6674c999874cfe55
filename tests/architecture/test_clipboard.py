"""Words leave for the clipboard through one function, and by dragging not at all (S25, S26)."""

from __future__ import annotations

import ast

THE_ONE = "iro_desk/gui/clipboard.py"
PUTS = {"setText", "setMimeData", "setImage", "setPixmap"}
DRAGS = {"QDrag", "setDragEnabled"}


def _clipboards(module: ast.Module) -> list[int]:
    """Lines that take hold of the clipboard and put something on it, directly or by a name."""
    named = {
        target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and "clipboard()" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and not isinstance(node.value, ast.Attribute)
    }
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in PUTS
        and ("clipboard()" in ast.unparse(node.value) or ast.unparse(node.value) in named)
    ]


def _drags(module: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(module)
        if (isinstance(node, ast.Name) and node.id in DRAGS)
        or (isinstance(node, ast.Attribute) and node.attr in DRAGS)
    ]


def test_only_one_place_puts_words_on_the_clipboard(tree):
    """S25."""
    found = {tree.place(path): _clipboards(tree.parsed(path)) for path in tree.modules("gui", "app")}
    assert {place for place, lines in found.items() if lines} - {THE_ONE} == set()
    assert "setMimeData" in (tree.ROOT / THE_ONE).read_text("utf-8")


def test_nothing_is_dragged_out_of_the_program(tree):
    """S26: no part of it starts a drag."""
    assert {
        tree.place(p): _drags(tree.parsed(p)) for p in tree.modules("gui", "app") if _drags(tree.parsed(p))
    } == {}


def test_a_copy_by_another_way_would_be_found():
    """A test that cannot fail proves nothing."""
    assert _clipboards(ast.parse("QGuiApplication.clipboard().setText(words)")) == [1]
    assert _clipboards(ast.parse("board = app.clipboard()\nboard.setMimeData(words)")) == [2]
    assert _drags(ast.parse("drag = QDrag(self)")) == [1]
