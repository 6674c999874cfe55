"""Turns the sections of a finished short form into lines that are marked for their readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from iro_desk.domain.filed_paper import FiledLine, FiledSection, Shape
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper

Made = Callable[[PrintedSection, PrintedAnswer], FiledSection]
"""Sets one answer in a way of its own."""


def filed_sections(
    paper: SheetPaper, own: Mapping[str, Made], left: frozenset[str] = frozenset()
) -> Iterator[FiledSection]:
    """Return the sections of a form in their order; answers in words stand together under their heading.

    Args:
        own: by the words of a question, what sets its answer otherwise.
        left: the words of the questions that are told elsewhere.
    """
    for section in paper.sections:
        words: list[FiledLine] = []
        for answer in section.answers:
            if answer.question in left:
                continue
            if answer.words:
                words.append(FiledLine((answer.question, answer.words), (section.part,)))
        if words:
            yield FiledSection(section.title, tuple(words))
        for answer in section.answers:
            if answer.question not in left and not answer.words:
                yield own.get(answer.question, _as_it_is)(section, answer)


def _as_it_is(section: PrintedSection, answer: PrintedAnswer) -> FiledSection:
    needs = (section.part,)
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
