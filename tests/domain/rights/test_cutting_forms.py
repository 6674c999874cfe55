"""A short form and the monitoring form are cut line by line too (S47)."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.papers import Answered, GradeLine, MonitoringPaper
from iro_desk.domain.rights.cutting import Unsafe, cut, pieces
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import Reader
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper

SECTIONS = (
    PrintedSection(
        "What the child said", (PrintedAnswer("Their words", said=("Snails.", "Rain.")),), Part.SOS
    ),
    PrintedSection(
        "Decisions",
        (
            PrintedAnswer(
                "What became of each", headers=("What", "How"), rows=(("A bed", "Done"), ("A bike", "No"))
            ),
        ),
        Part.DECISIONS_ALL,
    ),
    PrintedSection("The officer’s view", (PrintedAnswer("Your view", words="Drifting"),), Part.OFFICER_VIEW),
)
SHEET = SheetPaper(
    "Midway", "", "Maya", "K-1", date(2026, 6, 3), "Ros", "", "A council", SECTIONS
)  # fmt: skip
FORM = MonitoringPaper(
    "Maya", "K-1", date(2026, 6, 3), "Ros", "A council", "", (Answered("Seen before?", "Yes"),),
    (GradeLine("Care plan", "Yes", "Good", "Clear and kept", ""),), False,
)  # fmt: skip


def test_sayings_need_the_childs_words_and_a_row_that_is_not_safe_leaves_the_others() -> None:
    reader = Reader(ReaderRole.GUARDIAN, frozenset({Part.SOS, Part.DECISIONS_ALL}), 1)
    bike = next(one.key for one in pieces(SHEET, reader) if "A bike" in one.text)
    done = cut(SHEET, reader, {bike: Unsafe("a name", always=True)})
    words = repr(done.paper)
    assert "A bed" in words and not any(out in words for out in ("A bike", "Snails", "Drifting"))
    assert [one.why for one in done.left_out].count("a name") == 1


def test_a_section_with_nothing_left_has_no_heading() -> None:
    done = cut(SHEET, Reader(ReaderRole.GUARDIAN, frozenset({Part.DECISIONS_ALL}), 1), {})
    assert isinstance(done.paper, SheetPaper)
    assert [section.title for section in done.paper.sections] == ["Decisions"]


def test_the_monitoring_form_is_the_officers_view_in_every_line() -> None:
    without = cut(FORM, Reader(ReaderRole.GP, frozenset(Part) - {Part.OFFICER_VIEW}, 1), {})
    assert without.gets == () and "Clear and kept" not in repr(without.paper)
    whole = cut(FORM, Reader(ReaderRole.TEAM_MANAGER, frozenset(Part), 1), {})
    assert whole.paper == FORM and not whole.left_out
