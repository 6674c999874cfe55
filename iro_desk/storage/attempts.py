"""Wrong passphrases: how long to wait after them, and how many there were. Nothing is ever wiped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from iro_desk.storage import side_files
from iro_desk.storage.files import Files

NAME = "attempts.json"
FREE_TRIES = 5
_LONGEST_WAIT = 30.0
_MOST_COUNTED = 1_000_000


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failures since the vault last opened.

    Args:
        last_at: when the last one was; None when there was none.
    """

    failures: int = 0
    last_at: datetime | None = None

    def one_more(self, now: datetime) -> Attempts:
        """Return the count after another failure."""
        return Attempts(self.failures + 1, now)

    def wait_seconds(self, now: datetime) -> float:
        """Return how long until another try.

        A clock set back by a moment never makes it longer than the delay itself; a last try that is yet to come by
        more than the longest delay says nothing of how long ago it was, and keeps nobody out until then (F35).
        """
        delay = delay_after(self.failures)
        gone = (now - self.last_at).total_seconds() if self.last_at is not None else delay
        if gone < -_LONGEST_WAIT:
            return 0.0
        return min(delay, max(0.0, delay - gone))


def delay_after(failures: int) -> float:
    """Return the seconds to wait: none for four tries, then 1, 2, 4 and so on up to 30 (F38)."""
    if failures < FREE_TRIES:
        return 0.0
    return min(_LONGEST_WAIT, 2.0 ** min(failures - FREE_TRIES, 10))


def read(folder: Path) -> Attempts:
    """Return the count kept beside the vault; none when it cannot be read, for it guards nothing alone."""
    try:
        said = side_files.read(folder / NAME)
        last_at = datetime.fromisoformat(said["last_at"])
        return Attempts(
            min(max(0, int(said["failures"])), _MOST_COUNTED), last_at if last_at.tzinfo else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Attempts()


def keep(folder: Path, attempts: Attempts, files: Files) -> None:
    """Keep the count; a count of none removes the file."""
    if attempts.last_at is None:
        files.remove(folder / NAME)
        return
    said = {"failures": attempts.failures, "last_at": attempts.last_at.isoformat()}
    files.write_atomic(folder / NAME, json.dumps(said).encode("ascii"))
