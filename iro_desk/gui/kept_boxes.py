"""Words typed into boxes that are no record's form yet: kept as they are typed, and back when she returns (F01)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.autosave import Autosave
from iro_desk.gui.carets import caret_among, put_caret
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.services import drafts
from iro_desk.services.drafts import DraftKey, KeptDraft

Box = NarrativeEdit | LineEdit


class KeptBoxes(QObject):
    """The draft behind a few boxes.

    Boxes that say again what they began with keep nothing.

    Args:
        boxes: each box by a name that finds it again.
        owner: what they stand in; it goes with them, and what is typed is kept as soon as it is out of sight.

    Signals:
        brought(): words that were kept stand in the boxes again.
    """

    brought = Signal()

    def __init__(self, context: Context, key: DraftKey, boxes: Mapping[str, Box], owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._key, self._boxes = context, key, dict(boxes)
        self._begun = self._typed()
        self._autosave = Autosave(
            context.ops, context.now, key.form, key.subject_id, key.child_id, self._typed,
            lambda: caret_among(self._boxes, owner.window().focusWidget()), self,
            is_nothing=lambda typed: typed == self._begun,
        )  # fmt: skip
        for box in self._boxes.values():
            box.edited.connect(self._autosave.touched)
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Out of sight, it may be gone before the next second."""
        if event.type() == QEvent.Type.Hide:
            self.flush()
        return False

    def begin(self) -> None:
        """What the boxes hold now is what they began with; then what was kept over it comes back."""
        self._begun = self._typed()
        key = self._key
        find = partial(drafts.find, form=key.form, subject_id=key.subject_id, child_id=key.child_id)
        self._context.ops.read(find, self._bring_back, self)

    def flush(self) -> None:
        """Keep what is typed now."""
        self._autosave.flush()

    def filing(self, write: Callable[..., Any]) -> Callable[..., Any]:
        """A service that does ``write`` and lets the draft go in the same write; what is typed is kept first."""
        self.flush()
        key = self._key
        return partial(
            drafts.filing, write=write, form=key.form, subject_id=key.subject_id, child_id=key.child_id
        )

    def filed(self) -> None:
        """It is on the disk: what the boxes hold now is where they begin again."""
        self._autosave.let_go()
        self._begun = self._typed()

    def forget(self) -> None:
        """What was typed is not wanted: the draft goes."""
        self._autosave.let_go()
        self._autosave.forget()

    def _typed(self) -> dict[str, str]:
        return {name: _words(box) for name, box in self._boxes.items()}

    def _bring_back(self, kept: KeptDraft | None) -> None:
        """Nothing she has typed since is written over; what no box here can hold has been filed, and goes."""
        if kept is None:
            return
        found = {
            name: words
            for name, words in json.loads(kept.content).items()
            if name in self._boxes and words != self._begun[name]
        }
        for name, words in found.items():
            if _words(self._boxes[name]) == self._begun[name]:
                self._boxes[name].set_value(words)
        if not found:
            self._autosave.forget()
            return
        self.brought.emit()
        if kept.field in found and self._boxes[kept.field].hasFocus():
            put_caret(self._boxes[kept.field], kept.caret)


def _words(box: Box) -> str:
    return str(box.value() or "")
