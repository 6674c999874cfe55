"""A short form and the monitoring form are cut line by line too (S47)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection
from iro_desk.domain.papers import Answered, GradeLine, MonitoringPaper
from iro_desk.domain.rights.cutting import Unsafe, cut, pieces
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import Reader
from iro_desk.domain.rights.roles import KNOW_THE_NUMBER, ReaderRole
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper
from iro_desk.exports import document_of
from iro_desk.exports.document_text import text_of

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
MANAGER = Reader(ReaderRole.TEAM_MANAGER, frozenset(Part), 1)
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


@pytest.mark.parametrize("paper", [SHEET, FORM], ids=["short form", "monitoring form"])
def test_only_those_who_file_by_the_councils_number_have_it_on_their_copy(
    paper: SheetPaper | MonitoringPaper,
) -> None:
    for role in ReaderRole:
        done = cut(paper, Reader(role, frozenset(Part), 1), {})
        words = text_of(document_of(done.paper))
        assert ("K-1" in words) is (role in KNOW_THE_NUMBER), role
        assert ("Local reference" in words) is (role in KNOW_THE_NUMBER), role


def test_why_a_form_was_changed_may_tell_of_an_answer_and_is_the_officers_view() -> None:
    changed = replace(SHEET, amended_why="The move to Elm House was added")
    parent = cut(changed, Reader(ReaderRole.PARENT_PR, frozenset(Part) - {Part.OFFICER_VIEW}, 1), {})
    assert "Elm House" not in repr(parent.paper) and "A bed" in repr(parent.paper)
    assert "Elm House" in repr(cut(changed, Reader(ReaderRole.TEAM_MANAGER, frozenset(Part), 1), {}).paper)
    unsafe = {
        one.key: Unsafe("a place", always=True) for one in pieces(changed, MANAGER) if "Elm" in one.text
    }
    assert "Elm House" not in repr(cut(changed, MANAGER, unsafe).paper)


def test_a_number_alone_makes_no_paper() -> None:
    assert cut(SHEET, Reader(ReaderRole.TEAM_MANAGER, frozenset({Part.NEXT}), 1), {}).is_empty
    assert not cut(SHEET, MANAGER, {}).is_empty


def test_a_line_is_somebodys_own_by_their_name_and_not_because_it_speaks_of_their_service() -> None:
    """S38: thanks to a social worker that speak of the school are not the school's."""
    line = FiledLine(("She drove him to school.",), is_owned=True, of_people=frozenset({2}))
    paper = FiledPaper(
        DocumentKind.THANKS, "Thanks", (), (FiledSection("What was done", (line,)),), "Ros", "", False
    )
    own = frozenset({Part.DECISIONS_OWN, Part.SCHOOL})
    assert cut(paper, Reader(ReaderRole.DESIGNATED_TEACHER, own, 1), {}).is_empty
    assert not cut(paper, Reader(ReaderRole.SOCIAL_WORKER, own, 2), {}).is_empty


def test_a_form_whose_grades_were_all_left_out_does_not_say_that_none_was_made() -> None:
    grade = next(one.key for one in pieces(FORM, MANAGER) if "Clear and kept" in one.text)
    words = text_of(document_of(cut(FORM, MANAGER, {grade: Unsafe("a name", always=True)}).paper))
    assert "Seen before?" in words and "Plans" not in words and "graded" not in words


def test_the_monitoring_form_is_the_officers_view_in_every_line() -> None:
    without = cut(FORM, Reader(ReaderRole.GP, frozenset(Part) - {Part.OFFICER_VIEW}, 1), {})
    assert without.gets == () and "Clear and kept" not in repr(without.paper)
    whole = cut(FORM, Reader(ReaderRole.TEAM_MANAGER, frozenset(Part), 1), {})
    assert whole.paper == FORM and not whole.left_out
