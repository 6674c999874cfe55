"""Paints and embeds typefaces whose letters join, keeping the words they stand for in reading order."""

from __future__ import annotations

from typing import Final

import uharfbuzz
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from iro_desk.exports.font_files import ARABIC, font_file
from iro_desk.exports.formats.pdf.composing import Part, composed
from iro_desk.exports.formats.pdf.marks import Words
from iro_desk.exports.formats.pdf.structure import Node
from iro_desk.exports.shaping import clusters, units

_RESOURCE: Final = {name: f"FJ{number}" for number, name in enumerate(ARABIC, 1)}
_UPRIGHT, _SYMBOLIC = 0, 4
_LAYOUT_TABLES: Final = (b"GSUB", b"GPOS", b"GDEF")
_TO_UNICODE: Final = """/CIDInit /ProcSet findresource begin
12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}endcmap CMapName currentdict /CMap defineresource pop end end"""


Shape = tuple[tuple[Part, ...], int, str]
"""The parts of a shape, how far it moves the next along, and the letters it is read as."""


class JoinedFonts:
    """The shapes used in one file: each with what it stands for has a code of its own."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[Shape, int]] = {}

    def paint(self, canvas: Canvas, words: Words) -> None:
        """Paint words letter by letter, each where shaping put it."""
        codes = self._codes.setdefault(words.face.name, {})
        ink = HexColor(words.colour)
        canvas._code.append(f"{ink.red:.4f} {ink.green:.4f} {ink.blue:.4f} rg")
        canvas._code.append(f"BT /{_RESOURCE[words.face.name]} {words.points:.2f} Tf")
        for one in clusters(words.text, words.face.name, words.right_to_left):
            code = codes.setdefault((one.parts, one.advance, one.text), len(codes) + 1)
            x = words.x + one.x * words.points
            canvas._code.append(f"1 0 0 1 {x:.3f} {words.y:.3f} Tm <{code:04X}> Tj")
        canvas._code.append("ET")

    def embed(self, canvas: Canvas) -> None:
        """Write each typeface used into the file, cut down to the shapes it shows."""
        for name in sorted(self._codes):
            reference = canvas._doc.Reference(_font(canvas, name, list(self._codes[name])))
            canvas._doc.idToObject["BasicFonts"].dict[_RESOURCE[name]] = reference


def _font(canvas: Canvas, name: str, shapes: list[Shape]) -> Node:
    cut = _cut_down(name, {number for parts, _, _ in shapes for number, _, _ in parts})
    content, first = composed(cut, [(parts, advance) for parts, advance, _ in shapes])
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content)))
    called = PDFName(f"IROAAA+{name}")
    scale = 1000 / units(name)
    widths = [round(advance * scale) for _, advance, _ in shapes]
    places = b"\0\0" + b"".join((first + index).to_bytes(2, "big") for index in range(len(shapes)))
    about = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    descendant = Node(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": called,
            "CIDSystemInfo": PDFDictionary(about),
            "FontDescriptor": canvas._doc.Reference(_descriptor(canvas, called, content, font, scale)),
            "W": PDFArray([1, PDFArray(widths)]),
            "CIDToGIDMap": canvas._doc.Reference(_stream(places)),
        }
    )
    return Node(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": called,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([canvas._doc.Reference(descendant)]),
            "ToUnicode": canvas._doc.Reference(_stream(_to_unicode([text for _, _, text in shapes]))),
        }
    )


def _cut_down(name: str, numbers: set[int]) -> bytes:
    """The typeface with these shapes only, each under its own number."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(numbers)
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _LAYOUT_TABLES)
    return bytes(wanted.subset(uharfbuzz.Face(uharfbuzz.Blob(font_file(name)))).blob.data)


def _descriptor(canvas: Canvas, called: PDFName, content: bytes, font: uharfbuzz.Font, scale: float) -> Node:
    extents = font.get_font_extents("ltr")
    up, down = round(extents.ascender * scale), round(extents.descender * scale)
    return Node(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": called,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-1000, down, 2000, up]),
            "ItalicAngle": _UPRIGHT,
            "Ascent": up,
            "Descent": down,
            "CapHeight": up,
            "StemV": 80,
            "FontFile2": canvas._doc.Reference(_stream(content, Length1=len(content))),
        }
    )


def _stream(content: bytes, **entries: int) -> PDFStream:
    stream = PDFStream(PDFDictionary(dict(entries)), content)
    stream.__RefOnly__ = 1
    return stream


def _to_unicode(meanings: list[str]) -> bytes:
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in enumerate(meanings, 1)
    ]
    blocks = "".join(
        f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n"
        for part in (lines[start : start + 100] for start in range(0, len(lines), 100))
    )
    return _TO_UNICODE.format(blocks=blocks).encode("ascii")
