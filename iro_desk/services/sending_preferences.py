"""What an authority may set about papers that go: their marking, who reads them first, the hours if one goes wrong."""

from __future__ import annotations

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending import wrong_reader
from iro_desk.domain.sending.marking import LONGEST_MARKING, STANDARD_MARKING
from iro_desk.services.preferences import Choice, Preference

SECTION = "Sending papers"
PAPERS = "Papers for adults"
MARKING = "papers.marking"
BREACH_HOURS = "sending.breach_hours"
TWICE_KEYS = "sending.twice."
ASKED, NOT_ASKED = "yes", "no"


def twice_key(kind: DocumentKind) -> str:
    """The key that says whether a second person reads papers of a kind before they go."""
    return f"{TWICE_KEYS}{kind.value}"


def sending_preferences() -> tuple[Preference, ...]:
    """Which papers a second person reads, none until the authority asks (S51), and the hours of a report (S52)."""
    hours = Preference(
        BREACH_HOURS,
        "Hours to report what went to the wrong person",
        "Counted from when it was noticed. UK GDPR, article 33: ask information governance when they begin.",
        SECTION,
        str(wrong_reader.HOURS),
        "number",
        unit="hours",
    )
    return (*(_twice(kind) for kind in DocumentKind), hours, marking_preference())


def marking_preference() -> Preference:
    """What stands on every page of a paper for adults."""
    return Preference(
        MARKING,
        "The words of the marking",
        "At the top and the foot of every page, and in the file’s properties. Leave it empty for none.",
        PAPERS,
        STANDARD_MARKING,
        most=LONGEST_MARKING,
    )


def unguarded(key: str, value: str) -> str:
    """What a change leaves without its protection, as a heading; empty when it leaves nothing so (S17)."""
    return (
        "Send these papers without a second person"
        if key.startswith(TWICE_KEYS) and value == NOT_ASKED
        else ""
    )


def _twice(kind: DocumentKind) -> Preference:
    return Preference(
        twice_key(kind),
        f"{kind.label}: who reads it before it goes",
        "The other person reads it at your desk and types their initials.",
        SECTION,
        NOT_ASKED,
        "choice",
        (Choice(NOT_ASKED, "You alone"), Choice(ASKED, "A second person too")),
    )
