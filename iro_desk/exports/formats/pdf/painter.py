"""Paints laid-out pages, marking every word with its tag and everything else as decoration."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from iro_desk.exports.document import Document
from iro_desk.exports.faces import REGULAR, coverage
from iro_desk.exports.formats.pdf.marks import Box, Disc, Mark, Pages, Stroke, Tag, Words
from iro_desk.exports.formats.pdf.structure import TaggedCanvas, add_properties, add_tags

HEAVY = 0.035  # how far a face without a bold cut is thickened, as a share of its size


def paint(pages: Pages, document: Document) -> bytes:
    """The bytes of the PDF."""
    coverage()
    out = BytesIO()
    canvas = TaggedCanvas(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        # Otherwise an unembedded Helvetica is referred to on every page.
        initialFontName=REGULAR,
        lang=document.language,
    )
    add_properties(canvas, document.title, document.language)
    for index, sheet in enumerate(pages.sheets):
        _paint_sheet(canvas, index, sheet)
        canvas.showPage()
    add_tags(canvas, pages.root, len(pages.sheets))
    canvas.save()
    return out.getvalue()


def _tag_of(mark: Mark) -> Tag | None:
    return mark.tag if isinstance(mark, Words) else None


def _paint_sheet(canvas: Canvas, index: int, sheet: list[Mark]) -> None:
    number = 0
    for tag, marks in groupby(sheet, _tag_of):
        if tag is None:
            canvas._code.append("/Artifact BMC")
        else:
            canvas._code.append(f"/{tag.kind} <</MCID {number}>> BDC")
            tag.places.append((index, number))
            number += 1
        for mark in marks:
            _paint_mark(canvas, mark)
        canvas._code.append("EMC")


def _paint_mark(canvas: Canvas, mark: Mark) -> None:
    match mark:
        case Words():
            _paint_words(canvas, mark)
        case Box(fill=fill, frame=frame):
            _ink(canvas, fill, frame, 1.3)
            canvas.roundRect(
                mark.x,
                mark.y,
                mark.width,
                mark.height,
                mark.radius,
                stroke=int(bool(frame)),
                fill=int(bool(fill)),
            )
        case Disc(fill=fill, frame=frame):
            _ink(canvas, fill, frame, 1.3)
            canvas.circle(mark.x, mark.y, mark.radius, stroke=int(bool(frame)), fill=int(bool(fill)))
        case Stroke():
            _ink(canvas, None, mark.colour, mark.weight)
            canvas.line(mark.from_x, mark.from_y, mark.to_x, mark.to_y)


def _ink(canvas: Canvas, fill: str | None, frame: str | None, weight: float) -> None:
    if fill:
        canvas.setFillColor(HexColor(fill))
    if frame:
        canvas.setStrokeColor(HexColor(frame))
        canvas.setLineWidth(weight)


def _paint_words(canvas: Canvas, words: Words) -> None:
    _ink(canvas, words.colour, words.colour if words.face.heavy else None, words.points * HEAVY)
    text = canvas.beginText(words.x, words.y)
    text.setFont(words.face.name, words.points)
    if not words.face.heavy:
        text.textOut(words.text)
        canvas.drawText(text)
        return
    # The rendering mode outlives the text, so it is closed in with the words it is for.
    canvas.saveState()
    text.setTextRenderMode(2)
    text.textOut(words.text)
    canvas.drawText(text)
    canvas.restoreState()
