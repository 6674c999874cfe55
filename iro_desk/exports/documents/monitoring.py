"""The monitoring form of one review: indicators, then a grade for each plan with its analysis."""

from __future__ import annotations

from iro_desk.domain.papers import MonitoringPaper
from iro_desk.exports import looks
from iro_desk.exports.days import short_day
from iro_desk.exports.document import Block, Document, Fact, Facts, Heading, Paragraph, Run, Table
from iro_desk.exports.documents import frame

TITLE = "Monitoring form"
HOW_PROPOSED = (
    "Plain questions about each plan come to points of those possible. They propose a grade; the officer’s own, "
    "above, is the one that counts. It is a way of looking, not a rule of law."
)


def build(paper: MonitoringPaper) -> Document:
    """The form as a tree."""
    facts = (
        Fact("Child", paper.child_name),
        *((Fact("Local reference", paper.local_code),) if paper.local_code else ()),
        Fact("Review", short_day(paper.review_on)),
        Fact("Reviewing officer", paper.officer),
        Fact("Authority", paper.authority),
        Fact("Scale", paper.scale),
    )
    blocks: list[Block] = [Heading(1, TITLE), Facts(facts)]
    if paper.indicators:
        rows = tuple((line.question, line.answer) for line in paper.indicators)
        blocks += [
            Heading(2, "Indicators"),
            Table("Indicators", ("Question", "Answer"), rows, (65, 35)),
        ]
    if paper.grades:
        blocks += [Heading(2, "Plans"), *_grades(paper)]
    return Document(
        TITLE, tuple(blocks), looks.record(), note=frame.note(is_demonstration=paper.is_demonstration)
    )


def _grades(paper: MonitoringPaper) -> list[Block]:
    rows = tuple(
        (grade.plan, grade.available, grade.grade, _reasons(grade.analysis, grade.would_be_good))
        for grade in paper.grades
    )
    headers = ("Plan", "In time", "Grade", "What makes the officer say so")
    return [Table("Grades of the plans", headers, rows, (22, 13, 17, 48)), *_proposals(paper)]


def _proposals(paper: MonitoringPaper) -> list[Block]:
    """The sum behind each proposal, and what kept it from being higher."""
    rows = tuple(
        (grade.plan, grade.proposed, "\n".join(grade.because) or "Nothing kept it lower")
        for grade in paper.grades
        if grade.proposed
    )
    if not rows:
        return []
    headers = ("Plan", "The questions point to", "Because")
    return [
        Heading(2, "What was seen"),
        Paragraph((Run(HOW_PROPOSED),)),
        Table("What the questions about each plan point to", headers, rows, (22, 26, 52)),
    ]


def _reasons(analysis: str, would_be_good: str) -> str:
    better = f"What would make it good: {would_be_good}" if would_be_good else ""
    return "\n".join(part for part in (analysis, better) if part) or "Not provided"
