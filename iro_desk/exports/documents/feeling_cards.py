"""The cards a child may point at, on paper: two across, to cut out or to lay on a table."""

from __future__ import annotations

from collections.abc import Callable

from iro_desk.domain.codes import Voice
from iro_desk.domain.feeling_cards import FEELINGS, SIGNS, FeelingCard
from iro_desk.exports import looks
from iro_desk.exports.document import Block, Document, Heading, Idea, Ideas, Image, Paragraph, Readers, Run
from iro_desk.exports.pictures import CREDIT, DRAWN

TITLE = "Feelings cards"
POINT = "Point to any card. Point to as many as you like. You do not have to."
GROUPS = (("How do you feel?", FEELINGS), ("What do you want to tell me?", SIGNS))


def build(drawn: Callable[[str], bytes]) -> Document:
    """Return every card.

    Args:
        drawn: the picture of a code point, as PNG.
    """
    blocks: list[Block] = []
    for title, cards in GROUPS:
        blocks += [
            Heading(1, title),
            Paragraph((Run(POINT),)),
            Ideas(tuple(_idea(card, drawn) for card in cards), as_strip=True),
        ]
    blocks.append(Paragraph((Run(f"{CREDIT}."),), quiet=True))
    return Document(TITLE, tuple(blocks), looks.letter(Voice.YOUNG), readers=Readers.CHILD)


def _idea(card: FeelingCard, drawn: Callable[[str], bytes]) -> Idea:
    return Idea((card.word,), Image(drawn(card.code_point), card.shows, DRAWN, DRAWN))
