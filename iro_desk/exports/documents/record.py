"""The full record of a review: decisions first, then its Signs of Safety columns, and everything considered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iro_desk.domain.papers import Answered, DecisionLine, TopicPaper
from iro_desk.domain.record_paper import InvitedLine, MidwayFollowUp, RecordPaper
from iro_desk.domain.rights.parts import Part
from iro_desk.exports.days import short_day
from iro_desk.exports.document import Block, Document, Heading, Paragraph, Quotation, Run, Table
from iro_desk.exports.documents import frame, outcomes
from iro_desk.exports.documents.outcomes import NOBODY
from iro_desk.services.reviews.columns import COLUMNS

TITLE = "Full record of the review"
COLUMN_HEADS = ("Part of life", "Working well", "What we are worried about", "What needs to happen")
NOT_SAID, NONE_SENT = "Not provided", "None sent"
QUESTIONS = frozenset(question for _, question in COLUMNS)
RECOMMENDED = (
    (Part.SCHOOL, "For the school plan (PEP)"),
    (Part.HEALTH, "For the health plan"),
)


def build(paper: RecordPaper) -> Document:
    """The record as a tree."""
    told = paper.outcomes
    blocks: list[Block] = [outcomes.facts(told)]
    if told.childs_words:
        blocks += [Heading(2, "In the child’s words"), Quotation(told.childs_words)]
    if "decisions" not in told.without:
        blocks += [Heading(2, "Decisions"), *outcomes.decisions(told.decisions)]
    blocks += _recommended(told.decisions)
    blocks += _columns(told.topics)
    if told.earlier_decisions:
        blocks += [Heading(2, "Decisions of the last review"), outcomes.earlier(told.earlier_decisions)]
    if paper.midway is not None:
        blocks += _midway(paper.midway)
    blocks += _people(paper)
    blocks += _read_before(paper)
    blocks += _considered(told.topics)
    if "next" not in told.without:
        blocks += [Heading(2, "Next review"), outcomes.next_dates(told)]
    return frame.signed(
        TITLE, blocks, told.officer, told.officer_contact, is_demonstration=paper.is_demonstration
    )


def _recommended(decisions: Sequence[DecisionLine]) -> Iterator[Block]:
    """What is recommended for the school plan and the health plan, by the numbers of the decisions."""
    rows = [
        (plan, f"{number}. {line.what}", line.owner or NOBODY, short_day(line.by_when))
        for part, plan in RECOMMENDED
        for number, line in enumerate(decisions, 1)
        if line.part is part
    ]
    if rows:
        yield Heading(2, "Recommendations for school and health")
        headers = ("Plan", "What", "Who", "By when")
        yield Table("Recommendations for school and health", headers, tuple(rows), (21, 44, 19, 16))


def _columns(topics: Sequence[TopicPaper]) -> Iterator[Block]:
    """Working well, worried, and what needs to happen, side by side for each part of life that has any."""
    rows = []
    for topic in topics:
        said = {one.question: one.answer for one in topic.answers if _is_column(one)}
        if any(words != NOT_SAID for words in said.values()):
            rows.append((topic.title, *(_cell(said.get(question, "")) for _, question in COLUMNS)))
    if rows:
        yield Heading(2, "What works, what worries us, and what needs to happen")
        yield Table("Signs of Safety", COLUMN_HEADS, tuple(rows), (16, 28, 28, 28))


def _is_column(one: Answered) -> bool:
    """Whether an answer is one of the three columns, of a section or of the whole."""
    return one.question in QUESTIONS


def _cell(words: str) -> str:
    return "" if words == NOT_SAID else words


def _midway(midway: MidwayFollowUp) -> Iterator[Block]:
    yield Heading(2, f"The midway review, {short_day(midway.held_on)}")
    if midway.progress:
        rows = tuple(
            (one.what, one.owner or NOBODY, "\n".join(part for part in (one.state, one.measure) if part))
            for one in midway.progress
        )
        yield Table(
            "How far each decision had got", ("Decision", "Who", "How far it had got"), rows, (42, 20, 38)
        )
    for one in midway.found:
        yield Paragraph((Run(f"{one.question}\n", bold=True), Run(one.answer)))
    if midway.actions:
        actions = tuple(
            (one.what, one.owner or NOBODY, short_day(one.by_when), one.state) for one in midway.actions
        )
        yield Table(
            "Added at the midway", ("Added then", "Who", "By when", "Where it is"), actions, (43, 20, 17, 20)
        )


def _people(paper: RecordPaper) -> Iterator[Block]:
    """Who was asked to the review, who came, and who said what they think beforehand."""
    if paper.invited or paper.meetings:
        yield Heading(2, "Who was asked, who came, and who sent their views")
    if paper.invited:
        rows = tuple((one.name, one.role, one.came, one.took_part, _views(one)) for one in paper.invited)
        headers = ("Name", "Who they are", "Came", "Took part", "Views sent before")
        yield Table("Who was asked", headers, rows, (22, 19, 17, 12, 30))
    if paper.meetings:
        held = tuple((short_day(one.held_on), one.with_whom or NOBODY) for one in paper.meetings)
        yield Table("Meetings of this review", ("Meeting held", "With"), held, (25, 75))


def _views(line: InvitedLine) -> str:
    if line.views_on is None:
        return NONE_SENT
    return ", ".join(part for part in (short_day(line.views_on), line.views_how) if part)


def _read_before(paper: RecordPaper) -> Iterator[Block]:
    if paper.read_before:
        yield Heading(2, "What had come before the review")
        rows = tuple(
            (one.title, one.came, short_day(one.dated_on, NOT_SAID), one.current) for one in paper.read_before
        )
        headers = ("Plan or report", "Had it come?", "Its date", "Up to date?")
        yield Table("Plans and reports", headers, rows, (37, 21, 24, 18))


def _considered(topics: Sequence[TopicPaper]) -> Iterator[Block]:
    left = [
        replace(topic, answers=tuple(one for one in topic.answers if not _is_column(one))) for topic in topics
    ]
    if any(topic.answers for topic in left):
        yield Heading(2, "What was considered")
    for topic in left:
        if topic.answers:
            yield from outcomes.topic(topic)
