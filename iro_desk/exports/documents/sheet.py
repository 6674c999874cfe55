"""Any finished short form as a document: its questions in their order, the child's words as they said them."""

from __future__ import annotations

from collections.abc import Iterator

from iro_desk.domain.sheets.printed import PrintedAnswer, SheetPaper
from iro_desk.exports.days import short_day
from iro_desk.exports.document import (
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
from iro_desk.services.filed_form import widths

TITLE = "Meeting or short form"
NAME_OF_ROW = "Which"


def build(paper: SheetPaper) -> Document:
    """The form as a tree."""
    blocks: list[Block] = [_facts(paper)]
    for section in paper.sections:
        blocks.append(Heading(2, section.title))
        for answer in section.answers:
            blocks.extend(_answer(answer))
    return frame.signed(
        paper.title, blocks, paper.officer, paper.officer_contact, is_demonstration=paper.is_demonstration
    )


def _facts(paper: SheetPaper) -> Facts:
    child = (Fact("Child", paper.child_name),) if paper.child_name else ()
    number = (Fact("Local reference", paper.local_code),) if paper.local_code else ()
    changed = (Fact("Changed since it was first finished", paper.amended_why),) if paper.amended_why else ()
    return Facts(
        (
            *child,
            *number,
            Fact("Date", short_day(paper.dated_on)),
            Fact("Written by", paper.officer),
            Fact("Authority", paper.authority),
            *changed,
        )
    )


def _answer(answer: PrintedAnswer) -> Iterator[Block]:
    if answer.words:
        yield Paragraph((Run(f"{answer.question}\n", bold=True), Run(answer.words)))
        return
    yield Heading(3, answer.question)
    if answer.said:
        yield Quotation(answer.said)
    elif answer.points:
        yield Bullets(answer.points)
    else:
        headers = tuple(header or NAME_OF_ROW for header in answer.headers)
        yield Table(answer.question, headers, answer.rows, widths(answer))
