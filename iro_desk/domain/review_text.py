"""The text of a review: every question with its answer in words, as it is checked, locked and read again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

NOT_PROVIDED = "Not provided"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One question and its answer.

    Args:
        field: where the answer is changed, as findings name it.
        words: the answer in words; empty when nothing was answered.
    """

    field: str
    question: str
    words: str

    @property
    def shown(self) -> str:
        """The answer, or that there is none."""
        return self.words or NOT_PROVIDED


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section with everything asked in it."""

    section: str
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class ReviewText:
    """A whole review in words."""

    sections: tuple[SectionText, ...]

    def as_json(self) -> str:
        """The text as it is kept."""
        return json.dumps(asdict(self)["sections"], ensure_ascii=False)


def read_text(kept: str) -> ReviewText:
    """A text as it was kept."""
    return ReviewText(
        tuple(
            SectionText(one["section"], tuple(GivenAnswer(**answer) for answer in one["answers"]))
            for one in json.loads(kept)
        )
    )
