"""Composes a letter to a child, part by part, from child-safe facts and the phrases of one voice.

Nothing else about the child can be reached from here: what is not in LetterFacts cannot be in a letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import DecisionState, Participation, Role, Voice
from iro_desk.domain.sentences import spoken_day
from iro_desk.domain.sharing import shown_to_child

GREETING, YOU_TOLD_ME, SIGN_OFF, RIGHTS = "greeting", "you_told_me", "sign_off", "rights"
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(?:^|[.!?}]\s)$")
_CAME = (Participation.PN1, Participation.PN2, Participation.PN3, Participation.PN4)
_OUTCOMES = {
    DecisionState.DONE: "promise_kept",
    DecisionState.PARTLY: "promise_part",
    DecisionState.NOT_DONE: "promise_broken",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying one line of a part, used only when ``when`` holds and every slot has a value."""

    line: int
    when: str
    text: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots, in order."""
        return tuple(_SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class PartPhrases:
    """A part of the letter in one voice.

    Args:
        each: "" for a part said once; "decision", "against" or "promise" for one line to each of those.
    """

    slot: str
    heading: str
    each: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SafeDecision:
    """What a letter may know of a decision: the child's words, who, by when, and why."""

    for_child: str
    owner: str = ""
    owner_role: Role | None = None
    by_when: date | None = None
    against_wish: bool = False
    why: str = ""
    state: DecisionState = DecisionState.AGREED


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter may be drawn from.

    Args:
        own_words: only lines the child said may be shared.
        decisions: this review's; ``promises`` the last review's.
        next_place: empty when an address is withheld from anyone.
        visit_on: the last time the officer saw the child since the review before; None when not seen.
        letters_before: earlier letters to this child; turns the phrases.
    """

    child_name: str
    officer_name: str
    officer_phone: str = ""
    officer_email: str = ""
    officer_text: str = ""
    advocacy_name: str = ""
    advocacy_phone: str = ""
    complaints_line: str = ""
    legal_line: str = ""
    own_words: tuple[str, ...] = ()
    decisions: tuple[SafeDecision, ...] = ()
    promises: tuple[SafeDecision, ...] = ()
    next_on: date | None = None
    next_place: str = ""
    midway_on: date | None = None
    visit_on: date | None = None
    participation: Participation | None = None
    letters_before: int = 0


@dataclass(frozen=True, slots=True)
class ComposedPart:
    """A part as drawn from the record; ``text`` holds one paragraph, promise or quotation to a line."""

    slot: str
    heading: str
    text: str


def compose(parts: tuple[PartPhrases, ...], facts: LetterFacts, voice: Voice) -> tuple[ComposedPart, ...]:
    """Return every part in order; a part with nothing true to say is empty, never padded."""
    return tuple(_part(part, facts, voice) for part in parts)


def voice_for(age: int) -> Voice:
    """Return the voice offered for an age in years; the officer may choose another (good practice)."""
    bands = ((5, Voice.KEEPSAKE), (8, Voice.YOUNG), (12, Voice.MIDDLE), (16, Voice.TEEN))
    return next((voice for below, voice in bands if age < below), Voice.ADULT)


def _part(part: PartPhrases, facts: LetterFacts, voice: Voice) -> ComposedPart:
    values, conditions = _values(facts, voice), _conditions(facts)
    if part.slot == YOU_TOLD_ME:
        return _told(part, facts, values, conditions)
    subjects = _subjects(part.each, facts)
    if part.each:
        lines = [
            line
            for order, subject in enumerate(subjects)
            for line in _lines(
                part,
                values | _about(subject, voice),
                conditions | _state(subject),
                facts.letters_before,
                first_only=order + 1 < len(subjects),
            )
        ]
    else:
        lines = _lines(part, values, conditions, facts.letters_before)
    separator = " " if part.slot in (GREETING, RIGHTS, "opening", SIGN_OFF) else "\n"
    return ComposedPart(part.slot, part.heading, separator.join(lines))


def _told(
    part: PartPhrases, facts: LetterFacts, values: Mapping[str, str], conditions: frozenset[str]
) -> ComposedPart:
    """The phrase becomes the heading, and each line of the child's words a quotation of its own."""
    phrase = _chosen(part.phrases, values, conditions, facts.letters_before)
    if phrase is None:
        return ComposedPart(part.slot, part.heading, "")
    heading = phrase.text.partition("{own_words}")[0].strip().rstrip(":")
    return ComposedPart(part.slot, heading or part.heading, values["own_words"])


