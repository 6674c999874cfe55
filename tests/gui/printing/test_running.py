"""One paper at a time goes to its printer, and what the desk had not begun when it locked is never begun (S53)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import pytest

from iro_desk.domain.changes import Changes
from iro_desk.gui.operations import Operations
from iro_desk.gui.printing.printers import Amiss, Job, NotPrinted
from iro_desk.gui.printing.running import BEGINNING, Running, progress_words, running_of
from tests.gui.conftest import NOW
from tests.gui.fake_printers import FakePrinters


@dataclass
class Done:
    """What a write gives."""

    value: Any
    changes: Changes = field(default_factory=lambda: Changes(1, "Print a paper", frozenset(), frozenset()))


@dataclass
class SlowDesk:
    """Answers each write only when told to."""

    asked: list[Future[Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def write_later(self, label: str, fn: object) -> Future[Any]:
        self.asked.append(Future())
        self.labels.append(label)
        return self.asked[-1]

    def answer(self, value: object) -> None:
        self.asked[-1].set_result(Done(value))


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def ops(qapp, desk) -> Iterator[Operations]:
    made = Operations(desk, lambda: NOW)
    yield made
    made.close()


def job(name: str = "Document 7F3K") -> Job:
    return Job(b"%PDF", "Office 2", name)


def test_what_was_asked_for_and_not_begun_when_the_desk_locked_is_never_begun(qtbot, ops, desk):
    """S53, S61: she pressed, and the look at it was still on its way to the disk."""
    printers = FakePrinters()
    running = Running(ops, printers, lambda: NOW)
    running.print_thing(1, job(), lambda session: 1)
    assert progress_words(running.job) == BEGINNING
    ops.close()
    desk.answer(1)
    other: list[bool] = []
    fresh = Operations(desk, lambda: NOW)
    fresh.beside(lambda: True, other.append, fresh)
    qtbot.waitUntil(lambda: other == [True])
    assert printers.jobs == []
    fresh.close()


def test_a_second_paper_waits_until_the_first_is_with_its_printer(qtbot, ops, desk):
    """S53: no two papers are in one job."""
    printers = FakePrinters(slow=True)
    running = Running(ops, printers, lambda: NOW)
    ended: list[object] = []
    running.ended.connect(ended.append)
    running.print_own(job())
    running.print_own(job("Document 9999"))
    assert len(desk.asked) == 1
    desk.answer(None)
    qtbot.waitUntil(lambda: printers.jobs != [])
    printers.let_go.set()
    qtbot.waitUntil(lambda: ended == [None])
    assert [one.name for one in printers.jobs] == ["Document 7F3K"] and running.job is None


def test_a_bug_on_the_way_is_told_and_the_next_paper_can_go(qtbot, ops, desk):
    """F03, F52."""
    broke: list[BaseException] = []
    ops.broke.connect(broke.append)
    printers = FakePrinters()
    printers.put = lambda job: 1 / 0  # type: ignore[method-assign]
    running = Running(ops, printers, lambda: NOW)
    ended: list[object] = []
    running.ended.connect(ended.append)
    running.print_own(job())
    desk.answer(None)
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert isinstance(ended[0], NotPrinted) and ended[0].amiss is Amiss.REFUSED
    assert isinstance(broke[0], ZeroDivisionError) and running.job is None


def test_there_is_one_press_for_a_window(ops):
    printers = FakePrinters()
    assert running_of(ops, printers, lambda: NOW) is running_of(ops, printers, lambda: NOW)
