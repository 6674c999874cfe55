"""Sets each kind of block on the page, in the manner its document speaks."""

from __future__ import annotations

from iro_desk.exports.document import (
    Answering,
    Block,
    Bullets,
    Closing,
    Facts,
    Heading,
    Manner,
    Panel,
    Paragraph,
    Promise,
    Promises,
    Quotation,
    Rule,
    Run,
    Table,
    said,
)
from iro_desk.exports.faces import width
from iro_desk.exports.formats.pdf.answering import set_answering
from iro_desk.exports.formats.pdf.banner import set_banner
from iro_desk.exports.formats.pdf.flow import MARGIN, MEASURE, RISE, Flow
from iro_desk.exports.formats.pdf.lines import Line, broken, plain
from iro_desk.exports.formats.pdf.marks import Disc, Stroke, Tag
from iro_desk.exports.formats.pdf.tables import set_facts, set_table
from iro_desk.exports.looks import HAIRLINE, INK, MUTED, VOICE, VOICE_SOFT, WHITE


def set_block(flow: Flow, block: Block) -> None:  # noqa: C901 - one arm for each kind of block
    """Set one block below the last."""
    match block:
        case Heading():
            _heading(flow, block)
        case Paragraph():
            _paragraph(flow, block)
        case Bullets():
            _bullets(flow, block)
        case Promises():
            _promises(flow, block)
        case Quotation():
            _quotation(flow, block)
        case Table():
            set_table(flow, block)
        case Facts():
            set_facts(flow, block)
        case Panel():
            _panel(flow, block)
        case Closing():
            _closing(flow, block)
        case Answering():
            set_answering(flow, block)
        case Rule():
            flow.gap(8)
            flow.put(Stroke(MARGIN, flow.y, MARGIN + MEASURE, flow.y, HAIRLINE))
            flow.gap(8)
        case _:
            set_banner(flow, block)


def _heading(flow: Flow, heading: Heading) -> None:
    text = flow.look.text_points
    is_record = flow.look.manner is Manner.RECORD
    points = {1: 20.0, 2: text + (3 if is_record else 2.5)}.get(heading.level, text + 0.75)
    colour = flow.look.band if heading.level == 2 else INK
    before = {1: 4.0, 2: 15.0}.get(heading.level, 9.0)
    lines = plain(heading.text, points, MEASURE, bold=True)
    flow.need(before + len(lines) * points * 1.25 + 3 * text * flow.line)
    flow.gap(before)
    flow.lines(lines, points, colour, flow.root.add(f"H{heading.level}"), line=1.25)
    flow.gap(3 if heading.level > 1 else 5)


def _paragraph(flow: Flow, paragraph: Paragraph) -> None:
    points = flow.look.text_points - (1.5 if paragraph.quiet else 0)
    lines = broken(paragraph.runs, points, MEASURE)
    flow.need(min(2, len(lines)) * points * flow.line)
    flow.lines(lines, points, MUTED if paragraph.quiet else INK, flow.root.add("P"))
    flow.gap(5)


def _bullets(flow: Flow, bullets: Bullets) -> None:
    points = flow.look.text_points
    tag = flow.root.add("L", O="/List", ListNumbering="/Disc")
    for item in bullets.items:
        entry = tag.add("LI")
        flow.need(points * flow.line)
        middle = flow.y - points * flow.line / 2
        flow.words(
            plain("•", points, MEASURE)[0], MARGIN + 4, middle - points * RISE, points, INK, entry.add("Lbl")
        )
        body = entry.add("LBody").add("P")
        flow.lines(plain(item, points, MEASURE - 18), points, INK, body, x=MARGIN + 18)
    flow.gap(5)


def _promises(flow: Flow, promises: Promises) -> None:
    tag = flow.root.add("L", O="/List", ListNumbering="/Decimal")
    for number, promise in enumerate(promises.promises, 1):
        flow.gap(4 if number == 1 else 7)
        _promise(flow, number, promise, tag.add("LI"))
    flow.gap(6)