def _subjects(each: str, facts: LetterFacts) -> tuple[SafeDecision, ...]:
    if each == "promise":
        return tuple(d for d in facts.promises if d.for_child.strip() and d.state in _OUTCOMES)
    against = each == "against"
    return tuple(d for d in facts.decisions if d.for_child.strip() and d.against_wish is against)


def _lines(
    part: PartPhrases,
    values: Mapping[str, str],
    conditions: frozenset[str],
    turn: int,
    *,
    first_only: bool = False,
) -> list[str]:
    """The chosen phrase of every line. What follows a no is said once, after the last of them."""
    said = []
    for line in sorted({phrase.line for phrase in part.phrases}):
        if first_only and line > 1:
            break
        phrase = _chosen([p for p in part.phrases if p.line == line], values, conditions, turn)
        if phrase is not None:
            said.append(_filled(phrase.text, values))
    return said


def _chosen(
    phrases: tuple[Phrase, ...] | list[Phrase],
    values: Mapping[str, str],
    conditions: frozenset[str],
    turn: int,
) -> Phrase | None:
    """Return the narrowest phrase, then the one that says most, then by turn; None when none can be used."""
    usable = [p for p in phrases if p.when in conditions and all(values.get(slot) for slot in p.slots)]
    if not usable:
        return None
    best = max(_rank(p) for p in usable)
    finest = [p for p in usable if _rank(p) == best]
    return finest[turn % len(finest)]


def _rank(phrase: Phrase) -> tuple[bool, int]:
    return phrase.when != "always", len(set(phrase.slots))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill every slot once; what was typed is never read as a slot. A sentence starts with a capital."""

    def value(match: re.Match[str]) -> str:
        found = values[match.group(1)]
        starts = _SENTENCE_START.search(text[: match.start()])
        return found[:1].upper() + found[1:] if starts else found

    return re.sub(r"\.{2,}(?=\s|$)", ".", _SLOT.sub(value, text))


def _conditions(facts: LetterFacts) -> frozenset[str]:
    tests = {
        "always": True,
        "first_letter": facts.letters_before == 0,
        "met_before": facts.visit_on is not None,
        "has_words": bool(facts.own_words),
        "came": facts.participation in _CAME,
        "no_views": facts.participation is Participation.PN7,
        "has_next": facts.next_on is not None,
        "midway_set": facts.midway_on is not None,
    }
    return frozenset(name for name, holds in tests.items() if holds)


def _state(decision: SafeDecision) -> frozenset[str]:
    return frozenset({_OUTCOMES[decision.state]}) if decision.state in _OUTCOMES else frozenset()


def _values(facts: LetterFacts, voice: Voice) -> dict[str, str]:
    plain = (
        "child_name", "officer_name", "officer_phone", "officer_email", "officer_text", "advocacy_name",
        "advocacy_phone", "complaints_line", "legal_line", "next_place",
    )  # fmt: skip
    values = {name: _one_line(getattr(facts, name)).rstrip(".") for name in plain}
    values["next_place"] = re.sub(r"^at\s+", "", values["next_place"], flags=re.IGNORECASE)
    values["own_words"] = "\n".join(f"“{_one_line(words)}”" for words in facts.own_words)
    values["next_day"] = spoken_day(facts.next_on, voice) if facts.next_on else ""
    values["visit_day"] = spoken_day(facts.visit_on, voice) if facts.visit_on else ""
    return values


def _about(decision: SafeDecision, voice: Voice) -> dict[str, str]:
    owner = shown_to_child(decision.owner, decision.owner_role)
    return {
        "decision_child": _sentence(decision.for_child),
        "decision_owner": owner,
        "decision_by": spoken_day(decision.by_when, voice) if decision.by_when else "",
        "decision_why": _sentence(decision.why),
        "last_promise": _one_line(decision.for_child).rstrip("."),
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    line = _one_line(text)
    return line if not line or line[-1] in '.!?…”"' else f"{line}."
