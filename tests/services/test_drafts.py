"""What is typed is kept, found again, and let go (F: no keystroke lost)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from iro_desk.services import drafts, places
from iro_desk.storage.store import Store

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_draft_is_kept_over_and_found_where_the_caret_was(desk: Any) -> None:
    child_id = desk.a_child()
    desk.write(drafts.keep, "visit", 0, child_id, '{"place": "ho"}', "place", 2, MORNING)
    desk.write(drafts.keep, "visit", 0, child_id, '{"place": "home"}', "place", 4, NOON)
    kept = desk.read(drafts.find, "visit", 0, child_id)
    assert (kept.content, kept.field, kept.caret, kept.kept_at) == ('{"place": "home"}', "place", 4, NOON)
    assert len(desk.read(drafts.unfinished)) == 1


def test_drafts_of_two_children_are_never_mixed(desk: Any) -> None:
    one, other = desk.a_child(), desk.a_child(preferred_name="Bramble")
    desk.write(drafts.keep, "visit", 0, one, "{}", "", 0, MORNING)
    assert desk.read(drafts.find, "visit", 0, other) is None


def test_a_child_not_yet_added_has_one_draft(desk: Any) -> None:
    for caret in (1, 2):
        desk.write(drafts.keep, "child", 0, None, "{}", "surname", caret, MORNING)
    rows = desk.read(drafts.unfinished)
    assert [(row.what, row.child_id, row.display_name) for row in rows] == [("A child’s details", None, "")]


def test_unfinished_work_is_named_newest_first(desk: Any) -> None:
    child_id = desk.a_child()
    desk.write(drafts.keep, "review:Home", 7, child_id, "{}", "", 0, MORNING)
    desk.write(drafts.keep, "letter", 3, child_id, "{}", "", 0, NOON)
    assert [row.what for row in desk.read(drafts.unfinished)] == ["Letter", "Review, Home"]
    assert desk.read(drafts.newest).form == "letter"


def test_letting_go_forgets_and_is_never_journalled(desk: Any, store: Store) -> None:
    child_id = desk.a_child()
    kept = store.write("Keep", lambda s: drafts.keep(s, "visit", 0, child_id, "{}", "", 0, NOON))
    assert kept.changes.operation is None
    desk.write(drafts.let_go, "visit", 0, child_id)
    desk.write(drafts.let_go, "visit", 0, child_id)
    assert desk.read(drafts.find, "visit", 0, child_id) is None


def test_the_last_place_is_one_place(desk: Any) -> None:
    assert desk.read(places.last) is None
    child_id = desk.a_child()
    desk.write(places.remember, "today", None)
    desk.write(places.remember, "visit", child_id, 4, "officer_view", 12)
    assert desk.read(places.last) == places.Place("visit", child_id, 4, "officer_view", 12)
