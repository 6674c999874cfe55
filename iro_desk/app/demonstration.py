"""The demonstration caseload: a vault of its own, made afresh each day so that its dates stand round today."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk import paths
from iro_desk.app.door import VaultDoor
from iro_desk.app.outside import LONDON
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import FileTrouble

if TYPE_CHECKING:
    from iro_desk.storage.store import Store

# The children are invented, so this passphrase keeps nothing: it only lets the same road be used.
PASSPHRASE = "every child here is invented"
MADE_ON = "made-on.txt"
MORNING = time(8, 45)
"""When the invented day begins; the newest papers were put in a little before."""


def open_demonstration(
    door: VaultDoor, today: date, calendar: Calendar, reference: Callable[[], str]
) -> Store:
    """Open the invented caseload, laying it down first when it is missing or from another day.

    Args:
        reference: draws the letters of a file's name, for the papers in its outbox.
    """
    note = door.folder.with_name(f"{door.folder.name}-{MADE_ON}")
    if _made_on(note) == today.isoformat() and not door.is_new:
        return door.unlock(PASSPHRASE)
    try:
        note.unlink(missing_ok=True)
        if door.folder.exists():
            shutil.rmtree(door.folder)
        store = door.create(PASSPHRASE, "-".join(door.suggest_recovery_code()))
        _lay_down(store, today, calendar, reference)
        note.write_text(today.isoformat(), "utf-8")
    except OSError as error:
        raise FileTrouble(
            "The invented children could not be laid out on this disk.",
            "Check that it has room and that your own folder may be written to.",
        ) from error
    return store


def _lay_down(store: Store, today: date, calendar: Calendar, reference: Callable[[], str]) -> None:
    from iro_desk.exports import demonstration_outbox

    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    morning = datetime.combine(today, MORNING, LONDON)
    store.write(
        "Look round with invented children",
        lambda session: demonstration_outbox.load(session, families, today, calendar, morning, reference),
    )


def _made_on(note: Path) -> str:
    return note.read_text("utf-8") if note.exists() else ""
