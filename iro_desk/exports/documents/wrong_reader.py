"""The note for information governance: a page about the paper that went wrong, and hardly anything of the child."""

from __future__ import annotations

from datetime import datetime

from iro_desk.domain.sending.wrong_reader import FirstHour, at_words
from iro_desk.domain.wording import dated
from iro_desk.exports import looks
from iro_desk.exports.document import Block, Document, Fact, Facts, Heading, Paragraph, Run
from iro_desk.services.sending.recalls import BreachNote

KIND = "Note of a paper that went to the wrong person"
NOT_SAID = "Not said yet"


def build(note: BreachNote, now: datetime) -> Document:
    """The page as a tree: what went, when, who has it, the hours, and what was done."""
    zone = now.tzinfo
    told = f"{dated(note.told_on)}. {note.told_whom}".strip() if note.told_on else NOT_SAID
    facts = (
        Fact("Case number", note.case_number or "None: ask the reviewing officer"),
        Fact("Paper", f"{note.paper}; file {note.file_name}"),
        Fact("Meant for", note.meant_role),
        Fact("Left", f"{at_words(note.placed_at.astimezone(zone))}, to {note.placed_in}"),
        Fact("Who has it", note.who_has_it),
        Fact("Noticed", at_words(note.clock.noticed)),
        Fact("The hours", note.clock.working),
        Fact("Information governance told", told),
    )
    blocks: list[Block] = [Heading(1, KIND), Facts(facts)]
    for heading, words in (
        ("What happened", note.what_happened),
        ("What was in it", note.what_was_in_it),
        ("Who could be harmed, and what was done for them", note.harm),
        ("What became of the copies", note.copies),
    ):
        blocks += [Heading(2, heading), Paragraph((Run(words.strip() or NOT_SAID),))]
    blocks.append(Heading(2, "The first hour"))
    done = tuple(Fact(step.label, _when(note, step, now)) for step in FirstHour)
    blocks.append(Facts(done))
    blocks.append(Paragraph((Run(f"SHA-256 of the file: {note.sha256}"),), quiet=True))
    signed = ", ".join(part for part in (note.officer, note.authority) if part)
    blocks.append(Paragraph((Run(f"{signed}{', ' if signed else ''}{at_words(now)}", bold=True),)))
    return Document(KIND, tuple(blocks), looks.record())


def _when(note: BreachNote, step: FirstHour, now: datetime) -> str:
    at = note.steps.get(step.value)
    return at_words(at.astimezone(now.tzinfo)) if at else "Not done yet"
