"""Cuts a letter into ideas, one a row, for the forms that set a picture beside each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from iro_desk.domain.papers import LetterBlock

YOU_TOLD_ME: Final = "you_told_me"
MOST_SENTENCES: Final = 3
MOST_CHARACTERS: Final = 130
# A sentence ends at its mark before a capital, a figure or an opening quotation mark; "Mr." and the like
# carry no full stop in British letters.
_END: Final = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[“\"A-ZÀ-Þ0-9])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order, with their marks."""
    cuts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return tuple(part for start, end in pairwise(cuts) if (part := text[start:end].strip()))


def ideas(block: LetterBlock) -> tuple[str, ...]:
    """The ideas of a part, each with a line a sentence; a saying of the child's is one idea, whole.

    ``LetterBlock.pictures`` stands in step with these.
    """
    found: list[str] = []
    for line in block.lines:
        if not line.strip():
            continue
        if block.slot == YOU_TOLD_ME:
            found.append(line.strip())
            continue
        said = [one for part in line.splitlines() for one in sentences(part)]
        found.extend(_grouped(said))
    return tuple(found)


def _grouped(said: list[str]) -> list[str]:
    """Sentences by threes, and fewer where they would be too much for a row."""
    rows: list[str] = []
    held: list[str] = []
    for sentence in said:
        if held and (len(held) == MOST_SENTENCES or len(" ".join((*held, sentence))) > MOST_CHARACTERS):
            rows.append("\n".join(held))
            held = []
        held.append(sentence)
    if held:
        rows.append("\n".join(held))
    return rows
