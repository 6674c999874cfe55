"""What was typed and ticked on the way to the outbox: as a draft holds it, and as it comes back from one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from iro_desk.domain.leaks.words import Question
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import PaperType

Card = tuple[int, PaperType]
"""One person's version of one paper."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words and ticks for the readers of one review's papers, or of one form.

    Args:
        at: the papers, formats and people, as a place writes them.
        said: what the child said.
        parts: the parts chosen, where they were.
        lines: why a piece may be read after all, by its key; being kept puts nothing in.
        checked: the day and the address that were ticked as checked, by person.
        reasons: why what was found in the finished pages may stay.
    """

    at: str = ""
    said: str = ""
    parts: Mapping[Card, frozenset[Part]] = field(default_factory=dict)
    lines: Mapping[Card, Mapping[str, str]] = field(default_factory=dict)
    checked: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[Question, str] = field(default_factory=dict)

    def without(self, people: frozenset[int]) -> Typed:
        """Return what is about other people."""
        return replace(
            self,
            parts={at: parts for at, parts in self.parts.items() if at[0] not in people},
            lines={at: lines for at, lines in self.lines.items() if at[0] not in people},
            checked={person: what for person, what in self.checked.items() if person not in people},
        )

    def values(self) -> dict[str, object]:
        """Return it as JSON can hold it; only what she wrote stands as a value, for it may be read out to her."""
        return {
            "at": {self.at: True},
            "said": self.said,
            "parts": {
                _written(at): {part.value: part in parts for part in Part} for at, parts in self.parts.items()
            },
            "lines": {_written(at): dict(lines) for at, lines in self.lines.items()},
            "checked": {str(person): {what: True} for person, what in self.checked.items()},
            "reasons": {
                json.dumps([one.told, one.found, one.where, sorted(one.beside)], ensure_ascii=False): why
                for one, why in self.reasons.items()
            },
        }


NOTHING = Typed()


def read_typed(content: str) -> Typed:
    """Return what a draft holds."""
    kept: dict[str, Any] = json.loads(content)
    return Typed(
        at=next(iter(kept["at"]), ""),
        said=kept["said"],
        parts={
            _card(at): frozenset(Part(part) for part, is_in in parts.items() if is_in)
            for at, parts in kept["parts"].items()
        },
        lines={_card(at): lines for at, lines in kept["lines"].items()},
        checked={int(person): next(iter(what), "") for person, what in kept["checked"].items()},
        reasons={_question(words): why for words, why in kept["reasons"].items()},
    )


def _written(at: Card) -> str:
    return f"{at[0]}:{at[1].value}"


def _card(words: str) -> Card:
    person, _, paper = words.partition(":")
    return int(person), PaperType(paper)


def _question(words: str) -> Question:
    told, found, where, beside = json.loads(words)
    return Question(told, found, where, frozenset(beside))
