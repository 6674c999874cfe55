"""Which papers a reader may be given, and which parts of each: the defaults, what is chosen, and orders above both."""

from __future__ import annotations

from dataclasses import dataclass

from iro_desk.domain.codes.code import Code
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import PARENTS, SCHOOLS, ReaderRole

ASKED_FROM = 12
"""The age from which the child is asked before papers go to a parent or a school (good practice)."""
SAY_WHO = "Say on the child’s page, under People, what they are for papers. Until then nothing goes to them."
BARRED = "An order bars contact or sharing papers with them."
NOT_SENT = "This paper is not sent to them."
NOTHING_CHOSEN = "You decide each time. Tick what they get; nothing goes by itself."


class Right(Code):
    """How much of a paper a reader gets before the lines themselves are looked at."""

    FULL = "full", "All of it"
    OWN = "own", "Only rows and parts that are theirs"
    PART = "part", "Only the parts listed"
    ASK = "ask", "You decide each time; nothing by default"
    NONE = "none", "Not sent"


class PaperType(Code):
    """The papers that rights are kept for; the stored values are those of the table of rights."""

    OUTCOMES = "outcomes", "Outcomes of the review"
    FULL_RECORD = "full_record", "Full record of the review"
    MONITORING_FORM = "monitoring_form", "Monitoring form"
    MIDWAY_RECORD = "midway_record", "Midway record"
    DISPUTE_FORM = "dispute_form", "Dispute form"
    PREP_PAGE = "prep_page", "Preparation page"
    LETTER = "letter", "Letter to the child"
    INVITATION = "invitation", "Invitation"
    CONSULTATION = "consultation", "Consultation form"
    FEEDBACK = "feedback", "Feedback form"
    FOOTPRINT = "footprint", "What was done for the child"
    HANDOVER_PACK = "handover_pack", "Hand-over pack"
    COMMENDATION = "commendation", "Thanks"
    CP_RECORD = "cp_record", "Child protection record"
    SECURE_RECORD = "secure_record", "Secure panel record"
    SHORT_FORM = "short_form", "Other short forms"


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What one kind of reader may see.

    Args:
        papers: the right to each paper; one not named is not sent.
        parts: what they get of a paper they have only in part.
        note: what the officer is told beside it.
    """

    role: ReaderRole
    papers: tuple[tuple[PaperType, Right], ...]
    parts: tuple[Part, ...]
    note: str = ""

    def right(self, paper: PaperType) -> Right:
        """The right to one paper; other short forms are decided each time by whoever sends them."""
        otherwise = Right.NONE if self.role is ReaderRole.SIBLING else Right.ASK
        return dict(self.papers).get(paper, otherwise if paper is PaperType.SHORT_FORM else Right.NONE)


@dataclass(frozen=True, slots=True)
class Entitled:
    """What a reader gets of one paper.

    Args:
        refused: why nothing is prepared for them; empty when something is.
        usual: the parts without the officer's choice.
        offered: every part the officer may choose for them.
    """

    right: Right
    parts: frozenset[Part]
    refused: str
    usual: frozenset[Part] = frozenset()
    offered: frozenset[Part] = frozenset()


def entitled(
    rights: RoleRights | None, paper: PaperType, *, is_barred: bool, chosen: frozenset[Part] | None = None
) -> Entitled:
    """Return what a reader of that kind gets of a paper.

    Args:
        rights: None when it is not known what the reader is; then nothing is sent.
        is_barred: whether an order bars contact or sharing, which no default or choice overrides.
        chosen: the parts the officer chose for this once; None to take the usual ones.
    """
    nothing: frozenset[Part] = frozenset()
    if is_barred:
        return Entitled(Right.NONE, nothing, BARRED)
    if rights is None:
        return Entitled(Right.NONE, nothing, SAY_WHO)
    right = rights.right(paper)
    if right is Right.NONE:
        return Entitled(right, nothing, NOT_SENT)
    offered = frozenset(Part) - ({Part.OFFICER_VIEW} - set(rights.parts))
    usual = _usual(right, rights, offered)
    parts = usual if chosen is None else chosen & offered
    return Entitled(right, parts, "" if parts else NOTHING_CHOSEN, usual, offered)


def child_is_asked(role: ReaderRole, age: int | None) -> bool:
    """Whether the child's own view is asked for before a paper goes to this reader; None when no age is known."""
    return role in PARENTS | SCHOOLS and (age is None or age >= ASKED_FROM)


def _usual(right: Right, rights: RoleRights, offered: frozenset[Part]) -> frozenset[Part]:
    if right is Right.FULL:
        return offered
    if right is Right.PART:
        return frozenset(rights.parts)
    return frozenset({Part.DECISIONS_OWN, Part.NEXT}) if right is Right.OWN else frozenset()
