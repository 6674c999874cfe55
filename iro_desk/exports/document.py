"""A document as a tree of blocks, which any format can write and no format owns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

from iro_desk.domain.sending.marking import STANDARD_MARKING

LANGUAGE = "en-GB"


class Readers(Enum):
    """Whom a document is for, which decides what the authority puts on it.

    ``ADULTS`` read of a child: the page is marked. ``BLANK`` is a form for adults with nobody on it. ``CHILD`` is a
    letter, a card or a form for a child: it carries no marking, in no part of its file, and no authority's template.
    """

    ADULTS = "adults"
    BLANK = "blank"
    CHILD = "child"


class Manner(Enum):
    """How a document speaks: to a child, about a baby, to a young person, or between professionals.

    ``EASY`` is Easy Read: a plain head with a rule below it, then a picture left of each idea.
    """

    WARM = "warm"
    GENTLE = "gentle"
    STRAIGHT = "straight"
    RECORD = "record"
    EASY = "easy"


class Paper(Enum):
    """The sheets a document is set on."""

    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set.

    Args:
        is_wide: in Lexend, whose letters stand well apart, rather than Atkinson Hyperlegible.
        tracking: added after each letter, as a share of the type size.
        word_gap: added to each space, as a share of the type size.
    """

    is_wide: bool = False
    tracking: float = 0.0
    word_gap: float = 0.0


USUAL_LETTERING = Lettering()


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is dressed.

    Args:
        text_points: size of running text, in points.
        line: line height as a multiple of the type size.
        band: colour of bands, headings and numbers, as #RRGGBB.
        soft: the pale companion of ``band``.
        manner: rounded and large for children, plain and grown-up for everyone else.
        one_page: draw the spacing in a little when that keeps it to one page; the type never shrinks.
        smallest: no words are set smaller than this, in points.
        tint: colour of the page, as #RRGGBB; empty for white.
    """

    text_points: float
    line: float
    band: str
    soft: str
    manner: Manner = Manner.RECORD
    one_page: bool = False
    smallest: float = 8.5
    lettering: Lettering = USUAL_LETTERING
    paper: Paper = Paper.A4
    tint: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture ready for the page.

    Args:
        content: PNG or JPEG bytes, without anything about where or when it was made.
        alternative: what it shows, for people who hear the page.
        width: in pixels.
        height: in pixels.
    """

    content: bytes
    alternative: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one manner."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``quiet`` sets it small and muted."""

    runs: tuple[Run, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What will happen, and beneath it who does it and when; ``detail`` is empty when nothing was said."""

    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Promises:
    """Numbered decisions in words for the child; one that begins after 1 carries on the list before it."""

    promises: tuple[Promise, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """The child's own words, one saying a line, without the quotation marks."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row repeats on every page.

    Args:
        caption: what it lists, for people who hear the page.
        widths: share of the page's width of each column; they need not add up to one.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A grid of labels and values."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """The coloured band at the top of a letter.

    Args:
        greeting: the title of the letter, such as "Dear Maya,".
        dated: the day in words.
        sender: who it is from.
        lines: how to reach the sender, a line each.
        initials: drawn in a ring; decoration only.
        photo: the sender's face, in place of the initials.
        logo: the authority's mark, above the band.
        greeting_too: the greeting in the letter's other language.
    """

    greeting: str
    dated: str
    sender: str
    lines: tuple[str, ...]
    initials: str
    photo: Image | None = None
    logo: Image | None = None
    greeting_too: InLanguage | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A framed note, such as the child's rights; ``lead`` opens it in bold."""

    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The sign-off; ``name`` is empty when the words already hold it, ``signature`` None when it is typed."""

    words: str
    name: str
    signature: Image | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """Room to answer on paper: boxes to tick side by side, then lines to write on.

    Args:
        faces: the choices go from happy to sad, each with a face in place of a box.
    """

    choices: tuple[str, ...] = ()
    lines: int = 0
    faces: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea with its picture; ``heading`` is set above the first idea of a part.

    Args:
        lines: a sentence each.
        is_said: the child's own words, without their quotation marks.
    """

    lines: tuple[str, ...]
    picture: Image | None = None
    heading: str = ""
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Ideas:
    """Ideas with pictures: a row each, the picture first, or as a strip of panels."""

    ideas: tuple[Idea, ...]
    as_strip: bool = False


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Blocks in another language, on pages of their own.

    Args:
        language: its tag (BCP 47).
    """

    language: str
    right_to_left: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """English at the left and another language at the right, a paragraph beside its own translation.

    Args:
        rows: what stands side by side; None where one side has nothing.
    """

    language: str
    right_to_left: bool
    rows: tuple[tuple[Block | None, Block | None], ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Promises
    | Quotation
    | Table
    | Facts
    | Banner
    | Panel
    | Closing
    | Answering
    | Rule
    | Ideas
    | InLanguage
    | Beside
)


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs.

    Args:
        title: the type of document, kept in the file's properties; never a name.
        readers: whom it is for; what is not for adults never has a marking, whatever was given.
        marking: protective marking at the top and the foot of every page; empty for none.
        note: at the foot of every page, such as that a demonstration is invented; may be empty.
        edition: at the foot of every page, which version it is and for whom; empty where there is but one.
        template: the authority's Word template, made clean, that its Word file is set on; None for none, and always
            for what a child reads.
    """

    title: str
    blocks: tuple[Block, ...]
    look: Look
    language: str = LANGUAGE
    readers: Readers = Readers.ADULTS
    marking: str = STANDARD_MARKING
    note: str = ""
    edition: str = ""
    template: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.readers is not Readers.ADULTS:
            object.__setattr__(self, "marking", "")
        if self.readers is Readers.CHILD:
            object.__setattr__(self, "template", None)


Ready = NewType("Ready", Document)
"""A document with what the authority puts on it; only ``exports.stationery`` makes one, and only one is written."""


def said(line: str) -> str:
    """A saying between quotation marks, once."""
    inner = line.strip().strip('“”"')
    return f"“{inner}”"
