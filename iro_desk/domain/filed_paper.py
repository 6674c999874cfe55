"""A paper of facts and sections whose every line says what its reader must have, such as a dispute or a hand-over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.rights.parts import Part


class Shape(Enum):
    """How the lines of a section are set: paragraphs, the child’s own words, points, or rows of a table."""

    TEXT = "text"
    SAID = "said"
    POINTS = "points"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class FiledLine:
    """The least that is kept from a reader at once.

    Args:
        cells: what it says: the cells of a row; of a fact its label and its value; else its words, behind a
            question where there are two.
        needs: the parts a reader must have, all of them; a fact without any stands in every version.
        is_owned: whether a reader who gets only what is theirs gets it when it is.
        of_people: numbers, on the child's list, of those whose it is.
        is_number: whether it is the council's number for the child, which only those who file by it get.
    """

    cells: tuple[str, ...]
    needs: tuple[Part, ...] = ()
    is_owned: bool = False
    of_people: frozenset[int] = frozenset()
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class FiledSection:
    """Lines under one heading; one whose lines are all left out has no heading either.

    Args:
        headers, widths: of a table; empty for the rest.
    """

    title: str
    lines: tuple[FiledLine, ...]
    shape: Shape = Shape.TEXT
    headers: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """A paper about one child.

    Args:
        to_answer: the answers there are room to tick on paper; empty where none is asked for.
    """

    kind: DocumentKind
    title: str
    facts: tuple[FiledLine, ...]
    sections: tuple[FiledSection, ...]
    officer: str
    officer_contact: str
    is_demonstration: bool
    to_answer: tuple[str, ...] = ()
