"""The overdue plans for the fortnightly tracking meeting: a table for each social worker."""

from __future__ import annotations

from iro_desk.domain.papers import OverduePlanLine, OverduePlansGroup, OverduePlansPaper
from iro_desk.domain.wording import counted
from iro_desk.exports import looks
from iro_desk.exports.days import long_day, short_day
from iro_desk.exports.document import Block, Document, Fact, Facts, Heading, Paragraph, Run, Table
from iro_desk.exports.documents import frame

TITLE = "Overdue plans"
NO_PLAN = "None held"
NOTHING = "Nothing is overdue."
WITHOUT_DATES = "A plan whose date nobody has given the reviewing officer is not on this list."
HEADERS = ("Child", "Plan", "Dated", "Was due", "Days", "The rule, and the last review")
WIDTHS = (15, 15, 14, 14, 7, 35)


def build(paper: OverduePlansPaper) -> Document:
    """The list as a tree, to be talked through from the top."""
    blocks: list[Block] = [Heading(1, TITLE), _facts(paper)]
    for group in paper.groups:
        heading = heading_of(group)
        blocks += [Heading(2, heading), _table(heading, group)]
    if not paper.groups:
        blocks.append(Paragraph((Run(NOTHING),)))
    blocks.append(Paragraph((Run(WITHOUT_DATES),), quiet=True))
    return Document(
        TITLE, tuple(blocks), looks.record(), note=frame.note(is_demonstration=paper.is_demonstration)
    )


def heading_of(group: OverduePlansGroup) -> str:
    """Who is to be asked: the social worker, with the team where it is known."""
    return f"{group.social_worker}, {group.team}" if group.team else group.social_worker


def _facts(paper: OverduePlansPaper) -> Facts:
    rows = (
        Fact("On", long_day(paper.made_on)),
        Fact("In short", paper.summed_up),
        *((Fact("Only", paper.narrowed_to),) if paper.narrowed_to else ()),
        Fact("Reviewing officer", paper.officer or "Not provided"),
        Fact("Authority", paper.authority or "Not provided"),
    )
    return Facts(rows)


def _table(heading: str, group: OverduePlansGroup) -> Table:
    rows = tuple(_row(line) for line in group.lines)
    return Table(f"Overdue plans, {heading}", HEADERS, rows, WIDTHS)


def _row(line: OverduePlanLine) -> tuple[str, ...]:
    return (
        line.child,
        line.plan,
        short_day(line.dated_on, NO_PLAN),
        short_day(line.due_on),
        f"{line.days:,}",
        f"{line.why}\n{line.before_review}",
    )


def text_lines(paper: OverduePlansPaper, marking: str) -> tuple[str, ...]:
    """The list as plain lines for pasting, marked at its top and its foot as the page is."""
    lines = [marking, f"{TITLE}, {long_day(paper.made_on)}", paper.summed_up]
    if paper.narrowed_to:
        lines.append(f"Only: {paper.narrowed_to}")
    for group in paper.groups:
        lines += ["", heading_of(group)]
        lines += [
            f"• {line.child}: {line.plan}, was due {short_day(line.due_on)}, {counted(line.days, 'day')} "
            f"overdue, dated {short_day(line.dated_on, NO_PLAN.lower())}. {line.before_review}"
            for line in group.lines
        ]
    if paper.is_demonstration:
        lines += ["", frame.DEMONSTRATION]
    return (*lines, "", marking) if marking else tuple(lines[1:])
