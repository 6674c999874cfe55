"""The protective marking of papers for adults: its usual wording, and what is known of where it comes from."""

from __future__ import annotations

import re
from typing import Final

STANDARD_MARKING: Final = "OFFICIAL-SENSITIVE – contains a child’s personal data"
"""Good practice, not law: one council's policy was read, the central policy was not. So it is a setting."""
LONGEST_MARKING: Final = 100
_SAYS_WHY: Final = re.compile(r"\s+[–—-]\s+|:\s+")


def without_names(marking: str) -> str:
    """The marking of figures, which hold no child's own data: its caveat alone; empty where nothing is marked."""
    caveat = _SAYS_WHY.split(marking.strip())[0]
    return f"{caveat} – figures without names." if caveat else ""
