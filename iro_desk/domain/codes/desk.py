"""What lies on the officer's desk: papers going out, jots, pictures and short forms."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class DocumentKind(Code):
    """What can be put in the outbox."""

    OUTCOMES = "outcomes", "Outcomes of the review"
    LETTER = "letter", "Letter to the child"
    MONITORING = "monitoring", "Monitoring form"
    SHEET = "form", "Meeting or short form"


class OutboxState(Code):
    """Where a thing in the outbox has got to."""

    READY = "ready", "Ready"
    PLACED = "placed", "Placed"
    NEEDS_YOU = "needs_you", "Needs you"


class JotState(Code):
    """What became of a jot; blank means it is not filed yet."""

    ACTED = "acted", "Acted on"
    PASSED = "passed", "Passed to somebody"
    FILED = "filed", "Kept with the child’s notes"
    NOTHING = "nothing", "Nothing needed"


class PictureFrom(Code):
    """Whose a picture or scan is."""

    CHILD = "child", "The child’s"
    OFFICER = "officer", "Yours"
    OTHER = "other", "Somebody else’s"


class SheetState(Code):
    """How far a short form has got."""

    WRITING = "writing", "Being written"
    FINISHED = "finished", "Finished"


class ActionState(Code):
    """What became of something agreed in a short form."""

    OPEN = "open", "To be done"
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"
