"""Takes a PDF file apart into its objects, every version of every one, also those no page leads to any more."""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from iro_desk.errors import Refusal

_OBJECT: Final = re.compile(rb"(?<!\d)(\d+)\s+\d+\s+obj\b")
_TOKEN: Final = re.compile(
    rb"[\s\x00]*(?:%[^\r\n]*[\r\n\s\x00]*)*"
    rb"(?P<token><<|>>|\[|\]|\(|<[0-9A-Fa-f\s]*>|/[^\s\x00()<>\[\]{}/%]*|[^\s\x00()<>\[\]{}/%]+|[{}<>)])"
)
_REFERENCE: Final = re.compile(rb"[\s\x00]+(\d+)[\s\x00]+R(?![A-Za-z0-9])")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_DEEPEST: Final = 60


class Name(str):
    """A name such as /Font, without its slash."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another object."""

    number: int


@dataclass(slots=True)
class Stream:
    """A dictionary with bytes, still packed."""

    facts: dict[str, Any]
    packed: bytes

    def content(self) -> bytes:
        """The bytes unpacked; empty when they are packed in a way that holds no words."""
        return _unpacked(self.packed, self.facts)


@dataclass(slots=True)
class Objects:
    """Everything in the file: the newest object of each number, and all there ever were."""

    newest: dict[int, Any] = field(default_factory=dict)
    every: list[Any] = field(default_factory=list)

    def follow(self, thing: Any) -> Any:
        """What a reference leads to, or the thing itself."""
        for _ in range(_DEEPEST):
            if not isinstance(thing, Reference):
                return thing
            thing = self.newest.get(thing.number)
        return None


def objects_in(content: bytes) -> Objects:
    """Return every object of a PDF.

    Raises:
        Refusal: the file is not a PDF, or is locked with a password.
    """
    if b"%PDF" not in content[:1024]:
        raise Refusal("This is not a PDF file.", "Choose another file.")
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", content):
        raise Refusal("This file is locked with a password, so it cannot be checked.", "Make it without one.")
    found = Objects()
    for match in _OBJECT.finditer(content):
        _keep(found, int(match[1]), _read(content, match.end()))
    for stream in [thing for thing in found.every if isinstance(thing, Stream)]:
        if stream.facts.get("Type") == "ObjStm":
            _unfold(found, stream)
    for match in re.finditer(rb"\btrailer\b", content):
        found.every.append(_read(content, match.end()))
    return found


def tokens(content: bytes) -> Iterator[Any]:
    """Yield every operand and operator of a page's content; an operator is bytes, a string is a bytearray."""
    at = 0
    while match := _TOKEN.match(content, at):
        if match["token"] == b"ID":
            ended = re.compile(rb"[\s]EI(?=\s|$)").search(content, match.end())
            at = ended.end() if ended else len(content)
            continue
        thing, at = _value(content, match, 0)
        yield thing


def _keep(found: Objects, number: int, thing: Any) -> None:
    found.newest[number] = thing
    found.every.append(thing)


def _unfold(found: Objects, stream: Stream) -> None:
    content = stream.content()
    with suppress(ValueError, TypeError):
        first = int(stream.facts.get("First", 0))
        figures = [int(word) for word in content[:first].split()]
        for number, offset in zip(figures[::2], figures[1::2], strict=False):
            _keep(found, number, _read(content, first + offset))


def _read(content: bytes, at: int) -> Any:
    match = _TOKEN.match(content, at)
    if match is None:
        return None
    thing, end = _value(content, match, 0)
    if isinstance(thing, dict):
        opened = re.compile(rb"\s*stream\r?\n?").match(content, end)
        if opened:
            closed = content.find(b"endstream", opened.end())
            length = thing.get("Length")
            last = opened.end() + length if isinstance(length, int) else closed
            if content[last : last + 16].strip()[:9] != b"endstream":
                last = closed
            return Stream(thing, content[opened.end() : last if last >= 0 else len(content)])
    return thing


