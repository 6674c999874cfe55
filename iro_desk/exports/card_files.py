"""The feelings cards as pictures for the screen, and as a file to print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from iro_desk.domain.feeling_cards import FeelingCard
from iro_desk.exports import PDF, stationery
from iro_desk.exports.documents import feeling_cards
from iro_desk.exports.pictures import openmoji
from iro_desk.exports.whole_file import write_whole

NAME = "Feelings-cards.pdf"


def drawn(cards: Iterable[FeelingCard]) -> dict[str, bytes]:
    """Return the picture of each card as PNG, by its code point."""
    return {card.code_point: openmoji(card.code_point) for card in cards}


def made() -> bytes:
    """Every card as a PDF; nothing in it is about anybody."""
    return PDF.write(stationery.ready_for_anyone(feeling_cards.build(openmoji)))


def save(path: Path) -> Path:
    """Write every card where the officer chose."""
    return write_whole(path, made())
