"""Small moves in a tree of a Word part."""

from __future__ import annotations

from typing import Any

from iro_desk.exports.templates.names import named


def drop(element: Any) -> None:
    """Take an element out with all it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def open_up(element: Any) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)


def above(element: Any, *tags: str) -> Any | None:
    """The nearest element above with one of these names; None where there is none."""
    at = element.getparent()
    while at is not None and at.tag not in tags:
        at = at.getparent()
    return at


def words_of(root: Any) -> str:
    """The words of a part, a line for each paragraph that has any."""
    paragraph, text, tab = named("w:p"), named("w:t"), named("w:tab")
    lines = []
    for one in root.iter(paragraph):
        # A paragraph in a text box stands inside another, and is a line of its own.
        own = [
            (" " if part.tag == tab else part.text or "")
            for part in one.iter(text, tab)
            if above(part, paragraph) is one
        ]
        line = " ".join("".join(own).split())
        if line:
            lines.append(line)
    return "\n".join(lines)
