"""Goes through forms, papers of marked lines and the page of what was done, and keeps what their reader gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iro_desk.domain.filed_paper import FiledLine, FiledPaper
from iro_desk.domain.footprint import FootprintConcern, FootprintLine, FootprintPaper
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import OWN, Keeps, Piece, Reader, number_for, piece_of, short
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper


def sheet(paper: SheetPaper, reader: Reader, keeps: Keeps) -> SheetPaper:
    """A short form as a reader gets it; a section with nothing left is not there."""
    local_code = paper.local_code if paper.local_code and keeps(number_for(reader)) else ""
    amended_why = paper.amended_why if paper.amended_why and keeps(_changed(paper.amended_why)) else ""
    sections = []
    for section in paper.sections:
        kept = tuple(one for whole in section.answers for one in _of_answer(section, whole, keeps))
        if kept:
            sections.append(replace(section, answers=kept))
    return replace(paper, local_code=local_code, amended_why=amended_why, sections=tuple(sections))


def _changed(why: str) -> Piece:
    """Why a form was changed: it may tell of an answer its reader does not get, so it is the officer's view."""
    return Piece(f"changed\n{why}", (Part.OFFICER_VIEW,), "Why it was changed", why, is_of_the_head=True)


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


def filed(paper: FiledPaper, reader: Reader, keeps: Keeps) -> FiledPaper:
    """A paper of marked lines as a reader gets it."""
    facts = tuple(one for one in paper.facts if _stands_always(one) or keeps(_of_line("", one, reader)))
    sections = []
    for section in paper.sections:
        lines = tuple(one for one in section.lines if keeps(_of_line(section.title, one, reader)))
        if lines:
            sections.append(replace(section, lines=lines))
    return replace(paper, facts=facts, sections=tuple(sections))


def _stands_always(fact: FiledLine) -> bool:
    return not (fact.needs or fact.is_number or fact.is_owned)


def _of_line(title: str, line: FiledLine, reader: Reader) -> Piece:
    if line.is_number:
        return number_for(reader)
    text, needs = "\n".join(line.cells), line.needs
    if line.is_owned:
        is_own = reader.person_id in line.of_people and OWN in reader.parts
        needs = (OWN if is_own else Part.DECISIONS_ALL, *needs)
    what = short(next((cell for cell in line.cells if cell.strip()), ""))
    return Piece(f"{title}\n{text}", needs, f"{title}: {what}" if title else what, text)


def footprint(paper: FootprintPaper, reader: Reader, keeps: Keeps) -> FootprintPaper:
    """The page of what was done as a reader gets it; where a line is left out it counts nothing up."""
    local_code = paper.local_code if paper.local_code and keeps(number_for(reader)) else ""
    made = replace(
        paper,
        local_code=local_code,
        concerns=tuple(_concerns(paper.concerns, keeps)),
        seen=tuple(one for one in paper.seen if keeps(_done("Visits and reviews", one, Part.ATTENDANCE))),
        told=tuple(
            one for one in paper.told if keeps(_done("What the child was told", one, Part.CHILD_SHARED))
        ),
        thanks=tuple(one for one in paper.thanks if keeps(_done("Thanks", one, Part.OFFICER_VIEW))),
    )
    return made if replace(made, local_code=paper.local_code) == paper else replace(made, in_short="")


def _concerns(concerns: tuple[FootprintConcern, ...], keeps: Keeps) -> Iterator[FootprintConcern]:
    """Concerns whose line may be read, each with what of it may be."""
    for one in concerns:
        title = short(one.about)

        def stays(kind: str, words: str, *more: Part, under: str = title) -> bool:
            needs = (Part.DECISIONS_ALL, *more)
            return bool(words) and keeps(piece_of(f"{kind} {under}", f"{under}: {kind}", words, *needs))

        if not stays("the concern", "\n".join((one.about, one.theme))):
            continue
        yield replace(
            one,
            effect=one.effect if stays("what it meant", one.effect) else "",
            asked_for=one.asked_for if stays("what was asked for", one.asked_for) else "",
            changed=one.changed if stays("what changed", one.changed) else "",
            said=one.said if stays("what the child said", one.said, Part.CHILD_SHARED) else "",
            entries=tuple(line for line in one.entries if keeps(_done(title, line, Part.DECISIONS_ALL))),
        )


def _done(under: str, line: FootprintLine, part: Part) -> Piece:
    day = line.on.isoformat()
    return piece_of(f"{under} {day}", f"{under}: {short(line.what)}", f"{line.what}\n{line.came}", part)
