"""What was done at the desk, read from the audit trail: newest first, to be looked through and taken along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from iro_desk.domain.deeds import Deed
from iro_desk.records import AuditEntry, Child, JournalEntry
from iro_desk.records.audit import note
from iro_desk.services.entering import key
from iro_desk.services.names import display_name

PUT_BACK = "the computer's clock had been put back"
CSV_HEADERS = (
    "Number", "Moment (UTC)", "Program", "Deed", "In words", "About", "Count", "SHA-256 before", "SHA-256", "Seal",
)  # fmt: skip
_BATCH = 400


class Group(Enum):
    """What the officer may narrow the trail to."""

    ALL = "Everything"
    ENTRY = "Unlocking and keys"
    WORK = "Recorded and changed"
    FINISHED = "Finished and amended"
    LEFT = "Papers and files that left"
    GONE = "Removed, closed and undone"
    DESK = "Settings and backups"

    @property
    def deeds(self) -> frozenset[Deed]:
        """The deeds that belong to it."""
        return frozenset(Deed) if self is Group.ALL else _DEEDS[self]


_DEEDS = {
    Group.ENTRY: frozenset({
        Deed.UNLOCKED, Deed.RECOVERED, Deed.WRONG_TRIES, Deed.KEY_FILE_MENDED, Deed.PASSPHRASE_CHANGED,
        Deed.RECOVERY_CODE_CHANGED, Deed.KEY_ROTATED, Deed.GUARD_ON, Deed.GUARD_OFF,
    }),
    Group.WORK: frozenset({Deed.RECORDED, Deed.CHANGED}),
    Group.FINISHED: frozenset({Deed.FINISHED, Deed.AMENDED}),
    Group.LEFT: frozenset({
        Deed.QUEUED, Deed.PLACED, Deed.CONNECTED, Deed.TAKEN_BACK, Deed.EXPORTED, Deed.PRINTED, Deed.WENT_WRONG,
    }),
    Group.GONE: frozenset({
        Deed.REMOVED, Deed.UNDONE, Deed.CHILD_REMOVED, Deed.CHILD_ERASED,
    }),
    Group.DESK: frozenset({
        Deed.SETTING_CHANGED, Deed.SCREEN_SHARED, Deed.SCREEN_HIDDEN, Deed.BACKED_UP, Deed.RESTORED, Deed.UPGRADED,
    }),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One thing that was done, as a list shows it.

    Args:
        what: the deed in words, with what Undo called it where that says more.
        about: the child it was about, or how many; empty when it was about the desk.
    """

    sequence: int
    at: datetime
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class TrailEnd:
    """Where the trail ends: how many rows there are and the digest of the last, empty when there is none.

    It goes with every record that leaves for keeping, so that rows cut off later would show there too (S37).
    """

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A part of the trail.

    Args:
        total: how many rows the whole trail has.
        has_more: whether older rows answer as well.
    """

    lines: tuple[TrailLine, ...]
    total: int
    has_more: bool


def lines(session: Session, *, group: Group, text: str, most: int) -> Trail:
    """Return the newest rows of a group that hold every word of ``text``, at most so many."""
    names = {key(child): display_name(child) for child in session.exec(select(Child)).all()}
    words = text.casefold().split()
    found: list[TrailLine] = []
    for line in _answering(session, group, names):
        said = f"{line.what} {line.about}".casefold()
        if all(word in said for word in words):
            found.append(line)
        if len(found) > most:
            break
    newest = select(AuditEntry.sequence).order_by(col(AuditEntry.sequence).desc()).limit(1)
    return Trail(tuple(found[:most]), session.exec(newest).first() or 0, len(found) > most)


def csv_rows(session: Session) -> tuple[tuple[str, ...], ...]:
    """Return the whole trail, oldest first, as it is sealed: codes and numbers, no names."""
    entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.sequence))).all()
    return tuple(
        (
            str(entry.sequence), entry.at.isoformat(), entry.version, entry.deed, _words(entry.deed), entry.subjects,
            str(entry.amount or ""), entry.previous, entry.digest, entry.seal,
        )
        for entry in entries
    )  # fmt: skip


def end(session: Session) -> TrailEnd:
    """Return where the trail ends now."""
    newest = select(AuditEntry.sequence, AuditEntry.digest).order_by(col(AuditEntry.sequence).desc()).limit(1)
    last = session.exec(newest).first()
    return TrailEnd(*last) if last else TrailEnd(0, "")


def note_sharing(session: Session, *, shared: bool) -> None:
    """Note that the screen may be shared, or no longer (S22)."""
    note(session, Deed.SCREEN_SHARED if shared else Deed.SCREEN_HIDDEN)


def note_saved(session: Session) -> None:
    """Note that the trail itself was written to a file (S35)."""
    note(session, Deed.EXPORTED)


def _answering(session: Session, group: Group, names: Mapping[int, str]) -> Iterator[TrailLine]:
    wanted = [deed.value for deed in group.deeds]
    before: int | None = None
    while True:
        query = select(AuditEntry).order_by(col(AuditEntry.sequence).desc()).limit(_BATCH)
        if group is not Group.ALL:
            query = query.where(col(AuditEntry.deed).in_(wanted))
        if before is not None:
            query = query.where(AuditEntry.sequence < before)
        entries = session.exec(query).all()
        labels = _labels(session, (entry.operation for entry in entries))
        earlier = _earlier(session, entries)
        for entry in entries:
            line = _line(entry, names, labels)
            yield replace(line, what=f"{line.what} ({PUT_BACK})") if entry.sequence in earlier else line
        if len(entries) < _BATCH:
            return
        before = entries[-1].sequence


def _earlier(session: Session, entries: Sequence[AuditEntry]) -> set[int]:
    """Return those rows whose moment is before that of the row sealed before them; the order stands (F35)."""
    before = aliased(AuditEntry)
    query = (
        select(AuditEntry.sequence)
        .join(before, col(before.sequence) == col(AuditEntry.sequence) - 1)
        .where(col(AuditEntry.sequence).in_([entry.sequence for entry in entries]))
        .where(col(AuditEntry.at) < col(before.at))
    )
    return set(session.exec(query).all())


def _labels(session: Session, operations: Iterable[int | None]) -> dict[int, str]:
    wanted = [operation for operation in operations if operation is not None]
    query = select(JournalEntry.operation, JournalEntry.label).where(col(JournalEntry.operation).in_(wanted))
    return dict(session.exec(query.distinct()).all())


def _line(entry: AuditEntry, names: Mapping[int, str], labels: Mapping[int, str]) -> TrailLine:
    label = labels.get(entry.operation or 0, "")
    what = _words(entry.deed)
    if entry.deed == Deed.WRONG_TRIES.value:
        what = f"{what}: {entry.amount}"
    return TrailLine(entry.sequence, entry.at, f"{what}: {label}" if label else what, _about(entry, names))


def _about(entry: AuditEntry, names: Mapping[int, str]) -> str:
    parts = entry.subjects.split()
    numbers = [int(part.partition(":")[2]) for part in parts if part.startswith("child:")]
    said = [names.get(number, f"child {number}, no longer here") for number in numbers]
    if len(said) > 2 or (parts[-1:] and parts[-1].startswith("+") and len(said) > 1):
        return f"{said[0]} and others"
    return " and ".join(said)


def _words(code: str) -> str:
    """A deed's words; a code of a newer program is shown as it stands."""
    return Deed(code).words if code in {deed.value for deed in Deed} else code
