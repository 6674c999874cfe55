"""Work done a piece at a turn is done in its order, all of it, and by itself (F06)."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from iro_desk.gui.widgets.in_turn import InTurn


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_each_piece_has_a_turn_of_its_own_and_nobody_asks_for_the_rest(qtbot: QtBot, owner: QObject) -> None:
    """F06: another thing that waits for the loop comes between two pieces."""
    done: list[str] = []
    turns = InTurn(owner)
    other = InTurn(owner)
    turns.add(lambda: done.append("first"), lambda: done.append("second"))
    other.add(lambda: done.append("other"))
    turns.when_whole(lambda: done.append("whole"))
    assert done == []
    qtbot.waitUntil(lambda: "whole" in done)
    assert done == ["first", "other", "second", "whole"]


def test_who_cannot_wait_has_the_whole_at_once(owner: QObject) -> None:
    done: list[int] = []
    turns = InTurn(owner)
    turns.add(*(lambda at=at: done.append(at) for at in range(5)))
    turns.finish()
    assert done == [0, 1, 2, 3, 4] and turns.is_whole


def test_what_is_dropped_or_whose_owner_goes_is_not_done(qtbot: QtBot, owner: QObject) -> None:
    done: list[str] = []
    turns, mark = InTurn(owner), InTurn(owner)
    turns.add(lambda: done.append("dropped"))
    turns.drop()
    going = QObject()
    InTurn(going).add(lambda: done.append("gone"))
    shiboken6.delete(going)
    mark.add(lambda: done.append("after"))
    qtbot.waitUntil(lambda: "after" in done)
    assert done == ["after"]


def test_a_piece_that_fails_keeps_no_other_from_its_turn(qtbot: QtBot, owner: QObject) -> None:
    done: list[str] = []

    def fails() -> None:
        raise ValueError("of this piece")

    turns = InTurn(owner)
    turns.add(fails, lambda: done.append("next"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: done == ["next"])
    assert [str(error) for _kind, error, _where in caught] == ["of this piece"]
