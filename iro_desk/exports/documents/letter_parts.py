"""The parts of a letter as blocks: paragraphs, promises, the child's words, rights, and ideas with pictures."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from iro_desk.domain.letters.forms import FormKind, TranslatedPart
from iro_desk.domain.letters.ideas import YOU_TOLD_ME, ideas
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.exports.document import (
    Block,
    Heading,
    Idea,
    Ideas,
    Panel,
    Paragraph,
    Promise,
    Promises,
    Quotation,
    Run,
)
from iro_desk.exports.pictures import image_of

DECISIONS: Final = "we_decided"
RIGHTS: Final = frozenset({"rights", "footer", "your_rights"})
Row = tuple[Block | None, Block | None]


def of_block(block: LetterBlock) -> list[Block]:
    """A part as it is set on a page of one language; nothing when it has no words."""
    lines = tuple(line for line in block.lines if line.strip())
    if not lines:
        return []
    heading: list[Block] = [Heading(2, block.heading)] if block.heading else []
    if block.slot == YOU_TOLD_ME:
        return [*heading, Quotation(lines)]
    if block.slot == DECISIONS:
        return [*heading, Promises(tuple(promise(line) for line in lines))]
    return [*heading, *(Paragraph((Run(line),)) for line in lines)]


def panel(block: LetterBlock) -> Panel:
    """The child's rights."""
    return Panel(block.heading, block.lines)


def side_by_side(block: LetterBlock, beside: LetterBlock | None) -> list[Row]:
    """A part and its translation, paragraph beside paragraph."""
    english = _each(block)
    other = _each(beside) if beside else []
    return list(zip_longest(english, other))


def _each(block: LetterBlock) -> list[Block]:
    """A part cut into blocks of one paragraph, so that each can stand beside its translation."""
    found: list[Block] = []
    for one in of_block(block):
        if isinstance(one, Quotation):
            found.extend(Quotation((line,)) for line in one.lines)
        elif isinstance(one, Promises):
            found.extend(Promises((each,), number) for number, each in enumerate(one.promises, 1))
        else:
            found.append(one)
    return found


def promise(line: str) -> Promise:
    """A promise and what stands beneath it: the next line, or else every sentence after the first."""
    if "\n" in line:
        what, detail = line.split("\n", 1)
        return Promise(what.strip(), detail.strip())
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9])", line.strip(), maxsplit=1)
    return Promise(sentences[0], sentences[1] if len(sentences) > 1 else "")


def ideas_of(paper: LetterPaper) -> Ideas:
    """The whole letter as ideas, each with the picture the officer chose."""
    found: list[Idea] = []
    for block in paper.blocks:
        for number, words in enumerate(ideas(block)):
            chosen = block.pictures[number] if number < len(block.pictures) else None
            found.append(
                Idea(
                    tuple(words.splitlines()),
                    image_of(chosen) if chosen else None,
                    block.heading if number == 0 else "",
                    is_said=block.slot == YOU_TOLD_ME,
                )
            )
    return Ideas(tuple(found), as_strip=paper.form.kind is FormKind.STRIP)


def same_number_of_ideas(block: LetterBlock, part: TranslatedPart) -> bool:
    """Whether the pictures of a part can stand beside its translation."""
    return len(ideas(block)) == len(ideas(LetterBlock(block.slot, "", part.lines)))


def spoken_lines(contact: str) -> tuple[str, ...]:
    """Lines of a text that hold something."""
    return tuple(line.strip() for line in contact.splitlines() if line.strip())


def initials(officer: str) -> str:
    """The first letters of the first and the last name."""
    words = officer.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
