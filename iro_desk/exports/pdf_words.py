"""Reads every word of a PDF out of its own bytes: pages, what a screen reader hears, and what nobody sees.

White, tiny, covered or off the page, a word is read all the same: where it is painted makes no difference here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from iro_desk.domain.leaks.scanning import Passage
from iro_desk.exports.pdf_fonts import Font, font_of
from iro_desk.exports.pdf_objects import Name, Objects, Stream, objects_in, tokens

_SILENT: Final = frozenset(
    {"ID", "Panose", "CharSet", "Registry", "Ordering", "Lang", "CreationDate", "ModDate", "DA", "ByteRange"}
)
_PLACES: Final = {
    "Alt": "a picture’s description", "ActualText": "the text for a screen reader",
    "E": "the text for a screen reader", "URI": "a link", "JS": "a script in the file",
}  # fmt: skip
_PROPERTIES, _HIDDEN = "the file’s properties", "a part of the file that is not on a page"
_NOT_WORDS: Final = frozenset({"XRef", "ObjStm", "EmbeddedFile"})
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# The letters of a PDF's own strings where they are not Latin-1 (ISO 32000-1, annex D.3).
_OF_A_DOCUMENT: Final = dict(
    zip(range(0x80, 0xA1), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€", strict=True)
) | dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True))
_SAME_LINE, _SAME_WORD = 1.0, 0.12
_DEEPEST: Final = 8
_APART: Final = "\x1f"  # between two strings on one line that seem to stand apart


@dataclass(slots=True)
class _Pen:
    """Where the next letters go, and what was read so far."""

    out: list[str] = field(default_factory=list)
    font: Font | None = None
    size: float = 1.0
    x: float = 0.0
    y: float = 0.0
    line_x: float = 0.0
    scale: float = 1.0
    end: tuple[float, float] | None = None

    def show(self, raw: bytes) -> None:
        """Read a string, after a space or a new line when it stands apart from the one before."""
        text, reach = self.font.read(raw) if self.font else (raw.decode("cp1252", "replace"), 0.5 * len(raw))
        if self.end is not None and self.out and text:
            apart = abs(self.x - self.end[0])
            if abs(self.y - self.end[1]) > _SAME_LINE:
                self.out.append("\n")
            elif apart > _SAME_WORD * abs(self.size * self.scale):
                self.out.append(_APART)
        self.out.append(text)
        self.x += reach * self.size * self.scale
        self.end = (self.x, self.y)


def passages_of_pdf(content: bytes) -> tuple[Passage, ...]:
    """Every word of a PDF and where it stands.

    Raises:
        Refusal: the file is not a PDF, or is locked with a password.
    """
    found = objects_in(content)
    read: set[int] = set()
    pages = list(_pages(found, read))
    return tuple(p for p in (*pages, *_beside(found), *_streams(found, read)) if p.text.strip())


def _pages(found: Objects, read: set[int]) -> Iterator[Passage]:
    fonts: dict[int, Font] = {}
    leaves = [t for t in found.newest.values() if isinstance(t, dict) and t.get("Type") == "Page"]
    for number, page in enumerate(leaves, 1):
        pen = _Pen()
        streams = found.follow(page.get("Contents"))
        parts = [found.follow(s) for s in (streams if isinstance(streams, list) else [streams])]
        body = b"\n".join(part.content() for part in parts if isinstance(part, Stream))
        read.update(id(part) for part in parts)
        _paint(found, body, _inherited(found, page), pen, fonts, read, 0)
        yield Passage(f"page {number}", _both_ways(_spaced("".join(pen.out))))


def _inherited(found: Objects, page: dict[str, Any]) -> dict[str, Any]:
    for _ in range(_DEEPEST):
        resources = found.follow(page.get("Resources"))
        if isinstance(resources, dict):
            return resources
        above = found.follow(page.get("Parent"))
        if not isinstance(above, dict):
            break
        page = above
    return {}


def _paint(
    found: Objects, body: bytes, resources: dict[str, Any], pen: _Pen, fonts: dict[int, Font],
    read: set[int], depth: int,
) -> None:  # fmt: skip
    held: list[Any] = []
    for token in tokens(body):
        if not isinstance(token, bytes):
            held.append(token)
            continue
        if token == b"Tf" and len(held) > 1:
            pen.font, pen.size = _font(found, resources, held[-2], fonts), float(held[-1] or 1)
        elif token == b"Do" and held and depth < _DEEPEST:
            shape = found.follow(_named(found, resources, "XObject").get(str(held[-1])))
            if isinstance(shape, Stream) and shape.facts.get("Subtype") == "Form":
                read.add(id(shape))
                own = found.follow(shape.facts.get("Resources")) or resources
                _paint(found, shape.content(), own, pen, fonts, read, depth + 1)
        else:
            _operate(token, held, pen)
        held = []


def _operate(token: bytes, held: list[Any], pen: _Pen) -> None:
    if token in (b"Tj", b"'", b'"') and held and isinstance(held[-1], bytearray):
        if token != b"Tj":
            pen.end = (pen.x, pen.y + 99)
        pen.show(bytes(held[-1]))
    elif token == b"TJ" and held and isinstance(held[-1], list):
        for thing in held[-1]:
            if isinstance(thing, bytearray):
                pen.show(bytes(thing))
            elif isinstance(thing, int | float):
                pen.x -= thing / 1000 * pen.size * pen.scale
    elif token in (b"BDC", b"DP") and held and isinstance(held[-1], dict):
        pen.out.extend(f"\n{said.text}\n" for said in _told(held[-1], "", 0))
    else:
        _move(token, [n for n in held if isinstance(n, int | float)], pen)


def _move(token: bytes, numbers: list[float], pen: _Pen) -> None:
    if token == b"BT":
        pen.x = pen.y = pen.line_x = 0.0
        pen.scale = 1.0
    elif token in (b"Td", b"TD") and len(numbers) > 1:
        pen.line_x += numbers[0] * pen.scale
        pen.x, pen.y = pen.line_x, pen.y + numbers[1] * pen.scale
    elif token == b"Tm" and len(numbers) > 5:
        pen.scale = abs(numbers[0]) or abs(numbers[1]) or 1.0
        pen.x = pen.line_x = float(numbers[4])
        pen.y = float(numbers[5])
    elif token == b"T*":
        pen.x, pen.y = pen.line_x, pen.y - pen.size


def _named(found: Objects, resources: dict[str, Any], kind: str) -> dict[str, Any]:
    things = found.follow(resources.get(kind))
    return things if isinstance(things, dict) else {}


def _font(found: Objects, resources: dict[str, Any], name: Any, fonts: dict[int, Font]) -> Font | None:
    facts = found.follow(_named(found, resources, "Font").get(str(name)))
    if not isinstance(facts, dict):
        return None
    if id(facts) not in fonts:
        fonts[id(facts)] = font_of(found, facts)
    return fonts[id(facts)]


def _beside(found: Objects) -> Iterator[Passage]:
    """Every string of every object: titles, descriptions, notes, links, names of attached files."""
    for thing in found.every:
        facts = thing.facts if isinstance(thing, Stream) else thing
        yield from _told(facts, _place(facts) if isinstance(facts, dict) else _HIDDEN, 0)


def _place(facts: dict[str, Any]) -> str:
    if "Title" in facts and ("Parent" in facts or "Dest" in facts or "First" in facts):
        return "a bookmark"
    if facts.get("Type") == "Filespec" or "EF" in facts:
        return "an attached file"
    if facts.get("Type") == "Annot" or "Rect" in facts:
        return "a note, link or form field"
    if {"Producer", "Creator", "Author", "Subject", "Keywords", "Title"} & facts.keys():
        return _PROPERTIES
    if facts.get("Type") == "StructElem" or "S" in facts:
        return "the text for a screen reader"
    return _HIDDEN


def _told(thing: Any, where: str, depth: int) -> Iterator[Passage]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, bytearray):
        yield Passage(where, _decoded(thing))
    elif isinstance(thing, list):
        for item in thing:
            yield from _told(item, where, depth + 1)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            if key not in _SILENT and not isinstance(value, Name):
                inner = _PLACES.get(key) or (_place(value) if isinstance(value, dict) else where)
                yield from _told(value, inner if inner != _HIDDEN else where, depth + 1)


def _decoded(raw: bytearray) -> str:
    if raw.startswith(b"\xfe\xff"):
        return bytes(raw[2:]).decode("utf-16-be", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return bytes(raw[3:]).decode("utf-8", "replace")
    return bytes(raw).decode("latin-1").translate(_OF_A_DOCUMENT)


def _streams(found: Objects, read: set[int]) -> Iterator[Passage]:
    """Properties in XML, attached files, and pages that nothing leads to any more."""
    for thing in found.every:
        if not isinstance(thing, Stream) or id(thing) in read or "Length1" in thing.facts:
            continue
        kind, shape = thing.facts.get("Type"), thing.facts.get("Subtype")
        if kind == "Metadata" or shape == "XML":
            yield Passage(_PROPERTIES, _of_xml(thing.content()))
        elif kind == "EmbeddedFile" or "Params" in thing.facts:
            yield Passage("an attached file", _of_xml(thing.content()))
        elif shape == "Image":
            yield Passage("a picture", printable(thing.packed))
        elif kind not in _NOT_WORDS and shape not in ("CIDFontType0C", "Type1C", "OpenType"):
            pen = _Pen()
            body = thing.content()
            if b"Tj" in body or b"TJ" in body:
                _paint(found, body, _every_font(found), pen, {}, read, 0)
                yield Passage(_HIDDEN, _spaced("".join(pen.out)))


def _every_font(found: Objects) -> dict[str, Any]:
    fonts: dict[str, Any] = {}
    for thing in found.newest.values():
        if isinstance(thing, dict) and isinstance(found.follow(thing.get("Font")), dict):
            fonts.update(found.follow(thing["Font"]))
    return {"Font": fonts}


def _of_xml(content: bytes) -> str:
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    values = re.findall(r"=\s*[\"']([^\"'<>]*)[\"']", text)
    return "\n".join([re.sub(r"<[^>]*>", "\n", text), *values])


def _spaced(text: str) -> str:
    """With spaces where strings stand apart; such lines also without, for a name painted in pieces."""
    close = [line.replace(_APART, "") for line in text.splitlines() if _APART in line]
    return "\n".join([text.replace(_APART, " "), *close])


def printable(content: bytes) -> str:
    """Words that stand in bytes which are no text, such as who took a photo."""
    runs = re.findall(rb"[\x20-\x7e\xa0-\xff]{8,}", content)
    wide = re.findall(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}", content)
    return "\n".join([*(r.decode("cp1252", "replace") for r in runs), *(w.decode("utf-16-le") for w in wide)])


def _both_ways(text: str) -> str:
    """Lines in a script that runs from right to left as painted and as read."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return "\n".join([text, *(line[::-1] for line in text.splitlines() if _RIGHT_TO_LEFT.search(line))])
