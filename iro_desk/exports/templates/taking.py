"""Takes the authority's Word template in: read, made clean, lent what it lacks, and told in words (S46, S56, F52)."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.shared import Length

from iro_desk.domain.word_template import MARK, TakenTemplate
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import looks
from iro_desk.exports.document import Document, Readers
from iro_desk.exports.formats import word_parts
from iro_desk.exports.templates import styles
from iro_desk.exports.templates.left_out import left_out_words
from iro_desk.exports.templates.names import named
from iro_desk.exports.templates.package import LIMITS, Package, opened
from iro_desk.exports.templates.parts import LARGEST_PART, cleaned
from iro_desk.exports.templates.trees import drop, words_of
from iro_desk.services.imports.source import MEGABYTE

MOST_WORDS: Final = 150
A_PAPER: Final = (
    f"Its page holds more than {MOST_WORDS} words, which every paper would carry: choose the empty template, not a "
    "paper that was made on it."
)
NOT_READ: Final = "The file could not be read: copy it to this computer and choose it again."
TWICE: Final = f"{MARK} stands in it more than once: leave it in one paragraph of its own."
NOT_ALONE: Final = (
    f"{MARK} shares its place with other words, a table or a box: give it a paragraph of its own on the page."
)
TO_FILL: Final = (
    f"It still has places between {{{{ and }}}} that nobody would fill in: take them out, all but {MARK}."
)
KEPT_TOO_LARGE: Final = (
    f"Its page and pictures come to more than {LARGEST_PART // MEGABYTE} MB, which every Word file would carry: "
    "make the pictures smaller and choose it again."
)
SIZES: Final = {(210, 297): "A4", (297, 210): "A4 across", (216, 279): "US Letter", (148, 210): "A5"}
_OPEN: Final = re.compile(r"\{\{|\}\}")


def read(path: Path) -> TakenTemplate:
    """Take in the file she chose.

    Raises:
        FileTrouble: it cannot be read.
        Refusal: it cannot be used, in one sentence.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMITS.file + 1)
    except OSError:
        raise FileTrouble(NOT_READ) from None
    return taken(content, path.name)


def taken(content: bytes, name: str) -> TakenTemplate:
    """Take in a template: its clean file, what was taken from it and what was left out.

    Raises:
        Refusal: it cannot be used, in one sentence.
    """
    package = opened(content)
    counted: Counter[str] = Counter()
    word = _opened_clean(package, counted)
    # One page of our own lends what is lacking.
    bare = Document("", (), looks.record(), readers=Readers.BLANK)
    ours = word_parts.blank(bare)
    word_parts.set_properties(word, bare)
    found, lent = styles.lent(word, ours)
    styles.in_british_english(word)
    page = words_of(word.element.body)
    if len(page.split()) > MOST_WORDS:
        raise Refusal(A_PAPER)
    edges = {kind: _edge_words(word, kind) for kind in ("header", "footer")}
    _settle_mark(word, "\n".join((page, *edges.values())))
    out = BytesIO()
    word.save(out)
    clean = word_parts.repeatable(out.getvalue())
    if len(clean) > LARGEST_PART:
        raise Refusal(KEPT_TOO_LARGE)
    return TakenTemplate(
        name[-200:], clean, _sheet(word), edges["header"], edges["footer"], _without_mark(page), found, lent,
        left_out_words(package, counted),
    )  # fmt: skip


def _opened_clean(package: Package, counted: Counter[str]) -> WordDocument:
    word: WordDocument = docx.Document(BytesIO(cleaned(package, counted)))
    body = word.element.body
    if not word.sections:
        body.append(body.makeelement(named("w:sectPr"), {}))
    while (last := _last(body)) is not None and _is_empty(last):
        drop(last)
    return word


def _last(body: Any) -> Any | None:
    """The last thing on the page, before its measures; None for an empty page."""
    things = [one for one in body if one.tag != named("w:sectPr")]
    return things[-1] if things else None


def _is_empty(element: Any) -> bool:
    """Whether it is a paragraph with nothing in it that shows or measures."""
    return element.tag == named("w:p") and not any(
        True for _ in element.iter(named("w:r"), named("w:sectPr"), named("w:drawing"), named("w:pict"))
    )


def _edge_words(word: WordDocument, kind: str) -> str:
    """The words of every header or foot, each once."""
    parts = [rel.target_part.element for rel in word.part.rels.values() if rel.reltype.endswith(f"/{kind}")]
    lines = [line for part in parts for line in words_of(part).split("\n") if line]
    return "\n".join(dict.fromkeys(lines))


def _settle_mark(word: WordDocument, words: str) -> None:
    """See that our place is marked once, by itself, and that nothing else waits to be filled in."""
    paragraphs = [one for one in word.element.body if one.tag == named("w:p") and is_mark(words_of(one))]
    marks = sum(is_mark(line) for line in words.split("\n"))
    if len(paragraphs) > 1 or marks > 1:
        raise Refusal(TWICE)
    if marks > len(paragraphs) or any(MARK in line and not is_mark(line) for line in words.split("\n")):
        raise Refusal(NOT_ALONE)
    if any(_OPEN.search(line) for line in words.split("\n") if not is_mark(line)):
        raise Refusal(TO_FILL)


def is_mark(words: str) -> bool:
    """Whether a paragraph says where our words go, however it is spaced."""
    return "".join(words.split()).casefold() == "".join(MARK.split()).casefold()


def _without_mark(words: str) -> str:
    return "\n".join(line for line in words.split("\n") if not is_mark(line))


def _sheet(word: WordDocument) -> str:
    """Such as "A4, with 25 mm left, 25 mm right, 40 mm above and 20 mm below"."""
    section = word.sections[0]
    width, height = _mm(section.page_width, 210), _mm(section.page_height, 297)
    size = SIZES.get((width, height), f"{width} by {height} mm")
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    left, right, above, below = (_mm(one, 25) for one in sides)
    return f"{size}, with {left} mm left, {right} mm right, {above} mm above and {below} mm below"


def _mm(length: Length | None, usual: int) -> int:
    return usual if length is None else round(length.mm)
