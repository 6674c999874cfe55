"""What the officer reads neither blames nor apologises."""

from __future__ import annotations

import ast
import re

BANNED = re.compile(r"\b(invalid|please|sorry|oops|required field)\b", re.IGNORECASE)
ROOMS = ("gui", "cli", "app", "exports", "services", "storage", "domain", "records")


def _docstrings(module: ast.Module) -> set[int]:
    """Strings standing alone say something to the reader of the code, not to the officer."""
    return {id(n.value) for n in ast.walk(module) if isinstance(n, ast.Expr)}


def _banned(module: ast.Module) -> list[str]:
    """Strings of more than one word: a single word is a key, such as a parser's ``invalid``."""
    skipped = _docstrings(module)
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        and " " in node.value.strip() and BANNED.search(node.value)
    ]  # fmt: skip


def test_no_sentence_for_the_officer_blames_or_apologises(tree):
    """The words the interface guide rules out."""
    found = {tree.place(p): _banned(tree.parsed(p)) for p in tree.modules(*ROOMS)}
    assert {place: said for place, said in found.items() if said} == {}


def test_frames_hold_none_either(tree):
    """Words drawn in Designer are read too."""
    frames = (tree.ROOT / "ui").glob("*.ui")
    assert [p.name for p in frames if BANNED.search(p.read_text(encoding="utf-8"))] == []


def test_a_banned_word_would_be_found():
    """A test that cannot fail proves nothing."""
    assert _banned(ast.parse('raise Refusal("Sorry, that date is wrong.")'))
