"""The plain questions about a plan, what caps its grade, and the sums; data an authority may change, never law."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iro_desk.domain.codes import CriterionAnswer, PlanKind

#: what a cap may ask of the child and the plan beside the answers; "#" is a number
FACTS: Mapping[str, str] = {
    "plan is absent": "plan_absent",
    "review is second or later": "later_review",
    "age is # or over": "age",
    "child is # or over": "age",
    "unaccompanied": "unaccompanied",
    "home is unregistered": "unregistered",
    "weeks without a place is # or more": "weeks_without_place",
    "waiting is # weeks or more": "weeks_waiting",
    "no assessment has ever been done": "never_assessed",
    "the first review has passed": "first_review_passed",
    "child has medicine or an allergy": "medicine_or_allergy",
}
#: asked of the officer when a cap hangs on it and nothing on the desk tells
ASKED: Mapping[str, str] = {
    "weeks_without_place": "Without a school place for {n} weeks or more?",
    "weeks_waiting": "Waiting for help for {n} weeks or more?",
    "never_assessed": "Has there never been a health assessment?",
    "medicine_or_allergy": "Is there medicine, or an allergy?",
}
ANSWER_WORDS = re.compile(r"(\w+) = (\w+)")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One short question about a plan.

    Args:
        weight: how much it counts, 1 to 3.
        means: what each answer looks like, by answer.
    """

    code: str
    text: str
    weight: int = 1
    means: Mapping[CriterionAnswer, str] | None = None

    def words_of(self, answer: CriterionAnswer) -> str:
        """What the answer looks like; empty when nothing says so."""
        return (self.means or {}).get(answer, "")


@dataclass(frozen=True, slots=True)
class CapFact:
    """Something that has to be so; ``least`` is the number it has to reach, None for a plain yes."""

    name: str
    least: int | None = None

    @property
    def asked(self) -> str:
        """The question to the officer; empty for what the desk always knows."""
        return ASKED.get(self.name, "").format(n=self.least)


@dataclass(frozen=True, slots=True)
class Cap:
    """What keeps a proposal from going higher than a rank.

    Args:
        answers: the answers it hangs on, all of them.
        facts: what has to be so besides.
    """

    code: str
    answers: tuple[tuple[str, CriterionAnswer], ...]
    facts: tuple[CapFact, ...]
    rank: int
    sentence: str


@dataclass(frozen=True, slots=True)
class PlanQuestions:
    """The questions asked of one plan.

    Args:
        asks: the one question behind them all.
        grades: what each grade looks like in this plan, by the grade's own words in small letters.
        prompts: what to write about, by rank.
    """

    plan: PlanKind
    label: str
    criteria: tuple[Criterion, ...]
    asks: str = ""
    caps: tuple[Cap, ...] = ()
    grades: Mapping[str, str] | None = None
    prompts: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From what share of the possible points a rank is proposed, and how much must be answered first."""

    rank_1: Fraction = Fraction(90, 100)
    rank_2: Fraction = Fraction(70, 100)
    rank_3: Fraction = Fraction(40, 100)
    answered: Fraction = Fraction(70, 100)


def read_condition(words: str) -> tuple[tuple[tuple[str, CriterionAnswer], ...], tuple[CapFact, ...]]:
    """Read when a cap holds, as in "mind = not_met and waiting is 12 weeks or more".

    Raises:
        ValueError: a part of it is not known.
    """
    answers, facts = [], []
    for part in words.split(" and "):
        found = ANSWER_WORDS.fullmatch(part.strip())
        if found is not None:
            answers.append((found[1], CriterionAnswer(found[2])))
        else:
            facts.append(_fact(part.strip()))
    return tuple(answers), tuple(facts)


def _fact(words: str) -> CapFact:
    number = re.search(r"\d+", words)
    name = FACTS.get(re.sub(r"\d+", "#", words))
    if name is None:
        raise ValueError(f"A cap hangs on something unknown: {words}")
    return CapFact(name, None if number is None else int(number[0]))
