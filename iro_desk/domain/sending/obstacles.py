"""What one thing of the outbox waits for, what exactly stands in its way, and what the officer can do (U61)."""

from __future__ import annotations

from dataclasses import dataclass

from iro_desk.domain.codes import Doubt, OutboxState
from iro_desk.domain.sending.standing import Standing

YOU = "You"
SAY_SO = "It goes when you say so."
BY_ITSELF = "Nothing is sent by itself."
_LOST = "The line broke off while the file was getting its name there, so it may have arrived or may not."
_RESTORED = (
    "This desk was put back as it stood in a backup, or in an older copy. This may have gone after that was made, and "
    "the note that it went is not in it."
)
_TWICE = "The very same file for this reader has gone to this place before, so it was not sent a second time."


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is waited for.

    Args:
        waits_for: who or what.
        told: what of them, in a few words.
        why: what exactly stands in the way.
        to_do: what she can do.
    """

    waits_for: str
    told: str
    why: str
    to_do: str


def obstacle(standing: Standing, place: str, trouble: str = "") -> Obstacle:
    """Return what a thing that has not left waits for.

    Args:
        place: what the place it goes to is called; empty while none is chosen.
        trouble: why that place could not be reached when she last tried it; empty when it was not tried, or was there.
    """
    hers = _hers(standing)
    if hers is not None:
        return hers
    if standing.state is OutboxState.SENDING:
        return Obstacle(
            place, "It is on its way.", "Its file is being put there now.", "You can go on working."
        )
    if standing.is_kept:
        why = f"It is kept for a bundle or an e-mail, and goes nowhere else until you say so. {BY_ITSELF}"
        return Obstacle(
            "A bundle or an e-mail", SAY_SO, why, "Make the bundle or the e-mail, or send it another way."
        )
    if standing.waits_second:
        why = "Papers of this kind are read by two people before they go, as Settings has it."
        return Obstacle(
            "A second person", "Somebody else reads it too.", why, "Let them read it on the send screen."
        )
    if not place:
        why = "No place for papers is chosen yet."
        return Obstacle(YOU, "Choose where papers go.", why, "Choose a folder, or a server in Settings.")
    return _place(place, trouble)


def _hers(standing: Standing) -> Obstacle | None:
    """What only she can put right or say; None when it is not her that is waited for."""
    if standing.doubt is Doubt.LOST:
        to_do = "Look there, or ask the office. Then say here whether it arrived."
        return Obstacle(YOU, "Say whether it arrived.", _LOST, to_do)
    if standing.doubt is Doubt.RESTORED:
        to_do = "Look there, or ask whoever it is for. Then say here whether it arrived."
        return Obstacle(YOU, "Say whether it arrived.", _RESTORED, to_do)
    if standing.doubt is Doubt.TWICE:
        return Obstacle(YOU, "Say whether it goes again.", _TWICE, "Say that it arrived, or send it again.")
    if standing.is_emailed:
        why = "An e-mail with this is ready. What became of it only you know, and until you say, it goes no other way."
        return Obstacle(
            YOU, "Say whether you sent the e-mail.", why, "Say below that you sent it, or that you did not."
        )
    if standing.is_printed:
        why = "It stands on paper. Until you say who has it, no clock counts it and it goes no other way."
        return Obstacle(
            YOU, "Say who has it.", why, "Open it with Read it and send: the form is under On paper."
        )
    if standing.stopped:
        told = f"{standing.stopped.partition('. ')[0].rstrip('.')}."
        return Obstacle(YOU, told, standing.stopped, "Read it again and send it, or take it back.")
    if not standing.is_read and not standing.is_kept:
        why = "Nothing goes that nobody has read as it will leave."
        return Obstacle(YOU, "Read it to its end.", why, "Press Read it and send.")
    return None


def _place(place: str, trouble: str) -> Obstacle:
    """What waits for nothing but its place."""
    named = f"{place[:1].upper()}{place[1:]}"
    if trouble:
        told = "Not reachable when you tried. It waits as it is."
        return Obstacle(named, told, trouble, "Try again near the office network, or send it another way.")
    return Obstacle(
        named,
        SAY_SO,
        f"It is read and checked, and only has to be sent. {BY_ITSELF}",
        "Try the place, then send.",
    )
