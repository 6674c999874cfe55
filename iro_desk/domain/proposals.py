"""Proposes a grade from the answers about a plan, with its sum and every reason; the officer's grade stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iro_desk.domain.codes import CriterionAnswer
from iro_desk.domain.plan_questions import Cap, CapFact, Criterion, PlanQuestions, Thresholds
from iro_desk.domain.scoring import Scale, grade_of_rank
from iro_desk.domain.wording import counted

#: "Cannot tell" counts like "Not met": a plan that does not say cannot be followed
POINTS = {
    CriterionAnswer.MET: Fraction(1),
    CriterionAnswer.PARTLY: Fraction(1, 2),
    CriterionAnswer.NOT_MET: Fraction(0),
    CriterionAnswer.CANNOT_TELL: Fraction(0),
}
UNMET = frozenset({CriterionAnswer.NOT_MET, CriterionAnswer.CANNOT_TELL})
HEAVY = 3
Answers = Mapping[str, CriterionAnswer]
#: a number, a yes or a no by the name of the fact; None, or nothing at all, where nobody knows
Known = Mapping[str, int | bool | None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the answers come to.

    Args:
        rank: 1 to 4; None while too little is answered, or nothing applies.
        points, possible: the sum, and the weight of everything answered that applies.
        answered, asked: how many questions are answered, of how many.
        reasons: why it is no better, the answers first.
        caps: the sentences of the caps that hold.
        to_ask: what a cap hangs on and nobody has said.
    """

    rank: int | None
    points: Fraction
    possible: Fraction
    answered: int
    asked: int
    reasons: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()
    to_ask: tuple[CapFact, ...] = ()

    def words(self, scale: Scale) -> str:
        """The proposed grade on a scale; empty for none, and on a scale that has no place for it."""
        grade = None if self.rank is None else grade_of_rank(scale, self.rank)
        return "" if grade is None else grade.label

    @property
    def sum_words(self) -> str:
        """The points of the possible, such as "9.5 of 17 points"."""
        return f"{float(self.points):g} of {counted(int(self.possible), 'point')}"


def propose(questions: PlanQuestions, answers: Answers, known: Known, limits: Thresholds) -> Proposal:
    """Add up the answers about one plan and say which rank they point to."""
    given = {one.code: answers[one.code] for one in questions.criteria if one.code in answers}
    counting = [one for one in questions.criteria if given.get(one.code) in POINTS]
    points = sum((POINTS[given[one.code]] * one.weight for one in counting), Fraction(0))
    possible = Fraction(sum(one.weight for one in counting))
    asked = len(questions.criteria)
    to_ask = _to_ask(questions.caps, given, known)
    enough = asked > 0 and Fraction(len(given), asked) >= limits.answered
    if not possible or not enough:
        return Proposal(None, points, possible, len(given), asked, to_ask=to_ask)
    rank, held = _by_rules(points / possible, questions, given, limits)
    caps = [cap for cap in questions.caps if _holds(cap, given, known)]
    return Proposal(
        max((rank, *(cap.rank for cap in caps))),
        points,
        possible,
        len(given),
        asked,
        (*_reasons(counting, given), *held),
        tuple(cap.sentence for cap in caps),
        to_ask,
    )


def _by_rules(
    share: Fraction, questions: PlanQuestions, given: Answers, limits: Thresholds
) -> tuple[int, tuple[str, ...]]:
    """The rank of the share, and what the two rules about the heaviest questions took from it."""
    rank = (
        1 if share >= limits.rank_1 else 2 if share >= limits.rank_2 else 3 if share >= limits.rank_3 else 4
    )
    heavy = [one for one in questions.criteria if one.weight >= HEAVY]
    applying = [one for one in heavy if given.get(one.code) is not CriterionAnswer.NOT_APPLICABLE]
    held = []
    if rank == 1 and any(given.get(one.code) is not CriterionAnswer.MET for one in applying):
        rank, held = 2, ["The best grade needs every question that weighs 3 to be met."]
    if rank == 2 and any(given.get(one.code) in UNMET for one in applying):
        rank, held = 3, ["The second grade needs no question that weighs 3 to be unmet."]
    return rank, tuple(held)


def _reasons(counting: list[Criterion], given: Answers) -> tuple[str, ...]:
    return tuple(
        f"{one.text} {given[one.code].label}."
        for one in sorted(counting, key=lambda one: (POINTS[given[one.code]], -one.weight))
        if given[one.code] is not CriterionAnswer.MET
    )


def _answers_hold(cap: Cap, given: Answers) -> bool:
    """Whether the plan is as poor as the cap says; "Cannot tell" counts like "Not met" here too."""
    return all(
        given.get(code) is answer or (answer is CriterionAnswer.NOT_MET and given.get(code) in UNMET)
        for code, answer in cap.answers
    )


def is_so(fact: CapFact, known: Known) -> bool | None:
    """Whether something is so; None where nobody knows. A yes answers a question about a number too."""
    value = known.get(fact.name)
    if value is None or isinstance(value, bool) or fact.least is None:
        return value if value is None else bool(value)
    return value >= fact.least


def _holds(cap: Cap, given: Answers, known: Known) -> bool:
    return _answers_hold(cap, given) and all(is_so(fact, known) for fact in cap.facts)


def _to_ask(caps: tuple[Cap, ...], given: Answers, known: Known) -> tuple[CapFact, ...]:
    """What is not known and would settle a cap that everything else speaks for."""
    found: dict[str, CapFact] = {}
    for cap in caps:
        if not _answers_hold(cap, given) or any(is_so(fact, known) is False for fact in cap.facts):
            continue
        for fact in cap.facts:
            if fact.asked and is_so(fact, known) is None:
                found[fact.name] = fact
    return tuple(found.values())
