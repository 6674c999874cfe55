"""The outbox under a line that fails, drops answers and is killed at every step: nothing lost, twice, or half there."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
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

from iro_desk.carriers.carrier import PART, Found, NameTaken, SendingTrouble
from iro_desk.domain.codes import DocumentKind, OutboxState
from iro_desk.exports.carrying import Journey
from iro_desk.exports.whole_outbox import send_waiting
from iro_desk.records import Child, Looked, OutboxItem
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, doubts
from iro_desk.services.sending.servers import Server

T = TypeVar("T")
NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
CHILDREN = 3
EXAMPLES = int(os.environ.get("OUTBOX_EXAMPLES", "25"))
"""How many histories are tried; the full run of the faults tries more."""
SOMEBODY_ELSES = b"somebody else's"


class Killed(BaseException):
    """The program ended here, with nothing said."""


class Office:
    """A folder at the office whose next calls go as planned: well, not at all, done but not heard of, or killed.

    People there take up finished files whenever they like, or at once; it may be full, and another may be mounted in
    its place.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, bytes] = {}
        self.arrived: list[bytes] = []
        self.plan: list[str] = []
        self.is_full, self.is_another, self.is_quick = False, False, False
        self.mark = "a" * 32

    def collect(self) -> None:
        """Somebody takes up every finished file of ours."""
        self.files = {name: content for name, content in self.files.items() if content == SOMEBODY_ELSES}

    def reach(self) -> None:
        self._call(lambda: None)
        if self.is_another:
            raise SendingTrouble("It is another folder.")

    def found(self, name: str) -> Found | None:
        def look() -> Found | None:
            content = (self.parts if name.endswith(PART) else self.files).get(name)
            return None if content is None else _found(content)

        return self._call(look)

    def put_part(self, part: str, content: bytes) -> None:
        assert not self.is_another, "nothing is written to a stranger's folder (F46)"
        self.parts.setdefault(part, content[: len(content) // 2])
        if self.is_full and self.parts[part] != content:
            raise SendingTrouble("It is full.")
        self._call(lambda: self.parts.update({part: content}))

    def settle(self, part: str, name: str) -> None:
        def move() -> None:
            if name in self.files:
                raise NameTaken
            if part not in self.parts:
                raise SendingTrouble("The part has gone.", again=True)
            self.files[name] = self.parts.pop(part)
            self.arrived.append(self.files[name])
            if self.is_quick:
                self.collect()

        self._call(move)

    def remove_part(self, part: str) -> None:
        self._call(lambda: self.parts.pop(part, None))

    def close(self) -> None: ...

    def _call(self, act: Callable[[], T]) -> T:
        fate = self.plan.pop(0) if self.plan else "well"
        if fate == "killed":
            raise Killed
        if fate == "fails":
            raise SendingTrouble("The disk would not.")
        if fate == "out of reach":
            raise SendingTrouble("It is not there.", waits=True)
        done = act()
        if fate.endswith("collected"):
            self.collect()
        if fate.startswith("killed after"):
            raise Killed
        if fate.startswith("not heard"):
            raise SendingTrouble("The answer was lost.", again=True)
        return done


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
        destinations.use_folder(session, str(Path("office").absolute()))
        session.commit()
    return engine


class Memory:
    """A caseload in memory; a write that is killed leaves nothing.

    Args:
        killed_at: which write from now on the program ends in, counted from one; 0 for none.
    """

    def __init__(self) -> None:
        self.killed_at = 0

    def read(self, fn: Callable[[Session], T]) -> T:
        with Session(_engine()) as session:
            return fn(session)

    def write(self, _label: str, fn: Callable[[Session], Any]) -> Any:
        with Session(_engine()) as session:
            value = fn(session)
            self.killed_at -= 1
            if self.killed_at == 0:
                raise Killed
            session.commit()
            return SimpleNamespace(value=value)


TROUBLES = (
    "fails", "out of reach", "not heard", "not heard, collected", "well, collected", "killed", "killed after",
    "killed after, collected",
)  # fmt: skip
ONE_TROUBLE = st.builds(
    lambda calls, trouble: [*("well",) * calls, trouble], st.integers(0, 12), st.sampled_from(TROUBLES)
)
"""All is well up to one call: every call has its turn."""
SEVERAL = st.lists(st.sampled_from((*("well",) * 6, *TROUBLES)), max_size=16)


class OutboxMachine(RuleBasedStateMachine):
    """Papers are put in and sent again and again, while everything that can go wrong does."""

    def __init__(self) -> None:
        super().__init__()
        self.caseload, self.office = Memory(), Office()
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
        self.office.files.setdefault(name, SOMEBODY_ELSES)

    @rule()
    def collect(self) -> None:
        """The office takes up what has arrived."""
        self.office.collect()

    @rule(is_full=st.booleans(), is_another=st.booleans(), is_quick=st.booleans())
    def change_the_drive(self, is_full: bool, is_another: bool, is_quick: bool) -> None:
        """It fills up or is cleared, another share is mounted there or goes again, what comes is taken up at once."""
        self.office.is_full, self.office.is_another, self.office.is_quick = is_full, is_another, is_quick

    @precondition(lambda self: self.put)
    @rule(plan=ONE_TROUBLE | SEVERAL, killed_at=st.integers(0, 12))
    def send(self, plan: list[str], killed_at: int) -> None:
        """She sends; the line or the program may end at any call or write."""
        self.office.plan, self.caseload.killed_at = list(plan), killed_at
        try:
            list(send_waiting(self.caseload, lambda: NOW, self._journey))
        except Killed:
            pass
        finally:
            self.office.plan, self.caseload.killed_at = [], 0

    @rule()
    def answer(self) -> None:
        """She asks the office what became of each paper in doubt, and says so."""
        for row in self.caseload.read(outbox.rows):
            if row.doubt is None:
                continue
            content = self.caseload.read(partial(outbox.content, item_id=row.item_id))
            if content in self.office.arrived:
                say = partial(doubts.say_arrived, item_id=row.item_id, now=NOW)
            else:
                say = partial(doubts.send_again, item_id=row.item_id)
            self.caseload.write("Answer", say)

    def _journey(self, to: Server) -> Journey:
        return Journey(to, lambda _: self.office, lambda _: None)

    @invariant()
    def nothing_is_half_there_or_there_twice(self) -> None:
        """F43, F44, F45: every finished file is whole, once, and nobody else's is gone."""
        ours = {content for _, content in self.put}
        assert all(content in ours or content == SOMEBODY_ELSES for content in self.office.files.values())
        assert max(Counter(self.office.arrived).values(), default=0) <= 1

    @invariant()
    def what_is_said_to_be_there_is(self) -> None:
        """F47: nothing counts as placed that did not arrive, and what is read back was there."""
        there = {_found(content).sha256 for content in self.office.arrived}
        with Session(_engine()) as session:
            rows = session.exec(select(OutboxItem)).all()
            assert {row.sha256 for row in rows if row.placed_at is not None} <= there
            assert all(row.state.has_left == (row.placed_at is not None) for row in rows)
            assert all(row.state is OutboxState.VERIFIED for row in rows if row.verified_at is not None)

    @invariant()
    def the_papers_of_one_child_arrive_in_order(self) -> None:
        """F49."""
        for child in range(1, CHILDREN + 1):
            own = [content for whose, content in self.put if whose == child]
            arrived = [content for content in self.office.arrived if content in own]
            assert arrived == own[: len(arrived)]

    def teardown(self) -> None:
        """Once the line holds and she has answered, sending brings everything that is left: nothing is lost (F49)."""
        self.office.is_full, self.office.is_another = False, False
        for _ in range(len(self.put) + 1):
            if self.put:
                list(send_waiting(self.caseload, lambda: NOW, self._journey))
            self.answer()
        assert set(self.office.arrived) == {content for _, content in self.put}
        assert self.office.parts == {}
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
    max_examples=EXAMPLES,
    stateful_step_count=14,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TestOutbox = OutboxMachine.TestCase
