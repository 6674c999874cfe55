"""Builds the clean file of a template: only the parts that make a page look as it does, each made clean."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from iro_desk.errors import Refusal
from iro_desk.exports import pictures
from iro_desk.exports.templates.cleaning import PICTURE, clean
from iro_desk.exports.templates.names import KEPT_SETTINGS, SPACES, named
from iro_desk.exports.templates.package import TOO_LARGE, Link, Package
from iro_desk.services.imports.source import MEGABYTE

LARGEST_PART: Final = 5 * MEGABYTE
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES: Final = {
    "document": f"{_WORD}document.main+xml", "styles": f"{_WORD}styles+xml", "settings": f"{_WORD}settings+xml",
    "numbering": f"{_WORD}numbering+xml", "header": f"{_WORD}header+xml", "footer": f"{_WORD}footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}  # fmt: skip
_EDGES: Final = ("header", "footer")
_ALONE: Final = ("styles", "numbering", "theme", "settings")
_STARTS: Final = {"styles": "styles", "numbering": "numbering", "settings": "settings"}
_FIXED: Final = (2000, 1, 1, 0, 0, 0)
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class _Built:
    """The new file as it grows: its parts, the type of each, and what each points to."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def put(self, name: str, kind: str, content: bytes) -> None:
        """Add a part."""
        self.parts[name] = content
        if kind in _TYPES:
            self.types[name] = _TYPES[kind]

    def point(self, part: str, id_: str, kind: str, target: str) -> None:
        """Let one part point to another, both in the folder "word"."""
        self.links.setdefault(part, []).append((id_, kind, target))


def cleaned(package: Package, left_out: Counter[str]) -> bytes:
    """The clean file; what went is counted in ``left_out``.

    Raises:
        Refusal: a part is larger than any template needs.
    """
    built = _Built()
    links = package.links(package.page)
    edges = [one for one in links if one.kind in _EDGES and one.part]
    for number, link in enumerate(edges, 1):
        name = f"{link.kind}{number}.xml"
        _story(built, package, link.part, name, link.kind, left_out, ())
        built.point("document.xml", link.id, link.kind, name)
    _story(built, package, package.page, "document.xml", "document", left_out, [one.id for one in edges])
    for kind in _ALONE:
        _alone(
            built,
            package,
            next((one for one in links if one.kind == kind and one.part), None),
            kind,
            left_out,
        )
    return _written(built)


def _story(
    built: _Built, package: Package, part: str, name: str, kind: str, left_out: Counter[str], kept: Any
) -> None:
    """The page, a header or a foot, with its pictures."""
    root = _parsed(package.parts[part])
    stays = set(kept)
    for link in package.links(part):
        if link.kind != "image" or not link.part:
            continue
        picture = _picture(package.parts[link.part])
        if picture is None:
            continue
        content, suffix = picture
        file = f"media/{name.partition('.')[0]}-{len(stays) + 1}.{suffix}"
        built.put(file, "picture", content)
        built.point(name, link.id, "image", file)
        stays.add(link.id)
    for background in root.findall(named("w:background")):
        # Behind the page there may be a picture; the colour alone stays.
        for child in list(background):
            left_out[PICTURE] += 1
            background.remove(child)
    clean(root, stays, left_out)
    built.put(name, kind, serialize_part_xml(root))


def _picture(content: bytes) -> tuple[bytes, str] | None:
    """A picture drawn afresh without what a camera or a program hid in it; None for one that cannot be."""
    try:
        drawn = pictures.own(content, "").content
    except Refusal:
        return None
    return drawn, "png" if drawn.startswith(b"\x89PNG") else "jpeg"


def _alone(built: _Built, package: Package, link: Link | None, kind: str, left_out: Counter[str]) -> None:
    """A part without pictures of its own: the styles, the lists, the theme, a few of the settings."""
    name = f"{kind}.xml"
    if link is not None:
        root = _parsed(package.parts[link.part])
        if kind == "settings":
            for child in [one for one in root if one.tag not in KEPT_SETTINGS]:
                root.remove(child)
        if kind == "theme":
            _plain_fills(root)
        clean(root, (), left_out)
        built.put(name, kind, serialize_part_xml(root))
    elif kind in _STARTS:
        empty = f'<w:{_STARTS[kind]} xmlns:w="{SPACES["w"]}"/>'
        built.put(name, kind, _HEAD + empty.encode())
    else:
        return
    built.point("document.xml", f"rIdOwn{kind}", kind, name)


def _plain_fills(root: Any) -> None:
    """A theme's fills that are pictures, as plain colour: the theme must have three of them."""
    for fill in list(root.iter(named("a:blipFill"))):
        plain = fill.makeelement(named("a:solidFill"), {})
        plain.append(fill.makeelement(named("a:schemeClr"), {"val": "phClr"}))
        fill.getparent().replace(fill, plain)


def _parsed(part: bytes) -> Any:
    if len(part) > LARGEST_PART:
        raise Refusal(TOO_LARGE)
    return parse_xml(part)


def _written(built: _Built) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in _all_parts(built):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return out.getvalue()


def _all_parts(built: _Built) -> Iterator[tuple[str, bytes]]:
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, kind in built.types.items()
    )
    yield (
        "[Content_Types].xml",
        _HEAD
        + (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Default Extension="jpeg" ContentType="image/jpeg"/>{types}</Types>'
        ).encode(),
    )
    yield "_rels/.rels", _rels([("rId1", "officeDocument", "word/document.xml")])
    for name, content in built.parts.items():
        yield f"word/{name}", content
    for name, links in built.links.items():
        yield f"word/_rels/{name}.rels", _rels(links)


def _rels(links: list[tuple[str, str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id={quoteattr(id_)} Type="{_KIND}{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _HEAD + f'<Relationships xmlns="{space}">{rows}</Relationships>'.encode()
