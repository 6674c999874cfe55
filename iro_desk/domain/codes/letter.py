"""The letter to the child."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class Voice(Code):
    """The voices of a letter, chosen by the child's stage, not age alone."""

    KEEPSAKE = "keepsake", "A keepsake to read later"
    YOUNG = "5-7", "5 to 7"
    MIDDLE = "8-11", "8 to 11"
    TEEN = "12-15", "12 to 15"
    ADULT = "16+", "16 and over"
    EASY = "easy-read", "Easy Read"


class LetterGiven(Code):
    """How the child got the letter."""

    OFFICER = "officer", "By me"
    CARER = "carer", "By their carer"
    POST = "post", "By post"
    READ_ALOUD = "read_aloud", "Read aloud to them"
    KEPT = "kept", "Kept for later"
    NOT_GIVEN = "not_given", "Not given"
