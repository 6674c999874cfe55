"""The rows of the audit trail as they lie in the file, whatever another program has made of them (S36)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import text
from sqlmodel import Session

from iro_desk.records.audit import AuditEntry

_BATCH = 500
_COLUMNS: Final = {
    "sequence": "integer", "at": "text", "version": "text", "deed": "text", "operation": "integer",
    "subjects": "text", "amount": "integer", "previous": "text", "digest": "text", "seal": "text",
}  # fmt: skip
_AS_THEY_LIE: Final = text(
    "SELECT rowid, "
    + ", ".join(f"typeof({name}), CAST({name} AS BLOB)" for name in _COLUMNS)
    + " FROM audit ORDER BY rowid"
)
_LARGEST: Final = 2**53
"""Numbers beyond it are nobody's count."""

_NEWEST: Final = text(
    "SELECT sequence, digest FROM audit WHERE typeof(sequence) = 'integer' AND typeof(digest) = 'text' "
    f"AND sequence < {_LARGEST} ORDER BY sequence DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was found.

    Args:
        place: its number in the file's own order.
        sequence: 0 where it holds no number.
        is_whole: whether its digest is that of what it holds.
    """

    place: int
    sequence: int
    previous: str
    digest: str
    seal: str
    is_whole: bool

    def is_sealed(self, key: bytes) -> bool:
        """Whether it is as a holder of the audit key wrote it."""
        return self.is_whole and hmac.compare_digest(self.seal.encode(), seal_of(key, self.digest).encode())


def newest(session: Session) -> tuple[int, str] | None:
    """Return the number and digest of the row with the highest number; None when there is none."""
    found = session.connection().execute(_NEWEST).first()
    return (found[0], found[1]) if found else None


def found(session: Session) -> Iterator[Row]:
    """Yield every row as the rows lie in the file, so that those put in another order show."""
    result = session.connection().execute(_AS_THEY_LIE, execution_options={"yield_per": _BATCH})
    for place, *columns in result:
        yield _row(place, columns)


def digest_of(entry: AuditEntry) -> str:
    """Return SHA-256 over the row's canonical form, the digest of the row before in it."""
    return _digest(
        entry.sequence, entry.at, entry.version, entry.deed, entry.operation, entry.subjects, entry.amount,
        entry.previous,
    )  # fmt: skip


def seal_of(key: bytes, digest: str) -> str:
    """Return the seal that only a holder of the audit key can make."""
    return hmac.new(key, digest.encode("ascii", "replace"), hashlib.sha256).hexdigest()


def put_seal(session: Session, row: Row, key: bytes) -> None:
    """Seal one row under another key."""
    sealed = {"seal": seal_of(key, row.digest), "place": row.place}
    session.connection().execute(text("UPDATE audit SET seal = :seal WHERE rowid = :place"), sealed)


def _digest(sequence: object, at: datetime, *others: object) -> str:
    said = [sequence, at.astimezone(UTC).isoformat(), *others]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode("utf-8")).hexdigest()


def _row(place: int, columns: Sequence[object]) -> Row:
    kinds, contents = columns[::2], columns[1::2]
    held = {
        name: _value(kind, content, wanted)
        for (name, wanted), kind, content in zip(_COLUMNS.items(), kinds, contents, strict=True)
    }
    number, previous, digest, seal = (held[name] for name in ("sequence", "previous", "digest", "seal"))
    at = _moment(held["at"])
    body = [held[name] for name in ("version", "deed", "operation", "subjects", "amount", "previous")]
    may_lack = dict(zip(_COLUMNS, kinds, strict=True))["operation"] == "null"
    lacks = [name for name, value in held.items() if value is None and not (name == "operation" and may_lack)]
    is_whole = not lacks and at is not None and digest == _digest(number, at, *body)
    return Row(
        place, number if isinstance(number, int) else 0, str(previous or ""), str(digest or ""),
        str(seal or ""), is_whole,
    )  # fmt: skip


def _value(kind: object, content: object, wanted: str) -> str | int | None:
    """Return what a field holds; None when it is not of the kind that this program writes."""
    if kind != wanted or not isinstance(content, bytes):
        return None
    try:
        written = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if wanted == "text":
        return written
    return int(written) if abs(int(written)) < _LARGEST else None


def _moment(written: str | int | None) -> datetime | None:
    """Return a moment that stands as this program writes it, and in no other way; None otherwise."""
    try:
        found_there = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    if found_there.tzinfo is not None or found_there.isoformat(" ", "microseconds") != written:
        return None
    return found_there.replace(tzinfo=UTC)
