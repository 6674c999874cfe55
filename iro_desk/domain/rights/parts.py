"""The parts of a paper that may be kept from a reader."""

from __future__ import annotations

import re

from iro_desk.domain.codes.code import Code


class Part(Code):
    """What a block or a row of a paper is about; the stored values are those of the table of rights."""

    ATTENDANCE = "attendance", "Who was asked and who came"
    CHILD_SHARED = "child_shared", "The child’s words marked Yes, share it"
    SOS = "sos", "Working well, worried, needs to happen"
    HOME = "home", "Home and everyday decisions"
    FAMILY = "family", "Family time"
    SCHOOL = "school", "School and learning"
    HEALTH = "health", "Health"
    IDENTITY = "identity", "Identity"
    LEISURE = "leisure", "Fun and friends"
    SAFETY = "safety", "Safety"
    LEGAL = "legal", "Legal and permanence"
    MONEY = "money", "Money and papers"
    DECISIONS_ALL = "decisions_all", "All decisions"
    DECISIONS_OWN = "decisions_own", "Decisions they own or that name their service"
    NEXT = "next", "Next dates"
    OFFICER_VIEW = "officer_view", "Officer’s view"


_TITLES = (
    ("officer|reviewing|my view|quality", Part.OFFICER_VIEW),
    ("child said|wishes|in the child|what .* said|own words|views of the child", Part.CHILD_SHARED),
    ("who came|who was|attend|people|present", Part.ATTENDANCE),
    ("school|learn|education", Part.SCHOOL),
    ("health|medical", Part.HEALTH),
    ("family|contact|brother|parent", Part.FAMILY),
    ("identity|faith|culture", Part.IDENTITY),
    ("safe|risk|harm|missing|danger", Part.SAFETY),
    ("legal|court|order|permanence|criteria|law", Part.LEGAL),
    ("money|savings|passport", Part.MONEY),
    ("home|move|placement|carer", Part.HOME),
    ("decision|agreed|actions|plan", Part.DECISIONS_ALL),
    ("next|date", Part.NEXT),
)


def part_of_title(title: str) -> Part:
    """Return the part a section of a short form belongs to by its title; what fits none is one of the worries."""
    named = (part for words, part in _TITLES if re.search(words, title, re.IGNORECASE))
    return next(named, Part.SOS)
