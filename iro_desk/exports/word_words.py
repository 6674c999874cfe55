"""Reads every word of a Word file out of its own bytes: the page, what is hidden, and what describes the file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from iro_desk.domain.leaks.scanning import Passage
from iro_desk.errors import Refusal
from iro_desk.exports.pdf_words import printable

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = f"{_WORD}p"
_BREAKS: Final = frozenset(f"{_WORD}{name}" for name in ("br", "cr", "tab", "noBreakHyphen"))
_UNSEEN: Final = frozenset(f"{_WORD}{name}" for name in ("delText", "del", "moveFrom"))
# Words that are kept in an attribute: descriptions for people who hear the file, and who wrote a comment.
_SPOKEN: Final = frozenset(
    {"descr", "title", "alt", "Target", "name"}
    | {f"{_WORD}{name}" for name in ("author", "initials", "tooltip", "name", "instr", "anchor")}
)
_DESCRIPTIONS: Final = frozenset(
    f"{_WORD}{name}"
    for name in ("tblDescription", "tblCaption", "alias", "tag", "docVar", "default", "result")
)
_PLACES: Final = (
    ("word/document", ""), ("word/header", "the top of the page"), ("word/footer", "the foot of the page"),
    ("word/comments", "a comment"), ("word/people", "a comment"), ("word/footnotes", "a footnote"),
    ("word/endnotes", "a footnote"), ("docProps", "the file’s properties"), ("customXml", "hidden data in the file"),
    ("word/embeddings", "an attached file"), ("word/media", "a picture"),
)  # fmt: skip
_LARGEST: Final = 64 * 1024 * 1024


def passages_of_word(content: bytes) -> tuple[Passage, ...]:
    """Every word of a Word file and where it stands; hidden and deleted words count.

    Raises:
        Refusal: the file is not a Word file, or is far larger than a letter.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise Refusal("This file is too large to be a letter.", "Choose another file.")
            parts = [(name, packed.read(name)) for name in sorted(packed.namelist())]
            remark = packed.comment
    except (zipfile.BadZipFile, RuntimeError):
        raise Refusal("This Word file cannot be read.", "Make it again, then check it.") from None
    found = [passage for name, part in parts for passage in _of_part(name, part)]
    found.append(Passage("the names of the parts of the file", "\n".join(name for name, _ in parts)))
    found.append(Passage("the file’s properties", remark.decode("utf-8", "replace")))
    return tuple(passage for passage in found if passage.text.strip())


def _of_part(name: str, part: bytes) -> Iterator[Passage]:
    where = next((said for start, said in _PLACES if name.startswith(start)), "a hidden part of the file")
    if name.endswith((".xml", ".rels", ".vml")):
        try:
            root = fromstring(part)
        except (ParseError, DefusedXmlException):
            yield Passage(where, part.decode("utf-8", "replace"))
            return
        yield Passage(where, "\n".join(line for line in _lines(root) if line.strip()))
        yield Passage("words that are hidden or deleted", "\n".join(_hidden(root)))
    elif part.startswith(b"PK"):
        yield from (Passage(where, inner.text) for inner in passages_of_word(part))
    else:
        yield Passage(where, printable(part))


def _lines(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == _PARAGRAPH:
            yield "".join(_within(element))
        elif not element.tag.startswith(_WORD) and element.text:
            yield element.text
        yield from (value for name, value in element.attrib.items() if name in _SPOKEN)
        if element.tag in _DESCRIPTIONS:
            yield element.get(f"{_WORD}val", "")


def _within(paragraph: Element) -> Iterator[str]:
    """A name may be split between runs, so their words are joined as they are read on the page."""
    for element in paragraph.iter():
        if element.tag in _BREAKS:
            yield "-" if element.tag.endswith("Hyphen") else "\n"
        elif element.tag.startswith(_WORD) and element.text:
            yield element.text


def _hidden(root: Element) -> Iterator[str]:
    """Words that are there though nobody sees them, by themselves."""
    for run in root.iter(f"{_WORD}r"):
        is_deleted = any(element.tag in _UNSEEN for element in run.iter())
        if is_deleted or run.find(f"{_WORD}rPr/{_WORD}vanish") is not None:
            yield "".join(
                element.text or "" for element in run.iter() if re.search(r"\}(t|delText)$", element.tag)
            )
