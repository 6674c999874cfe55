"""The letter to a child: a band with the greeting, their own words, numbered promises, their rights."""

from __future__ import annotations

import re

from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.exports import looks
from iro_desk.exports.days import long_day
from iro_desk.exports.document import (
    Banner,
    Block,
    Closing,
    Document,
    Heading,
    Panel,
    Paragraph,
    Promise,
    Promises,
    Quotation,
    Run,
)

TITLE = "Letter from your reviewing officer"
DEMONSTRATION = "Demonstration – every child is invented."
CHILDS_WORDS = "you_told_me"
DECISIONS = "we_decided"
RIGHTS = frozenset({"rights", "footer", "your_rights"})


def build(paper: LetterPaper, theme: str = "") -> Document:
    """The letter as a tree.

    It carries no protective marking (local good practice: markings go on exports, not on a child's letter).

    Args:
        theme: the colour the child chose; empty takes the usual one for the voice.
    """
    banner = Banner(
        greeting=paper.greeting,
        dated=long_day(paper.dated_on),
        sender=f"From {paper.officer}",
        lines=_spoken_lines(paper.officer_contact),
        initials=_initials(paper.officer),
    )
    before = [block for block in paper.blocks if block.slot not in RIGHTS]
    rights = [block for block in paper.blocks if block.slot in RIGHTS]
    blocks: list[Block] = [banner]
    for block in before:
        blocks.extend(_part(block))
    blocks.append(_closing(paper))
    blocks.extend(Panel(block.heading, block.lines) for block in rights)
    note = " ".join(
        part for part in (DEMONSTRATION if paper.is_demonstration else "", paper.authority) if part
    )
    return Document(TITLE, tuple(blocks), looks.letter(paper.voice, theme), note=note)


def _part(block: LetterBlock) -> list[Block]:
    heading: list[Block] = [Heading(2, block.heading)] if block.heading else []
    lines = tuple(line for line in block.lines if line.strip())
    if not lines:
        return []
    if block.slot == CHILDS_WORDS:
        return [*heading, Quotation(lines)]
    if block.slot == DECISIONS:
        return [*heading, Promises(tuple(_promise(line) for line in lines))]
    return [*heading, *(Paragraph((Run(line),)) for line in lines)]


def _promise(line: str) -> Promise:
    """A promise and what stands beneath it: the next line, or else every sentence after the first."""
    if "\n" in line:
        what, detail = line.split("\n", 1)
        return Promise(what.strip(), detail.strip())
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9])", line.strip(), maxsplit=1)
    return Promise(sentences[0], sentences[1] if len(sentences) > 1 else "")


def _closing(paper: LetterPaper) -> Closing:
    first_name = paper.officer.split()[0] if paper.officer.split() else ""
    has_name = bool(first_name) and first_name in paper.sign_off
    return Closing(paper.sign_off, "" if has_name else paper.officer)


def _spoken_lines(contact: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in contact.splitlines() if line.strip())


def _initials(officer: str) -> str:
    words = officer.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
