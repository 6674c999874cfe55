"""Lays a document out on its sheets with its marking above and its foot below."""

from __future__ import annotations

from iro_desk.exports.document import Document, Panel
from iro_desk.exports.formats.pdf.blocks import panel_height, set_block
from iro_desk.exports.formats.pdf.flow import SHEETS, Flow, Key, placed
from iro_desk.exports.formats.pdf.lines import Line, plain, solid_width
from iro_desk.exports.formats.pdf.marks import Pages, Tag, Words
from iro_desk.exports.looks import MUTED

SPACINGS = (1.3, 1.15, 1.0, 0.85, 0.7, 0.55)
AS_DESIGNED = 1.0
TOP = 33.0
TOP_MARKED = 54.0
LAST_LINE = 28.0  # from the edge of the sheet to the baseline of the foot


def lay_out(document: Document) -> Pages:
    """The pages; a letter is spread or drawn in a little to fill one sheet."""
    broken_before: dict[Key, list[Line]] = {}
    for spacing in SPACINGS if document.look.one_page else ():
        pages = _filled(document, spacing, broken_before)
        if len(pages.sheets) == 1:
            return pages
    return _filled(document, AS_DESIGNED, broken_before)


def _filled(document: Document, spacing: float, broken_before: dict[Key, list[Line]]) -> Pages:
    note = _note(document)
    extra = max(0, len(note) - 1) * _pitch(document) + (document.look.smallest - 8.5)
    flow = Flow(document.look, TOP_MARKED if document.marking else TOP, spacing, extra, broken_before)
    marking = flow.root.add("P") if document.marking else None
    for block in document.blocks:
        if block is document.blocks[-1] and isinstance(block, Panel):
            _sink(flow, block)
        set_block(flow, block)
    _edges(flow, document, marking, note)
    return flow.pages()


def _pitch(document: Document) -> float:
    return document.look.smallest * 1.35


def _note(document: Document) -> list[Line]:
    """The note at the foot, beside the page number."""
    if not document.note:
        return []
    look, size = document.look, SHEETS[document.look.paper]
    number = solid_width(plain("Page 88 of 88", look.smallest, size.width, look.lettering)[0])
    measure = size.width - 2 * size.margin - number - 2 * look.smallest
    return plain(document.note, look.smallest, measure, look.lettering, bold=True)


def _sink(flow: Flow, panel: Panel) -> None:
    """Stand the last panel at the foot of its page."""
    height = panel_height(flow, panel) + 10 * flow.spacing
    if height <= flow.room:
        flow.y = min(flow.y, flow.foot + height)


def _edges(flow: Flow, document: Document, marking: Tag | None, note: list[Line]) -> None:
    """The marking, the note and the page numbers; read out once, decoration on other pages."""
    last, points = len(flow.sheets) - 1, document.look.smallest
    width, height, margin = flow.size.width, flow.size.height, flow.size.margin
    noted = flow.root.add("P") if note else None
    for index, sheet in enumerate(flow.sheets):
        said = f"Page {index + 1} of {last + 1}"
        number = plain(said, points, width, document.look.lettering)[0]
        sheet.extend(_words(number, width - margin - solid_width(number), LAST_LINE, None, points))
        for below, line in enumerate(note):
            y = LAST_LINE + (len(note) - 1 - below) * _pitch(document)
            sheet.extend(_words(line, margin, y, noted if index == last else None, points))
        if document.marking:
            line = plain(document.marking, points + 0.5, width, bold=True)[0]
            tag = marking if index == 0 else None
            sheet[:0] = _words(line, (width - solid_width(line)) / 2, height - 34, tag, points + 0.5)


def _words(line: Line, x: float, y: float, tag: Tag | None, points: float) -> list[Words]:
    return [Words(at, y, piece.text, piece.face, points, MUTED, tag) for at, piece in placed(line, x)]
