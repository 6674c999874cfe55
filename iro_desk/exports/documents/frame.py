"""What papers for the file have in common: the title first, the officer last, and that it is invented where it is."""

from __future__ import annotations

from collections.abc import Iterable

from iro_desk.exports import looks
from iro_desk.exports.document import Block, Document, Heading, Paragraph, Run

DEMONSTRATION = "Demonstration – every child is invented."


def signed(
    title: str, blocks: Iterable[Block], officer: str, contact: str, *, is_demonstration: bool
) -> Document:
    """A paper under its title, with the officer and how to reach them at its end."""
    last = Paragraph((Run(officer, bold=True), Run(f"\n{contact}")))
    return Document(
        title,
        (Heading(1, title), *blocks, last),
        looks.record(),
        note=note(is_demonstration=is_demonstration),
    )


def note(*, is_demonstration: bool) -> str:
    """What stands at the foot of a paper about an invented child; nothing for any other."""
    return DEMONSTRATION if is_demonstration else ""
