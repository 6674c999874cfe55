"""Opens a Word file of unknown origin within limits, and says which of its parts belong to which (S46, S56)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import Final
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from iro_desk.errors import Refusal
from iro_desk.services.imports.archive import inspected
from iro_desk.services.imports.source import MEGABYTE, Limits

LIMITS: Final = Limits()
TOO_LARGE: Final = (
    f"This file is larger than {LIMITS.file // MEGABYTE} MB, unpacks to more than {LIMITS.unpacked // MEGABYTE} MB or "
    f"{LIMITS.ratio} times its size, or has more than {LIMITS.entries:,} parts, so it was not opened."
)
NOT_WORD: Final = (
    "This is not a Word template that can be opened: save it in Word as .docx or .dotx, without a password."
)
BROKEN: Final = (
    "This Word file is damaged: open it in Word, save it under another name and choose that, or a backup."
)
ODD: Final = (
    "This Word file declares entities, or holds parts more than "
    f"{LIMITS.depth} deep, which no template needs, so it was not opened."
)
STRICT: Final = "This is a Strict Open XML file: save it in Word as “Word Document (*.docx)” and choose that."
_STRICT: Final = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Link:
    """What one part says of another: ``kind`` is the last word of its type, ``part`` empty when it is outside."""

    id: str
    kind: str
    part: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by their names, and the one that holds the page."""

    parts: Mapping[str, bytes]
    page: str

    def links(self, part: str) -> tuple[Link, ...]:
        """What a part points to; empty for one that points to nothing."""
        folder, _, name = part.rpartition("/")
        return _links(self.parts, join(folder, "_rels", f"{name}.rels"), folder)


def opened(content: bytes) -> Package:
    """The parts of a Word file, once none of them can do harm by its size or its shape.

    Raises:
        Refusal: it is no Word file, is damaged or locked, or is beyond the limits; in one sentence.
    """
    if len(content) > LIMITS.file:
        raise Refusal(TOO_LARGE)
    if not content.startswith(b"PK"):
        raise Refusal(NOT_WORD)
    parts = _unpacked(content)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            _inspect_xml(part)
    page = next((one.part for one in _links(parts, "_rels/.rels", "") if one.kind == "officeDocument"), "")
    if page not in parts or not page.endswith(".xml"):
        raise Refusal(NOT_WORD)
    if _STRICT.encode() in parts[page][:4096]:
        raise Refusal(STRICT)
    return Package(parts, page)


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            try:
                members = inspected(archive, LIMITS)
            except Refusal:
                raise Refusal(TOO_LARGE) from None
            names = [member.filename for member in members]
            if len(set(names)) < len(names):
                raise Refusal(BROKEN)
            return {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        raise Refusal(BROKEN) from None


def _inspect_xml(part: bytes) -> None:
    """Pass XML that declares nothing and is no deeper than any Word file; no tree is made of it."""
    depth = 0

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > LIMITS.depth:
            raise Refusal(ODD)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_about: object) -> None:
        raise Refusal(ODD)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise Refusal(BROKEN) from None


def _links(parts: Mapping[str, bytes], name: str, folder: str) -> tuple[Link, ...]:
    if name not in parts:
        return ()
    found: list[Link] = []
    for one in fromstring(parts[name]):
        kind = one.get("Type", "")
        if kind.startswith(_STRICT):
            raise Refusal(STRICT)
        target = one.get("Target", "")
        inside = one.get("TargetMode") != "External"
        part = normpath(join("/", folder, target)).lstrip("/") if inside else ""
        found.append(Link(one.get("Id", ""), kind.rpartition("/")[2], part if part in parts else "", target))
    return tuple(found)
