"""The protective marking of papers for adults: its usual wording, and what is known of where it comes from."""

from __future__ import annotations

from typing import Final

STANDARD_MARKING: Final = "OFFICIAL-SENSITIVE – contains a child’s personal data"
"""Good practice, not law: one council's policy was read, the central policy was not. So it is a setting."""
LONGEST_MARKING: Final = 100
