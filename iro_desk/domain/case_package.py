"""What a case package is made of: which kinds of rows go, what makes two rows the same, and what stays behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from iro_desk.domain.codes.code import Code

FORMAT = 1


class Kept(Code):
    """What became of two texts that differ."""

    OURS = "ours", "Kept what was here"
    THEIRS = "theirs", "Took the one that came"
    BOTH = "both", "Kept both, one under the other"


@dataclass(frozen=True, slots=True)
class PackedRow:
    """One row of the record.

    Args:
        values: its columns as JSON values; a link to another row holds that row's ``uid``.
    """

    kind: str
    uid: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise still to keep; ``by`` is empty when no day was named."""

    what: str
    by: str


@dataclass(frozen=True, slots=True)
class Case:
    """One child's record as it leaves a desk.

    Args:
        package: a random name.
        child: the uid of the child's own row.
        sender: who made it, as letters name them; empty when they have not said.
        summary: headings and words of the summary for the next officer; empty when none was written.
        without_private: whether what the child asked to keep private stayed behind.
    """

    package: str
    made_at: datetime
    sender: str
    child: str
    rows: tuple[PackedRow, ...]
    summary: tuple[tuple[str, str], ...]
    promises: tuple[Promised, ...]
    without_private: bool


LEFT: Mapping[str, str] = MappingProxyType(
    {
        "draft": "half written, and not yet said",
        "due_date": "worked out again by the rules of the desk it comes to",
        "place": "where somebody looked last",
        "outbox_item": "a paper that this desk sends",
        "wrong_reader": "about a paper that this desk sent",
        "second_check": "about a paper that this desk sends",
        "looked": "about a paper that this desk sends",
        "printed": "about a paper that this desk sends",
        "sealed_copy": "about a paper that this desk sends",
        "package_made": "about this desk's own packages",
        "origin": "made anew where it comes to",
        "other_text": "about this desk's own packages",
    }
)
"""The child's tables whose rows stay on the desk, with why."""

OF_THE_DESK = frozenset({"closed_on", "closed_why", "closed_note", "look_again_on", "spot_id", "together"})
"""Columns that say how one desk keeps a row."""

ONE_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "attachment_content": ("attachment_id",),
        "attendance": ("review_id", "name"),
        "checklist_answer": ("child_id", "review_id", "item"),
        "circumstances": ("child_id",),
        "consultation_answer": ("consultation_id", "question"),
        "disagreement": ("review_id", "matter"),
        "early_review": ("child_id", "reason", "anchor"),
        "feedback_answer": ("feedback_id", "question"),
        "held_up": ("review_id", "paper"),
        "letter_decision": ("letter_id", "decision_id"),
        "letter_part": ("letter_id", "slot"),
        "letter_wishes": ("child_id",),
        "own_date": ("child_id", "clock_id", "anchor"),
        "paper_received": ("review_id", "plan"),
        "parent_views": ("review_id", "person"),
        "picture_choice": ("letter_id", "idea"),
        "plan_answer": ("review_id", "plan", "question"),
        "plan_score": ("review_id", "plan"),
        "report_received": ("review_id", "report"),
        "review_choices": ("child_id", "review_id"),
        "review_scale": ("review_id", "who"),
        "review_section": ("review_id", "section"),
        "review_version": ("review_id", "number"),
        "translated_text": ("letter_id", "slot"),
        "translation": ("letter_id",),
    }
)
"""Kinds of which there is one for each of these columns: two desks may each have written it, and it is the same."""

POINTING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "appointment": ("anchor",),
        "early_review": ("anchor",),
        "own_date": ("anchor",),
        "sheet": ("answers",),
        "sheet_version": ("answers",),
        "visit": ("answers",),
    }
)
"""Columns whose text names other rows by number, such as "home:5"."""

NAMED: Mapping[str, str] = MappingProxyType({"home": "placement", "dispute": "concern"})
"""What such a text calls a kind of row, where it is not the kind's own name."""

_WHOLE = re.compile(r"([a-z_]+):(\w+)")
_WITHIN = re.compile(r'"([a-z_]+):(\w+)"')


def repointed(column: str, text: str, other: Callable[[str, str], str | None]) -> str:
    """Return a text with every row it names named otherwise.

    Args:
        column: "anchor" is one name alone; any other column holds names within JSON.
        other: given the kind and the name, returns the new name; None leaves it as it is.
    """

    def changed(found: re.Match[str]) -> str:
        word, name = found.group(1), found.group(2)
        new = other(NAMED.get(word, word), name)
        if new is None:
            return found.group()
        return f"{word}:{new}" if column == "anchor" else f'"{word}:{new}"'

    if column != "anchor":
        return _WITHIN.sub(changed, text)
    found = _WHOLE.fullmatch(text)
    return changed(found) if found else text


def without_private(answers: Any, private: frozenset[str]) -> Any:
    """Return the answers of a form without the lines that a child asked to keep private.

    Args:
        private: how a line that is private is marked, by code and by label.
    """
    if isinstance(answers, list):
        return [without_private(one, private) for one in answers if not _is_private(one, private)]
    if isinstance(answers, dict):
        return {
            name: without_private(one, private)
            for name, one in answers.items()
            if not _is_private(one, private)
        }
    return answers


def _is_private(one: Any, private: frozenset[str]) -> bool:
    return isinstance(one, dict) and (one.get("share") in private or one.get("sharing") in private)
