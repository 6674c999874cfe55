"""What asks whether a review is needed before its time."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.clocks import Event, Facts, HeldReview, Home, Order
from iro_desk.domain.clocks.terms import Force
from iro_desk.domain.codes import EarlyReviewReason, EventKind, LegalStatus, PlacementType
from iro_desk.domain.early_review import EarlyQuestion, is_called_for, questions

BEGAN = date(2025, 1, 6)
FIRST_HOME = Home(1, BEGAN, date(2026, 6, 5))
JUNE = date(2026, 6, 5)


def asked(**known: object) -> list[tuple[str, str, date, str]]:
    facts = Facts(looked_after_from=BEGAN, **known)  # type: ignore[arg-type]
    return [(one.reason.value, one.anchor, one.on, one.force.value) for one in questions(facts)]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"homes": (FIRST_HOME, Home(2, JUNE, was_planned=False))}, ("unplanned_move", "home:2", "local")),
        ({"homes": (FIRST_HOME, Home(2, JUNE, is_unregistered=True))}, ("unregistered", "home:2", "local")),
        ({"events": (Event(EventKind.PLAN_CHANGE, JUNE, 4),)}, ("plan_change", "event:4", "statutory")),
        (
            {"events": (Event(EventKind.WELFARE_CONCERN, JUNE, 4),)},
            ("welfare_concern", "event:4", "statutory"),
        ),
        ({"events": (Event(EventKind.LEAVING_PROPOSED, JUNE, 4),)}, ("proposed_end", "event:4", "statutory")),
        (
            {
                "events": (Event(EventKind.LEAVING_PROPOSED, JUNE, 4),),
                "orders": (Order(BEGAN, None, LegalStatus.FULL_CARE_ORDER),),
            },
            ("proposed_end", "event:4", "local"),
        ),
        (
            {
                "orders": (
                    Order(BEGAN, JUNE, LegalStatus.SECTION_20),
                    Order(JUNE, None, LegalStatus.FULL_CARE_ORDER),
                )
            },
            ("legal_change", "order:2026-06-05", "good practice"),
        ),
        (
            {"orders": (Order(BEGAN, JUNE, LegalStatus.REMAND),)},
            ("remand_end", "order:2025-01-06", "statutory"),
        ),
        (
            {
                "homes": (Home(3, BEGAN, JUNE, PlacementType.R5),),
                "orders": (Order(BEGAN, None, LegalStatus.FULL_CARE_ORDER),),
            },
            ("custody_end", "home:3", "statutory"),
        ),
    ],
)
def test_what_has_happened_is_asked_about(known: dict[str, object], expected: tuple[str, str, str]) -> None:
    """Reg 32(2), reg 33(3) as made, Milton Keynes 2021-22 and 2024-25."""
    reason, anchor, force = expected
    assert asked(**known) == [(reason, anchor, JUNE, force)]


def test_a_review_on_the_day_or_since_has_answered() -> None:
    homes = (FIRST_HOME, Home(2, JUNE, was_planned=False, is_unregistered=True))
    assert len(asked(homes=homes, reviews=(HeldReview(1, date(2026, 6, 4)),))) == 1, "one move, one question"
    assert asked(homes=homes, reviews=(HeldReview(1, JUNE),)) == []


def test_remand_is_answered_only_by_a_review_while_it_lasted() -> None:
    remand = (Order(date(2026, 5, 1), JUNE, LegalStatus.REMAND),)
    assert asked(orders=remand, reviews=(HeldReview(1, date(2026, 5, 20)),)) == []
    assert len(asked(orders=remand, reviews=(HeldReview(1, date(2026, 6, 20)),))) == 1


@pytest.mark.parametrize(
    "known",
    [
        {"homes": (Home(1, BEGAN, was_planned=False),)},
        {"homes": (FIRST_HOME, Home(2, JUNE))},
        {"orders": (Order(BEGAN, JUNE, LegalStatus.SECTION_20), Order(JUNE, None, LegalStatus.SECTION_20))},
        {"orders": (Order(BEGAN, None, LegalStatus.REMAND),)},
        {"homes": (Home(3, BEGAN, JUNE, PlacementType.R5),)},
        {"events": (Event(EventKind.PLAN_CHANGE, date(2024, 6, 5)),)},
        {"events": (Event(EventKind.SOCIAL_WORKER_VISIT, JUNE),)},
    ],
)
def test_what_changes_nothing_is_not_asked_about(known: dict[str, object]) -> None:
    """First homes, planned moves, the same status, what has no end yet, and earlier times in care."""
    assert asked(**known) == []


def test_every_question_names_nobody_and_ends_by_asking() -> None:
    facts = Facts(
        looked_after_from=BEGAN,
        homes=(FIRST_HOME, Home(2, JUNE, was_planned=False, is_unregistered=True)),
        events=tuple(Event(kind, JUNE) for kind in (EventKind.PLAN_CHANGE, EventKind.LEAVING_PROPOSED)),
    )
    found = questions(facts)
    reasons = {EarlyReviewReason.PROPOSED_END, EarlyReviewReason.UNREGISTERED_PLACEMENT}
    assert {one.reason for one in found} > reasons
    for one in found:
        assert one.sentence.endswith("?") and one.source and "Fri 5 June 2026" in one.sentence


@pytest.mark.parametrize(
    ("called_for", "held_on", "worried_on", "covered"),
    [
        ({"home:2"}, None, date(2026, 6, 9), True),
        (set(), None, date(2026, 6, 9), False),
        ({"home:1"}, None, date(2026, 6, 9), False),
        ({"home:2"}, date(2026, 6, 8), date(2026, 6, 9), False),
        ({"home:2"}, date(2026, 6, 10), date(2026, 6, 9), True),
    ],
)
def test_a_worry_is_asked_about_unless_a_review_called_for_at_that_move_is_still_to_be_held(
    called_for: set[str], held_on: date | None, worried_on: date, covered: bool
) -> None:
    facts = Facts(
        looked_after_from=BEGAN,
        homes=(FIRST_HOME, Home(2, JUNE, is_unregistered=True)),
        reviews=() if held_on is None else (HeldReview(1, held_on),),
    )
    worry = EarlyQuestion(
        EarlyReviewReason.WELFARE_CONCERN_AT_VISIT, "event:9", worried_on, "A worry.", "", Force.STATUTORY
    )
    assert is_called_for(worry, facts, called_for) is covered
