"""What the page "What the reviewing officer did for this child" is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FootprintLine:
    """One dated thing: what was done, and what was said or came of it."""

    on: date
    what: str
    came: str = ""


@dataclass(frozen=True, slots=True)
class FootprintConcern:
    """One concern with its entries that may stand on a page, the first first.

    Args:
        standing: where it stands, such as "Formal: stage 2" or "Settled Mon 6 July 2026".
        effect: what it meant for the child; ``changed`` what changed, empty while nothing is recorded.
        said: the child's own words that may be shared; empty for none.
        left_off: how many entries the officer keeps off the page.
    """

    about: str
    standing: str
    theme: str
    effect: str
    asked_for: str
    changed: str
    said: str
    entries: tuple[FootprintLine, ...]
    left_off: int


@dataclass(frozen=True, slots=True)
class FootprintPaper:
    """Everything the page says.

    Args:
        seen: visits and reviews, the first first.
        told: what the child was told of it, and when.
        in_short: the whole in a sentence or two, each number counted from what stands here.
    """

    child_name: str
    called: str
    born_on: date
    local_code: str
    made_on: date
    officer: str
    officer_contact: str
    authority: str
    in_short: str
    concerns: tuple[FootprintConcern, ...]
    seen: tuple[FootprintLine, ...]
    told: tuple[FootprintLine, ...]
    thanks: tuple[FootprintLine, ...]
    is_demonstration: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded yet."""
        return not (self.concerns or self.seen or self.thanks)
