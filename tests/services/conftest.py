"""Builders over the encrypted store: a desk with invented children, visits and reviews on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlmodel import Session

from iro_desk.domain.checklist import Mark
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SCORED_PLANS, LegalStatus
from iro_desk.domain.scoring import NOT_APPLICABLE
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.paths import resource
from iro_desk.records import ChildFields, DecisionFields, PlanScoreFields, ReviewFields, VisitFields
from iro_desk.services import checklists, children, clockwork, demonstration, monitoring, reviews, visits
from iro_desk.storage.store import Store
from tests.conftest import NOON, RAW_KEY, Laid

T = TypeVar("T")
ROUTES = ("home", "relatives", "guardianship", "arrangements", "adoption", "residential", "supported")
TODAY = date(2026, 3, 2)


@dataclass
class Desk:
    """The store with today's date beside it, and builders that go through the services."""

    store: Store
    calendar: Calendar
    rules: ClockRules
    today: date

    def read(self, fn: Callable[..., T], *args: Any, **more: Any) -> T:
        return self.store.read(lambda session: fn(session, *args, **more))

    def write(self, fn: Callable[..., T], *args: Any, **more: Any) -> T:
        return self.store.write("Test", lambda session: fn(session, *args, **more)).value

    def a_child(self, **values: Any) -> int:
        """A child in care since 5 January 2026 under a full care order, unless told otherwise."""
        draft = {"preferred_name": "Quill", "surname": "Ember", "born_on": date(2014, 5, 2)}
        fields = ChildFields.model_validate({**draft, "looked_after_from": date(2026, 1, 5), **values})
        return self.write(
            children.add,
            fields,
            legal_status=LegalStatus.FULL_CARE_ORDER,
            home=None,
            social_worker="Bev",
            today=self.today,
        )

    def a_visit(self, child_id: int, words: tuple[visits.WordsLine, ...] = (), **values: Any) -> int:
        answered = {"place": "home", "seen": "yes", "seen_alone": "yes", "worry": "no"}
        draft = VisitFields.model_validate({"visit_on": self.today, **answered, **values})
        return self.write(visits.record, child_id, draft, words, self.today)

    def a_review(self, child_id: int, on: date | None = None) -> int:
        return self.write(reviews.begin, child_id, on or self.today, self.today, self.calendar, self.rules)

    def a_whole_review(self, child_id: int, on: date | None = None) -> int:
        """A review with every answer given, ready to be finished."""
        review_id = self.a_review(child_id, on)
        held = self.read(reviews.fields, review_id)
        answered = {
            "seen_before": "yes",
            "participation": self.read(reviews.offered, review_id)[0],
            "mother_attended": "yes",
            "mother_participated": "yes",
            "father_attended": "not_appropriate",
            "father_participated": "not_appropriate",
            "placement_meets_needs": "yes",
            "permanence_plan": "LTFOST18",
            "legal_right": "still_right",
            "pep_this_term": "yes",
            "health_assessed_on": date(2026, 1, 5),
            "faith_met": "yes",
            "knows_social_worker": "yes",
            "visit_pattern_right": "yes",
            **{f"route_{route}": "not_yet" for route in ROUTES},
            "next_review_on": self.read(reviews.proposed_next, review_id, self.calendar, self.rules).propose,
        }
        self.write(reviews.answer, review_id, ReviewFields.model_validate(held.model_dump() | answered))
        self.write(reviews.set_decisions, review_id, (reviews.DecisionRow(None, a_decision()),))
        scale = "words_2021"
        for plan in SCORED_PLANS:
            self.write(monitoring.score, review_id, plan, PlanScoreFields(grade=NOT_APPLICABLE), scale)
        self.write(self._answer_checklist, child_id)
        return review_id

    def _answer_checklist(self, session: Session, child_id: int) -> None:
        """What is due and not answered yet is said not to be known."""
        for row in checklists.due(session, child_id, self.today).rows:
            if row.due.answer is None:
                checklists.answer(session, child_id, row.due.item.id, Mark.NOT_KNOWN, self.today)


def a_decision(**values: Any) -> DecisionFields:
    whole = {
        "what": "Book swimming lessons",
        "for_child": "You will have swimming lessons.",
        "owner": "Bev",
        "by_when": date(2026, 3, 20),
        "measure": "First lesson had",
        "area": "fun",
        "wish": "asked",
    }
    return DecisionFields.model_validate({**whole, **values})


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The bank holidays that ship with the program."""
    return read_bank_holidays(resource("data/bank_holidays.csv").read_text(encoding="utf-8"))


@pytest.fixture
def desk(store: Store, calendar: Calendar) -> Desk:
    """An empty desk on Monday 2 March 2026."""
    return _desk(store, calendar)


def _desk(store: Store, calendar: Calendar) -> Desk:
    noon = datetime.combine(TODAY, time(12), tzinfo=UTC)
    store.after_writing(partial(clockwork.settle, calendar=calendar, now=lambda: noon))
    return Desk(store, calendar, ClockRules(), TODAY)


@pytest.fixture
def shown(
    tmp_path: Path, laid: Laid, blank_vault_file: Path, calendar: Calendar
) -> Iterator[Callable[[date], Desk]]:
    """Opens the desk with the demonstration caseload of a day, which is laid in once a run and copied."""
    made: list[Store] = []

    def lay(folder: Path, on: date) -> None:
        (folder / "vault.db").write_bytes(blank_vault_file.read_bytes())
        store = Store(folder / "vault.db", RAW_KEY, now=lambda: NOON)
        families = resource("data/demo_families.toml").read_text(encoding="utf-8")
        _desk(store, calendar).write(demonstration.load, families, on, calendar)
        store.close()

    def show(on: date = TODAY) -> Desk:
        folder = laid.copied(f"demonstration of {on}", tmp_path / f"desk {len(made)}", partial(lay, on=on))
        made.append(Store(folder / "vault.db", RAW_KEY, now=lambda: NOON))
        return _desk(made[-1], calendar)

    yield show
    for store in made:
        store.close()


@pytest.fixture
def decision() -> Callable[..., DecisionFields]:
    """Builds a whole decision, changed as asked."""
    return a_decision
