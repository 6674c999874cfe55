"""Concerns: what was done about one, how it was answered, how it ended, and whether Cafcass should know."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class StepKind(Code):
    """One thing that was done about a concern; the history of a concern is made of these."""

    RAISED = "raised", "Raised"
    TALKED = "talked", "Talked about"
    WRITTEN = "written", "Put in writing"
    MADE_FORMAL = "made_formal", "Made formal"
    CHASED = "chased", "Chased"
    ANSWERED = "answered", "Answered"
    MOVED_UP = "moved_up", "Moved up"
    MET = "met", "Meeting held"
    TOLD_CHILD = "told_child", "What the child was told"
    CAFCASS = "cafcass", "Cafcass considered"
    SETTLED = "settled", "Settled"
    CHECKED = "checked", "Checked that it happened"
    REOPENED = "reopened", "Open again"
    NOTED = "noted", "Noted"


class ConcernAnswer(Code):
    """What the person who was asked said."""

    AGREES = "agrees", "Agrees and will act"
    IN_PART = "in_part", "Agrees in part"
    NO = "no", "Does not agree"
    NONE = "none", "No response"


class ConcernOutcome(Code):
    """How a concern ended."""

    PUT_RIGHT = "put_right", "Put right"
    IN_PART = "in_part", "Put right in part"
    REFERRED = "referred", "Not put right: referred on"
    WITHDRAWN = "withdrawn", "Withdrawn"
    OVERTAKEN = "overtaken", "Overtaken by events"


class ChildsView(Code):
    """What the child thinks about its being raised."""

    WANTS = "wants", "Wants it"
    DOES_NOT_MIND = "does_not_mind", "Does not mind"
    RATHER_NOT = "rather_not", "Would rather not"
    NOT_TOLD = "not_told", "Not told yet"


class InformalStage(Code):
    """Whether somebody was talked to before it was made formal."""

    FOLLOWED = "followed", "Followed"
    SKIPPED = "skipped", "Skipped"


class Ground(Code):
    """Whether one ground for a referral to Cafcass is met."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


class Referral(Code):
    """What the officer decided about a referral to Cafcass; the decision is hers alone."""

    REFERRED = "referred", "Referred"
    NOT_NOW = "not_now", "Not now, look again"
    NOT_NEEDED = "not_needed", "Not needed"


class Happened(Code):
    """Whether what was agreed has happened."""

    YES = "yes", "Yes"
    NOT_YET = "not_yet", "Not yet"
    NO = "no", "No, open it again"
