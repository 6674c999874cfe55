"""What lies on the officer's desk: papers going out, jots, pictures and short forms."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class DocumentKind(Code):
    """What can be put in the outbox."""

    OUTCOMES = "outcomes", "Outcomes of the review"
    FULL_RECORD = "record", "Full record of the review"
    DISPUTE = "dispute", "Dispute form"
    FOOTPRINT = "footprint", "What was done for the child"
    THANKS = "thanks", "Thanks"
    MIDWAY = "midway", "Midway record"
    HANDOVER = "handover", "Hand-over pack"
    LETTER = "letter", "Letter to the child"
    MONITORING = "monitoring", "Monitoring form"
    SHEET = "form", "Meeting or short form"


class OutboxState(Code):
    """Where a thing in the outbox has got to; which may follow which is in ``domain.sending.states``."""

    READY = "ready", "Ready"
    SENDING = "sending", "On its way"
    PLACED = "placed", "Placed"
    VERIFIED = "verified", "Placed and read back"
    DONE = "done", "Given out"
    NEEDS_YOU = "needs_you", "Needs you"

    @property
    def has_left(self) -> bool:
        """Whether a thing in this state has left the desk."""
        return self in {OutboxState.PLACED, OutboxState.VERIFIED, OutboxState.DONE}


class WayOut(Code):
    """By which way a thing leaves the desk."""

    DESTINATION = "destination", "Put in the office’s folder or on its server"
    PAPER = "paper", "Printed, or given by hand"
    EMAIL = "email", "By e-mail, which you sent yourself"
    BUNDLE = "bundle", "In a bundle for business support"


class Doubt(Code):
    """Why only the officer can say whether a thing is to go; blank means nothing is in doubt."""

    LOST = "lost", "It may have arrived before the line broke off"
    TWICE = "twice", "The very same file for this reader went there before"
    RESTORED = "restored", "It may have gone before the desk was put back from a backup"


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
