"""How each list of a review looks: its heading, what lies side by side, and what is offered from what is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iro_desk.domain.review_row_codes import ReportKind
from iro_desk.services.reviews import SectionSheet

#: words to press, and the answers a row then begins with
Offers = tuple[tuple[str, dict[str, object]], ...]


@dataclass(frozen=True, slots=True)
class RowsLook:
    """One list on the screen.

    Args:
        add: the words on the button that adds a row.
        unnamed: said at a row without its name.
        lines: the fields that lie side by side, line by line.
        offers: rows to begin with one press.
        hint: one sentence under the heading; empty for none.
        is_rare: put away behind its heading while it has no row.
    """

    heading: str
    add: str
    unnamed: str
    lines: tuple[tuple[str, ...], ...]
    offers: Callable[[SectionSheet], Offers]
    hint: str = ""
    is_rare: bool = False


def _nothing(_sheet: SectionSheet) -> Offers:
    return ()


def _who_gives_a_number(sheet: SectionSheet) -> Offers:
    found: Offers = tuple((one.name, {"who": one.name}) for one in sheet.people)
    return (("your number", {"who": "The reviewing officer"}), *found)


def _those_responsible(sheet: SectionSheet) -> Offers:
    return tuple((one.name, {"person": one.name}) for one in sheet.people if one.has_responsibility)


def _reports(_sheet: SectionSheet) -> Offers:
    return tuple((one.label, {"report": one.value}) for one in ReportKind if one is not ReportKind.OTHER)


LOOKS = {
    "reports": RowsLook(
        "Reports and other papers",
        "Add a paper",
        "Choose which paper it is, or take it off.",
        (("report", "came"), ("dated_on", "current"), ("chased_on", "chased")),
        _reports,
        is_rare=True,
    ),
    "parent_views": RowsLook(
        "Views of those with parental responsibility",
        "Add a person",
        "Enter the name, or take this person off.",
        (("person", "how"), ("why_not",), ("said",)),
        _those_responsible,
        "Their views are sought even when they cannot be there.",
    ),
    "scales": RowsLook(
        "The scale, person by person",
        "Add a number",
        "Say whose number it is, or take it off.",
        (("who", "number"), ("why", "one_up")),
        _who_gives_a_number,
        "10 means things are good enough to stop worrying.",
        is_rare=True,
    ),
    "disagreements": RowsLook(
        "What could not be agreed",
        "Add something that was not agreed",
        "Say what could not be agreed, or take it off.",
        (("matter",), ("views",), ("what_next",), ("child_may_see",)),
        _nothing,
    ),
}
