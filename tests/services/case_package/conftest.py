"""Two desks, each with a file of its own, and packages that go between them as bytes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlmodel import Session, SQLModel, select

from iro_desk.domain.case_package import Case
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.paths import resource
from iro_desk.records import Decision, Promise
from iro_desk.services import case_package, clockwork, demonstration
from iro_desk.services.case_package import Taken, written
from iro_desk.services.case_package.rows import tables
from iro_desk.storage.store import Store
from tests.conftest import RAW_KEY

T = TypeVar("T")
TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
CALENDAR = read_bank_holidays(resource("data/bank_holidays.csv").read_text("utf-8"))
FAMILIES = resource("data/demo_families.toml").read_text("utf-8")
_bytes = itertools.count(1)


def fresh(count: int) -> bytes:
    """Bytes that never come twice."""
    return next(_bytes).to_bytes(count, "big")


@dataclass
class Laptop:
    """One desk."""

    store: Store
    path: Path

    def read(self, fn: Callable[..., T], *args: Any, **more: Any) -> T:
        return self.store.read(lambda session: fn(session, *args, **more))

    def write(self, fn: Callable[..., T], *args: Any, **more: Any) -> T:
        return self.store.write("Test", lambda session: fn(session, *args, **more)).value

    def packed(self, child_id: int, *, private_stays: bool = False) -> Case:
        """A package that has been bytes."""
        case = self.write(
            case_package.pack, child_id, private_stays=private_stays, now=NOW, random=fresh, calendar=CALENDAR,
            rules=ClockRules(),
        )  # fmt: skip
        return written.read(written.written(case))

    def take(self, case: Case) -> Taken:
        return self.write(case_package.take, case, NOW, fresh)

    def rows(self, kind: str) -> list[Any]:
        table = SQLModel.metadata.tables[kind]
        return self.read(
            lambda s: s.connection().execute(select(table).order_by(table.c.id)).mappings().all()
        )

    def counts(self) -> dict[str, int]:
        return {table.name: len(self.rows(table.name)) for table in tables()}


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory, blank_vault_file: Path) -> Path:
    """A file with the demonstration caseload, made once."""
    path = tmp_path_factory.mktemp("demonstrated") / "vault.db"
    path.write_bytes(blank_vault_file.read_bytes())
    made = _store(path)
    made.write("Demonstration", partial(_demonstrate))
    made.close()
    return path


def _demonstrate(session: Session) -> None:
    demonstration.load(session, FAMILIES, TODAY, CALENDAR)
    child_id = session.exec(select(Decision.child_id)).first()
    session.add(Promise(child_id=child_id, made_on=date(2026, 5, 4), what="A bench for the garden"))


def _store(path: Path) -> Store:
    made = Store(path, RAW_KEY, now=lambda: datetime.now(UTC))
    made.after_writing(partial(clockwork.settle, calendar=CALENDAR, now=lambda: NOW))
    return made


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Callable[[Path], Laptop]]:
    """Makes a desk over a copy of a file."""
    made: list[Store] = []

    def make(like: Path) -> Laptop:
        folder = tmp_path / f"desk{len(made)}"
        folder.mkdir(mode=0o700)
        path = folder / "vault.db"
        path.write_bytes(like.read_bytes())
        made.append(_store(path))
        return Laptop(made[-1], path)

    yield make
    for store in made:
        store.close()


@pytest.fixture
def sender(laptops: Callable[[Path], Laptop], demonstrated: Path) -> Laptop:
    """A desk with the demonstration caseload."""
    return laptops(demonstrated)


@pytest.fixture
def receiver(laptops: Callable[[Path], Laptop], blank_vault_file: Path) -> Laptop:
    """An empty desk."""
    return laptops(blank_vault_file)
