"""What stops a review being finished, and what is worth a second look: one short function for each rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import (
    Answer,
    DecisionState,
    ParentAnswer,
    Participation,
    PermanencePlan,
    PlanKind,
    YesNo,
)
from iro_desk.domain.consideration_checks import Considered, check_considered
from iro_desk.domain.decision_checks import DecisionFacts, check_decisions
from iro_desk.domain.findings import Finding
from iro_desk.domain.held_checks import HeldFacts, check_held
from iro_desk.domain.review_row_codes import ToRaise
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE

__all__ = [
    "REVIEW_CHECKS",
    "DecisionFacts",
    "EarlierFacts",
    "Finding",
    "PaperFacts",
    "PlanFacts",
    "ReviewFacts",
    "check",
]

START = "Before we start"
WHO = "Who came, and how"
LAST = "Last time's decisions"
WISHES = "Wishes and feelings"
HOME = "Home"
SAFE = "Feeling safe"
PERMANENCE = "Permanence"
DECISIONS = "Decisions"
NEXT = "Next review"
MONITORING = "Monitoring form"


@dataclass(frozen=True, slots=True)
class EarlierFacts:
    """One decision of the review before, and what became of it."""

    state: DecisionState
    outcome_note: str
    times_carried: int
    evidence: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One plan's grade.

    Args:
        label: the plan's name in words.
        is_bottom_two: by the scale it is graded on.
        differs: from the grade that the questions point to.
        is_placed: it is said whether the plan was there in time.
    """

    plan: PlanKind
    label: str
    grade: str
    analysis: str
    would_be_good: str
    is_bottom_two: bool
    differs: bool = False
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One plan as a paper before the review; ``is_answered`` once it is said whether it came, or is not needed."""

    plan: PlanKind
    label: str
    is_answered: bool
    is_undated: bool


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review as it stands; None is an answer nobody has given.

    Args:
        today: None when the check is made without a clock; then no rule about today is asked.
        latest_next_on: the last day the law allows for the next review; None when it is not known.
        papers: the plans that apply to the child, as papers; a plan graded as not there is not asked after.
        considered: the considerations; None when they are not looked at.
        held: how it was held; None when that is not looked at.
        midway_why_not: why no midway review is needed; empty for none.
        no_decisions: the officer has said that nothing needed deciding.
        to_raise: None while nobody has said whether anything is to be raised.
    """

    review_on: date
    today: date | None
    born_on: date
    offered: tuple[Participation, ...]
    participation: Participation | None
    seen_before: YesNo | None
    mother_attended: ParentAnswer | None
    mother_participated: ParentAnswer | None
    father_attended: ParentAnswer | None
    father_participated: ParentAnswer | None
    wishes: str
    placement_meets_needs: Answer | None
    placement_why: str
    worried_about: str
    working_well: str
    permanence_plan: PermanencePlan | None
    permanence_why: str
    next_review_on: date | None
    midway_on: date | None
    latest_next_on: date | None
    decisions: tuple[DecisionFacts, ...]
    no_decisions: bool
    earlier: tuple[EarlierFacts, ...]
    plans: tuple[PlanFacts, ...]
    papers: tuple[PaperFacts, ...] = ()
    considered: Considered | None = None
    held: HeldFacts | None = None
    midway_why_not: str = ""
    to_raise: ToRaise | None = None
    raise_about: str = ""


def review_day(facts: ReviewFacts) -> Iterator[Finding]:
    """A review is finished after it was held."""
    if facts.today is not None and facts.review_on > facts.today:
        message = "The date of the review must be today or earlier."
        yield Finding("review.future", message, START, "review_on")
    if facts.review_on < facts.born_on:
        message = "The date of the review must be after the child was born."
        yield Finding("review.before_birth", message, START, "review_on")


def seen_before(facts: ReviewFacts) -> Iterator[Finding]:
    """The officer sees the child before the review (reg 36(1)(b), wording unverified)."""
    if facts.seen_before is None:
        message = "Select whether you saw the child before the review."
        yield Finding("review.seen_before", message, START, "seen_before")


def papers(facts: ReviewFacts) -> Iterator[Finding]:
    """A review without papers is a review of memory. good practice"""
    for paper in facts.papers:
        field = f"paper.{paper.plan.value}"
        if not paper.is_answered:
            message = f"{paper.label}: select whether it was received."
            yield Finding("review.paper", message, START, field)
        elif paper.is_undated:
            message = f"{paper.label}: enter the date on it, or carry on."
            yield Finding("review.paper_date", message, START, f"{field}.dated_on", "look")


def held(facts: ReviewFacts) -> Iterator[Finding]:
    """How it was held; see ``held_checks``."""
    if facts.held is not None:
        yield from check_held(facts.held)


