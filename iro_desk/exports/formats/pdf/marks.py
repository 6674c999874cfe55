"""What stands on a page before it is painted: words that belong to a tag, and shapes that belong to none."""

from __future__ import annotations

from dataclasses import dataclass, field

from iro_desk.exports.faces import Face


@dataclass(eq=False, slots=True)
class Tag:
    """A node of the structure a screen reader follows.

    Args:
        kind: a standard structure type, such as "H1", "P" or "TD".
        attributes: what the type needs, such as ``{"O": "/Table", "Scope": "/Column"}``.
        kids: tags below this one; a tag with words has none.
        places: page and marked-content numbers of its words, filled while painting.
        alternative: what a picture shows, in words.
        language: its tag (BCP 47) where it is not the document's.
        box: left, foot, right and top of a picture, in points; None for words.
    """

    kind: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Tag] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    alternative: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(self, kind: str, **attributes: str) -> Tag:
        """A new tag below this one."""
        kid = Tag(kind, attributes)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line in one typeface, ``x`` at their left; ``tag`` is None for words that only decorate."""

    x: float
    y: float
    text: str
    face: Face
    points: float
    colour: str
    tag: Tag | None
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or framed rectangle; None leaves out the fill or the frame."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fill: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle; None leaves out the fill or the frame."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    from_x: float
    from_y: float
    to_x: float
    to_y: float
    colour: str
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture; a round one is cut to a circle."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    tag: Tag
    is_round: bool = False


Mark = Words | Box | Disc | Stroke | Photo


@dataclass(slots=True)
class Pages:
    """The pages of a document, each a list of marks in painting order, and the root of their tags.

    Args:
        size: width and height of each page, in points.
        tint: colour of the page, as #RRGGBB; empty for white.
    """

    root: Tag
    sheets: list[list[Mark]]
    size: tuple[float, float]
    tint: str = ""
