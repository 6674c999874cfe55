"""Makes one reader’s version of a paper by leaving out what is not theirs, before any page is built of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from iro_desk.domain.papers import (
    Answered,
    AttendanceLine,
    DecisionLine,
    MonitoringPaper,
    OutcomesPaper,
    TopicPaper,
)
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import FAMILY, KNOW_THE_NUMBER, ReaderRole
from iro_desk.domain.rights.services import names_service
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper

NOT_THEIR_PART = "Not among the parts they get"
NOT_THEIRS = "Not theirs: they get only what they own or what names their service"
OF_ANOTHER = "What somebody else in the family said"
OF_THE_OFFICE = "Only those who file by it get the council’s number"
_LONGEST = 70

Cuttable = OutcomesPaper | MonitoringPaper | SheetPaper


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a version is made for.

    Args:
        parts: the parts they get.
        person_id: their number on the child’s list of people.
    """

    role: ReaderRole
    parts: frozenset[Part]
    person_id: int


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why words may not be read by one reader; ``always`` when no reason lets them through."""

    why: str
    always: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """The least that is left out at once.

    Args:
        key: finds it again while its words stay the same.
        needs: the parts a reader must have, all of them.
        what: what it is, in a line, for the officer.
        text: every word of it.
        barred: why it is never for this reader whatever their parts; empty when it may be.
    """

    key: str
    needs: tuple[Part, ...]
    what: str
    text: str
    barred: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something a reader does not get.

    Args:
        part: the label of the part it belongs to; empty when it belongs to none.
        key: of its piece, to put it back by.
        by_reason: whether the officer may put it back with a reason.
    """

    part: str
    what: str
    why: str
    key: str
    by_reason: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """One reader's version of a paper.

    Args:
        gets: what is in it, a line each, in order.
        left_out: what is not, in order.
    """

    paper: Cuttable
    gets: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def pieces(paper: Cuttable, reader: Reader) -> tuple[Piece, ...]:
    """Every piece of a paper as it stands for one reader, in order."""
    seen: list[Piece] = []

    def see(piece: Piece) -> bool:
        seen.append(piece)
        return True

    _sieved(paper, reader, see)
    return tuple(seen)


def cut(
    paper: Cuttable, reader: Reader, unsafe: Mapping[str, Unsafe], put_back: frozenset[str] = frozenset()
) -> Cut:
    """Return the paper as this reader gets it, and what was left out of it.

    Args:
        unsafe: by the key of a piece, why its words may not be read by this reader.
        put_back: keys of pieces the officer put back with a reason; what is always out stays out.
    """
    left: list[LeftOut] = []
    gets: list[str] = []

    def keeps(piece: Piece) -> bool:
        found = _why_out(piece, reader, unsafe.get(piece.key), put_back)
        if found is not None:
            left.append(found)
        else:
            gets.append(piece.what)
        return found is None

    made = _sieved(paper, reader, keeps)
    return Cut(made, tuple(dict.fromkeys(gets)), tuple(left))


def _why_out(piece: Piece, reader: Reader, unsafe: Unsafe | None, put_back: frozenset[str]) -> LeftOut | None:
    missing = [part for part in piece.needs if part not in reader.parts]
    label = next((part.label for part in (*missing, *piece.needs)), "")
    if piece.barred:
        return LeftOut(label, piece.what, piece.barred, piece.key)
    if missing:
        why = NOT_THEIRS if missing[0] is Part.DECISIONS_ALL and _OWN in reader.parts else NOT_THEIR_PART
        return LeftOut(label, piece.what, why, piece.key)
    if unsafe is not None and (unsafe.always or piece.key not in put_back):
        return LeftOut(label, piece.what, unsafe.why, piece.key, by_reason=not unsafe.always)
    return None


_OWN = Part.DECISIONS_OWN
_Keeps = Callable[[Piece], bool]


def _sieved(paper: Cuttable, reader: Reader, keeps: _Keeps) -> Cuttable:
    if isinstance(paper, OutcomesPaper):
        return _outcomes(paper, reader, keeps)
    if isinstance(paper, MonitoringPaper):
        return _monitoring(paper, keeps)
    return _sheet(paper, keeps)


