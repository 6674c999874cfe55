"""Appends to the audit trail, and finds what was altered in it (S36, S37)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from iro_desk import __version__
from iro_desk.domain.deeds import Deed
from iro_desk.records.audit import AuditEntry
from iro_desk.storage import audit_rows
from iro_desk.storage.slots import derived

START = "0" * 64
"""What the first row takes for the digest of the row before it."""

_MOST_SUBJECTS = 12

Subject = tuple[str, int]
"""A kind of row and its number."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the trail: how many rows there are and the digest of the last."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the trail is not as it was left.

    Args:
        sequence: the row, or the first row of those missing.
        kind: "altered", "missing", "inserted", "out of order" or "cut off".
        count: how many rows.
    """

    sequence: int
    kind: str
    count: int = 1

    @property
    def words(self) -> str:
        """The fault as a code and numbers, never contents."""
        last = f" to {self.sequence + self.count - 1}" if self.count > 1 else ""
        return f"audit {self.kind}: {self.sequence}{last}"


EMPTY = Head(0, START)


def key_of(data_key: bytes | bytearray) -> bytes:
    """Return the audit key that belongs to a data key."""
    return derived(bytes(data_key), b"", "audit trail")


def head(session: Session) -> Head:
    """Return where the trail ends now."""
    last = audit_rows.newest(session)
    return Head(*last) if last else EMPTY


def append(
    session: Session,
    key: bytes,
    deed: Deed,
    at: datetime,
    known: Head = EMPTY,
    *,
    subjects: Iterable[Subject] = (),
    operation: int | None = None,
    amount: int = 0,
) -> Head:
    """Add one sealed row in the session's transaction, and return the new end.

    Args:
        known: the end as the key file knew it when the vault was opened. Where rows were cut off, the trail
            goes on from there, so that the gap can never be covered.
    """
    before = head(session)
    if before.count < known.count:
        before = known
    row = {
        "sequence": before.count + 1, "at": at.astimezone(UTC), "version": __version__, "deed": deed.value,
        "operation": operation, "subjects": written(subjects), "amount": amount, "previous": before.digest,
        "digest": START, "seal": START,
    }  # fmt: skip
    entry = AuditEntry.model_validate(row)
    entry.digest = audit_rows.digest_of(entry)
    entry.seal = audit_rows.seal_of(key, entry.digest)
    session.add(entry)
    session.flush()
    return Head(entry.sequence, entry.digest)


def written(subjects: Iterable[Subject]) -> str:
    """Return subjects as they are stored: the first few by name and number, then how many more."""
    found = list(dict.fromkeys(subjects))
    said = [f"{kind}:{number}" for kind, number in found[:_MOST_SUBJECTS]]
    return " ".join([*said, f"+{len(found) - _MOST_SUBJECTS}"] if len(found) > _MOST_SUBJECTS else said)


def faults(session: Session, key: bytes, anchor: Head | None) -> tuple[Fault, ...]:
    """Return every place where a row was edited, deleted, inserted, moved or cut off.

    Args:
        anchor: the end as the key file knows it; None when it holds none, as a file of an earlier program does.
    """
    rows = list(_seen(session, key))
    found = [*_one_by_one(rows), *_gaps(rows)]
    return tuple(sorted({*found, *_cut_off(rows, anchor)}, key=lambda fault: (fault.sequence, fault.kind)))


def reseal(session: Session, old: bytes, new: bytes) -> None:
    """Seal every sound row under a new audit key; an altered row stays altered (S7)."""
    for row in list(audit_rows.found(session)):
        if row.is_sealed(old):
            audit_rows.put_seal(session, row, new)


@dataclass(frozen=True, slots=True)
class _Seen:
    sequence: int
    is_sealed: bool
    previous: str
    digest: str


def _seen(session: Session, key: bytes) -> Iterator[_Seen]:
    """Yield the rows; one that holds no number is taken for the row after the one before it."""
    last = 0
    for row in audit_rows.found(session):
        last = row.sequence or last + 1
        yield _Seen(last, bool(row.sequence) and row.is_sealed(key), row.previous, row.digest)


def _one_by_one(rows: list[_Seen]) -> Iterator[Fault]:
    """Yield rows that are not as they were sealed, were sealed twice, or do not follow the row before."""
    numbers: set[int] = set()
    before: _Seen | None = None
    for row in rows:
        if row.sequence in numbers or row.sequence < 1:
            yield Fault(row.sequence, "inserted")
            continue
        numbers.add(row.sequence)
        if not row.is_sealed:
            yield Fault(row.sequence, "altered")
        elif before is not None and row.sequence < before.sequence:
            yield Fault(row.sequence, "out of order")
            continue
        elif before is not None and row.sequence == before.sequence + 1 and _breaks(before, row):
            yield Fault(row.sequence, "altered")
        before = row


def _breaks(before: _Seen, row: _Seen) -> bool:
    """Whether two sealed rows that follow by number do not follow by digest: another history was put in."""
    return before.is_sealed and row.previous != before.digest


def _gaps(rows: list[_Seen]) -> Iterator[Fault]:
    expected = 1
    for number in sorted({row.sequence for row in rows if row.sequence > 0}):
        if number > expected:
            yield Fault(expected, "missing", number - expected)
        expected = number + 1


def _cut_off(rows: list[_Seen], anchor: Head | None) -> Iterator[Fault]:
    """Yield what is gone from the end, and an end that is not the one the key file knew."""
    if anchor is None:
        return
    last = max((row.sequence for row in rows), default=0)
    if last < anchor.count:
        yield Fault(last + 1, "cut off", anchor.count - last)
        return
    held = [row.digest for row in rows if row.sequence == anchor.count]
    if held and anchor.digest not in held:
        yield Fault(anchor.count, "altered")
