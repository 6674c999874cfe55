"""A bug is told in one sentence with a reference, and written down without a word of the case (F03)."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desk import log
from iro_desk.gui import crash


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    log.begin(tmp_path / "log")
    yield tmp_path / "log"
    log.end()


@pytest.fixture
def told() -> Iterator[list[str]]:
    """The references shown, with the net in place."""
    shown: list[str] = []
    let_go = crash.catch(shown.append)
    yield shown
    let_go()


def slip(words: str = "Zorblatt") -> BaseException:
    try:
        raise ValueError(words)
    except ValueError as bug:
        return bug


def read(folder: Path) -> str:
    return (folder / "iro-desk.log").read_text("utf-8")


def test_a_bug_is_shown_by_its_reference_and_logged_by_its_place(folder: Path, told: list[str]):
    bug = slip()
    sys.excepthook(type(bug), bug, bug.__traceback__)
    assert len(told) == 1 and re.fullmatch(r"IRO-[0-9A-F]{4}", told[0])
    logged = read(folder)
    assert told[0].lower().replace("-", "_") in logged
    assert "ValueError at test_crash.slip" in logged
    assert "Zorblatt" not in logged


def test_the_same_bug_has_the_same_reference_whatever_was_typed():
    assert crash.reference_of(slip("one")) == crash.reference_of(slip("two"))


def test_a_bug_while_telling_a_bug_is_only_written_down(folder: Path):
    """Telling opens a dialog with an event loop of its own, in which more can go wrong."""
    depth: list[str] = []

    def report(reference: str) -> None:
        depth.append(reference)
        bug = slip()
        sys.excepthook(type(bug), bug, bug.__traceback__)
        raise RuntimeError("Zorblatt")

    let_go = crash.catch(report)
    bug = slip()
    sys.excepthook(type(bug), bug, bug.__traceback__)
    let_go()
    assert len(depth) == 1
    assert read(folder).count("ERROR") == 3
    assert "Zorblatt" not in read(folder)


def test_a_bug_in_another_thread_is_written_down(folder: Path, told: list[str]):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert "ZeroDivisionError" in read(folder)
    assert not told


def test_stopping_by_hand_is_no_bug(folder: Path, told: list[str], capsys: pytest.CaptureFixture[str]):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    capsys.readouterr()
    assert not told and read(folder) == ""
