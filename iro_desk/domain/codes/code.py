"""What every code list is made of, and the answers that many questions share."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A stored value with the words that show it: ``FULL = "C2", "Full care order"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class YesNo(Code):
    """A plain answer; blank means nobody has answered."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Answer(Code):
    """Yes, partly, no, or an honest "not known"."""

    YES = "yes", "Yes"
    IN_PART = "in_part", "In part"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"
