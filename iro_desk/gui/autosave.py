"""Keeps what is typed into a form as a draft, within a second of the key, for as long as the form is open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from iro_desk.gui.operations import Operations
from iro_desk.services import drafts

QUIET_MS = 250
LONGEST_MS = 800


class Autosave(QObject):
    """One form's draft.

    A key starts two timers: a short one that begins again with every key, and a long one that does not,
    so that steady typing is kept too. U16: the status line says Saved only when the row is on the disk.

    Args:
        form: the draft's key, such as "visit" or "review:Home".
        subject_id: the record being edited; 0 for one that does not exist yet.
        content: reads the form as it stands, as values JSON can hold.
        caret: the field that has the focus and the caret's place in it.
        is_nothing: whether what stands in the form is not worth keeping, such as blank boxes; the draft is let
            go then. None keeps everything.
        is_part: whether what stands in the form is laid over an older draft that is not in it yet; None never.
    """

    def __init__(
        self,
        ops: Operations,
        now: Callable[[], datetime],
        form: str,
        subject_id: int,
        child_id: int | None,
        content: Callable[[], Mapping[str, object]],
        caret: Callable[[], tuple[str, int]],
        parent: QObject,
        is_nothing: Callable[[Mapping[str, object]], bool] | None = None,
        is_part: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_part = is_part
        self._is_nothing = is_nothing
        self._ops = ops
        self._now = now
        self._key = (form, subject_id, child_id)
        self._content = content
        self._caret = caret
        self._kept = ""
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)

    def touched(self) -> None:
        """Something was typed or chosen."""
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Keep it now, if anything has changed since it was last kept."""
        if not (self._quiet.isActive() or self._longest.isActive()):
            return
        self._quiet.stop()
        self._longest.stop()
        values = self._content()
        content = json.dumps(values, ensure_ascii=False, default=str)
        if content == self._kept:
            return
        self._kept = content
        if self._is_nothing is not None and self._is_nothing(values):
            self.forget()
            return
        form, subject_id, child_id = self._key
        field, caret = self._caret()
        keep = partial(
            drafts.keep_over if self._is_part is not None and self._is_part() else drafts.keep,
            form=form, subject_id=subject_id, child_id=child_id, content=content, field=field, caret=caret,
            now=self._now(),
        )  # fmt: skip
        self._ops.keep(self._key, "Keep what you typed", keep, "\n\n".join(typed(values)))

    def forget(self) -> None:
        """Nothing is left that is worth keeping: the draft goes, if there is one."""
        form, subject_id, child_id = self._key
        let_go = partial(drafts.let_go, form=form, subject_id=subject_id, child_id=child_id)
        self._ops.keep(self._key, "Keep what you typed", let_go)

    def let_go(self) -> None:
        """The draft has gone into its record: stop, and forget what was waiting."""
        self._quiet.stop()
        self._longest.stop()
        self._ops.forget(self._key)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer


def typed(value: object) -> Iterator[str]:
    """What stands in a form, piece by piece in its order, without the names of its fields."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from typed(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from typed(part)