def _value(content: bytes, match: re.Match[bytes], depth: int) -> tuple[Any, int]:
    token, end = match["token"], match.end()
    if token == b"(":
        return _string(content, end)
    if token == b"<<" and depth < _DEEPEST:
        return _dictionary(content, end, depth)
    if token == b"[" and depth < _DEEPEST:
        items, end = _until(content, end, b"]", depth)
        return items, end
    if token.startswith(b"<") and token.endswith(b">") and len(token) > 1:
        figures = re.sub(rb"\s", b"", token[1:-1])
        return bytearray(binascii.unhexlify(figures + b"0" * (len(figures) % 2))), end
    if token.startswith(b"/"):
        raw = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), token[1:])
        return Name(raw.decode("utf-8", "replace")), end
    return _number(content, token, end)


def _number(content: bytes, token: bytes, end: int) -> tuple[Any, int]:
    if token.isdigit() and (reference := _REFERENCE.match(content, end)):
        return Reference(int(token)), reference.end()
    if re.fullmatch(rb"[+-]?\d+", token):
        return int(token), end
    if re.fullmatch(rb"[+-]?\d*\.\d*", token) and token.strip(b"+-.") != b"":
        return float(token), end
    return bytes(token), end


def _until(content: bytes, at: int, closing: bytes, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while match := _TOKEN.match(content, at):
        if match["token"] == closing:
            return items, match.end()
        thing, at = _value(content, match, depth + 1)
        items.append(thing)
    return items, len(content)


def _dictionary(content: bytes, at: int, depth: int) -> tuple[dict[str, Any], int]:
    items, end = _until(content, at, b">>", depth)
    return {str(key): value for key, value in zip(items[::2], items[1::2], strict=False)}, end


def _string(content: bytes, at: int) -> tuple[bytearray, int]:
    depth, place = 1, at
    while place < len(content):
        character = content[place]
        if character == 0x5C:
            place += 1
        elif character == 0x28:
            depth += 1
        elif character == 0x29:
            depth -= 1
            if depth == 0:
                break
        place += 1
    return bytearray(_ESCAPED.sub(_unescaped, content[at:place])), place + 1


def _unescaped(match: re.Match[bytes]) -> bytes:
    body = match[1]
    if body[:1].isdigit():
        return bytes([int(body, 8) & 255])
    return b"" if body in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(body, body)


def _unpacked(packed: bytes, facts: dict[str, Any]) -> bytes:
    filters = facts.get("Filter", facts.get("F", []))
    for way in filters if isinstance(filters, list) else [filters]:
        try:
            packed = _one(packed, str(way))
        except (ValueError, zlib.error):
            return b""
    return _predicted(packed, facts)


def _one(packed: bytes, way: str) -> bytes:
    match way:
        case "FlateDecode" | "Fl":
            return zlib.decompressobj().decompress(packed)
        case "ASCII85Decode" | "A85":
            body = re.sub(rb"\s", b"", packed).removeprefix(b"<~")
            return a85decode(body.split(b"~")[0])
        case "ASCIIHexDecode" | "AHx":
            figures = re.sub(rb"\s", b"", packed).split(b">")[0]
            return binascii.unhexlify(figures + b"0" * (len(figures) % 2))
    return b""


def _predicted(content: bytes, facts: dict[str, Any]) -> bytes:
    """Rows that were written as differences, as lists of objects are by some programs (PNG "up" and "none")."""
    how = facts.get("DecodeParms")
    how = how[0] if isinstance(how, list) and how else how
    if not isinstance(how, dict) or int(how.get("Predictor", 1)) < 10:
        return content
    wide = int(how.get("Columns", 1))
    before, rows = bytes(wide), []
    for at in range(0, len(content), wide + 1):
        kind, row = content[at], content[at + 1 : at + 1 + wide]
        if kind == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, before, strict=False))
        rows.append(row)
        before = row
    return b"".join(rows)
