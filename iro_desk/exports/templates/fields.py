"""Takes fields out of a page: only the page's own numbers may fill themselves in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from iro_desk.exports.templates.names import PAGE_NUMBERS, SHOWN_FIELDS, named
from iro_desk.exports.templates.trees import drop, open_up

FIELD = "field"
LINK = "link"
_MARKS = (named("w:fldChar"), named("w:instrText"))


@dataclass(slots=True)
class _Open:
    """A field whose end was not met yet: its own marks, its instruction, and what it shows."""

    marks: list[Any] = field(default_factory=list)
    instruction: str = ""
    shown: list[Any] = field(default_factory=list)


def without_fields(root: Any, left_out: Counter[str]) -> None:
    """Take out every field but the numbers of pages, and count what went."""
    for simple in list(root.iter(named("w:fldSimple"))):
        kind = _kind(simple.get(named("w:instr"), ""))
        if kind in PAGE_NUMBERS:
            continue
        left_out[LINK if kind == "HYPERLINK" else FIELD] += 1
        if kind in SHOWN_FIELDS:
            open_up(simple)
        else:
            drop(simple)
    _without_long_fields(root, left_out)


def _without_long_fields(root: Any, left_out: Counter[str]) -> None:
    """Fields written as marks between runs: begin, instruction, what is shown, end."""
    stack: list[_Open] = []
    for run in list(root.iter(named("w:r"))):
        for child in list(run):
            if child.tag in _MARKS:
                _mark(child, stack, left_out)
            elif child.tag != named("w:rPr"):
                for one in stack:
                    one.shown.append(child)
    for unended in stack:
        _forget(unended, with_words=False)


def _mark(mark: Any, stack: list[_Open], left_out: Counter[str]) -> None:
    kind = mark.get(named("w:fldCharType"), "")
    if kind == "begin":
        stack.append(_Open())
    if not stack:
        drop(mark)
        return
    stack[-1].marks.append(mark)
    if mark.tag == _MARKS[1]:
        stack[-1].instruction += mark.text or ""
    if kind == "end":
        _close(stack, left_out)


def _close(stack: list[_Open], left_out: Counter[str]) -> None:
    ended = stack.pop()
    kind = _kind(ended.instruction)
    if kind in PAGE_NUMBERS:
        for outer in stack:
            outer.marks += ended.marks
        return
    left_out[LINK if kind == "HYPERLINK" else FIELD] += 1
    _forget(ended, with_words=kind not in SHOWN_FIELDS)


def _forget(ended: _Open, *, with_words: bool) -> None:
    for one in [*ended.marks, *(ended.shown if with_words else ())]:
        drop(one)


def _kind(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
