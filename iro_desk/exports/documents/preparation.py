"""The page to read before a review, for the officer alone, without anything that is private; two sides at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from iro_desk.domain.wording import counted
from iro_desk.exports import looks
from iro_desk.exports.days import short_day
from iro_desk.exports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Look,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from iro_desk.exports.documents import frame
from iro_desk.services.checklists import ChecklistRow
from iro_desk.services.preparing import Preparation

TITLE = "Preparing the review"
FOR = "For {officer} only, {day}. Private lines and notes are on your screen and not here."
ON_SCREEN = "The rest is on your screen."
SMALL_POINTS, CLOSE_LINES = 9.5, 1.3


class Brevity(IntEnum):
    """How much is told, so that the page stays at two sides."""

    WHOLE = 0
    COUNTED = 1
    SHORT = 2
    SHORTEST = 3


#: by brevity: the most lines of a list, and the most letters of an answer
MOST = {
    Brevity.WHOLE: (40, 4000), Brevity.COUNTED: (20, 600), Brevity.SHORT: (10, 200), Brevity.SHORTEST: (6, 90),
}  # fmt: skip


def build(page: Preparation, brevity: Brevity = Brevity.WHOLE) -> Document:
    """The page as a tree: the review, what presses, what has happened, what was said, and what to ask."""
    blocks: list[Block] = [Heading(1, f"{page.name}, {page.age}"), *_review(page)]
    if page.concerns:
        lines = [f"{one.about}. {one.words}" for one in page.concerns]
        blocks += [Heading(2, "Concerns open"), *_bullets(lines, brevity)]
    blocks += [Heading(2, "Last time’s decisions"), *_decisions(page, brevity)]
    blocks += [Heading(2, "What has changed since last time"), *_changes(page, brevity)]
    if page.shared:
        most, letters = MOST[brevity]
        said = tuple(_clipped(one.words, letters) for one in page.shared[:most])
        blocks += [Heading(2, f"What {page.called} said"), Quotation(said)]
    owed = [f"{one.what} {one.detail}: {_inside(one.badge)}." for one in page.owed if not one.is_private]
    if owed:
        blocks += [Heading(2, f"What {page.called} asked for, and was promised"), *_bullets(owed, brevity)]
    blocks += [Heading(2, f"What {page.called} chose"), *_choices(page)]
    blocks += [Heading(2, "Papers"), *_papers(page)]
    blocks += [Heading(2, "Who has been asked"), *_asked(page, brevity)]
    if page.opinions:
        blocks += [Heading(2, "What people thought of the last review"), *_opinions(page, brevity)]
    blocks += [Heading(2, "Checklist"), *_checklist(page, brevity)]
    officer = page.officer or "the reviewing officer"
    blocks.append(Paragraph((Run(FOR.format(officer=officer, day=short_day(page.made_on))),), quiet=True))
    return Document(TITLE, tuple(blocks), look(), note=frame.note(is_demonstration=page.is_demonstration))


def look() -> Look:
    """Smaller and closer than a record, and drawn in where that keeps it to one side."""
    return replace(looks.record(), text_points=SMALL_POINTS, line=CLOSE_LINES, one_page=True)


def _review(page: Preparation) -> list[Block]:
    journey = page.journey
    way = ". ".join(part for part in (journey.when, journey.place, *journey.drives) if part)
    dates = ". ".join(f"{one.task}: {short_day(one.on)}, {_inside(one.words)}" for one in page.clocks)
    lines = ((page.heading, page.sentence), ("Getting there", way), ("The dates", dates))
    return [Paragraph((Run(f"{name}. ", bold=True), Run(words))) for name, words in lines if words]


def _decisions(page: Preparation, brevity: Brevity) -> list[Block]:
    rows = [
        (one.what, one.detail, f"{one.state}, {one.waited}" if one.waited else one.state)
        for one in page.decisions
    ]
    headers = ("What", "Who, and by when", "Where it is")
    return _table(
        "Decisions of the last review", headers, rows, (48, 28, 24), brevity, "No earlier decisions here."
    )


def _changes(page: Preparation, brevity: Brevity) -> list[Block]:
    letters = MOST[brevity][1]
    rows = [
        (short_day(one.on), _clipped(f"{one.words}. {one.detail}" if one.detail else one.words, letters))
        for one in page.changes
    ]
    return _table("What has changed", ("Day", "What"), rows, (17, 83), brevity, "Nothing new is recorded.")


def _choices(page: Preparation) -> list[Block]:
    if not page.choices:
        return [Paragraph((Run("Not asked yet."),))]
    runs = [run for one in page.choices for run in (Run(f"{one.label} ", bold=True), Run(f"{one.words}  "))]
    return [Paragraph(tuple(runs))]


def _papers(page: Preparation) -> list[Block]:
    told = [f"{one.plan}: {_inside(one.words)}. {one.detail}." for one in page.papers if one.is_dated]
    blocks: list[Block] = [Bullets(tuple(told))] if told else []
    missing = ", ".join(one.plan for one in page.papers if not one.is_dated)
    if missing:
        blocks.append(Paragraph((Run("No date here: ", bold=True), Run(f"{missing}."))))
    return blocks


def _asked(page: Preparation, brevity: Brevity) -> list[Block]:
    asked = [row for row in page.consulted if row.consultation_id]
    told = [f"{row.who.label}{f', {row.name}' if row.name else ''}: {_inside(row.words)}" for row in asked]
    blocks: list[Block] = [Bullets(tuple(told))] if told else []
    waiting = ", ".join(_inside(row.who.label) for row in page.consulted if not row.consultation_id)
    if waiting:
        blocks.append(Paragraph((Run("Not asked yet: ", bold=True), Run(f"{waiting}."))))
    most, letters = MOST[brevity]
    for heard in page.heard:
        answers = [answer for answer in heard.answers if heard.may_read_out and not answer.is_private]
        if answers:
            blocks.append(Heading(3, heard.who))
            blocks += [_answer(one.label, one.words, letters) for one in answers[:most]]
        elif heard.answers:
            words = f"{heard.who}: answered, and not to be read out. It is on your screen only."
            blocks.append(Paragraph((Run(words),)))
    return blocks


def _opinions(page: Preparation, brevity: Brevity) -> list[Block]:
    most, letters = MOST[brevity]
    blocks: list[Block] = []
    for one in page.opinions:
        told = () if one.is_private else tuple(given for given in one.answers if not given.caution)
        if told:
            blocks.append(Heading(3, one.who))
            blocks += [_answer(given.label, given.words, letters) for given in told[:most]]
        else:
            blocks.append(Paragraph((Run(f"{one.who}: what they said is on your screen only."),)))
    return blocks


def _checklist(page: Preparation, brevity: Brevity) -> list[Block]:
    due = page.checklist
    if not due.rows:
        return [Paragraph((Run("Nothing is due."),))]
    known = [row for row in due.rows if row.due.answer is not None or row.last_words]
    lines = [f"{row.due.item.question} {_marks(row)}" for row in known]
    blocks: list[Block] = [
        Paragraph((Run(f"{counted(len(due.rows), 'item')} due, {due.left} left to answer.", bold=True),))
    ]
    blocks += _bullets(lines, brevity) if lines else []
    fresh: dict[str, list[str]] = {}
    for row in due.rows:
        if row not in known:
            fresh.setdefault(row.due.area, []).append(row.due.item.question)
    if brevity >= Brevity.COUNTED:
        areas = ", ".join(f"{_inside(area)} {len(questions)}" for area, questions in fresh.items())
        return [*blocks, Paragraph((Run(f"To ask: {areas}."),))] if areas else blocks
    blocks += [Paragraph((Run(f"{area}. ", bold=True), Run(" ".join(asks)))) for area, asks in fresh.items()]
    return blocks


def _marks(row: ChecklistRow) -> str:
    parts = [row.due.answer.label if row.due.answer else ""]
    parts.append(f"No at {row.due.no_times} reviews in a row" if row.due.third_time else row.last_words)
    return f"{'. '.join(part for part in parts if part)}."


def _answer(label: str, words: str, letters: int) -> Paragraph:
    return Paragraph((Run(f"{label} ", bold=True), Run(_clipped(words.replace("\n", ". "), letters))))


def _bullets(lines: list[str], brevity: Brevity) -> list[Block]:
    most = MOST[brevity][0]
    rest: list[Block] = [Paragraph((Run(ON_SCREEN),))] if len(lines) > most else []
    return [Bullets(tuple(_clipped(one, MOST[brevity][1]) for one in lines[:most])), *rest]


def _table(
    caption: str,
    headers: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
    brevity: Brevity,
    none: str,
) -> list[Block]:
    most = MOST[brevity][0]
    if not rows:
        return [Paragraph((Run(none),))]
    rest: list[Block] = [Paragraph((Run(ON_SCREEN),))] if len(rows) > most else []
    return [Table(caption, headers, tuple(rows[:most]), widths), *rest]


def _clipped(words: str, letters: int) -> str:
    """The words, cut at a space with "…" where there are more than these letters."""
    if len(words) <= letters:
        return words
    return f"{words[:letters].rsplit(' ', 1)[0].rstrip('.,;: ')}…"


def _inside(words: str) -> str:
    """Words as they stand within a sentence; a short form in capitals stays."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"
