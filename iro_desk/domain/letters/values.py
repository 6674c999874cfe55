"""What stands in the slots of a phrase, in words a child reads; an empty value leaves its phrase out."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from iro_desk.domain.codes import Participation, Voice
from iro_desk.domain.letters.facts import LetterFacts, SafeDecision, SafePromise
from iro_desk.domain.sentences import spoken_day
from iro_desk.domain.sharing import shown_to_child

_PLAIN: Final = (
    "child_name", "officer_name", "officer_phone", "officer_email", "officer_text", "advocacy_name",
    "advocacy_phone", "complaints_line", "legal_line", "service_phone", "next_place", "carer_call",
    "social_worker",
)  # fmt: skip
_DAYS: Final = {
    "next_day": "next_on",
    "visit_day": "visit_on",
    "review_day": "review_on",
    "first_met": "first_met_on",
}
_TYPED: Final = {
    "personal": "personal", "went_well": "went_well", "birthday_note": "birthday", "message_back": "message_back",
    "answer_detail": "answer_detail", "answer_reason": "answer_reason",
}  # fmt: skip
_INSIDE: Final = {
    "worry_known": "worry", "asked_whom": "asked_whom", "told_who": "told_whom", "new_officer": "next_officer",
}  # fmt: skip
_TOOK_PART: Final = {
    Participation.PN1: "came and spoke for yourself",
    Participation.PN2: "came, and someone spoke for you",
    Participation.PN3: "came, and told us in your own way",
    Participation.PN4: "came and listened",
    Participation.PN5: "asked someone to speak for you",
    Participation.PN6: "sent us what you think",
    Participation.PN7: "chose to leave it to us this time",
}
SLOTS: Final = frozenset(
    {
        *_PLAIN, *_DAYS, *_TYPED, *_INSIDE, "own_words", "message_day", "meet_day", "answer_by", "how_took_part",
        "decision_child", "decision_owner", "decision_by", "decision_why", "asked_for", "last_promise",
        "promise", "promise_by", "raised",
    }
)  # fmt: skip
"""Every slot a phrase may name."""


def of_letter(facts: LetterFacts, voice: Voice) -> dict[str, str]:
    """Return the values of the slots that are the same all through the letter."""
    told = facts.told
    values = {name: one_line(getattr(facts, name)).rstrip(".") for name in _PLAIN}
    values["next_place"] = re.sub(r"^at\s+", "", values["next_place"], flags=re.IGNORECASE)
    values |= {slot: _day(getattr(facts, name), voice) for slot, name in _DAYS.items()}
    values |= {slot: sentence(getattr(told, name)) for slot, name in _TYPED.items()}
    values |= {slot: one_line(getattr(told, name)).rstrip(".") for slot, name in _INSIDE.items()}
    values["message_day"] = _day(told.message_on, voice)
    values["meet_day"] = _day(told.meet_on, voice)
    values["answer_by"] = _day(told.answer_by, voice)
    values["how_took_part"] = _TOOK_PART.get(facts.participation, "") if facts.participation else ""
    quoted = [f"“{one_line(words)}”" for words in facts.own_words]
    values["own_words"] = "\n".join([*quoted, *(sentence(line) for line in facts.shown)])
    values["raised"] = "\n".join(sentence(words) for words in facts.raised)
    return values


def of_decision(decision: SafeDecision, voice: Voice) -> dict[str, str]:
    """Return the values of the slots about one decision."""
    return {
        "decision_child": sentence(decision.for_child),
        "decision_owner": shown_to_child(decision.owner, decision.owner_role),
        "decision_by": _day(decision.by_when, voice),
        "decision_why": sentence(decision.why),
        "asked_for": one_line(decision.asked_for).rstrip("."),
        "last_promise": one_line(decision.for_child).rstrip("."),
    }


def of_promise(promise: SafePromise, voice: Voice) -> dict[str, str]:
    """Return the values of the slots about one promise of the officer's."""
    return {"promise": _within(promise.text), "promise_by": _day(promise.by_when, voice)}


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """Return ``text`` on one line with a full stop, unless it ends as a sentence does."""
    line = one_line(text)
    return line if not line or line[-1] in '.!?…”"' else f"{line}."


def _within(text: str) -> str:
    """What was written as a line of its own, as it stands inside a sentence: "Bring the photo" becomes "bring"."""
    line = one_line(text).rstrip(".")
    first = line.partition(" ")[0]
    return line if first in ("I", "I'll", "I’ll") or first.isupper() else line[:1].lower() + line[1:]


def _day(day: date | None, voice: Voice) -> str:
    return spoken_day(day, voice) if day else ""
