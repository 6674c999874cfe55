"""Paints laid-out pages, marking every word with its tag and everything else as decoration."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from iro_desk.exports.document import Document
from iro_desk.exports.faces import held
from iro_desk.exports.font_files import REGULAR
from iro_desk.exports.formats.pdf.marks import Box, Disc, Mark, Pages, Photo, Stroke, Tag, Words
from iro_desk.exports.formats.pdf.structure import TaggedCanvas, add_properties, add_tags

if TYPE_CHECKING:
    from iro_desk.exports.formats.pdf.joining import JoinedFonts


def paint(pages: Pages, document: Document) -> bytes:
    """The bytes of the PDF."""
    held(REGULAR)
    out = BytesIO()
    canvas = TaggedCanvas(
        out,
        pagesize=pages.size,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        # Otherwise an unembedded Helvetica is referred to on every page.
        initialFontName=REGULAR,
        lang=document.language,
    )
    add_properties(canvas, document.title, document.language, document.marking)
    painter = _Painter(canvas)
    for index, sheet in enumerate(pages.sheets):
        ground = [Box(0, 0, *pages.size, fill=pages.tint)] if pages.tint else []
        painter.sheet(index, [*ground, *sheet])
        canvas.showPage()
    painter.finish()
    add_tags(canvas, pages.root, len(pages.sheets))
    canvas.save()
    return out.getvalue()


def _tag_of(mark: Mark) -> Tag | None:
    return mark.tag if isinstance(mark, Words | Photo) else None


class _Painter:
    """Paints sheet after sheet on one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._joined: JoinedFonts | None = None

    def sheet(self, index: int, sheet: list[Mark]) -> None:
        """Paint one sheet, its marked content numbered from 0."""
        number = 0
        for tag, marks in groupby(sheet, _tag_of):
            if tag is None:
                self._canvas._code.append("/Artifact BMC")
            else:
                self._canvas._code.append(f"/{tag.kind} <</MCID {number}>> BDC")
                tag.places.append((index, number))
                number += 1
            for mark in marks:
                self._mark(mark)
            self._canvas._code.append("EMC")

    def finish(self) -> None:
        """Put the typefaces of joined scripts into the file."""
        if self._joined:
            self._joined.embed(self._canvas)

    def _mark(self, mark: Mark) -> None:
        if isinstance(mark, Words) and mark.face.is_shaped:
            self._joined_words(mark)
        else:
            _paint_mark(self._canvas, mark)

    def _joined_words(self, words: Words) -> None:
        if self._joined is None:
            from iro_desk.exports.formats.pdf.joining import JoinedFonts  # most letters need none

            self._joined = JoinedFonts()
        self._joined.paint(self._canvas, words)


def _paint_mark(canvas: Canvas, mark: Mark) -> None:
    match mark:
        case Words():
            _paint_words(canvas, mark)
        case Photo():
            _paint_photo(canvas, mark)
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
    _ink(canvas, words.colour, None, 0)
    text = canvas.beginText(words.x, words.y)
    text.setFont(words.face.name, words.points)
    if not words.face.tracking and not words.face.word_gap:
        text.textOut(words.text)
        canvas.drawText(text)
        return
    # Spacing outlives the text, so it is closed in with the words it is for.
    canvas.saveState()
    text.setCharSpace(words.face.tracking * words.points)
    text.setWordSpace(words.face.word_gap * words.points)
    text.textOut(words.text)
    canvas.drawText(text)
    canvas.restoreState()


def _paint_photo(canvas: Canvas, photo: Photo) -> None:
    canvas.saveState()
    if photo.is_round:
        outline = canvas.beginPath()
        middle = photo.x + photo.width / 2, photo.y + photo.height / 2
        outline.circle(*middle, min(photo.width, photo.height) / 2)
        canvas.clipPath(outline, stroke=0, fill=0)
    image = ImageReader(BytesIO(photo.content))
    canvas.drawImage(image, photo.x, photo.y, photo.width, photo.height, mask="auto")
    canvas.restoreState()