def _outcomes(paper: OutcomesPaper, reader: Reader, keeps: _Keeps) -> OutcomesPaper:
    without = {name for piece, name in _facts(paper, reader) if not keeps(piece)}
    words = tuple(
        said
        for said in paper.childs_words
        if keeps(_piece("words", f"“{_short(said)}”", said, Part.CHILD_SHARED))
    )
    decisions = tuple(_decisions(paper.decisions, "Decision", reader, keeps))
    earlier = tuple(_decisions(paper.earlier_decisions, "Decision of last time", reader, keeps))
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
        yield _piece("place", "Where the review was held", paper.place, Part.HOME), "place"
    if paper.local_code:
        barred = "" if reader.role in KNOW_THE_NUMBER else OF_THE_OFFICE
        yield Piece("local_code", (), "Local reference", "", barred), "local_code"
    yield _piece("legal", "Legal status", paper.legal_status, Part.LEGAL), "legal_status"
    took_part = _piece("took part", "How the child took part", paper.participation, Part.ATTENDANCE)
    yield took_part, "participation"
    yield Piece("next", (Part.NEXT,), "The next review and the midway", ""), "next"


def _decisions(
    lines: Iterable[DecisionLine], called: str, reader: Reader, keeps: _Keeps
) -> Iterator[DecisionLine]:
    for line in lines:
        is_own = reader.person_id in line.of_people or (
            line.part in reader.parts and names_service(reader.role, f"{line.what} {line.owner}")
        )
        needs = (_OWN,) if is_own and _OWN in reader.parts else (Part.DECISIONS_ALL,)
        text = "\n".join((line.what, line.owner, line.measure))
        if not keeps(Piece(f"{called}\n{text}", needs, f"{called}: {_short(line.what)}", text)):
            continue
        against = line.against_wish and keeps(
            Piece(
                f"wish\n{text}", (Part.CHILD_SHARED,), "That a decision is not what the child asked for", ""
            )
        )
        yield replace(line, against_wish=against)


def _came(row: AttendanceLine) -> Piece:
    return _piece(
        "came",
        f"Asked to the review: {row.name}, {row.role.lower()}",
        f"{row.name}\n{row.role}",
        Part.ATTENDANCE,
    )


def _topics(topics: Iterable[TopicPaper], reader: Reader, keeps: _Keeps) -> Iterator[TopicPaper]:
    for topic in topics:
        kept = tuple(one for one in topic.answers if keeps(_asked(topic.title, one, reader)))
        if kept:
            yield replace(topic, answers=kept)


def _asked(title: str, one: Answered, reader: Reader) -> Piece:
    text = f"{one.question}\n{one.answer}"
    theirs = not one.said_by_family or reader.person_id in one.of_people
    barred = OF_ANOTHER if reader.role in FAMILY and not theirs else ""
    return Piece(f"{title}\n{text}", one.parts, f"{title}: {_short(one.question)}", text, barred)


def _monitoring(paper: MonitoringPaper, keeps: _Keeps) -> MonitoringPaper:
    """The form is the officer’s own view of the work; its lines are looked at one by one all the same."""
    indicators = tuple(
        one
        for one in paper.indicators
        if keeps(
            _piece("indicator", _short(one.question), f"{one.question}\n{one.answer}", Part.OFFICER_VIEW)
        )
    )
    grades = []
    for grade in paper.grades:
        words = "\n".join((grade.plan, grade.grade, grade.analysis, grade.would_be_good, *grade.because))
        if keeps(_piece("grade", f"The grade of: {grade.plan}", words, Part.OFFICER_VIEW)):
            grades.append(grade)
    return replace(paper, indicators=indicators, grades=tuple(grades))


def _sheet(paper: SheetPaper, keeps: _Keeps) -> SheetPaper:
    sections = []
    for section in paper.sections:
        kept = tuple(one for whole in section.answers for one in _of_answer(section, whole, keeps))
        if kept:
            sections.append(replace(section, answers=kept))
    return replace(paper, sections=tuple(sections))


def _of_answer(section: PrintedSection, answer: PrintedAnswer, keeps: _Keeps) -> Iterator[PrintedAnswer]:
    """An answer without the sayings, points or rows that are not for the reader; none when nothing is left."""

    def stays(words: str, *more: Part) -> bool:
        text = f"{answer.question}\n{words}"
        needs = (section.part, *more)
        what = f"{section.title}: {_short(answer.question)}"
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


def _piece(kind: str, what: str, text: str, *needs: Part) -> Piece:
    return Piece(f"{kind}\n{text}", needs, what, text)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"
