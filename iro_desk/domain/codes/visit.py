"""A visit: where, alone or not, what the child said and what was promised."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class VisitPlace(Code):
    """Where the child was seen."""

    HOME = "home", "Where they live"
    SCHOOL = "school", "School or college"
    ELSEWHERE = "elsewhere", "Somewhere else"
    CALL = "call", "By video or phone"
    VIDEO = "video", "By video"
    PHONE = "phone", "By phone"
    BUILDING = "building", "In another building"


class SeenAlone(Code):
    """Whether the officer spoke to the child in private (reg 36(1)(b), wording unverified)."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Part of the time"
    NO = "no", "No"
    DECLINED = "declined", "Did not want to"
    NOT_APPROPRIATE = "not_appropriate", "Not right for this child"


class Share(Code):
    """What the child said may happen to one line of their words."""

    MAY_SHARE = "may_share", "May share"
    PRIVATE = "private", "Private"


class SaidHow(Code):
    """How the child said or showed one line."""

    SPOKEN = "spoken", "Spoken"
    WRITTEN = "written", "Written"
    SIGNED = "signed", "Signed"
    SYMBOL = "symbol", "With a symbol or card"
    DRAWN = "drawn", "Drawn"
    SHOWN = "shown", "Shown by behaviour"


class PromiseState(Code):
    """What became of something the officer promised a child."""

    OPEN = "open", "Still to keep"
    KEPT = "kept", "Kept"
    NOT_KEPT = "not_kept", "Not kept"
    NOT_NEEDED = "not_needed", "No longer needed"
