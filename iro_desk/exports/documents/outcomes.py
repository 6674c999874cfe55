"""The outcomes of a review, for the adults who carry them out."""

from __future__ import annotations

from iro_desk.domain.papers import DecisionLine, OutcomesPaper, TopicPaper
from iro_desk.exports.days import short_day
from iro_desk.exports.document import (
    Block,
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

TITLE = "Outcomes of the review"
NOBODY = "Not set"
DECISIONS = "Decisions of this review"


def build(paper: OutcomesPaper) -> Document:
    """The outcomes as a tree, decisions before discussion."""
    blocks: list[Block] = [facts(paper)]
    if paper.childs_words:
        blocks += [Heading(2, "In the child’s words"), Quotation(paper.childs_words)]
    if "decisions" not in paper.without:
        blocks += [Heading(2, "Decisions"), *decisions(paper.decisions)]
    if paper.earlier_decisions:
        blocks += [Heading(2, "Decisions of the last review"), earlier(paper.earlier_decisions)]
    if paper.attendance:
        blocks += [Heading(2, "Who came, and who took part"), _attendance(paper)]
    if paper.topics:
        blocks.append(Heading(2, "What was considered"))
        for one in paper.topics:
            blocks += topic(one)
    if "next" not in paper.without:
        blocks += [Heading(2, "Next review"), next_dates(paper)]
    return frame.signed(
        TITLE, blocks, paper.officer, paper.officer_contact, is_demonstration=paper.is_demonstration
    )


def facts(paper: OutcomesPaper) -> Facts:
    """The facts at the head; one that was left out for this reader has no line that could tell of it."""
    without = paper.without
    rows = (
        Fact("Child", paper.child_name),
        Fact("Date of birth", short_day(paper.born_on)),
        *_known("Local reference", paper.local_code, "local_code" in without),
        *_known("Legal status", paper.legal_status, "legal_status" in without),
        Fact("Review", f"{paper.review_kind}, {short_day(paper.review_on)}"),
        Fact("Legal limit", short_day(paper.due_on)),
        Fact("How it was held", paper.review_form),
        *((Fact("Where", paper.place),) if paper.place else ()),
        *_known("How the child took part", paper.participation, "participation" in without),
        Fact("Reviewing officer", paper.officer),
        Fact("Authority", paper.authority),
    )
    return Facts(rows)


def _known(label: str, value: str, is_left_out: bool) -> tuple[Fact, ...]:
    return () if is_left_out else (Fact(label, value or "Not provided"),)


def decisions(made: tuple[DecisionLine, ...]) -> list[Block]:
    """The decisions, numbered; words for it when there is none."""
    if not made:
        return [Paragraph((Run("No decision was made."),))]
    rows = tuple(
        (
            str(number),
            decision.what + ("\nThis is not what the child asked for." if decision.against_wish else ""),
            decision.owner or NOBODY,
            short_day(decision.by_when),
            decision.measure or "Not provided",
        )
        for number, decision in enumerate(made, 1)
    )
    headers = ("No.", "What", "Who", "By when", "How we will know")
    return [Table(DECISIONS, headers, rows, (6.5, 36.5, 18, 15, 24))]


def earlier(made: tuple[DecisionLine, ...]) -> Table:
    """The decisions of the last review, with where each is."""
    rows = tuple(
        (decision.what, decision.owner or NOBODY, short_day(decision.by_when), decision.state)
        for decision in made
    )
    headers = ("What", "Who", "By when", "Where it is")
    return Table("Decisions of the last review", headers, rows, (43, 20, 17, 20))


def _attendance(paper: OutcomesPaper) -> Table:
    rows = tuple(
        (line.name, line.role, _yes(line.attended), _yes(line.contributed)) for line in paper.attendance
    )
    return Table("Attendance", ("Name", "Who they are", "Came", "Took part"), rows, (36, 36, 14, 14))


def _yes(fact: bool) -> str:
    return "Yes" if fact else "No"


def topic(told: TopicPaper) -> list[Block]:
    """One section of the review with its questions and answers."""
    blocks: list[Block] = [Heading(3, told.title)]
    for answered in told.answers:
        blocks.append(Paragraph((Run(f"{answered.question}\n", bold=True), Run(answered.answer))))
    return blocks


def next_dates(paper: OutcomesPaper) -> Facts:
    """The next review and the midway before it."""
    return Facts(
        (
            Fact("Date of the next review", short_day(paper.next_review_on)),
            Fact("Midway review", short_day(paper.midway_on)),
        )
    )
