"""Goes through a short form piece by piece, and keeps of it what its reader gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import Keeps, Piece, short
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper


def sheet(paper: SheetPaper, keeps: Keeps) -> SheetPaper:
    """A short form as a reader gets it; a section with nothing left is not there."""
    sections = []
    for section in paper.sections:
        kept = tuple(one for whole in section.answers for one in _of_answer(section, whole, keeps))
        if kept:
            sections.append(replace(section, answers=kept))
    return replace(paper, sections=tuple(sections))


def _of_answer(section: PrintedSection, answer: PrintedAnswer, keeps: Keeps) -> Iterator[PrintedAnswer]:
    """An answer without the sayings, points or rows that are not for the reader; none when nothing is left."""

    def stays(words: str, *more: Part) -> bool:
        text = f"{answer.question}\n{words}"
        needs = (section.part, *more)
        what = f"{section.title}: {short(answer.question)}"
        return keeps(Piece(f"{section.title}\n{text}", needs, what, text))

    made = replace(
        answer,
        words=answer.words if answer.words and stays(answer.words) else "",
        said=tuple(line for line in answer.said if stays(line, Part.CHILD_SHARED)),
        points=tuple(point for point in answer.points if stays(point)),
        rows=tuple(row for row in answer.rows if stays("\n".join(row))),
    )
    if made.words or made.said or made.points or made.rows:
        yield made
