"""Composes a letter to a child, part by part, from child-safe facts and the phrases of one voice.

Nothing else about the child can be reached from here: what is not in LetterFacts cannot be in a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters import conditions, values
from iro_desk.domain.letters.codes import News
from iro_desk.domain.letters.facts import LetterFacts, SafeDecision, SafePromise
from iro_desk.domain.letters.phrases import SLOT, PartPhrases, Phrase
from iro_desk.domain.letters.voices import GUIDES

GREETING, YOU_TOLD_ME, SIGN_OFF, RIGHTS = "greeting", "you_told_me", "sign_off", "rights"
_SENTENCE_START = re.compile(r"(?:^|[.!?}]\s)$")


@dataclass(frozen=True, slots=True)
class ComposedPart:
    """A part as drawn from the record; ``text`` holds one paragraph, promise or quotation to a line."""

    slot: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What holds, and what stands in the slots, while one subject is spoken of."""

    values: Mapping[str, str]
    conditions: frozenset[str]
    turn: int

    def about(self, more: Mapping[str, str], holding: frozenset[str]) -> _Said:
        return _Said({**self.values, **more}, self.conditions | holding, self.turn)


def compose(parts: tuple[PartPhrases, ...], facts: LetterFacts, voice: Voice) -> tuple[ComposedPart, ...]:
    """Return every part in order; a part with nothing true to say is empty, never padded."""
    said = _Said(values.of_letter(facts, voice), conditions.holding(facts), facts.letters_before)
    return tuple(_part(part, facts, voice, said) for part in parts)


def told_in_person(facts: LetterFacts, voice: Voice) -> tuple[SafeDecision, ...]:
    """Return the hard things that are not in the letter, because this voice carries one at most.

    They are told in person and left for the next letter (good practice).
    """
    hard = _hard(facts)
    return hard[1:] if GUIDES[voice].one_hard_thing else ()


def _part(part: PartPhrases, facts: LetterFacts, voice: Voice, said: _Said) -> ComposedPart:
    if part.slot == YOU_TOLD_ME:
        return _told(part, said)
    if not part.each:
        lines = _lines(part.phrases, said)
        return ComposedPart(part.slot, part.heading, (" " if part.running else "\n").join(lines))
    subjects = list(_subjects(part.each, facts, voice, said))
    lines = [" ".join(_lines([p for p in part.phrases if not p.after], subject)) for subject in subjects]
    if subjects:
        lines += _lines([p for p in part.phrases if p.after], subjects[-1])
    return ComposedPart(part.slot, part.heading, "\n".join(line for line in lines if line))


def _told(part: PartPhrases, said: _Said) -> ComposedPart:
    """The phrase becomes the heading, and each line of the child's words a quotation of its own."""
    phrase = _chosen(part.phrases, said)
    if phrase is None:
        return ComposedPart(part.slot, part.heading, "")
    heading = _filled(phrase.text.partition("{own_words}")[0].strip(), said.values).rstrip(":")
    return ComposedPart(part.slot, heading or part.heading, said.values["own_words"])


def _subjects(each: str, facts: LetterFacts, voice: Voice, said: _Said) -> Iterable[_Said]:
    if each == "promise":
        return [_of_promise(promise, voice, said) for promise in facts.own_promises if promise.text.strip()]
    return [
        said.about(values.of_decision(decision, voice), conditions.of_decision(decision))
        for decision in _decisions(each, facts, voice)
    ]


def _of_promise(promise: SafePromise, voice: Voice, said: _Said) -> _Said:
    return said.about(
        values.of_promise(promise, voice), frozenset({"promise_done" if promise.kept else "promise_open"})
    )


def _decisions(each: str, facts: LetterFacts, voice: Voice) -> Sequence[SafeDecision]:
    if each == "last_time":
        return [d for d in facts.promises if d.for_child.strip() and conditions.is_accounted_for(d)]
    left = told_in_person(facts, voice)
    told = [d for d in facts.decisions if d.for_child.strip() and d not in left]
    if each == "hard":
        return [d for d in told if d.news is News.HARD]
    if each == "good":
        return [d for d in told if d.news is News.GOOD]
    plain = [d for d in told if d.news is None]
    return [d for d in plain if d.is_against is (each == "against")]


def _hard(facts: LetterFacts) -> tuple[SafeDecision, ...]:
    """Bad news before a no, each in the order of the record."""
    hard = [d for d in facts.decisions if d.for_child.strip() and d.is_hard]
    return tuple(sorted(hard, key=lambda d: d.news is not News.HARD))


def _lines(phrases: Sequence[Phrase], said: _Said) -> list[str]:
    """The chosen phrase of every line."""
    lines = []
    for line in sorted({phrase.line for phrase in phrases}):
        phrase = _chosen([p for p in phrases if p.line == line], said)
        if phrase is not None:
            lines.append(_filled(phrase.text, said.values))
    return lines


def _chosen(phrases: Sequence[Phrase], said: _Said) -> Phrase | None:
    """Return the narrowest phrase, then the one that says most, then by turn; None when none can be used."""
    usable = [p for p in phrases if p.when in said.conditions and all(said.values.get(s) for s in p.slots)]
    if not usable:
        return None
    best = max(_rank(p) for p in usable)
    finest = [p for p in usable if _rank(p) == best]
    return finest[said.turn % len(finest)]


def _rank(phrase: Phrase) -> tuple[bool, bool, int]:
    """What a child asked not to be reminded of wins over every other condition."""
    asked_for_less = phrase.when == conditions.FEWER_REMINDERS
    return asked_for_less, phrase.when != conditions.ALWAYS, len(set(phrase.slots))


def _filled(text: str, filling: Mapping[str, str]) -> str:
    """Fill every slot once; what was typed is never read as a slot. A sentence starts with a capital."""

    def value(match: re.Match[str]) -> str:
        found = filling[match.group(1)]
        starts = _SENTENCE_START.search(text[: match.start()])
        return found[:1].upper() + found[1:] if starts else found

    return re.sub(r"(?<=[.!?])\.+(?=\s|$)", "", SLOT.sub(value, text))
