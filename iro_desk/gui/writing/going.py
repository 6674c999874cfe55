"""Finds the next thing to look at, or the one before, across the editors of one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iro_desk.domain.writing.findings import Finding
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.marker import Marker


@dataclass(frozen=True, slots=True)
class Stop:
    """A finding and where it stands, in characters of its editor."""

    editor: NarrativeEdit
    start: int
    end: int
    finding: Finding


def walk(editors: Sequence[tuple[NarrativeEdit, Marker]], here: NarrativeEdit, step: int) -> Stop | None:
    """Return the next stop after the caret, going round at the end; None when nothing is marked.

    Args:
        here: the editor with the caret.
        step: 1 for the next, -1 for the one before.
    """
    count = len(editors)
    first = next((number for number, (editor, _) in enumerate(editors) if editor is here), 0)
    for gone in range(count + 1):
        editor, marker = editors[(first + gone * step) % count]
        stops = _stops(editor, marker)
        if gone == 0:
            cursor = here.textCursor()
            if step > 0:
                stops = [one for one in stops if one.start > cursor.selectionStart() or _untouched(one, here)]
            else:
                stops = [one for one in stops if one.start < cursor.selectionStart()]
        if stops:
            return stops[0] if step > 0 else stops[-1]
    return None


def _untouched(stop: Stop, here: NarrativeEdit) -> bool:
    """Whether the caret stands right before it, and it has not been gone to yet."""
    cursor = here.textCursor()
    return stop.start == cursor.position() and not cursor.hasSelection()


def _stops(editor: NarrativeEdit, marker: Marker) -> list[Stop]:
    found: list[Stop] = []
    block = editor.document().begin()
    while block.isValid():
        at = block.position()
        found += (Stop(editor, at + one.start, at + one.end, one) for one in marker.findings(block.text()))
        block = block.next()
    return found
