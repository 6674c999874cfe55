"""How one thing of the outbox stands, in the words of its badge, and in which group it is shown (U61, U62)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from iro_desk.domain.codes import Doubt, OutboxState, WayOut
from iro_desk.domain.wording import short_date


class Group(Enum):
    """The groups, in the order they are shown."""

    NEEDS_YOU = "Needs you"
    READY = "Ready"
    KEPT = "Kept for a bundle or an e-mail"
    GONE = "Sent this week"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one thing.

    Args:
        is_read: the officer's look at it holds.
        stopped: why it cannot go as it stands, as a sentence; empty when nothing but she or the place is waited for.
        is_changed: what stops it is that something changed after she looked; to look again is enough.
        may_go: it was read, nothing has changed since, and nobody else is waited for; trouble on the way is no bar.
        waits_second: a second person reads it first.
        is_emailed: an e-mail with it was made, and she has not said what became of it.
        is_printed: it was printed, and she has not said who has it.
        due_on: the last day for it; None when no clock counts for it, or when the clock has been met.
        is_given_out: somebody says that it reached its reader.
        is_same: it was read back from where it lies and is the same file.
        done_how: who says that it reached its reader, in words.
    """

    state: OutboxState
    way: WayOut = WayOut.DESTINATION
    is_kept: bool = False
    is_read: bool = False
    stopped: str = ""
    is_changed: bool = False
    may_go: bool = False
    waits_second: bool = False
    is_emailed: bool = False
    is_printed: bool = False
    doubt: Doubt | None = None
    due_on: date | None = None
    is_given_out: bool = False
    is_same: bool = False
    done_how: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A badge: its tone, its words, and another icon than the tone's own, or empty."""

    tone: str
    words: str
    icon: str = ""


NOT_READ = Shown("none", "Not read yet", "eye")
CHECKED = Shown("none", "Checked", "check")
LOOK_AGAIN = Shown("soon", "Look again", "eye")
STOPPED = Shown("late", "Stopped", "shield-alert")
ON_ITS_WAY = Shown("info", "On its way", "send")
WAITS_SECOND = Shown("none", "Second person", "users")
EMAILED = Shown("soon", "E-mail made", "mail")
PRINTED = Shown("soon", "Printed, not given", "printer")
KEPT = Shown("none", "Kept", "pause")
_DOUBTS = {
    Doubt.LOST: Shown("soon", "Did it arrive?", "circle-question-mark"),
    Doubt.RESTORED: Shown("soon", "Did it go?", "circle-question-mark"),
    Doubt.TWICE: Shown("soon", "Went before", "circle-question-mark"),
}


def group(standing: Standing) -> Group:
    """Return where a thing is shown."""
    if standing.state.has_left:
        return Group.GONE
    hers_to_say = standing.doubt is not None or standing.is_emailed or standing.is_printed
    if standing.stopped or hers_to_say or standing.state is OutboxState.NEEDS_YOU:
        return Group.NEEDS_YOU
    return Group.KEPT if standing.is_kept else Group.READY


def is_offered(standing: Standing) -> bool:
    """Whether the officer chooses that a thing goes: what is ready, and what may be tried again after trouble."""
    return group(standing) is Group.READY or (group(standing) is Group.NEEDS_YOU and standing.may_go)


def badge(standing: Standing, today: date) -> Shown:
    """Return the badge of a thing. Away from the office nothing is red: what only waits is neutral (U62)."""
    if standing.state.has_left:
        return _left(standing)
    if standing.state is OutboxState.SENDING:
        return ON_ITS_WAY
    if standing.doubt is not None:
        return _DOUBTS[standing.doubt]
    if standing.is_emailed:
        return EMAILED
    if standing.is_printed:
        return PRINTED
    if standing.stopped or standing.state is OutboxState.NEEDS_YOU:
        return LOOK_AGAIN if standing.is_changed else STOPPED
    return _due(standing, today) or _waits(standing)


def _due(standing: Standing, today: date) -> Shown | None:
    if standing.due_on is None or standing.due_on > today:
        return None
    if standing.due_on == today:
        return Shown("soon", "Due today")
    return Shown("soon", f"Was due {short_date(standing.due_on, today)}")


def _waits(standing: Standing) -> Shown:
    if standing.is_kept:
        return KEPT
    if not standing.is_read:
        return NOT_READ
    return WAITS_SECOND if standing.waits_second else CHECKED


def _left(standing: Standing) -> Shown:
    if standing.way is WayOut.BUNDLE and not standing.is_given_out:
        return Shown("none", "With business support", "users")
    if standing.way is WayOut.PAPER:
        return Shown("ok", standing.done_how or "Given on paper", "check")
    if standing.way is WayOut.EMAIL:
        return Shown("ok", "E-mailed", "check")
    if standing.is_given_out:
        return Shown("ok", "Given out", "check-check")
    return (
        Shown("ok", "Arrived, same file", "check-check")
        if standing.is_same
        else Shown("ok", "Placed", "check")
    )
