"""Reviews: begun, written section by section, checked, finished, and sent."""

from __future__ import annotations

from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews.booking import book_next
from iro_desk.services.reviews.ending import note_leaving
from iro_desk.services.reviews.finishing import findings, finish, hold_midway, record_sent
from iro_desk.services.reviews.following import offered, proposed_next
from iro_desk.services.reviews.history import EarlierAnswer, FieldHistory
from iro_desk.services.reviews.listing import last_time, of_child, open_reviews, recent, row
from iro_desk.services.reviews.parts import (
    attendance,
    decisions,
    earlier_decisions,
    mark_earlier,
    papers,
    set_attendance,
    set_decisions,
    set_papers,
)
from iro_desk.services.reviews.rows import (
    DecisionRow,
    EarlierDecision,
    NextReview,
    PaperRow,
    ReviewRow,
    SectionRow,
)
from iro_desk.services.reviews.sections import mark_section, sections
from iro_desk.services.reviews.sheets import (
    CheckSheet,
    EarlierMark,
    LastTime,
    PlanMark,
    SaidWords,
    SectionAnswers,
    SectionSheet,
    check_sheet,
    file_section,
    left_to_do,
    read_version,
    sheet,
)
from iro_desk.services.reviews.versions import (
    VersionRow,
    reopen,
    version_text,
    versions,
)
from iro_desk.services.reviews.writing import answer, begin, fields

__all__ = [
    "CheckSheet",
    "DecisionRow",
    "EarlierAnswer",
    "EarlierDecision",
    "EarlierMark",
    "FieldHistory",
    "Incomplete",
    "LastTime",
    "NextReview",
    "PaperRow",
    "PlanMark",
    "ReviewRow",
    "SaidWords",
    "SectionAnswers",
    "SectionRow",
    "SectionSheet",
    "VersionRow",
    "answer",
    "attendance",
    "begin",
    "book_next",
    "check_sheet",
    "decisions",
    "earlier_decisions",
    "fields",
    "file_section",
    "findings",
    "finish",
    "hold_midway",
    "last_time",
    "left_to_do",
    "mark_earlier",
    "mark_section",
    "note_leaving",
    "of_child",
    "offered",
    "open_reviews",
    "papers",
    "proposed_next",
    "read_version",
    "recent",
    "record_sent",
    "reopen",
    "row",
    "sections",
    "set_attendance",
    "set_decisions",
    "set_papers",
    "sheet",
    "version_text",
    "versions",
]  # fmt: skip
