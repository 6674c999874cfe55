"""A document as a tree of blocks, which any format can write and no format owns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LANGUAGE = "en-GB"


class Manner(Enum):
    """How a document speaks: to a child, about a baby, to a young person, or between professionals."""

    WARM = "warm"
    GENTLE = "gentle"
    STRAIGHT = "straight"
    RECORD = "record"


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
    """

    text_points: float
    line: float
    band: str
    soft: str
    manner: Manner = Manner.RECORD
    one_page: bool = False


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
    """Numbered decisions in words for the child."""

    promises: tuple[Promise, ...]


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
    """

    greeting: str
    dated: str
    sender: str
    lines: tuple[str, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A framed note, such as the child's rights; ``lead`` opens it in bold."""

    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The sign-off; ``name`` is empty when the words already hold it."""

    words: str
    name: str


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
)


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs.

    Args:
        title: the type of document, kept in the file's properties; never a name.
        marking: protective marking at the top of every page; empty on letters.
        note: at the foot of every page, such as that a demonstration is invented; may be empty.
    """

    title: str
    blocks: tuple[Block, ...]
    look: Look
    language: str = LANGUAGE
    marking: str = ""
    note: str = ""


def said(line: str) -> str:
    """A saying between quotation marks, once."""
    inner = line.strip().strip('“”"')
    return f"“{inner}”"


def text_of(document: Document) -> str:
    """Every printed word of a document, a line each, in reading order."""
    lines = [document.marking] if document.marking else []
    for block in document.blocks:
        lines.extend(_lines(block))
    return "\n".join([*lines, document.note] if document.note else lines)


def _lines(block: Block) -> list[str]:  # noqa: C901 - one arm for each kind of block
    match block:
        case Heading(_, text):
            return [text]
        case Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case Bullets(items):
            return list(items)
        case Promises(promises):
            return [line for promise in promises for line in (promise.what, promise.detail) if line]
        case Quotation(lines):
            return [said(line) for line in lines]
        case Table(_, headers, rows):
            return [*headers, *(cell for row in rows for cell in row)]
        case Facts(rows=facts):
            return [line for fact in facts for line in (fact.label, fact.value)]
        case Banner():
            return [block.greeting, block.dated, block.sender, *block.lines]
        case Panel(lead, lines):
            return [lead, *lines] if lead else list(lines)
        case Closing(words, name):
            return [words, name] if name else [words]
        case Answering(choices):
            return list(choices)
        case Rule():
            return []
