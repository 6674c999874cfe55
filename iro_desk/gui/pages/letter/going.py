"""Where each finding of a letter is put right: in its words, in a pane beside them, in the review, or in Settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from iro_desk.gui.pages.letter.panes import BEFORE, LANGUAGE


@dataclass(frozen=True, slots=True)
class Goes:
    """A place.

    Args:
        where: a part of the words, a pane, the review or Settings.
        what: the part's slot or the pane's key; empty for the others.
        field: the question in the pane.
    """

    where: Literal["part", "pane", "review", "settings"]
    what: str = ""
    field: str = ""


GOES: Final[Mapping[str, Goes]] = {
    "greeting": Goes("part", "greeting"),
    "rights": Goes("part", "rights"),
    "contact_line": Goes("part", "rights"),
    "personal": Goes("pane", BEFORE, "personal"),
    "going_well": Goes("pane", BEFORE, "went_well"),
    "not_told": Goes("pane", BEFORE, "decision:"),
    "translation_unchecked": Goes("pane", LANGUAGE, "translation_unchecked"),
    "translation_stale": Goes("pane", LANGUAGE, "translation_stale"),
    "translation_missing": Goes("pane", LANGUAGE, "translation_missing"),
    "next_date": Goes("review"),
    "for_child": Goes("review"),
    "who_when": Goes("review"),
    "why": Goes("review"),
    "many_decisions": Goes("review"),
    "officer_name": Goes("settings"),
    "officer_contact": Goes("settings"),
    "advocacy": Goes("settings"),
    "complaints": Goes("settings"),
}
"""By the code of the finding; one not here is put right where it is read."""
