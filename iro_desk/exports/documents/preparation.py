"""The page to read before a review, for the officer alone, without anything that is private."""

from __future__ import annotations

from iro_desk.domain.wording import counted
from iro_desk.exports import looks
from iro_desk.exports.days import short_day
from iro_desk.exports.document import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from iro_desk.exports.documents.outcomes import DEMONSTRATION, MARKING
from iro_desk.services.preparing import Preparation

TITLE = "Preparing the review"
FOR = "For the reviewing officer only. Private lines and notes are not on this page."


def build(page: Preparation) -> Document:
    """The page as a tree, in the order it is read on the screen."""
    blocks: list[Block] = [Heading(1, f"{TITLE}: {page.name}"), _facts(page)]
    blocks += [Heading(2, "What has changed since last time"), *_changes(page)]
    blocks += [Heading(2, "Last time’s decisions"), *_decisions(page)]
    if page.shared:
        blocks += [Heading(2, "In the child’s words"), Quotation(tuple(said.words for said in page.shared))]
    blocks += [Heading(2, "Papers"), *_papers(page)]
    blocks += [Heading(2, "Who has been asked"), *_asked(page)]
    blocks += [Heading(2, "What the child chose"), *_choices(page)]
    blocks += [Heading(2, "Checklist due"), *_checklist(page)]
    if page.concerns:
        lines = tuple(f"{one.about}. {one.words}" for one in page.concerns)
        blocks += [Heading(2, "Concerns open"), Bullets(lines)]
    blocks.append(Paragraph((Run(FOR),), quiet=True))
    note = DEMONSTRATION if page.is_demonstration else ""
    return Document(TITLE, tuple(blocks), looks.record(), marking=MARKING, note=note)


def _facts(page: Preparation) -> Facts:
    journey = page.journey
    way = "\n".join(part for part in (journey.when, journey.place, *journey.drives) if part)
    dates = "\n".join(f"{one.task}: {short_day(one.on)}" for one in page.clocks)
    return Facts(
        (
            Fact("Review", page.heading),
            Fact("By the rule", page.sentence),
            Fact("Getting there", way or "Not in the planner yet"),
            Fact("The dates", dates or "None stand"),
            Fact("Made for", f"{page.officer or 'The reviewing officer'}, {short_day(page.made_on)}"),
        )
    )


def _changes(page: Preparation) -> list[Block]:
    rows = tuple(
        (short_day(one.on), f"{one.words}\n{one.detail}" if one.detail else one.words) for one in page.changes
    )
    return _table("What has changed", ("Day", "What"), rows, (20, 80), "Nothing new is recorded.")


def _decisions(page: Preparation) -> list[Block]:
    rows = tuple(
        (one.what, one.detail, f"{one.state}\n{one.waited}" if one.waited else one.state)
        for one in page.decisions
    )
    headers = ("What", "Who, and by when", "Where it is")
    return _table("Decisions of the last review", headers, rows, (46, 30, 24), "No earlier decisions here.")


def _papers(page: Preparation) -> list[Block]:
    rows = tuple((one.plan, one.words, one.detail) for one in page.papers if one.is_dated)
    blocks = _table(
        "Papers", ("Paper", "Where it is", "Held"), rows, (34, 26, 40), "No plan has a date here."
    )
    missing = ", ".join(one.plan for one in page.papers if not one.is_dated)
    return [*blocks, Paragraph((Run("No date here: ", bold=True), Run(f"{missing}.")))] if missing else blocks


def _asked(page: Preparation) -> list[Block]:
    asked = [row for row in page.consulted if row.consultation_id]
    rows = tuple((f"{row.who.label}{f', {row.name}' if row.name else ''}", row.words) for row in asked)
    blocks = _table("Who has been asked", ("Who", "Where it is"), rows, (40, 60), "Nobody yet.")
    waiting = ", ".join(row.who.label for row in page.consulted if not row.consultation_id)
    if waiting:
        blocks.append(Paragraph((Run("Not asked yet: ", bold=True), Run(f"{waiting}."))))
    for heard in page.heard:
        open_answers = [answer for answer in heard.answers if heard.may_read_out and not answer.is_private]
        if open_answers:
            blocks.append(Heading(3, heard.who))
            blocks += [Paragraph((Run(f"{one.label}\n", bold=True), Run(one.words))) for one in open_answers]
        elif heard.answers:
            words = f"{heard.who}: answered, and not to be read out. It is on your screen only."
            blocks.append(Paragraph((Run(words),)))
    return blocks


def _choices(page: Preparation) -> list[Block]:
    if not page.choices:
        return [Paragraph((Run("Not asked yet."),))]
    return [Facts(tuple(Fact(one.label, one.words) for one in page.choices))]


def _checklist(page: Preparation) -> list[Block]:
    due = page.checklist
    if not due.rows:
        return [Paragraph((Run("Nothing is due."),))]
    known = [row for row in due.rows if row.due.answer is not None or row.last_words]
    rows = tuple(
        (
            row.due.item.question,
            row.due.answer.label if row.due.answer else "",
            f"No at {row.due.no_times} reviews in a row" if row.due.third_time else row.last_words,
        )
        for row in known
    )
    blocks: list[Block] = [
        Paragraph((Run(f"{counted(len(due.rows), 'item')} due, {due.left} left to answer."),))
    ]
    if rows:
        blocks.append(Table("Checklist due", ("Item", "Answer", "Before"), rows, (60, 17, 23)))
    fresh: dict[str, list[str]] = {}
    for row in due.rows:
        if row not in known:
            fresh.setdefault(row.due.area, []).append(row.due.item.question)
    blocks += [
        Paragraph((Run(f"{area}. ", bold=True), Run(" ".join(questions))))
        for area, questions in fresh.items()
    ]
    return blocks


def _table(
    caption: str,
    headers: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[float, ...],
    none: str,
) -> list[Block]:
    return [Table(caption, headers, rows, widths)] if rows else [Paragraph((Run(none),))]
