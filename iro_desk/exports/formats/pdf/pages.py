"""Lays a document out on A4 sheets with its marking above and its foot below."""

from __future__ import annotations

from iro_desk.exports.document import Document, Panel
from iro_desk.exports.faces import width
from iro_desk.exports.formats.pdf.blocks import panel_height, set_block
from iro_desk.exports.formats.pdf.flow import FOOT, HEIGHT, MARGIN, WIDTH, Flow
from iro_desk.exports.formats.pdf.lines import Line, plain
from iro_desk.exports.formats.pdf.marks import Pages, Tag, Words
from iro_desk.exports.looks import MUTED

SPACINGS = (1.3, 1.15, 1.0, 0.85, 0.7, 0.55)
AS_DESIGNED = 1.0
SMALL = 8.5
TOP = 33.0
TOP_MARKED = 54.0


def lay_out(document: Document) -> Pages:
    """The pages; a letter is spread or drawn in a little to fill one sheet."""
    for spacing in SPACINGS if document.look.one_page else ():
        pages = _filled(document, spacing)
        if len(pages.sheets) == 1:
            return pages
    return _filled(document, AS_DESIGNED)


def _filled(document: Document, spacing: float) -> Pages:
    flow = Flow(document.look, TOP_MARKED if document.marking else TOP, spacing)
    marking = flow.root.add("P") if document.marking else None
    for block in document.blocks:
        if block is document.blocks[-1] and isinstance(block, Panel):
            _sink(flow, block)
        set_block(flow, block)
    _edges(flow, document, marking)
    return flow.pages()


def _sink(flow: Flow, panel: Panel) -> None:
    """Stand the last panel at the foot of its page."""
    height = panel_height(flow, panel) + 10 * flow.spacing
    if height <= flow.room:
        flow.y = min(flow.y, FOOT + height)


def _edges(flow: Flow, document: Document, marking: Tag | None) -> None:
    """The marking, the note and the page numbers; read out once, decoration on other pages."""
    last = len(flow.sheets) - 1
    note = flow.root.add("P") if document.note else None
    for index, sheet in enumerate(flow.sheets):
        number = plain(f"Page {index + 1} of {last + 1}", SMALL, 200)[0]
        sheet.extend(_words(number, WIDTH - MARGIN - _width(number, SMALL), 28, None))
        if document.note:
            line = plain(document.note, SMALL, 400, bold=True)[0]
            sheet.extend(_words(line, MARGIN, 28, note if index == last else None))
        if document.marking:
            line = plain(document.marking, SMALL + 0.5, 500, bold=True)[0]
            tag = marking if index == 0 else None
            sheet[:0] = _words(line, (WIDTH - _width(line, SMALL + 0.5)) / 2, HEIGHT - 34, tag, SMALL + 0.5)


def _words(line: Line, x: float, y: float, tag: Tag | None, points: float = SMALL) -> list[Words]:
    placed: list[Words] = []
    for piece in line:
        placed.append(Words(x, y, piece.text, piece.face, points, MUTED, tag))
        x += piece.width
    return placed


def _width(line: Line, points: float) -> float:
    """The width of a line without the space kept at its end."""
    return sum(width(piece.text.rstrip(), piece.face, points) for piece in line)
