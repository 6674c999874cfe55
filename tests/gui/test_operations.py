"""What is handed to the disk is called saved only when it is there, and is tried again until it is (F15, F16)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select, text

from iro_desk import paths
from iro_desk.domain.changes import Changes
from iro_desk.errors import Refusal
from iro_desk.gui import operations
from iro_desk.gui.operations import Operations
from iro_desk.records import Setting
from iro_desk.services import drafts, settings
from iro_desk.storage.store import Store

NOW = datetime.fromisoformat("2026-06-11T14:32:00+01:00")
LONG = "word " * 20_000


class Heard:
    """What the window would have been told, in order."""

    def __init__(self, ops: Operations) -> None:
        self.said: list[str] = []
        ops.saved.connect(lambda at: self.said.append(f"saved {at:%H:%M}" if at else "saved"))
        ops.not_saved.connect(lambda why: self.said.append(f"not saved: {why}"))
        ops.refused.connect(lambda why: self.said.append(f"refused: {why}"))
        ops.broke.connect(lambda bug: self.said.append(f"broke: {type(bug).__name__}"))

    def has(self, beginning: str) -> bool:
        """Whether anything said begins so."""
        return any(words.startswith(beginning) for words in self.said)


def fill(store: Store) -> None:
    """Let the file grow no further: SQLite then answers as it does on a full disk."""
    pages = store.read(lambda s: s.execute(text("PRAGMA page_count")).scalar_one())
    store.read(lambda s: s.execute(text(f"PRAGMA max_page_count={int(pages) + 2}")).scalar_one())


def make_room(store: Store) -> None:
    store.read(lambda s: s.execute(text("PRAGMA max_page_count=1073741823")).scalar_one())


def keep(ops: Operations, words: str, subject: int = 0) -> None:
    content = json.dumps({"words": words})
    ops.keep(
        ("visit", subject, None),
        "Keep what you typed",
        partial(
            drafts.keep, form="visit", subject_id=subject, child_id=None, content=content,
            field="words", caret=0, now=NOW,
        ),
    )  # fmt: skip


def kept(store: Store, subject: int = 0) -> str:
    found = store.read(lambda s: drafts.find(s, "visit", subject, None))
    return "" if found is None else json.loads(found.content)["words"]


@pytest.fixture
def ops(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Operations]:
    monkeypatch.setattr(operations, "AGAIN_MS", 40)
    made = Operations(store, lambda: NOW)
    yield made
    make_room(store)
    qtbot.waitUntil(lambda: made.writes_waiting == 0)
    made.close()


@pytest.fixture
def heard(ops: Operations) -> Heard:
    return Heard(ops)


def settled(qtbot: QtBot, ops: Operations, seen: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: seen() and ops.writes_waiting == 0)


def test_words_a_full_disk_refuses_are_never_called_saved(qtbot: QtBot, store: Store, ops, heard):
    """F16, U16."""
    fill(store)
    keep(ops, LONG)
    settled(qtbot, ops, lambda: sum(w.startswith("not saved") for w in heard.said) >= 3)
    assert ops.is_behind
    assert not heard.has("saved")
    assert not heard.has("refused")
    assert "Zorblatt" not in "".join(heard.said)


def test_another_write_that_fits_is_not_saved_for_all(qtbot: QtBot, store: Store, ops, heard):
    """U16: Saved speaks for every word on the screen, not only for the last write."""
    fill(store)
    keep(ops, LONG)
    settled(qtbot, ops, lambda: ops.is_behind)
    done: list[object] = []
    ops.write("Change", partial(settings.change, key="officer.name", value="A"), done.append, ops)
    settled(qtbot, ops, lambda: bool(done))
    assert not heard.has("saved")


def test_the_words_are_saved_by_themselves_when_the_disk_answers(qtbot: QtBot, store: Store, ops, heard):
    """F16."""
    fill(store)
    keep(ops, LONG)
    settled(qtbot, ops, lambda: ops.is_behind)
    make_room(store)
    settled(qtbot, ops, lambda: heard.has("saved 14:32"))
    assert kept(store) == LONG
    assert not ops.is_behind


def test_newer_words_take_the_place_of_those_that_wait(qtbot: QtBot, store: Store, ops, heard):
    fill(store)
    keep(ops, LONG)
    settled(qtbot, ops, lambda: ops.is_behind)
    keep(ops, LONG + "and more")
    make_room(store)
    settled(qtbot, ops, lambda: heard.has("saved"))
    assert kept(store) == LONG + "and more"


def test_two_forms_wait_side_by_side(qtbot: QtBot, store: Store, ops, heard):
    fill(store)
    keep(ops, LONG, 1)
    keep(ops, LONG[:-5], 2)
    settled(qtbot, ops, lambda: ops.is_behind)
    make_room(store)
    settled(qtbot, ops, lambda: heard.has("saved"))
    assert (kept(store, 1), kept(store, 2)) == (LONG, LONG[:-5])


def test_words_that_entered_their_record_are_not_kept_again(qtbot: QtBot, store: Store, ops, heard):
    """A draft tried again after its record was filed would come back as unfinished work."""
    fill(store)
    keep(ops, LONG)
    settled(qtbot, ops, lambda: ops.is_behind)
    ops.forget(("visit", 0, None))
    make_room(store)
    assert not ops.is_behind
    ops.write("Change", partial(settings.change, key="officer.name", value="A"))
    settled(qtbot, ops, lambda: heard.has("saved"))
    qtbot.wait(120)
    assert kept(store) == ""


def test_words_on_their_way_when_their_record_is_filed_are_not_tried_again(qtbot: QtBot, store, ops):
    fill(store)
    keep(ops, LONG)
    ops.forget(("visit", 0, None))
    qtbot.waitUntil(lambda: ops.writes_waiting == 0)
    assert not ops.is_behind


def test_a_refusal_goes_to_its_screen_first_and_then_to_everyone(qtbot: QtBot, ops, heard):
    seen: list[str] = []

    def refuse(session: Session) -> None:
        raise Refusal("Enter the date of the visit.")

    def take(trouble: Exception) -> bool:
        seen.append(str(trouble))
        return True

    ops.write("Record", refuse, otherwise=take)
    settled(qtbot, ops, lambda: bool(seen))
    assert seen == ["Enter the date of the visit."]
    assert heard.said == ["saved"], "nothing is owed to the disk, and no time is claimed"
    ops.write("Record", refuse)
    settled(qtbot, ops, lambda: heard.has("refused"))
    assert heard.said[-1] == "refused: Enter the date of the visit."


def test_a_bug_in_a_write_is_told_and_nothing_is_called_saved(qtbot: QtBot, ops, heard):
    """F03."""

    def slip(session: Session) -> None:
        raise ZeroDivisionError("Zorblatt")

    ops.write("Record", slip)
    settled(qtbot, ops, lambda: heard.has("broke"))
    assert [words.split(":")[0] for words in heard.said] == ["not saved", "broke"]
    assert "Zorblatt" not in "".join(heard.said)


def test_a_screen_that_has_gone_is_not_called(qtbot: QtBot, store: Store, ops):
    """A reading that comes late must not touch a widget that is no more."""
    called: list[object] = []
    owner = QObject()
    ops.read(settings.values, called.append, owner)
    shiboken6.delete(owner)
    done: list[object] = []
    ops.read(settings.values, done.append, ops)
    qtbot.waitUntil(lambda: bool(done))
    assert not called


def test_undo_tells_every_screen_what_went_back(qtbot: QtBot, store: Store, ops):
    changed: list[Changes] = []
    said: list[Changes | None] = []
    ops.write("Change your name", partial(settings.change, key="officer.name", value="A"))
    qtbot.waitUntil(lambda: ops.writes_waiting == 0)
    ops.changed.connect(lambda changes, _: changed.append(changes))
    ops.undo(said.append, ops)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0] is not None and said[0].label == "Change your name"
    assert [changes.kinds for changes in changed] == [frozenset({"setting"})]
    assert store.read(settings.values)["officer.name"] == ""


def test_nothing_is_delivered_or_asked_after_the_desk_is_closed(qtbot: QtBot, store: Store):
    """F05: what arrives while the window goes must not ask a closed file."""
    ops = Operations(store, lambda: NOW)
    arrived: list[object] = []
    ops.changed.connect(lambda *_: ops.read(settings.values, arrived.append, ops))
    ops.write("Change", lambda session: session.add(Setting.model_validate({"key": "k", "value": "v"})))
    ops.close()
    store.close()
    ops.read(settings.values, arrived.append, ops)
    ops.write("Change", partial(settings.change, key="officer.name", value="A"), arrived.append, ops)
    ops.undo(arrived.append, ops)
    qtbot.wait(30)
    assert not arrived


def test_nothing_is_begun_beside_the_desk_after_it_is_closed(qtbot: QtBot, store: Store):
    """A thread begun then would outlive the window, and could be the last to hold a part of it."""
    ops = Operations(store, lambda: NOW)
    owner = QObject()
    begun: list[str] = []
    ops.beside(lambda: begun.append("before"), lambda _none: None, owner)
    qtbot.waitUntil(lambda: begun == ["before"])
    ops.close()
    ops.beside(lambda: begun.append("after"), lambda _none: None, owner)
    qtbot.wait(50)
    assert begun == ["before"]


def test_an_action_there_is_no_memory_for_fails_alone_and_in_words(qtbot: QtBot, store: Store) -> None:
    """F07: nothing of it is written, the next one is done, and the file is whole."""
    owner = QObject()
    ops = Operations(store, lambda: NOW)
    heard = Heard(ops)

    def too_much(session: Session) -> bytes:
        session.add(Setting(key="half", value="x"))
        session.flush()
        return bytes(1 << 62)

    ops.read(lambda _: bytes(1 << 62), lambda _: None, owner)
    ops.write("Bring in a caseload", too_much, owner=owner)
    ops.beside(lambda: bytes(1 << 62), lambda _: None, owner)
    qtbot.waitUntil(
        lambda: len([s for s in heard.said if s.startswith("refused: This computer has too")]) == 3
    )
    assert heard.has("not saved: This computer has too little memory")
    assert not heard.has("broke")
    ops.write("Choose", lambda s: s.add(Setting(key="whole", value="x")), owner=owner)
    qtbot.waitUntil(lambda: heard.has("saved"))
    assert [row.key for row in store.read(lambda s: s.exec(select(Setting)).all())] == ["whole"]
    assert store.faults() == []
    ops.close()


def test_a_missing_template_is_told_as_a_part_of_the_program(qtbot: QtBot, store: Store) -> None:
    """F52: the template of a letter is gone from the installation; a missing file of hers is none of its parts."""
    owner = QObject()
    ops = Operations(store, lambda: NOW)
    heard = Heard(ops)
    ops.write("Begin a letter", lambda _: paths.resource("data/letters/gone.toml").read_text(), owner=owner)
    ops.read(lambda _: Path("/gone/for-ever.txt").read_text(), lambda _: None, owner)
    qtbot.waitUntil(lambda: heard.has("broke: FileNotFoundError"))
    assert heard.has("refused: A part of the program is missing on this computer")
    assert [s for s in heard.said if s.startswith("broke")] == ["broke: FileNotFoundError"]
    ops.close()
