"""What was taken from the authority's Word template: its clean file, and what the officer is shown of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MARK: Final = "{{IRO Desk}}"
"""The paragraph of a template that gives way to a paper's own words."""


@dataclass(frozen=True, slots=True)
class TakenTemplate:
    """A template made clean.

    Args:
        name: the file's own name.
        content: a Word file with nothing in it that could run, reach out or say who made it.
        sheet: its sheet and margins, in words.
        head: the words at the top of its pages; empty for none.
        foot: the words at the foot of its pages; empty for none.
        body: the words on the page itself; empty for none.
        styles: the styles of its own that are used.
        lent: the styles it lacks, for which ours are used.
        left_out: what was in the file and is not in ``content``, a sentence each.
    """

    name: str
    content: bytes = field(repr=False)
    sheet: str
    head: str
    foot: str
    body: str
    styles: tuple[str, ...]
    lent: tuple[str, ...]
    left_out: tuple[str, ...]