def participation(facts: ReviewFacts) -> Iterator[Finding]:
    """One participation code, right for the age on the day (SSDA903 rules 167, 440, 441). statutory"""
    if facts.participation is None:
        yield Finding("review.participation", "Select how the child took part.", WHO, "participation")
    elif facts.participation not in facts.offered:
        if facts.participation is Participation.PN0:
            message = (
                "The child was four or older on the day of the review, so PN0 cannot be used. "
                "Choose one of the others."
            )
        else:
            message = "The child was under four on the day of the review. Only PN0 can be used."
        yield Finding("review.participation_age", message, WHO, "participation")


def parents(facts: ReviewFacts) -> Iterator[Finding]:
    """Each parent's part is answered; "not appropriate" is an answer."""
    asked = (
        ("mother_attended", facts.mother_attended, "Select whether the child’s mother came."),
        ("mother_participated", facts.mother_participated, "Select whether the child’s mother took part."),
        ("father_attended", facts.father_attended, "Select whether the child’s father came."),
        ("father_participated", facts.father_participated, "Select whether the child’s father took part."),
    )
    for field, answer, message in asked:
        if answer is None:
            yield Finding(f"review.{field}", message, WHO, field)


def earlier_marked(facts: ReviewFacts) -> Iterator[Finding]:
    """Checking the last promises comes before making new ones (Schedule 7 para 1). statutory"""
    waiting = (DecisionState.PROPOSED, DecisionState.AGREED)
    for at, decision in enumerate(facts.earlier):
        field = f"earlier[{at}].state"
        if decision.state in waiting:
            message = "Select what happened to this decision from last time."
            yield Finding("review.earlier", message, LAST, field)
        elif decision.state is DecisionState.NOT_DONE and not decision.outcome_note.strip():
            message = "Say why this decision was not done."
            yield Finding("review.earlier_why", message, LAST, f"earlier[{at}].outcome_note")
        elif decision.state is DecisionState.DONE and not decision.evidence.strip():
            message = "This is marked Done with nothing to show how you know. Write it, or carry on."
            yield Finding("review.earlier_evidence", message, LAST, f"earlier[{at}].evidence", "look")
        elif (
            decision.times_carried >= 2
            and decision.state is not DecisionState.DONE
            and not decision.effect.strip()
        ):
            message = (
                f"This decision has waited for {decision.times_carried} reviews. "
                "Say what that has meant for the child, or raise a concern."
            )
            yield Finding("review.earlier_waiting", message, LAST, f"earlier[{at}].effect", "look")


def wishes(facts: ReviewFacts) -> Iterator[Finding]:
    """The child's wishes and the officer's view of them (Schedule 7 para 12, wording unverified)."""
    if not facts.wishes.strip():
        message = "Nothing is written about what the child wants. Write it, or carry on if it is right."
        yield Finding("review.wishes", message, WISHES, "wishes", "look")


def home(facts: ReviewFacts) -> Iterator[Finding]:
    """Whether the home meets the child's needs, and the reason when it does not."""
    if facts.placement_meets_needs is None:
        message = "Select whether the home meets the child’s needs."
        yield Finding("review.home", message, HOME, "placement_meets_needs")
    elif facts.placement_meets_needs is not Answer.YES and not facts.placement_why.strip():
        message = "Say in what way the home does not meet the child’s needs, and what is being done."
        if facts.placement_meets_needs is Answer.NOT_KNOWN:
            message = "Say what is not known about the home, and who will find out."
        yield Finding("review.home_why", message, HOME, "placement_why")


def worries(facts: ReviewFacts) -> Iterator[Finding]:
    """Something usually works well."""
    if facts.worried_about.strip() and not facts.working_well.strip():
        message = "There are worries and nothing under What is working well. Something usually is."
        yield Finding("review.working_well", message, SAFE, "working_well", "look")


def permanence(facts: ReviewFacts) -> Iterator[Finding]:
    """Every review names the plan for where the child will grow up. guidance"""
    if facts.permanence_plan is None:
        if facts.considered is not None and facts.considered.no_plan_why.strip():
            return
        message = "Select the plan for permanence, or say why none is agreed."
        yield Finding("review.permanence", message, PERMANENCE, "permanence_plan")
    elif not facts.permanence_why.strip():
        message = "Nothing says why this plan and not another. Write it, or carry on if it is right."
        yield Finding("review.permanence_why", message, PERMANENCE, "permanence_why", "look")


def some_decision(facts: ReviewFacts) -> Iterator[Finding]:
    """At least one decision, or the officer's word that none was needed."""
    if not facts.decisions and not facts.no_decisions:
        message = "Write at least one decision, or say that nothing needed deciding."
        yield Finding("review.no_decisions", message, DECISIONS, "decisions")


