"""Reads every word back out of a finished Word file, so that the leak check sees what will really leave."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = f"{_WORD}p"
_BREAKS: Final = frozenset(f"{_WORD}{name}" for name in ("br", "cr", "tab", "noBreakHyphen"))
# Words that are kept in an attribute: descriptions for people who hear the file, and who wrote a comment.
_SPOKEN: Final = frozenset(
    ("descr", "title", "alt", f"{_WORD}author", f"{_WORD}initials", f"{_WORD}tooltip", "Target")
)
_DESCRIPTIONS: Final = frozenset(
    f"{_WORD}{name}" for name in ("tblDescription", "tblCaption", "alias", "tag")
)


def words_of_word(content: bytes) -> str:
    """Every word of a Word file, a line a paragraph: body, headers, feet, notes, descriptions, properties.

    Args:
        content: the bytes that will leave.
    """
    lines: list[str] = []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in sorted(packed.namelist()):
            if name.endswith((".xml", ".rels")):
                lines.extend(_lines(fromstring(packed.read(name))))
    return "\n".join(line for line in lines if line.strip())


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
