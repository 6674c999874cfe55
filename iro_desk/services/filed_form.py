"""Turns the sections of a finished short form into lines that are marked for their readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from iro_desk.domain.filed_paper import FiledLine, FiledSection, Shape
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper

NO_PARTS: Mapping[str, Part] = MappingProxyType({})


def filed_sections(
    paper: SheetPaper, left: frozenset[str] = frozenset(), parts: Mapping[str, Part] = NO_PARTS
) -> Iterator[FiledSection]:
    """Return the sections of a form in their order; answers in words stand together under their heading.

    Args:
        left: the ids of the questions that are told elsewhere.
        parts: by the id of a question or of a section, what a reader must have, where the title alone does not tell.
    """
    for section in paper.sections:
        words: list[FiledLine] = []
        for answer in section.answers:
            if answer.question_id in left:
                continue
            if answer.words:
                words.append(FiledLine((answer.question, answer.words), (_part(section, answer, parts),)))
        if words:
            yield FiledSection(section.title, tuple(words))
        for answer in section.answers:
            if answer.question_id not in left and not answer.words:
                yield _as_it_is(answer, _part(section, answer, parts))


def _part(section: PrintedSection, answer: PrintedAnswer, parts: Mapping[str, Part]) -> Part:
    return parts.get(answer.question_id, parts.get(section.section_id, section.part))


def _as_it_is(answer: PrintedAnswer, part: Part) -> FiledSection:
    needs = (part,)
    if answer.said:
        said = tuple(FiledLine((line,), (*needs, Part.CHILD_SHARED)) for line in answer.said)
        return FiledSection(answer.question, said, Shape.SAID)
    if answer.points:
        return FiledSection(
            answer.question, tuple(FiledLine((one,), needs) for one in answer.points), Shape.POINTS
        )
    lines = tuple(FiledLine(row, needs) for row in answer.rows)
    return FiledSection(answer.question, lines, Shape.TABLE, answer.headers, widths(answer))


def widths(answer: PrintedAnswer) -> tuple[float, ...]:
    """Each column by its longest cell, so that a day is not as wide as a story."""
    longest = (
        max([len(header), *(len(row[number]) for row in answer.rows)])
        for number, header in enumerate(answer.headers)
    )
    return tuple(float(min(max(one, 8), 60)) for one in longest)
