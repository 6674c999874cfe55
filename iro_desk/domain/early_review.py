"""Asks whether a review is needed before its time, from what has happened."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.clocks.facts import Event, Facts, Home, Order
from iro_desk.domain.clocks.standing import is_in_care
from iro_desk.domain.clocks.terms import Force
from iro_desk.domain.codes import EarlyReviewReason, EventKind, LegalStatus, PlacementType
from iro_desk.domain.wording import dated

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
LOCAL = "Milton Keynes IRO annual reports 2021-22 and 2024-25"
REMAND_OR_POLICE = frozenset({LegalStatus.REMAND, LegalStatus.PACE, LegalStatus.POLICE_PROTECTION})

ENDINGS = {
    EarlyReviewReason.REMAND_END: ("Remand or police accommodation", "33(3)(c)"),
    EarlyReviewReason.CUSTODY_END: ("Custody", "33(3)(d)"),
}


@dataclass(frozen=True, slots=True)
class EarlyQuestion:
    """Something that happened after which a review may be needed early.

    Args:
        anchor: what it hangs on, such as "home:5"; with ``reason`` it stays the same while dates move.
        on: the day it happened or, for a status or custody that ends, the day it ends.
        sentence: what happened and what is asked, in words for the officer; it names nobody.
    """

    reason: EarlyReviewReason
    anchor: str
    on: date
    sentence: str
    source: str
    force: Force


def questions(facts: Facts) -> tuple[EarlyQuestion, ...]:
    """Return what to ask, oldest first; a review held on the day or since has already answered.

    For a status or custody that ends, the review that answers is one held while it lasted.
    """
    began = facts.looked_after_from or date.min
    asked = [
        question
        for question in (*_of_homes(facts), *_of_events(facts), *_of_orders(facts))
        if question.on >= began and not _reviewed(facts, question.on)
    ]
    asked += [question for question in _of_endings(facts) if question.on >= began]
    return tuple(sorted(asked, key=lambda question: question.on))


def is_called_for(question: EarlyQuestion, facts: Facts, called_for: Set[str]) -> bool:
    """Whether a worry is about a home for which a review has been called for already, and not yet held.

    Args:
        called_for: what the questions hang on that were answered with a yes.
    """
    return question.reason is EarlyReviewReason.WELFARE_CONCERN_AT_VISIT and any(
        home.anchor in called_for
        and home.started_on <= question.on <= (home.ended_on or date.max)
        and not _reviewed(facts, home.started_on, question.on)
        for home in facts.placements
    )


def _of_homes(facts: Facts) -> Iterator[EarlyQuestion]:
    """One question for one move: a home that is not registered is asked about as that, planned or not."""
    for home in facts.placements:
        if home.is_unregistered:
            yield EarlyQuestion(
                EarlyReviewReason.UNREGISTERED_PLACEMENT,
                home.anchor,
                home.started_on,
                f"Moved to an unregistered home on {dated(home.started_on)}. Is a review needed early?",
                "Milton Keynes IRO annual report 2024-25",
                Force.LOCAL,
            )
        elif not home.was_planned and not _is_first(home, facts):
            yield EarlyQuestion(
                EarlyReviewReason.UNPLANNED_MOVE,
                home.anchor,
                home.started_on,
                f"The move of {dated(home.started_on)} was not planned. Is a review needed early?",
                LOCAL,
                Force.LOCAL,
            )


def _is_first(home: Home, facts: Facts) -> bool:
    """Whether the child came into care with this placement, which the first review covers."""
    return facts.looked_after_from is not None and home.started_on <= facts.looked_after_from


def _of_events(facts: Facts) -> Iterator[EarlyQuestion]:
    for event in facts.happened(EventKind.PLAN_CHANGE):
        yield _asked(
            event, EarlyReviewReason.SIGNIFICANT_PLAN_CHANGE,
            f"A significant change to the care plan on {dated(event.on)} is considered at a review first, "
            "unless that cannot reasonably be done. Is one needed early?",
            "32(2)", Force.STATUTORY,
        )  # fmt: skip
    for event in facts.happened(EventKind.WELFARE_CONCERN):
        yield _asked(
            event, EarlyReviewReason.WELFARE_CONCERN_AT_VISIT,
            f"A worry on {dated(event.on)} about the child's welfare where they live. Is a review needed early?",
            "33(3)(b) as made", Force.STATUTORY,
        )  # fmt: skip
    for event in facts.happened(EventKind.LEAVING_PROPOSED):
        sentence = (
            f"Ending care was proposed on {dated(event.on)}. Is a review needed to agree it before it ends?"
        )
        if is_in_care(facts):
            yield EarlyQuestion(
                EarlyReviewReason.PROPOSED_END, event.anchor, event.on, sentence, LOCAL, Force.LOCAL
            )
        else:
            yield _asked(event, EarlyReviewReason.PROPOSED_END, sentence, "33(3)(e) as made", Force.STATUTORY)


def _asked(
    event: Event, reason: EarlyReviewReason, sentence: str, regulation: str, force: Force
) -> EarlyQuestion:
    source = f"{REGULATIONS}, reg {regulation}"
    return EarlyQuestion(reason, event.anchor, event.on, sentence, source, force)


def _of_orders(facts: Facts) -> Iterator[EarlyQuestion]:
    """Ask after each change of legal status; the one a child comes into care with is no change."""
    for before, order in zip(facts.orders, facts.orders[1:], strict=False):
        if order.status is not before.status:
            yield EarlyQuestion(
                EarlyReviewReason.LEGAL_CHANGE,
                order_anchor(order),
                order.started_on,
                f"The legal status changed on {dated(order.started_on)}. Is a review needed early?",
                "Our own prompt: a change of legal status often changes the plan",
                Force.GOOD_PRACTICE,
            )


def _of_endings(facts: Facts) -> Iterator[EarlyQuestion]:
    """Ask before remand, police accommodation or custody ends without a review while it lasted."""
    spells = [
        (order_anchor(order), order.started_on, order.ended_on, EarlyReviewReason.REMAND_END)
        for order in facts.orders
        if order.status in REMAND_OR_POLICE
    ]
    if is_in_care(facts):
        spells += [
            (home.anchor, home.started_on, home.ended_on, EarlyReviewReason.CUSTODY_END)
            for home in facts.placements
            if home.kind is PlacementType.R5
        ]
    for anchor, started_on, ended_on, reason in spells:
        if ended_on is not None and not _reviewed(facts, started_on, ended_on):
            what, regulation = ENDINGS[reason]
            yield EarlyQuestion(
                reason,
                anchor,
                ended_on,
                f"{what} ends on {dated(ended_on)} and no review falls in it. Is one needed before it ends?",
                f"{REGULATIONS}, reg {regulation} as made",
                Force.STATUTORY,
            )


def order_anchor(order: Order) -> str:
    """What a question about a legal status hangs on: the day it began, as an order has no number here."""
    return f"order:{order.started_on.isoformat()}"


def _reviewed(facts: Facts, since: date, until: date = date.max) -> bool:
    """Whether a review that counts was held between two days, both included."""
    return any(since <= review.held_on <= until for review in facts.counted_reviews)
