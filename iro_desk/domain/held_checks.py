"""What stops a review, or deserves a look, in how it was held: who was seen, who agreed, who chaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iro_desk.domain.codes import ReviewForm, ReviewKind, YesNo
from iro_desk.domain.codes.considerations import AdvocateOffer, Agrees, Chaired
from iro_desk.domain.findings import Finding

START = "Before we start"
WHO = "Who came, and how"
WITHOUT = (ReviewForm.CONSULTATIVE, ReviewForm.INFORMAL)


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """How a review was held; None and empty are what nobody has answered.

    Args:
        is_four: the child was four or older on the day; one of three or less cannot be asked to agree.
        kind_chosen: which review the officer says it is; None for what the dates say.
        unsought: places, among those with parental responsibility, of who has no answer or no reason.
    """

    form: ReviewForm
    seen_before: YesNo | None
    seen_before_why: str
    agreed_child: Agrees | None
    chaired: Chaired | None
    chaired_by: str
    advocate: AdvocateOffer | None
    is_four: bool
    kind_chosen: ReviewKind | None = None
    kind_why: str = ""
    unsought: tuple[str, ...] = ()


def not_seen(facts: HeldFacts) -> Iterator[Finding]:
    """A child who was not seen first is a child to give a reason for (reg 36(1)(b), wording unverified)."""
    if facts.seen_before is YesNo.NO and not facts.seen_before_why.strip():
        message = "Say why the child was not seen before the review."
        yield Finding("review.not_seen", message, START, "seen_before_why")


def kind(facts: HeldFacts) -> Iterator[Finding]:
    """The kind decides the date the law allows, so a change of it has a reason. local"""
    if facts.kind_chosen is not None and not facts.kind_why.strip():
        yield Finding("review.kind_why", "Say why you changed the kind of review.", START, "kind_why")


def sought(facts: HeldFacts) -> Iterator[Finding]:
    """The views of each person with parental responsibility are sought (reg 35, wording unverified)."""
    for field in facts.unsought:
        message = "Say how this person’s views were sought, or why not."
        yield Finding("review.views", message, WHO, field)


def agreed(facts: HeldFacts) -> Iterator[Finding]:
    """A review without a full meeting is only right when the child agrees. guidance"""
    if facts.form in WITHOUT and facts.is_four and facts.agreed_child is not Agrees.AGREES:
        message = "The child has not said they agree. Hold a meeting, or ask the child."
        yield Finding("review.form_gate", message, START, "agreed_child")


def stood_in(facts: HeldFacts) -> Iterator[Finding]:
    """A colleague who chaired is named. local"""
    if facts.chaired is Chaired.COLLEAGUE and not facts.chaired_by.strip():
        yield Finding(
            "review.chaired_by", "Enter the name of the colleague who chaired.", START, "chaired_by"
        )


def advocate(facts: HeldFacts) -> Iterator[Finding]:
    """An advocate is offered. guidance"""
    if facts.advocate is AdvocateOffer.NOT_OFFERED:
        message = "An advocate has not been offered. Offer one, or carry on."
        yield Finding("review.advocate", message, WHO, "advocate", "look")


HELD_CHECKS: tuple[Callable[[HeldFacts], Iterator[Finding]], ...] = (
    kind, not_seen, agreed, stood_in, sought, advocate,
)  # fmt: skip


def check_held(facts: HeldFacts) -> Iterator[Finding]:
    """Every finding, in the order of the form."""
    for rule in HELD_CHECKS:
        yield from rule(facts)
