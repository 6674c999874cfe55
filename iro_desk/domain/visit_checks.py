"""What stops a visit being recorded, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import SeenAlone, Share, VisitPlace, YesNo
from iro_desk.domain.findings import Finding

VISIT = "The visit"
WORDS = "The child’s own words"
SAFETY = "Safety"


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit as it is about to be recorded; None is an answer nobody has given."""

    visit_on: date
    today: date
    born_on: date
    place: VisitPlace | None
    seen: YesNo | None
    seen_alone: SeenAlone | None
    worry: YesNo | None
    worry_told: str
    word_count: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One of the child's own lines; ``may_know`` None when it is for nobody by name."""

    words: str
    share: Share
    may_know: str | None
    not_asked: bool


def visit_day(facts: VisitFacts) -> Iterator[Finding]:
    """A visit has happened, and happened in the child's life."""
    if facts.visit_on > facts.today:
        message = "The date of the visit must be today or earlier. Put a visit still to come in the plan."
        yield Finding("visit.future", message, VISIT, "visit_on")
    if facts.visit_on < facts.born_on:
        message = "The date of the visit must be after the child was born."
        yield Finding("visit.before_birth", message, VISIT, "visit_on")


def seen_answered(facts: VisitFacts) -> Iterator[Finding]:
    """A visit where the child was not seen is never counted as one where they were."""
    if facts.seen is None:
        yield Finding("visit.seen", "Select whether you saw the child.", VISIT, "seen")
        return
    if facts.seen is YesNo.YES and facts.place is None:
        yield Finding("visit.place", "Select where you saw them.", VISIT, "place")
    if facts.seen is YesNo.YES and facts.seen_alone is None:
        yield Finding("visit.alone", "Select whether you saw them alone.", VISIT, "seen_alone")
    if facts.seen is YesNo.NO and facts.seen_alone is SeenAlone.YES:
        message = "A child who was not seen cannot have been seen alone. Change one of the two answers."
        yield Finding("visit.alone_unseen", message, VISIT, "seen_alone")


def safety_answered(facts: VisitFacts) -> Iterator[Finding]:
    """Asked every time, so that nobody has to remember to."""
    if facts.worry is None:
        message = "Select whether you are worried about the child’s safety today."
        yield Finding("visit.worry", message, SAFETY, "worry")
    if facts.worry is YesNo.YES and not facts.worry_told.strip():
        message = "Say what the worry is, who you told and when."
        yield Finding("visit.worry_told", message, SAFETY, "worry_told")


def own_words(facts: VisitFacts) -> Iterator[Finding]:
    """Even one line helps."""
    if facts.seen is YesNo.YES and facts.word_count == 0:
        message = "You have not written any of the child’s own words. Even one line helps."
        yield Finding("visit.words", message, WORDS, "words", "look")


VISIT_CHECKS: tuple[Callable[[VisitFacts], Iterator[Finding]], ...] = (
    visit_day,
    seen_answered,
    own_words,
    safety_answered,
)


def check(facts: VisitFacts) -> tuple[Finding, ...]:
    """Every finding, in the order of the form."""
    return tuple(finding for rule in VISIT_CHECKS for finding in rule(facts))


def check_lines(lines: tuple[LineFacts, ...], *, was_seen: bool) -> tuple[Finding, ...]:
    """Every finding on the child's own lines: whom they may reach, and whether anybody asked."""
    said = [(number, line) for number, line in enumerate(lines) if line.words.strip()]
    found = [
        Finding("visit.may_know", "Select who may know this line.", WORDS, f"words[{number}]")
        for number, line in said
        if line.may_know is not None and not line.may_know.strip() and line.share is Share.PRIVATE
    ]
    unasked = [number for number, line in said if line.not_asked]
    if unasked:
        count = len(unasked)
        told = "1 line has no answer" if count == 1 else f"{count} lines have no answer"
        message = f"Select whether you may share each line. {told}, so nobody will read them but you."
        found.append(Finding("visit.not_asked", message, WORDS, f"words[{unasked[0]}]", "look"))
    if was_seen and not said:
        message = "You have not written any of the child’s own words. Even one line helps."
        found.append(Finding("visit.words", message, WORDS, "words", "look"))
    return tuple(found)
