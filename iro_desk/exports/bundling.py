"""Places a sealed bundle and its page in the office's folder, and looks there for what business support wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iro_desk.domain import receipts
from iro_desk.domain.bundles import ToBundle, receipt_name
from iro_desk.domain.receipts import Receipt
from iro_desk.errors import FileTrouble
from iro_desk.exports import opening
from iro_desk.exports.carrying import carry_whole
from iro_desk.exports.protecting import bundle

MOST_RECEIPTS = 10


@dataclass(frozen=True, slots=True)
class PlacedBundle:
    """Where both files lie; ``sha256`` of the sealed one, read back from there.

    Args:
        mark: what the folder is known again by.
    """

    folder: str
    sha256: str
    mark: str


def place(wanted: ToBundle, into: Path, mark: str = "") -> PlacedBundle:
    """Seal the papers and place both files whole; what is already there, byte for byte, stays as it is.

    The page goes first: a sealed file never lies there without what says how it is opened.

    Args:
        mark: by which the folder is known again; empty when papers never went there.

    Raises:
        FileTrouble: the folder is missing, full, closed to writing, or not the one it was (F46).
    """
    folder = opening.folder_at(into, mark)
    folder.reach()
    made = bundle.pack(wanted)
    carry_whole(folder, made.page_name, made.page)
    carry_whole(folder, made.file_name, made.content)
    return PlacedBundle(str(into), hashlib.sha256(made.content).hexdigest(), folder.mark)


def find_receipts(where: Path, reference: str, read_day: Callable[[str], date]) -> tuple[Receipt, ...]:
    """Return what lies in the folder under the name of a bundle's receipt, however often it was saved.

    Raises:
        FileTrouble: the folder is not there.
    """
    stem = Path(receipt_name(reference)).stem
    try:
        if not where.is_dir():
            raise FileTrouble("The folder of the bundle is not there.", "Connect the drive, and look again.")
        paths = sorted(where.glob(f"{stem}*.txt"))[:MOST_RECEIPTS]
        found = [receipts.read(_start(path), read_day) for path in paths if path.is_file()]
    except OSError as error:
        raise FileTrouble("The folder of the bundle could not be read.", "Look again later.") from error
    return tuple(one for one in found if one is not None)


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(receipts.LARGEST + 1)