def _promise(flow: Flow, number: int, promise: Promise, entry: Tag) -> None:
    points = flow.look.text_points
    has_disc = flow.look.manner in {Manner.WARM, Manner.GENTLE}
    radius = points * 0.84
    indent = radius * 2 + 10 if has_disc else points * 1.7
    what = plain(promise.what, points, MEASURE - indent, bold=True)
    detail = plain(promise.detail, points, MEASURE - indent) if promise.detail else []
    pitch = points * flow.line
    flow.need((len(what) + len(detail)) * pitch)
    middle = flow.y - pitch / 2
    mark = str(number) if has_disc else f"{number}."
    label = plain(mark, points, MEASURE, bold=True)[0]
    x = MARGIN
    if has_disc:
        flow.put(Disc(MARGIN + radius, middle, radius, fill=flow.look.band))
        x += radius - width(mark, label[0].face, points) / 2
    colour = WHITE if has_disc else flow.look.band
    flow.words(label, x, middle - points * RISE, points, colour, entry.add("Lbl"))
    body = entry.add("LBody")
    flow.lines(what, points, INK, body.add("P"), x=MARGIN + indent)
    if detail:
        flow.lines(detail, points, INK, body.add("P"), x=MARGIN + indent)


def _quotation(flow: Flow, quotation: Quotation) -> None:
    is_record = flow.look.manner is Manner.RECORD
    points = flow.look.text_points + (0.5 if is_record else 1.5)
    inset, pad = (14.0, 5.0) if is_record else (15.0, 9.0 * flow.spacing)
    sayings = [plain(said(one), points, MEASURE - 2 * inset, bold=True) for one in quotation.lines]
    pitch = points * flow.line
    height = sum(map(len, sayings)) * pitch + 2 * pad
    flow.gap(2)
    flow.need(height)
    is_whole = flow.fits(height)
    if is_whole and not is_record:
        flow.backed(height, VOICE_SOFT, None, 9 if flow.look.manner is not Manner.STRAIGHT else 3)
    if is_whole:
        bar = 3.0 if is_record or flow.look.manner is Manner.STRAIGHT else 0.0
        if bar:
            flow.put(Stroke(MARGIN + 1.5, flow.y, MARGIN + 1.5, flow.y - height, VOICE, bar))
    flow.y -= pad
    tag = flow.root.add("BlockQuote")
    for lines in sayings:
        flow.lines(lines, points, VOICE, tag.add("P"), x=MARGIN + inset)
    flow.y -= pad
    flow.gap(3)


def panel_height(flow: Flow, panel: Panel) -> float:
    """How much of a page a framed note takes, in points."""
    points, pad, _ = _panel_measures(flow)
    return len(_panel_lines(flow, panel)) * points * 1.36 + 2 * pad


def _panel_measures(flow: Flow) -> tuple[float, float, float]:
    """Type size, padding above and below, and inset from the sides."""
    is_framed = flow.look.manner in {Manner.WARM, Manner.GENTLE}
    return max(10.0, flow.look.text_points - 1.5), 9.0 * flow.spacing, 15.0 if is_framed else 0.0


def _panel_lines(flow: Flow, panel: Panel) -> list[Line]:
    points, _, inset = _panel_measures(flow)
    lead = (Run(f"{panel.lead.rstrip(' .')}. ", bold=True),) if panel.lead else ()
    return broken((*lead, Run("\n".join(panel.lines))), points, MEASURE - 2 * inset)


def _panel(flow: Flow, panel: Panel) -> None:
    points, pad, inset = _panel_measures(flow)
    height = panel_height(flow, panel)
    flow.gap(10)
    flow.need(height)
    if inset and flow.fits(height):
        flow.backed(height, None, flow.look.band, 9)
    elif not inset:
        flow.put(Stroke(MARGIN, flow.y, MARGIN + MEASURE, flow.y, flow.look.band, 0.9))
    flow.y -= pad
    flow.lines(_panel_lines(flow, panel), points, INK, flow.root.add("P"), x=MARGIN + inset, line=1.36)
    flow.y -= pad


def _closing(flow: Flow, closing: Closing) -> None:
    points = flow.look.text_points
    flow.gap(9)
    flow.need(3 * points * flow.line)
    flow.lines(plain(closing.words, points, MEASURE), points, INK, flow.root.add("P"))
    if closing.name:
        lines = plain(closing.name, points + 2, MEASURE, bold=True)
        flow.lines(lines, points + 2, flow.look.band, flow.root.add("P"))
