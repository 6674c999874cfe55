"""The outbox as its tests find it: two children with a finished review each, and what waits to go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.carriers.carrier import Carrier
from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.exports import preparing
from iro_desk.exports.carrying import Journey
from iro_desk.exports.opening import carrier_to
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.placing import Placing
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Person, Review
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, keeping
from iro_desk.services.sending.servers import Server
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def two_children(session: Session) -> None:
    for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
        child = Child.model_validate({"preferred_name": name, "born_on": f"2016-03-0{number}"})
        session.add(child)
        session.flush()
        session.add(Person.model_validate({"child_id": child.id, "name": person, "role": Role.SOCIAL_WORKER}))
        session.add(
            Review.model_validate(
                {"child_id": child.id, "review_on": "2026-06-05", "state": ReviewState.FINISHED}
            )
        )
        session.flush()


def queue(store: Store, child: int = 1, made_as: str = "pdf") -> int:
    store.write(
        "Queue",
        partial(
            preparing.queue_papers, review_id=child, kinds=(DocumentKind.OUTCOMES,), formats=(made_as,),
            people=(child,), references=("K7F3Q2",), today=TODAY, now=NOW,
        ),
    )  # fmt: skip
    return store.read(outbox.rows)[0].item_id


def look_at_all(store: Store) -> None:
    """Read everything that waits, as the send screen has it read before it goes."""
    for row in store.read(outbox.rows):
        store.write("Look", partial(binding.look, item_id=row.item_id, sha256=row.sha256, now=NOW))


def use_folder(store: Store, folder: Path) -> None:
    """Choose where papers go, and look at what waits: a look rests on where it goes."""
    store.write("Set", partial(destinations.use_folder, folder=str(folder)))
    look_at_all(store)


def keep_one(store: Store, item: int) -> None:
    row = next(row for row in store.read(outbox.rows) if row.item_id == item)
    look = partial(keeping.look, item_id=item, sha256=row.sha256, now=NOW, is_kept=True)
    store.write("Keep", look)


@pytest.fixture
def children(store: Store) -> None:
    store.write("Add", two_children)


class SlowDrive:
    """A network drive that answers when the test lets it."""

    def __init__(self) -> None:
        self.is_asked, self.answers = Event(), Event()

    def journey(self, to: Server) -> Journey:
        return Journey(to, self._open)

    def _open(self, to: Server) -> Carrier:
        self.is_asked.set()
        assert self.answers.wait(30)
        return carrier_to(to)


@pytest.fixture
def drive(context: Context) -> Iterator[SlowDrive]:
    made = SlowDrive()
    Placing(context.ops, context.now, made.journey)
    yield made
    made.answers.set()


def shown(context: Context, qtbot: QtBot, review_id: int | None = None) -> OutboxPage:
    page = OutboxPage(context, Place("outbox", None, review_id))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.papers.review_choice is not None)
    return page


def words_on(page: OutboxPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def try_and_send(page: OutboxPage, qtbot: QtBot) -> None:
    """Try the place, and send what is ticked once it is there: two keys."""
    page.try_place.setFocus()
    qtbot.keyClick(page.try_place, Qt.Key.Key_Return)
    qtbot.waitUntil(page.send.isVisible)
    qtbot.keyClick(page.send, Qt.Key.Key_Return)
