"""The outbox under a line that fails, drops answers and is killed at every step: nothing lost, twice, or half there."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, col, delete, select

from iro_desk.carriers.carrier import Found, NameTaken, SendingTrouble
from iro_desk.domain.codes import DocumentKind
from iro_desk.exports.carrying import carry
from iro_desk.exports.sending import Held, Outgoing, Sent
from iro_desk.exports.whole_outbox import send_waiting
from iro_desk.records import Child, Looked, OutboxItem
from iro_desk.services import outbox
from iro_desk.services import settings as preferences
from iro_desk.services.sending import binding

T = TypeVar("T")
NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
CHILDREN = 3


class Killed(BaseException):
    """The program ended here, with nothing said."""


class FaultyLine:
    """A destination whose next calls go as planned: well, not at all, done but not heard of, or killed."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, bytes] = {}
        self.arrived: list[bytes] = []
        self.plan: list[str] = []

    def _call(self, act: Callable[[], T]) -> T:
        fate = self.plan.pop(0) if self.plan else "well"
        if fate == "killed":
            raise Killed
        if fate == "fails":
            raise SendingTrouble("The line broke off.", again=False)
        done = act()
        if fate == "killed after":
            raise Killed
        if fate == "not heard":
            raise SendingTrouble("The answer was lost.", again=False)
        return done

    def found(self, name: str) -> Found | None:
        def look() -> Found | None:
            content = self.files.get(name)
            return None if content is None else _found(content)

        return self._call(look)

    def put_part(self, part: str, content: bytes) -> None:
        self.parts[part] = content[: len(content) // 2]
        self._call(lambda: self.parts.update({part: content}))

    def settle(self, part: str, name: str) -> None:
        def move() -> None:
            if name in self.files:
                raise NameTaken
            self.files[name] = self.parts.pop(part)
            self.arrived.append(self.files[name])

        self._call(move)

    def remove_part(self, part: str) -> None:
        self._call(lambda: self.parts.pop(part, None))

    def reach(self) -> None: ...

    def close(self) -> None: ...


def _found(content: bytes) -> Found:
    return Found(len(content), hashlib.sha256(content).hexdigest())


@cache
def _engine() -> Engine:
    """One database for every example; making its tables is what takes time."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        for number in range(1, CHILDREN + 1):
            kept = {"id": number, "preferred_name": f"Child {number}", "born_on": date(2016, 1, number)}
            session.add(Child.model_validate(kept))
        preferences.change(session, "outbox.folder", str(Path("office").absolute()))
        session.commit()
    return engine


class Memory:
    """A caseload in memory; a write that is killed leaves nothing."""

    def __init__(self) -> None:
        self.killed_write = False

    def read(self, fn: Callable[[Session], T]) -> T:
        with Session(_engine()) as session:
            return fn(session)

    def write(self, _label: str, fn: Callable[[Session], Any]) -> Any:
        with Session(_engine()) as session:
            value = fn(session)
            if self.killed_write:
                self.killed_write = False
                raise Killed
            session.commit()
            return SimpleNamespace(value=value)


FATES = st.lists(
    st.sampled_from(("well", "well", "fails", "not heard", "killed", "killed after")), max_size=12
)


class OutboxMachine(RuleBasedStateMachine):
    """Papers are put in and sent again and again, while everything that can go wrong does."""

    def __init__(self) -> None:
        super().__init__()
        self.caseload, self.line = Memory(), FaultyLine()
        self.put: list[tuple[int, bytes]] = []
        with Session(_engine()) as session:
            session.execute(delete(Looked))
            session.execute(delete(OutboxItem))
            session.commit()

    @rule(child=st.integers(1, CHILDREN), same_name=st.booleans())
    def put_in(self, child: int, same_name: bool) -> None:
        """One paper more, looked at; sometimes under a name another has."""
        number = len(self.put)
        content = f"paper {number} of child {child}".encode()
        name = "IRO-AAAAAA.pdf" if same_name else f"IRO-A{number:05d}.pdf"

        def queue(session: Session) -> None:
            reader = outbox.recipients(session, child)[0]
            item = outbox.queue(
                session, child, None, DocumentKind.LETTER, "pdf", reader, name, content,
                NOW + timedelta(seconds=number),
            )  # fmt: skip
            binding.look(session, item, _found(content).sha256, NOW)

        self.caseload.write("Put in", queue)
        self.put.append((child, content))

    @rule(name=st.sampled_from(("IRO-AAAAAA.pdf", "IRO-A00001.pdf")))
    def somebody_elses_file(self, name: str) -> None:
        """A name is taken by a file that is not ours; it is never written over."""
        self.line.files.setdefault(name, b"somebody else's")

    @precondition(lambda self: self.put)
    @rule(plan=FATES, killed_write=st.booleans())
    def send(self, plan: list[str], killed_write: bool) -> None:
        """She sends; the line or the program may end at any call or write."""
        self.line.plan, self.caseload.killed_write = list(plan), killed_write
        try:
            list(send_waiting(self.caseload, lambda: NOW, self._place))
        except Killed:
            pass
        finally:
            self.line.plan, self.caseload.killed_write = [], False

    def _place(self, going: Outgoing, into: Path) -> Sent:
        try:
            carry(self.line, going.file_name, going.content)
        except SendingTrouble as trouble:
            return (
                Held(going.item_id, str(trouble)) if going.item_id % 2 else Sent(going.item_id, str(trouble))
            )
        return Sent(going.item_id, placed_in=str(into))

    @invariant()
    def nothing_is_half_there_or_there_twice(self) -> None:
        """F43, F44, F45: every finished file is whole, once, and nobody else's is gone."""
        counts = Counter(self.line.files.values())
        ours = {content for _, content in self.put}
        assert all(content in ours or content == b"somebody else's" for content in counts)
        assert all(counts[content] <= 1 for content in ours)
        assert max(Counter(self.line.arrived).values(), default=0) <= 1

    @invariant()
    def what_is_said_to_be_there_is(self) -> None:
        """F47: nothing counts as placed that cannot be read back."""
        there = {_found(content).sha256 for content in self.line.files.values()}
        with Session(_engine()) as session:
            placed = session.exec(
                select(OutboxItem.sha256).where(col(OutboxItem.placed_at).is_not(None))
            ).all()
        assert set(placed) <= there

    @invariant()
    def the_papers_of_one_child_arrive_in_order(self) -> None:
        """F49."""
        for child in range(1, CHILDREN + 1):
            own = [content for whose, content in self.put if whose == child]
            assert [content for content in self.line.arrived if content in own] == own[: self._arrived(own)]

    def _arrived(self, own: list[bytes]) -> int:
        return sum(content in self.line.arrived for content in own)

    def teardown(self) -> None:
        """Once the line holds, one sending brings everything that is left: nothing is lost (F49)."""
        if self.put:
            list(send_waiting(self.caseload, lambda: NOW, self._place))
        assert set(self.line.arrived) == {content for _, content in self.put}
        assert self.line.parts == {}
        with Session(_engine()) as session:
            waiting = session.exec(select(OutboxItem.id).where(col(OutboxItem.placed_at).is_(None))).all()
        assert list(waiting) == []


@pytest.fixture(autouse=True, scope="module")
def let_go() -> Iterator[None]:
    """Close the one database at the end."""
    yield
    _engine().dispose()
    _engine.cache_clear()


OutboxMachine.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=14,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TestOutbox = OutboxMachine.TestCase
