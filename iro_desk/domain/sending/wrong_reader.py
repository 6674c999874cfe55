"""What follows when a paper went to the wrong person: the first hour, and the hours a report may take (S52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from iro_desk.domain.codes.code import Code
from iro_desk.domain.wording import dated

HOURS = 72
"""How long an authority has to report a breach that is likely to risk somebody's rights (statutory: UK GDPR,
article 33(1), from when it became aware). When the hours begin is to be checked locally, so they are a setting."""
SOURCE = (
    "UK GDPR, article 33. When the hours begin, and whether it is reported, is for information governance."
)


class FirstHour(Code):
    """What to do first, in the order to do it (good practice)."""

    DANGER = "danger", "Asked whether anybody is in danger"
    UNREAD = "unread", "Asked that it is left unread"
    BACK = "back", "Got it back"
    GOVERNANCE = "governance", "Told information governance"
    WAITING = "waiting", "Looked again at what waits"
    WRITTEN = "written", "Wrote down what happened"

    @property
    def how(self) -> str:
        """How it is done."""
        return _HOW[self]


_HOW = {
    FirstHour.DANGER: "If an address is out, tell the social worker now.",
    FirstHour.UNREAD: "Whoever has it does not read it, copy it or pass it on.",
    FirstHour.BACK: "Out of the folder, out of the inbox, or by hand.",
    FirstHour.GOVERNANCE: "And your manager, by telephone first.",
    FirstHour.WAITING: "Everything that still waits in the outbox for anybody around the child.",
    FirstHour.WRITTEN: "While you remember it.",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The hours since it was noticed.

    Args:
        by: the moment the hours end.
        left: whole hours left; negative once they have passed.
    """

    noticed: datetime
    hours: int
    by: datetime
    left: int

    @property
    def working(self) -> str:
        """How the end of the hours was counted."""
        begins, ends = at_words(self.noticed), at_words(self.by)
        return f"{self.hours} hours from {begins}, when it was noticed, is {ends}. {SOURCE}"

    @property
    def in_short(self) -> str:
        """Such as "51 hours are left, until Sun 14 June 2026, 14:32"."""
        if self.left < 0:
            return f"The {self.hours} hours ended on {at_words(self.by)}"
        if self.left == 0:
            return f"Less than an hour is left, until {at_words(self.by)}"
        return f"{self.left} {'hour is' if self.left == 1 else 'hours are'} left, until {at_words(self.by)}"


def clock(noticed: datetime, hours: int, now: datetime) -> Clock:
    """Count the hours from when it was noticed; they are hours that pass, whatever the clocks are set to.

    Args:
        now: its time zone is the one the moments are told in.
    """
    by = (noticed.astimezone(UTC) + timedelta(hours=hours)).astimezone(now.tzinfo)
    left = (by - now.astimezone(UTC)) // timedelta(hours=1)
    return Clock(noticed.astimezone(now.tzinfo), hours, by, left)


def at_words(moment: datetime) -> str:
    """Such as "Thu 11 June 2026, 14:32"."""
    return f"{dated(moment.date())}, {moment:%H:%M}"
