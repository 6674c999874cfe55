"""Slow work beside the store's worker: what it gives, what it raises, and that it keeps nothing open."""

from __future__ import annotations

from threading import Event, current_thread

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.gui.aside import start_aside

SOON = 5


def test_the_work_is_done_in_a_thread_of_its_own_that_keeps_nothing_open():
    thread = start_aside(current_thread).result(SOON)
    assert thread is not current_thread()
    assert thread.daemon


def test_the_caller_is_not_held_while_the_work_waits():
    answer = Event()
    future = start_aside(lambda: answer.wait(SOON))
    assert not future.done()
    answer.set()
    assert future.result(SOON)


@pytest.mark.parametrize(
    "trouble", [FileTrouble("The folder cannot be reached."), KeyError("a bug"), SystemExit()]
)
def test_what_the_work_raised_is_raised_to_whoever_asked(trouble):
    def work() -> None:
        raise trouble

    assert start_aside(work).exception(SOON) is trouble
