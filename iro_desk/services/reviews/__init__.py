"""Reviews: begun, written section by section, checked, finished, and sent."""

from __future__ import annotations

from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews.booking import book_next
from iro_desk.services.reviews.columns import COLUMNS, Columns, SectionLine
from iro_desk.services.reviews.ending import note_leaving
from iro_desk.services.reviews.family import family_time, set_family_time
from iro_desk.services.reviews.filing import file_section
from iro_desk.services.reviews.finishing import finish, hold_midway, record_sent
from iro_desk.services.reviews.following import offered, proposed_next
from iro_desk.services.reviews.history import EarlierAnswer, FieldHistory
from iro_desk.services.reviews.left import findings, left_to_do
from iro_desk.services.reviews.listing import last_time, of_child, open_reviews, recent, row
from iro_desk.services.reviews.lists import LISTS, ListKind, ListRows, lists_of
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
from iro_desk.services.reviews.sheet_rows import (
    CheckSheet,
    EarlierMark,
    LastTime,
    PlanMark,
    SaidWords,
    SectionAnswers,
    SectionSheet,
    SheetSet,
)
from iro_desk.services.reviews.sheets import check_sheet, open_sheets, read_version, section_rows, sheet
from iro_desk.services.reviews.versions import (
    VersionRow,
    reopen,
    version_text,
    versions,
)
from iro_desk.services.reviews.writing import answer, begin, fields

__all__ = [
    "COLUMNS",
    "LISTS",
    "CheckSheet",
    "Columns",
    "DecisionRow",
    "EarlierAnswer",
    "EarlierDecision",
    "EarlierMark",
    "FieldHistory",
    "Incomplete",
    "LastTime",
    "ListKind",
    "ListRows",
    "NextReview",
    "PaperRow",
    "PlanMark",
    "ReviewRow",
    "SaidWords",
    "SectionAnswers",
    "SectionLine",
    "SectionRow",
    "SectionSheet",
    "SheetSet",
    "VersionRow",
    "answer",
    "attendance",
    "begin",
    "book_next",
    "check_sheet",
    "decisions",
    "earlier_decisions",
    "family_time",
    "fields",
    "file_section",
    "findings",
    "finish",
    "hold_midway",
    "last_time",
    "left_to_do",
    "lists_of",
    "mark_earlier",
    "mark_section",
    "note_leaving",
    "of_child",
    "offered",
    "open_reviews",
    "open_sheets",
    "papers",
    "proposed_next",
    "read_version",
    "recent",
    "record_sent",
    "reopen",
    "row",
    "section_rows",
    "sections",
    "set_attendance",
    "set_decisions",
    "set_family_time",
    "set_papers",
    "sheet",
    "version_text",
    "versions",
]  # fmt: skip
