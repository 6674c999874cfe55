"""Where the caret stands among the fields that take words, and back again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from iro_desk.gui.widgets.narrative import NarrativeEdit

Editor = NarrativeEdit | QLineEdit


def caret_among(editors: Mapping[str, Editor], here: QWidget | None) -> tuple[str, int]:
    """Return the name of the field that holds the keyboard and the caret's place; blank when none does."""
    for name, editor in editors.items():
        if editor is here:
            return name, editor.caret() if isinstance(editor, NarrativeEdit) else editor.cursorPosition()
    return "", 0


def put_caret(editor: Editor, place: int) -> None:
    """Give a field the keyboard, with the caret where it was."""
    editor.setFocus()
    if isinstance(editor, NarrativeEdit):
        editor.put_caret(place)
    else:
        editor.setCursorPosition(place)
