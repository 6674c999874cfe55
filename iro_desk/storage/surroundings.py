"""Everything a vault needs from the world round it."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk.storage import slots
from iro_desk.storage.files import DiskFiles, Files
from iro_desk.storage.slots import Cost, Random

if TYPE_CHECKING:
    from iro_desk.storage.keystore import Keystore  # the keyring library is slow to load, and optional


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a vault needs from the world.

    Args:
        now: the present moment, aware.
        keystore: the computer's keystore; None when it is not to be used.
        cost: what a guess costs in slots made now.
        floor: what it must cost at least; a cheaper slot is refused as altered.
        takes_over: open a vault that another computer left locked, as the officer chose (F30).
        spare_keys: folders to look in for a key file when the vault's own and its copy are damaged (F40).
    """

    now: Callable[[], datetime]
    files: Files = field(default_factory=DiskFiles)
    keystore: Keystore | None = None
    random: Random = secrets.token_bytes
    cost: Cost = slots.STANDARD
    floor: Cost = slots.FLOOR
    host: str = field(default_factory=platform.node)
    spare_keys: Callable[[], Sequence[Path]] = tuple
    takes_over: bool = False
