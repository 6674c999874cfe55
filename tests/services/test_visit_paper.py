"""A visit on paper holds what was answered and may be read, and nothing a child asked to keep."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from iro_desk.domain.codes import Share
from iro_desk.exports import visit_files
from iro_desk.services import filing
from iro_desk.services.visits import WordsLine
from iro_desk.services.visits.paper import paper

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "visit_on": "2026-03-02", "purpose": ["Before a review"], "seen": "Yes", "how": "At home", "alone": "Yes",
    "communication": ["Talking"], "level": "Nothing", "safe_home": "Yes", "stage": "12 to 15", "no_words": "No",
    "lives": [], "officer_view": "Settled there", "note_to_self": "SECRET note", "travel_miles": 41,
    "v1215_plan": "Knows and agrees", "v1215_safe": "Serious worries",
    "v1215_safe_said": [{"words": "SECRET worry", "share": "may_share"}],
    "v1215_home": [{"words": "The garden", "share": "may_share"}, {"words": "SECRET line", "share": "private"}],
    "asks": [{"what": "A bike", "sharing": "May share"}, {"what": "SECRET ask", "sharing": "Private"}],
    "promises": [{"what": "Ring", "sharing": "May share"}, {"what": "SECRET promise", "sharing": "Private"}],
}  # fmt: skip
LINES = (
    WordsLine(None, "I like it here", Share.MAY_SHARE),
    WordsLine(None, "SECRET own", Share.PRIVATE),
    WordsLine(None, "SECRET for Gran", Share.PRIVATE, may_know="Gran"),
)


def recorded(desk: Any) -> int:
    child_id = desk.a_child()
    return int(desk.write(filing.record_visit, VALUES, LINES, child_id, 0, NOW, desk.calendar, desk.rules))


def test_nothing_private_is_in_the_paper_of_a_visit(desk: Any) -> None:
    """F: private lines, lines for people by name, the note to self and what is the officer's alone stay behind."""
    found = desk.read(paper, recorded(desk), TODAY, desk.calendar, desk.rules)
    words = json.dumps(asdict(found), default=str)
    assert "SECRET" not in words
    assert "Serious worries" not in words and "41" not in words


def test_what_may_be_read_is_there_in_order(desk: Any) -> None:
    """The child's own words come before everything else."""
    found = desk.read(paper, recorded(desk), TODAY, desk.calendar, desk.rules)
    assert [section.title for section in found.sections] == [
        "The child’s own words", "The visit", "Worries about safety",
        "What they asked for, and what you promised", "Talking together: 12 and over", "Your view",
    ]  # fmt: skip
    assert found.sections[0].answers[0].said == ("I like it here",)


def test_the_file_of_a_visit_reads_as_its_paper(desk: Any) -> None:
    """And its name tells nothing about anyone."""
    content = desk.read(visit_files.made, recorded(desk), TODAY, desk.calendar, desk.rules)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "A bike" in text and "The garden" in text and "SECRET" not in text
    assert visit_files.name("K7F3Q2", TODAY) == "IRO-K7F3Q2-form-2026-03-02.pdf"
