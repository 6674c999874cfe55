"""Letters to children: drawn from child-safe facts, then the officer's own, part by part."""

from iro_desk.services.letters.asking import (
    ABOUT_LETTER,
    ABOUT_WISHES,
    DecisionAsked,
    LetterAsked,
    answer,
    answer_decision,
    asked,
    change_wishes,
    draft_of_decision,
    wishes,
)
from iro_desk.services.letters.beginning import begin, begin_other
from iro_desk.services.letters.findings import LetterFinding
from iro_desk.services.letters.offering import KindOffered, offered
from iro_desk.services.letters.pages import paper
from iro_desk.services.letters.rows import LetterRow, PartRow, letter, of_child
from iro_desk.services.letters.waiting import LetterListRow, waiting
from iro_desk.services.letters.writing import (
    change_form,
    change_voice,
    finish,
    redraw,
    warnings,
    write_part,
)

__all__ = [
    "ABOUT_LETTER",
    "ABOUT_WISHES",
    "DecisionAsked",
    "KindOffered",
    "LetterAsked",
    "LetterFinding",
    "LetterListRow",
    "LetterRow",
    "PartRow",
    "answer",
    "answer_decision",
    "asked",
    "begin",
    "begin_other",
    "change_form",
    "change_voice",
    "change_wishes",
    "draft_of_decision",
    "finish",
    "letter",
    "of_child",
    "offered",
    "paper",
    "redraw",
    "waiting",
    "warnings",
    "wishes",
    "write_part",
]
