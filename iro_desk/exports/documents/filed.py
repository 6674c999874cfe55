"""Sets a paper of marked lines as a document: its facts, its sections in their order, and room to answer."""

from __future__ import annotations

from collections.abc import Iterator

from iro_desk.domain.filed_paper import FiledPaper, FiledSection, Shape
from iro_desk.exports.document import (
    Answering,
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from iro_desk.exports.documents import frame

ANSWER = "Your answer"
ANSWER_LINES = 5


def build(paper: FiledPaper) -> Document:
    """The paper as a tree."""
    facts = tuple(Fact(*one.cells) for one in paper.facts)
    blocks: list[Block] = [Facts(facts)]
    for section in paper.sections:
        if section.title:
            blocks.append(Heading(2, section.title))
        blocks += _lines(section)
    if paper.to_answer:
        blocks += [Heading(2, ANSWER), Answering(paper.to_answer, ANSWER_LINES)]
    return frame.signed(
        paper.title, blocks, paper.officer, paper.officer_contact, is_demonstration=paper.is_demonstration
    )


def _lines(section: FiledSection) -> Iterator[Block]:
    rows = tuple(line.cells for line in section.lines)
    match section.shape:
        case Shape.TABLE:
            yield Table(section.title, section.headers, rows, section.widths)
        case Shape.SAID:
            yield Quotation(tuple(cells[0] for cells in rows))
        case Shape.POINTS:
            yield Bullets(tuple(cells[0] for cells in rows))
        case Shape.TEXT:
            for *asked, words in rows:
                lead = (Run(f"{asked[0]}\n", bold=True),) if asked else ()
                yield Paragraph((*lead, Run(words)))
