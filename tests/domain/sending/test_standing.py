"""How a thing of the outbox stands, in words, and what it waits for (U61, U62)."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import Doubt, OutboxState, WayOut
from iro_desk.domain.sending.obstacles import obstacle
from iro_desk.domain.sending.standing import Group, Standing, badge, group, is_offered

TODAY = date(2026, 6, 11)
READY, NEEDS, DONE = OutboxState.READY, OutboxState.NEEDS_YOU, OutboxState.DONE
CASES = (
    (Standing(READY), Group.READY, "Not read yet", True),
    (Standing(READY, is_read=True, may_go=True), Group.READY, "Checked", True),
    (Standing(READY, is_read=True, waits_second=True), Group.READY, "Second person", True),
    (Standing(READY, is_read=True, due_on=TODAY), Group.READY, "Due today", True),
    (Standing(READY, due_on=date(2026, 6, 9)), Group.READY, "Was due Tue 9 June", True),
    (Standing(READY, due_on=date(2026, 6, 12)), Group.READY, "Not read yet", True),
    (Standing(READY, is_kept=True, is_read=True), Group.KEPT, "Kept", False),
    (Standing(OutboxState.SENDING, is_read=True), Group.READY, "On its way", True),
    (Standing(READY, stopped="It changed.", is_changed=True), Group.NEEDS_YOU, "Look again", False),
    (
        Standing(NEEDS, is_read=True, stopped="The drive is full.", may_go=True),
        Group.NEEDS_YOU,
        "Stopped",
        True,
    ),
    (Standing(NEEDS, is_emailed=True), Group.NEEDS_YOU, "E-mail made", False),
    (Standing(NEEDS, doubt=Doubt.LOST), Group.NEEDS_YOU, "Did it arrive?", False),
    (Standing(NEEDS, doubt=Doubt.RESTORED), Group.NEEDS_YOU, "Did it go?", False),
    (Standing(NEEDS, doubt=Doubt.TWICE), Group.NEEDS_YOU, "Went before", False),
    (Standing(OutboxState.PLACED), Group.GONE, "Placed", False),
    (Standing(OutboxState.VERIFIED, is_same=True), Group.GONE, "Arrived, same file", False),
    (Standing(DONE, is_same=True, is_given_out=True), Group.GONE, "Given out", False),
    (Standing(OutboxState.PLACED, WayOut.BUNDLE), Group.GONE, "With business support", False),
    (Standing(DONE, WayOut.BUNDLE, is_given_out=True), Group.GONE, "Given out", False),
    (Standing(DONE, WayOut.EMAIL), Group.GONE, "E-mailed", False),
    (Standing(DONE, WayOut.PAPER, done_how="Given, read with Jo"), Group.GONE, "Given, read with Jo", False),
)


@pytest.mark.parametrize(("standing", "where", "words", "offered"), CASES, ids=[one[2] for one in CASES])
def test_each_thing_stands_in_one_group_with_its_words(standing, where, words, offered):
    assert (group(standing), badge(standing, TODAY).words, is_offered(standing)) == (where, words, offered)


@pytest.mark.parametrize("standing", [one[0] for one in CASES if one[1] is not Group.GONE])
def test_nothing_that_only_waits_is_red(standing):
    """U62: red is for what somebody must put right."""
    is_red = badge(standing, TODAY).tone == "late"
    assert is_red == (standing.stopped != "" and not standing.is_changed)


@pytest.mark.parametrize("standing", [one[0] for one in CASES if one[1] is not Group.GONE])
@pytest.mark.parametrize(
    ("place", "trouble"), [("office folder", ""), ("office folder", "Not there."), ("", "")]
)
def test_whatever_waits_says_for_what_and_why_and_what_can_be_done(standing, place, trouble):
    found = obstacle(standing, place, trouble)
    assert all((found.waits_for, found.told, found.why, found.to_do)) or standing.state is OutboxState.SENDING


def test_the_place_is_what_is_waited_for_once_all_else_is_done():
    found = obstacle(Standing(READY, is_read=True, may_go=True), "office folder", "It is not there.")
    assert (found.waits_for, found.why) == ("Office folder", "It is not there.")
    assert obstacle(Standing(READY, is_read=True, may_go=True), "").told == "Choose where papers go."
