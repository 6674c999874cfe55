"""What is remembered about backups beside them: the second place, how long they are kept, and how the last try went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from iro_desk.domain.backups import Plan, thinned
from iro_desk.storage import side_files
from iro_desk.storage.backups import Backup
from iro_desk.storage.files import Files

NAME = "keeping.json"
COPY_NAME = "keeping.copy.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """The choices and the last results; it holds nothing about anybody.

    Args:
        second: the folder of the second place; None when none was chosen.
        paused: a desk was restored and not yet called right, so nothing old is removed.
        trouble: why the last backup failed; empty when it did not.
    """

    plan: Plan = field(default_factory=Plan)
    second: Path | None = None
    second_worked: datetime | None = None
    paused: bool = False
    rehearsed: datetime | None = None
    rehearsal_trouble: str = ""
    trouble: str = ""


def read(place: Path) -> Kept:
    """Return what is remembered; the usual when neither file can be read.

    It is kept twice: a second place, or that nothing old may go, is not to be forgotten for one spoilt byte.
    """
    return _read(place / NAME) or _read(place / COPY_NAME) or Kept()


def _read(path: Path) -> Kept | None:
    try:
        said = side_files.whole(path)
        plan = Plan(**{name: max(1, int(count)) for name, count in said["plan"].items()})
        return Kept(
            plan,
            side_files.folder(said["second"]) if said["second"] else None,
            _moment(said["second_worked"]),
            bool(said["paused"]),
            _moment(said["rehearsed"]),
            str(said["rehearsal_trouble"]),
            str(said["trouble"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(place: Path, kept: Kept, files: Files) -> None:
    """Remember it.

    Raises:
        OSError: the disk refused.
    """
    said = {
        "plan": asdict(kept.plan),
        "second": str(kept.second) if kept.second else None,
        "second_worked": kept.second_worked.isoformat() if kept.second_worked else None,
        "paused": kept.paused,
        "rehearsed": kept.rehearsed.isoformat() if kept.rehearsed else None,
        "rehearsal_trouble": kept.rehearsal_trouble,
        "trouble": kept.trouble,
    }
    files.make_folder(place)
    for name in (NAME, COPY_NAME):
        files.write_atomic(place / name, side_files.summed(said))


def thin(backups: Sequence[Backup], now: datetime, kept: Kept, files: Files) -> int:
    """Remove the backups that may go, and return how many; none while a restored desk waits to be called right."""
    if kept.paused:
        return 0
    going = set(thinned((backup.mark for backup in backups), now, kept.plan))
    for backup in backups:
        if backup.mark in going:
            files.remove_folder(backup.folder)
    return len(going)


def _moment(said: str | None) -> datetime | None:
    found = datetime.fromisoformat(said) if said else None
    return found if found is not None and found.tzinfo else None
