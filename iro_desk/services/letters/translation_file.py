"""Reads a translator's file: plain text, or the paragraphs of a Word file, and nothing else it may carry."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.imports.archive import inspected
from iro_desk.services.imports.source import MEGABYTE, Limits

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB, _BREAK = f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"
_LIMITS: Final = Limits(file=20 * MEGABYTE, unpacked=60 * MEGABYTE, entries=500)
_LARGEST: Final = 5 * MEGABYTE
_BOMS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_translation(path: Path) -> str:
    """Return the text of a translator's file, a paragraph to a line.

    Raises:
        Refusal: it is no text or Word file, or holds far more than a letter.
        FileTrouble: the file cannot be read.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _LARGEST else b""
    except OSError as trouble:
        raise FileTrouble(
            "The file could not be read.", "Copy it to this computer and try again."
        ) from trouble
    if size > _LARGEST:
        raise Refusal("This file is too large to be the translation of a letter.", "Choose another file.")
    return _of_word(content) if content.startswith(b"PK") else _of_text(content)


def _of_text(content: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refusal(
            "This file is not plain text that can be read.",
            "Save it as UTF-8 text, or as a Word file (.docx).",
        )
    return text


def _of_word(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            inspected(archive, _LIMITS)
            page = archive.read("word/document.xml")
        root = fromstring(page)
    except (
        Refusal, zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError, ParseError,
        DefusedXmlException,
    ):  # fmt: skip
        raise Refusal(
            "This Word file cannot be read.", "Ask for it again, as .docx or as plain text."
        ) from None
    return "\n".join(_words(paragraph) for paragraph in root.iter(f"{_WORD}p"))


def _words(paragraph: Element) -> str:
    """What is read on the page; deleted words have another name and are left."""
    marks = {_TAB: " ", _BREAK: "\n"}
    return "".join(
        (element.text or "") if element.tag == _TEXT else marks.get(element.tag, "")
        for element in paragraph.iter()
    )
