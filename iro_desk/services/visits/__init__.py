"""Visits to a child: what was seen, the child's own words line by line, and what follows from them."""

from __future__ import annotations

from iro_desk.services.incomplete import Incomplete
from iro_desk.services.visits.concerns import VisitConcern, recent_concerns
from iro_desk.services.visits.guide import visit_form
from iro_desk.services.visits.journeys import Companion, begin_for
from iro_desk.services.visits.recorded import (
    SharedWords,
    VisitRow,
    WordsLine,
    amend,
    child_of,
    fields,
    of_child,
    record,
    sharable_words,
    words,
)
from iro_desk.services.visits.writing import VisitView, file, findings_of, opened

__all__ = [
    "Companion",
    "Incomplete",
    "SharedWords",
    "VisitConcern",
    "VisitRow",
    "VisitView",
    "WordsLine",
    "amend",
    "begin_for",
    "child_of",
    "fields",
    "file",
    "findings_of",
    "of_child",
    "opened",
    "recent_concerns",
    "record",
    "sharable_words",
    "visit_form",
    "words",
]
