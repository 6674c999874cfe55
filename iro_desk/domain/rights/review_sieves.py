"""Goes through the papers of a review piece by piece, and keeps of each what its reader gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from iro_desk.domain.papers import (
    Answered,
    AttendanceLine,
    DecisionLine,
    MonitoringPaper,
    OutcomesPaper,
    TopicPaper,
)
from iro_desk.domain.record_paper import InvitedLine, MidwayFollowUp, RecordPaper
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import OWN, Keeps, Piece, Reader, number_for, piece_of, short
from iro_desk.domain.rights.roles import FAMILY
from iro_desk.domain.rights.services import names_service

OF_ANOTHER = "What somebody else in the family said"


def outcomes(paper: OutcomesPaper, reader: Reader, keeps: Keeps) -> OutcomesPaper:
    """The outcomes as a reader gets them."""
    without = {name for piece, name in _facts(paper, reader) if not keeps(piece)}
    words = tuple(
        said
        for said in paper.childs_words
        if keeps(piece_of("words", f"“{short(said)}”", said, Part.CHILD_SHARED))
    )
    decisions = tuple(decisions_kept(paper.decisions, "Decision", reader, keeps))
    earlier = tuple(decisions_kept(paper.earlier_decisions, "Decision of last time", reader, keeps))
    if paper.decisions and not decisions:
        without.add("decisions")
    return replace(
        paper,
        place="" if "place" in without else paper.place,
        local_code="" if "local_code" in without else paper.local_code,
        legal_status="" if "legal_status" in without else paper.legal_status,
        participation="" if "participation" in without else paper.participation,
        next_review_on=None if "next" in without else paper.next_review_on,
        midway_on=None if "next" in without else paper.midway_on,
        childs_words=words,
        decisions=decisions,
        earlier_decisions=earlier,
        attendance=tuple(row for row in paper.attendance if keeps(_came(row))),
        topics=tuple(_topics(paper.topics, reader, keeps)),
        without=frozenset(without) | paper.without,
    )


def _facts(paper: OutcomesPaper, reader: Reader) -> Iterator[tuple[Piece, str]]:
    """The facts at the head that are not for everybody, each with the field it fills."""
    if paper.place:
        yield piece_of("place", "Where the review was held", paper.place, Part.HOME), "place"
    if paper.local_code:
        yield number_for(reader), "local_code"
    yield piece_of("legal", "Legal status", paper.legal_status, Part.LEGAL), "legal_status"
    took_part = piece_of("took part", "How the child took part", paper.participation, Part.ATTENDANCE)
    yield took_part, "participation"
    yield Piece("next", (Part.NEXT,), "The next review and the midway", ""), "next"


def decisions_kept(
    lines: Iterable[DecisionLine], called: str, reader: Reader, keeps: Keeps
) -> Iterator[DecisionLine]:
    """The decisions a reader gets: all, or those they own or that name their service."""
    for line in lines:
        is_own = reader.person_id in line.of_people or (
            line.part in reader.parts and names_service(reader.role, f"{line.what} {line.owner}")
        )
        needs = (OWN,) if is_own and OWN in reader.parts else (Part.DECISIONS_ALL,)
        text = "\n".join((line.what, line.owner, line.measure))
        if not keeps(Piece(f"{called}\n{text}", needs, f"{called}: {short(line.what)}", text)):
            continue
        against = line.against_wish and keeps(
            Piece(
                f"wish\n{text}", (Part.CHILD_SHARED,), "That a decision is not what the child asked for", ""
            )
        )
        yield replace(line, against_wish=against)


def _came(row: AttendanceLine) -> Piece:
    return piece_of(
        "came",
        f"Asked to the review: {row.name}, {row.role.lower()}",
        f"{row.name}\n{row.role}",
        Part.ATTENDANCE,
    )


def _topics(topics: Iterable[TopicPaper], reader: Reader, keeps: Keeps) -> Iterator[TopicPaper]:
    for topic in topics:
        kept = tuple(one for one in topic.answers if keeps(_asked(topic.title, one, reader)))
        if kept:
            yield replace(topic, answers=kept)


def _asked(title: str, one: Answered, reader: Reader) -> Piece:
    text = f"{one.question}\n{one.answer}"
    theirs = not one.said_by_family or reader.person_id in one.of_people
    barred = OF_ANOTHER if reader.role in FAMILY and not theirs else ""
    return Piece(f"{title}\n{text}", one.parts, f"{title}: {short(one.question)}", text, barred)


def monitoring(paper: MonitoringPaper, reader: Reader, keeps: Keeps) -> MonitoringPaper:
    """The form is the officer’s own view of the work; its lines are looked at one by one all the same."""
    local_code = paper.local_code if paper.local_code and keeps(number_for(reader)) else ""
    indicators = tuple(
        one
        for one in paper.indicators
        if keeps(
            piece_of("indicator", short(one.question), f"{one.question}\n{one.answer}", Part.OFFICER_VIEW)
        )
    )
    grades = []
    for grade in paper.grades:
        words = "\n".join((grade.plan, grade.grade, grade.analysis, grade.would_be_good, *grade.because))
        if keeps(piece_of("grade", f"The grade of: {grade.plan}", words, Part.OFFICER_VIEW)):
            grades.append(grade)
    return replace(paper, local_code=local_code, indicators=indicators, grades=tuple(grades))


def record(paper: RecordPaper, reader: Reader, keeps: Keeps) -> RecordPaper:
    """The full record as a reader gets it: the outcomes in it are cut as the outcomes are."""
    return replace(
        paper,
        outcomes=outcomes(paper.outcomes, reader, keeps),
        invited=tuple(one for one in paper.invited if keeps(_invited(one))),
        meetings=tuple(
            one
            for one in paper.meetings
            if keeps(
                piece_of("meeting", f"A meeting with: {short(one.with_whom)}", one.with_whom, Part.ATTENDANCE)
            )
        ),
        read_before=tuple(
            one
            for one in paper.read_before
            if keeps(piece_of("read before", f"Whether it had come: {one.title}", one.title, one.part))
        ),
        midway=None if paper.midway is None else midway(paper.midway, reader, keeps),
    )


def midway(follow_up: MidwayFollowUp, reader: Reader, keeps: Keeps) -> MidwayFollowUp | None:
    """What a midway found as a reader gets it; None when nothing of it is theirs."""
    kept = replace(
        follow_up,
        progress=tuple(decisions_kept(follow_up.progress, "Looked at in the midway", reader, keeps)),
        found=tuple(one for one in follow_up.found if keeps(_asked("Midway", one, reader))),
        actions=tuple(decisions_kept(follow_up.actions, "Added in the midway", reader, keeps)),
    )
    return None if kept.is_empty and not follow_up.is_empty else kept


def _invited(line: InvitedLine) -> Piece:
    words = "\n".join((line.name, line.role, line.came, line.views_how))
    what = f"Asked to the review: {line.name}, {line.role.lower()}"
    return piece_of("invited", what, words, Part.ATTENDANCE)
