"""Says what a write was, from the rows it changed, when no service has said it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlmodel import Session

from iro_desk.domain.codes import OutboxState
from iro_desk.domain.deeds import Deed
from iro_desk.records.audit import NOTED
from iro_desk.storage.audit import Subject
from iro_desk.storage.journal import RowChange

_FIRST = ("child", "review", "sheet", "visit", "letter", "outbox_item", "attachment", "setting")
_VERSIONS = ("review_version", "sheet_version")


def is_noted(session: Session) -> bool:
    """Whether a service said what the write is."""
    return NOTED in session.info


def deed_of(
    session: Session, rows: Sequence[RowChange], undoes: int | None
) -> tuple[Deed, tuple[Subject, ...]]:
    """Return what was done and to what: what a service noted, or what the rows show.

    The children come first among the subjects, then what the officer would call a document.
    """
    noted = session.info.pop(NOTED, None)
    touched = _subjects(rows)
    if noted is not None:
        deed, subjects = noted
        return deed, tuple(subjects) or touched
    return (Deed.UNDONE if undoes is not None else _shown(rows)), touched


def _shown(rows: Sequence[RowChange]) -> Deed:
    by_kind: dict[str, list[RowChange]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    if any(row.after is None for row in by_kind.get("child", ())):
        return Deed.CHILD_REMOVED
    version = _version(by_kind)
    if version is not None:
        return version
    if "outbox_item" in by_kind:
        return _outbox(by_kind["outbox_item"])
    if set(by_kind) == {"setting"}:
        return Deed.SETTING_CHANGED
    if all(row.before is None for row in rows):
        return Deed.RECORDED
    return Deed.REMOVED if all(row.after is None for row in rows) else Deed.CHANGED


def _version(by_kind: dict[str, list[RowChange]]) -> Deed | None:
    """Finished the first time, or amended after: by the version of a review, the finishing of a form."""
    for row in by_kind.get("review_version", ()):
        if row.before is None and row.after is not None:
            return Deed.FINISHED if json.loads(row.after).get("number") == 1 else Deed.AMENDED
    if any(row.before is None for row in by_kind.get("sheet_version", ())):
        return Deed.AMENDED
    finished = [row for row in (*by_kind.get("sheet", ()), *by_kind.get("letter", ())) if _now_finished(row)]
    return Deed.FINISHED if finished else None


def _now_finished(row: RowChange) -> bool:
    before, after = json.loads(row.before or "{}"), json.loads(row.after or "{}")
    return bool(after.get("finished_at")) and not before.get("finished_at")


def _outbox(rows: Sequence[RowChange]) -> Deed:
    if any(row.after and OutboxState(json.loads(row.after)["state"]).has_left for row in rows):
        return Deed.PLACED
    if all(row.after is None for row in rows):
        return Deed.TAKEN_BACK
    return Deed.QUEUED if any(row.before is None for row in rows) else Deed.CHANGED


def _subjects(rows: Sequence[RowChange]) -> tuple[Subject, ...]:
    children = {("child", row.child_id) for row in rows if row.child_id is not None}
    others = {(row.kind, row.row_id) for row in rows if row.kind not in _VERSIONS}
    ordered = sorted(others - children, key=_rank)
    return (*sorted(children), *ordered)


def _rank(subject: Subject) -> tuple[int, str, int]:
    kind, number = subject
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), kind, number)
