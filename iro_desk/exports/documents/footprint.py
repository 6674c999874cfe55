"""The one dated page of what the reviewing officer did for a child, fit for the file or for court."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TypeVar

from iro_desk.domain.footprint import FootprintConcern, FootprintLine, FootprintPaper
from iro_desk.exports import looks
from iro_desk.exports.days import long_day, short_day
from iro_desk.exports.document import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Look,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from iro_desk.exports.documents import frame

TITLE = "What the reviewing officer did for {called}"
KIND = "What the reviewing officer did"
SHORTENED = "Shortened to one page. Every entry, whole, is in the reviewing officer’s own record."
LEFT_OFF = "{entries} kept off this page by the reviewing officer."
SMALL_POINTS, CLOSE_LINES = 9.5, 1.3
SIDES = 1
Page = TypeVar("Page", bound=Document)


class Brevity(IntEnum):
    """How much is told, so that it stays one page."""

    WHOLE = 0
    CLIPPED = 1
    SHORT = 2
    SHORTER = 3
    SHORTEST = 4


#: by brevity: the most letters of an entry, the most entries of a concern, and the most visits and reviews
MOST = {
    Brevity.WHOLE: (4000, 100, 100), Brevity.CLIPPED: (200, 12, 12), Brevity.SHORT: (140, 8, 6),
    Brevity.SHORTER: (90, 4, 3), Brevity.SHORTEST: (60, 2, 0),
}  # fmt: skip


def build(paper: FootprintPaper, brevity: Brevity = Brevity.WHOLE) -> Document:
    """The page as a tree: who, in short, each concern and what changed, what the child was told, visits and reviews."""
    blocks: list[Block] = [Heading(1, TITLE.format(called=paper.called)), _facts(paper)]
    for concern in paper.concerns:
        blocks += _concern(concern, brevity)
    told, seen, thanks = paper.told, paper.seen, paper.thanks
    blocks += _lines(f"What {paper.called} was told", ("Day", "How", "What"), told, brevity, MOST[brevity][1])
    blocks += _lines("Visits and reviews", ("Day", "What", "How"), seen, brevity, MOST[brevity][2])
    blocks += _lines("Good work thanked", ("Day", "Who", "What it meant"), thanks, brevity, MOST[brevity][1])
    left_off = sum(one.left_off for one in paper.concerns)
    notes = [LEFT_OFF.format(entries=_entries(left_off))] if left_off else []
    notes += [SHORTENED] if brevity else []
    signed = Run(f"\n{paper.officer_contact}") if paper.officer_contact else Run("")
    blocks.append(Paragraph((Run(f"{paper.officer}, {long_day(paper.made_on)}", bold=True), signed)))
    if notes:
        blocks.append(Paragraph((Run(" ".join(notes)),), quiet=True))
    return Document(KIND, tuple(blocks), look(), note=frame.note(is_demonstration=paper.is_demonstration))


def page(paper: FootprintPaper) -> Document:
    """The fullest page of it that is one side."""
    return on_one_side([build(paper, brevity) for brevity in Brevity])


def on_one_side(built: Sequence[Page]) -> Page:
    """The fullest page that is one side; the shortest where none is."""
    # Imported here because reportlab takes a third of a second to start.
    from iro_desk.exports.formats.pdf.pages import lay_out

    return next((one for one in built if len(lay_out(one).sheets) <= SIDES), built[-1])


def look() -> Look:
    """Smaller and closer than a record, and drawn in where that keeps it to one side."""
    return replace(looks.record(), text_points=SMALL_POINTS, line=CLOSE_LINES, one_page=True)


def _facts(paper: FootprintPaper) -> Facts:
    return Facts(
        (
            Fact("Child", paper.child_name),
            Fact("Born", long_day(paper.born_on)),
            *((Fact("Local reference", paper.local_code),) if paper.local_code else ()),
            Fact("Made on", long_day(paper.made_on)),
            Fact("Authority", paper.authority or "Not provided"),
            *((Fact("In short", paper.in_short),) if paper.in_short else ()),
        )
    )


def _concern(concern: FootprintConcern, brevity: Brevity) -> Iterator[Block]:
    letters, most, _ = MOST[brevity]
    yield Heading(2, concern.about or "A concern")
    standing = ". ".join(part for part in (concern.standing, concern.theme) if part)
    yield Paragraph((Run(f"{standing}. ", bold=True), Run(_clipped(concern.effect, letters))))
    if concern.said:
        yield Quotation((_clipped(concern.said, letters),))
    if concern.changed:
        yield Paragraph((Run("What changed: ", bold=True), Run(_clipped(concern.changed, letters * 2))))
    yield from _lines(
        "", ("Day", "What was done", "What was said"), concern.entries, brevity, most, concern.about
    )


def _lines(
    heading: str,
    headers: tuple[str, ...],
    lines: tuple[FootprintLine, ...],
    brevity: Brevity,
    most: int,
    caption: str = "",
) -> Iterator[Block]:
    if not lines or not most:
        return
    if heading:
        yield Heading(2, heading)
    kept = lines if len(lines) <= most else (*lines[:1], *lines[1 - most :])
    rows = tuple((short_day(one.on), one.what, _clipped(one.came, MOST[brevity][0])) for one in kept)
    if brevity >= Brevity.SHORT:
        yield Bullets(tuple(_told(*row) for row in rows))
    else:
        yield Table(heading or caption, headers, rows, (20, 28, 52))
    if len(kept) < len(lines):
        yield Paragraph((Run(f"And {len(lines) - len(kept)} more between the first and these."),), quiet=True)


def _told(day: str, what: str, came: str) -> str:
    return f"{day}. {what}. {came}".strip()


def _clipped(words: str, letters: int) -> str:
    """The words on one line, cut at a space with "…" where there are more than these letters."""
    line = " ".join(words.split())
    if len(line) <= letters:
        return line
    return f"{line[:letters].rsplit(' ', 1)[0].rstrip('.,;: ')}…"


def _entries(count: int) -> str:
    return "One entry is" if count == 1 else f"{count} entries are"
