"""Visits are recorded whole or not at all, and private lines stay private."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.domain.codes import Share
from iro_desk.records import VisitFields
from iro_desk.services import visits
from iro_desk.services.visits import Incomplete, WordsLine

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"visit_on": date(2026, 3, 3)}, "visit_on"),
        ({"visit_on": date(2014, 5, 1)}, "visit_on"),
        ({"seen": None}, "seen"),
        ({"place": None}, "place"),
        ({"seen_alone": None}, "seen_alone"),
        ({"seen": "no"}, "seen_alone"),
        ({"worry": None}, "worry"),
        ({"worry": "yes", "worry_told": "  "}, "worry_told"),
    ],
)
def test_a_visit_with_an_answer_missing_is_not_recorded(
    desk: Any, values: dict[str, Any], field: str
) -> None:
    child_id = desk.a_child()
    with pytest.raises(Incomplete) as refused:
        desk.a_visit(child_id, **values)
    assert refused.value.field == field
    assert [f.field for f in refused.value.findings if f.severity == "stop"] == [field]
    assert desk.read(visits.of_child, child_id) == ()


def test_a_visit_without_words_is_recorded_with_a_second_look_only(desk: Any) -> None:
    """U24: soft checks never block saving."""
    child_id = desk.a_child()
    desk.a_visit(child_id)
    assert [row.line_count for row in desk.read(visits.of_child, child_id)] == [0]


def test_a_child_not_seen_needs_no_answers_about_seeing_them(desk: Any) -> None:
    child_id = desk.a_child()
    desk.a_visit(child_id, seen="no", seen_alone=None, place=None)
    assert desk.read(visits.of_child, child_id)[0].seen_alone is None


def test_amending_keeps_changes_adds_and_removes_lines(desk: Any) -> None:
    child_id = desk.a_child()
    visit_id = desk.a_visit(
        child_id, (WordsLine(None, "One.", Share.MAY_SHARE), WordsLine(None, "Two.", Share.PRIVATE))
    )
    first, _ = desk.read(visits.words, visit_id)
    lines = (
        WordsLine(None, "Three.", Share.PRIVATE),
        WordsLine(first.words_id, "One!", Share.MAY_SHARE),
        WordsLine(None, "  ", Share.MAY_SHARE),
    )
    draft = desk.read(visits.fields, visit_id)
    draft.visit_on = date(2026, 2, 27)
    desk.write(visits.amend, visit_id, draft, lines, TODAY)
    held = desk.read(visits.words, visit_id)
    assert [(line.words, line.share) for line in held] == [
        ("Three.", Share.PRIVATE),
        ("One!", Share.MAY_SHARE),
    ]
    assert held[1].words_id == first.words_id
    assert [w.said_on for w in desk.read(visits.sharable_words, child_id, None)] == [date(2026, 2, 27)]
    assert desk.read(visits.child_of, visit_id) == child_id


def test_only_lines_that_may_be_shared_are_given_out(desk: Any) -> None:
    child_id = desk.a_child()
    old, new = date(2026, 1, 20), date(2026, 2, 20)
    desk.a_visit(child_id, (WordsLine(None, "Old.", Share.MAY_SHARE),), visit_on=old)
    lines = (WordsLine(None, "New.", Share.MAY_SHARE), WordsLine(None, "Kept.", Share.PRIVATE))
    desk.a_visit(child_id, lines, visit_on=new)
    everything = desk.read(visits.sharable_words, child_id, None)
    assert [line.words for line in everything] == ["Old.", "New."]
    assert [line.words for line in desk.read(visits.sharable_words, child_id, new)] == ["New."]


def test_a_line_of_another_visit_is_refused(desk: Any) -> None:
    child_id = desk.a_child()
    mine, other = (desk.a_visit(child_id, (WordsLine(None, "A.", Share.PRIVATE),)) for _ in range(2))
    foreign = desk.read(visits.words, other)
    draft = desk.read(visits.fields, mine)
    with pytest.raises(Exception, match="belongs to another visit"):
        desk.write(visits.amend, mine, draft, foreign, TODAY)


def test_a_visit_keeps_everything_that_was_written(desk: Any) -> None:
    child_id = desk.a_child()
    visit_id = desk.a_visit(child_id, officer_view="Calm.\nHome smelled of toast.", who_else="Pete")
    draft = desk.read(visits.fields, visit_id)
    assert isinstance(draft, VisitFields)
    assert (draft.officer_view, draft.who_else) == ("Calm.\nHome smelled of toast.", "Pete")