def to_raise(facts: ReviewFacts) -> Iterator[Finding]:
    """Something not done, or a low grade, is raised or said to need no raising. local"""
    undone = any(one.state is DecisionState.NOT_DONE and one.times_carried for one in facts.earlier)
    low = any(plan.is_bottom_two for plan in facts.plans)
    if facts.to_raise is None and (undone or low):
        yield Finding(
            "review.to_raise", "Select whether anything here needs to be raised.", DECISIONS, "to_raise"
        )
    elif facts.to_raise not in (None, ToRaise.NO) and not facts.raise_about.strip():
        yield Finding("review.raise_about", "Say what is to be raised.", DECISIONS, "raise_about")


def decisions(facts: ReviewFacts) -> Iterator[Finding]:
    """Each decision by itself; see ``decision_checks``."""
    yield from check_decisions(facts.decisions, facts.review_on, facts.next_review_on)


def next_date(facts: ReviewFacts) -> Iterator[Finding]:
    """The next review has a date, later than this one and within the limit (reg 33). statutory

    A date past the limit is a serious warning and no bar: the officer may be recording what has happened.
    """
    if facts.next_review_on is None:
        message = "Enter the date of the next review."
        yield Finding("review.next", message, NEXT, "next_review_on")
        return
    if facts.next_review_on <= facts.review_on:
        message = "The date of the next review must be later than this review."
        yield Finding("review.next_order", message, NEXT, "next_review_on")
    elif facts.latest_next_on is not None and facts.next_review_on > facts.latest_next_on:
        days = (facts.next_review_on - facts.latest_next_on).days
        count = "1 day" if days == 1 else f"{days} days"
        latest = facts.latest_next_on
        message = (
            f"This is {count} after the last day the law allows, {latest.day} {latest:%B %Y}. "
            "Choose an earlier date, or say why in the record."
        )
        yield Finding("review.next_limit", message, NEXT, "next_review_on", "look")


def considerations(facts: ReviewFacts) -> Iterator[Finding]:
    """Everything Schedule 7 asks to be considered; see ``consideration_checks``."""
    if facts.considered is not None:
        yield from check_considered(facts.considered)


def midway(facts: ReviewFacts) -> Iterator[Finding]:
    """Problems found at three months can still be mended. local"""
    if facts.next_review_on is None:
        return
    far = (facts.next_review_on - facts.review_on).days > 125
    if facts.midway_on is None and far and not facts.midway_why_not.strip():
        message = "The next review is months away and no midway review is booked. Add one, or carry on."
        yield Finding("review.midway", message, NEXT, "midway_on", "look")
    elif facts.midway_on is not None and not facts.review_on < facts.midway_on < facts.next_review_on:
        message = "The midway review must fall between this review and the next."
        yield Finding("review.midway_order", message, NEXT, "midway_on")


def monitoring(facts: ReviewFacts) -> Iterator[Finding]:
    """Every plan is graded, or not applicable or not available; a low grade has its reason. local"""
    for plan in facts.plans:
        field = plan.plan.value
        if plan.grade not in ("", NOT_APPLICABLE, NOT_AVAILABLE) and not plan.is_placed:
            message = f"{plan.label}: select whether it was there before the review, and up to date."
            yield Finding("monitoring.available", message, MONITORING, f"{field}.available")
        if not plan.grade:
            message = f"{plan.label}: select a grade, or Not applicable or Not available."
            yield Finding("monitoring.grade", message, MONITORING, f"{field}.grade")
        elif plan.is_bottom_two and not plan.analysis.strip():
            message = f"{plan.label}: say what makes you say so. A low grade needs its reason."
            yield Finding("monitoring.analysis", message, MONITORING, f"{field}.analysis")
        elif plan.is_bottom_two and not plan.would_be_good.strip():
            message = f"{plan.label}: say what would make it good. A low grade needs it."
            yield Finding("monitoring.better", message, MONITORING, f"{field}.would_be_good")
        elif plan.differs and not plan.analysis.strip():
            message = (
                f"{plan.label}: your grade differs from the one proposed. Say what the questions missed."
            )
            yield Finding("monitoring.differs", message, MONITORING, f"{field}.analysis", "look")
        elif plan.grade not in (NOT_APPLICABLE, NOT_AVAILABLE) and not plan.analysis.strip():
            message = f"{plan.label}: two or three sentences help more than the grade alone."
            yield Finding("monitoring.words", message, MONITORING, f"{field}.analysis", "look")


REVIEW_CHECKS: tuple[Callable[[ReviewFacts], Iterator[Finding]], ...] = (
    review_day,
    seen_before,
    papers,
    held,
    participation,
    parents,
    earlier_marked,
    wishes,
    home,
    worries,
    permanence,
    considerations,
    some_decision,
    decisions,
    to_raise,
    next_date,
    midway,
    monitoring,
)


def check(facts: ReviewFacts) -> tuple[Finding, ...]:
    """Every finding, in the order of the form."""
    return tuple(finding for rule in REVIEW_CHECKS for finding in rule(facts))
