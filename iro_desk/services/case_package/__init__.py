"""A child's whole record as one package for another desk: packed, read, taken in, and compared where texts differ."""

from __future__ import annotations

from iro_desk.services.case_package.comparing import Pair, pairs, settle, waiting
from iro_desk.services.case_package.packing import MadeRow, ToGo, note_made, pack, to_go
from iro_desk.services.case_package.preview import PackagePreview, preview
from iro_desk.services.case_package.taking import Taken, take

__all__ = [
    "MadeRow", "PackagePreview", "Pair", "Taken", "ToGo", "note_made", "pack", "pairs", "preview", "settle", "take",
    "to_go", "waiting",
]  # fmt: skip
