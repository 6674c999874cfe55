"""Which version of a finished paper a copy is, whom it was made for, and what it stands in the place of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.calendar_names import MONTHS


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a paper.

    Args:
        number: counted from one.
        replaces_on: the day the version before was finished; None for the first.
        reader: whom this copy was made for, in words; empty for a copy that is for nobody in particular.
    """

    number: int
    replaces_on: date | None = None
    reader: str = ""

    @property
    def words(self) -> str:
        """Such as "Version 2 for Bev Castle, foster carer. Replaces version 1 of 3 June 2026."."""
        made_for = f" for {self.reader}" if self.reader else ""
        if self.number == 1 or self.replaces_on is None:
            return f"Version {self.number}{made_for}"
        day = f"{self.replaces_on.day} {MONTHS[self.replaces_on.month - 1]} {self.replaces_on.year}"
        before = f"version {self.number - 1} of {day}"
        older = " and every version before it" if self.number > 2 else ""
        if made_for:
            return f"Version {self.number}{made_for}. Replaces {before}{older}."
        return f"Version {self.number}, replaces {before}{older}"
