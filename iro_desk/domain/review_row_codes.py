"""The answers given in the rows of a review: its decisions, its papers, whose views, and what is to be raised."""

from __future__ import annotations

from iro_desk.domain.codes import Code


class DecisionMade(Code):
    """Whether the meeting decided, or recommends; what is recommended waits for the team manager (REC-4, local)."""

    RECOMMENDED = "recommended", "Recommendation"
    DECIDED = "decided", "Agreed in the meeting"


class WhatNow(Code):
    """What becomes of a decision of last time that is not done."""

    CARRY = "carry", "Carry on"
    CONCERN = "concern", "Carry on, and raise a concern"
    CLOSE = "close", "Close it"
    REPLACE = "replace", "Replace it with a new one"


class ViewsSought(Code):
    """How somebody with parental responsibility was asked what they think."""

    MEETING = "meeting", "In the meeting"
    SEPARATE = "separate", "Separate meeting"
    PHONE = "phone", "Phone"
    WRITTEN = "written", "Written"
    THROUGH = "through", "Through someone"
    NO_ANSWER = "no_answer", "Sought, no answer"
    NOT_SOUGHT = "not_sought", "Not sought"


class CameHow(Code):
    """How somebody took part in a review."""

    IN_PERSON = "in_person", "In person"
    VIDEO = "video", "Video"
    PHONE = "phone", "Phone"
    WRITTEN = "written", "Written"
    THROUGH = "through", "Through someone"


class ToRaise(Code):
    """Whether something at a review needs to be raised."""

    NO = "no", "No"
    NOTE = "note", "Note for the manager"
    INFORMAL = "informal", "Informal concern"
    FORMAL = "formal", "Formal dispute"


class PaperCame(Code):
    """Whether a paper had come before the review."""

    IN_TIME = "yes", "In time"
    ON_DAY = "on_day", "On the day"
    MISSING = "no", "No"
    NOT_APPLICABLE = "not_applicable", "Not needed"


class PaperCurrent(Code):
    """Whether a paper describes the child's life now."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class ReportKind(Code):
    """What else is read before a review, beside the seven plans."""

    SOCIAL_WORKER = "social_worker", "Social worker’s report"
    CARER = "carer", "Carer’s report"
    SCHOOL = "school", "School’s report"
    HEALTH = "health", "Health report"
    ADVOCATE = "advocate", "Advocate’s notes"
    EHCP = "ehcp", "Education, health and care plan"
    LAST_RECORD = "last_record", "Record of the last review"
    OTHER = "other", "Something else"


class LetterComes(Code):
    """How the child wants to get the letter."""

    BY_HAND = "by_hand", "By hand from me"
    POST = "post", "Post, in their name"
    READ = "read", "Read to them by someone they choose"
    EMAIL = "email", "E-mail"
    SCHOOL = "school", "Message link from school"
    NOT_DECIDED = "not_decided", "Not decided"
    NO_LETTER = "no_letter", "Did not want a letter"
