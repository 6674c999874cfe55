"""Sets each kind of block on the page, in the manner its document speaks."""

from __future__ import annotations

from iro_desk.exports.document import (
    Answering,
    Banner,
    Beside,
    Block,
    Bullets,
    Closing,
    Facts,
    Heading,
    Ideas,
    InLanguage,
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
from iro_desk.exports.formats.pdf.answering import set_answering
from iro_desk.exports.formats.pdf.banner import set_banner
from iro_desk.exports.formats.pdf.flow import CLOSE_ENOUGH, RISE, Flow
from iro_desk.exports.formats.pdf.ideas import set_ideas
from iro_desk.exports.formats.pdf.lines import Line, solid_width
from iro_desk.exports.formats.pdf.marks import Disc, Stroke, Tag
from iro_desk.exports.formats.pdf.tables import set_facts, set_table
from iro_desk.exports.looks import HAIRLINE, INK, MUTED, VOICE, VOICE_SOFT, WHITE

SIGNATURE, MOST_SIGNATURE = 40.0, 170.0
GUTTER = 22.0
KEPT_WITH_NEXT = 4.0  # of the type size, kept free below a heading


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
            _rule(flow, HAIRLINE, 0.6)
            flow.gap(8)
        case Banner():
            set_banner(flow, block)
        case Ideas():
            set_ideas(flow, block)
        case InLanguage():
            _in_language(flow, block)
        case Beside():
            _beside(flow, block)


def _rule(flow: Flow, colour: str, weight: float) -> None:
    flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, colour, weight))


def _heading(flow: Flow, heading: Heading) -> None:
    text = flow.look.text_points
    is_record = flow.look.manner is Manner.RECORD
    points = {1: max(20.0, text + 4), 2: text + (3 if is_record else 2.5)}.get(heading.level, text + 0.75)
    colour = flow.look.band if heading.level == 2 else INK
    before = {1: 4.0, 2: 15.0}.get(heading.level, 9.0)
    lines = flow.plain(heading.text, points, bold=True)
    below = 6 if is_record and heading.level == 2 else 3  # lines: a table's heading row and its first row
    flow.need(before + len(lines) * points * 1.25 + below * text * flow.line)
    flow.gap(before)
    flow.lines(lines, points, colour, flow.root.add(f"H{heading.level}"), line=1.25)
    flow.gap(3 if heading.level > 1 else 5)


def _paragraph(flow: Flow, paragraph: Paragraph) -> None:
    points = max(flow.look.text_points - (1.5 if paragraph.quiet else 0), flow.look.smallest)
    lines = flow.broken(paragraph.runs, points)
    flow.need(min(2, len(lines)) * points * flow.line)
    flow.lines(lines, points, MUTED if paragraph.quiet else INK, flow.root.add("P"))
    flow.gap(5)


def _bullets(flow: Flow, bullets: Bullets) -> None:
    points = flow.look.text_points
    tag = flow.root.add("L", O="/List", ListNumbering="/Disc")
    for item in bullets.items:
        entry = tag.add("LI")
        flow.need(points * flow.line)
        baseline = flow.y - points * flow.line / 2 - points * RISE
        label = flow.plain("•", points)[0]
        flow.words(label, flow.starting(label, 4), baseline, points, INK, entry.add("Lbl"))
        body = entry.add("LBody").add("P")
        flow.lines(flow.plain(item, points, flow.measure - 18), points, INK, body, inset=18)
    flow.gap(5)


def _promises(flow: Flow, promises: Promises) -> None:
    carries_on = promises.first > 1 and flow.root.kids and flow.root.kids[-1].kind == "L"
    tag = flow.root.kids[-1] if carries_on else flow.root.add("L", O="/List", ListNumbering="/Decimal")
    for number, promise in enumerate(promises.promises, promises.first):
        flow.gap(4 if number == 1 else 7)
        _promise(flow, number, promise, tag.add("LI"))
    flow.gap(6)


def _promise(flow: Flow, number: int, promise: Promise, entry: Tag) -> None:
    points = flow.look.text_points
    has_disc = flow.look.manner in {Manner.WARM, Manner.GENTLE}
    radius = points * 0.84
    indent = radius * 2 + 10 if has_disc else points * 1.7
    what = flow.plain(promise.what, points, flow.measure - indent, bold=True)
    detail = flow.plain(promise.detail, points, flow.measure - indent) if promise.detail else []
    pitch = points * flow.line
    flow.need((len(what) + len(detail)) * pitch)
    middle = flow.y - pitch / 2
    label = flow.plain(str(number) if has_disc else f"{number}.", points, bold=True)[0]
    x = flow.starting(label)
    if has_disc:
        flow.put(Disc(flow.at(radius), middle, radius, fill=flow.look.band))
        x = flow.starting(label, radius - solid_width(label) / 2)
    colour = WHITE if has_disc else flow.look.band
    flow.words(label, x, middle - points * RISE, points, colour, entry.add("Lbl"))
    body = entry.add("LBody")
    flow.lines(what, points, INK, body.add("P"), inset=indent)
    if detail:
        flow.lines(detail, points, INK, body.add("P"), inset=indent)


def _quotation(flow: Flow, quotation: Quotation) -> None:
    is_record = flow.look.manner is Manner.RECORD
    is_square = is_record or flow.look.manner is Manner.STRAIGHT
    points = flow.look.text_points + (0.5 if is_record else 1.5)
    inset, pad = (14.0, 5.0) if is_record else (15.0, 9.0 * flow.spacing)
    sayings = [flow.plain(said(one), points, flow.measure - 2 * inset, bold=True) for one in quotation.lines]
    pitch = points * flow.line
    height = sum(map(len, sayings)) * pitch + 2 * pad
    flow.gap(2)
    flow.need(height)
    is_whole = flow.fits(height)
    if is_whole and not is_record:
        flow.backed(height, VOICE_SOFT, None, 3 if is_square else 9)
    if is_whole and is_square:
        x = flow.at(1.5)
        flow.put(Stroke(x, flow.y, x, flow.y - height, VOICE, 3.0))
    flow.y -= pad
    tag = flow.root.add("BlockQuote")
    for lines in sayings:
        flow.lines(lines, points, VOICE, tag.add("P"), inset=inset)
    flow.y -= pad
    flow.gap(3)


def panel_height(flow: Flow, panel: Panel) -> float:
    """How much of a page a framed note takes, in points."""
    points, pad, _ = _panel_measures(flow)
    return len(_panel_lines(flow, panel)) * points * 1.36 + 2 * pad


def _panel_measures(flow: Flow) -> tuple[float, float, float]:
    """Type size, padding above and below, and inset from the sides."""
    is_framed = flow.look.manner in {Manner.WARM, Manner.GENTLE, Manner.EASY}
    points = max(10.0, flow.look.text_points - 1.5, flow.look.smallest)
    return points, 9.0 * flow.spacing, 15.0 if is_framed else 0.0


def _panel_lines(flow: Flow, panel: Panel) -> list[Line]:
    points, _, inset = _panel_measures(flow)
    lead = (Run(f"{panel.lead.rstrip(' .')}. ", bold=True),) if panel.lead else ()
    return flow.broken((*lead, Run("\n".join(panel.lines))), points, flow.measure - 2 * inset)


def _panel(flow: Flow, panel: Panel) -> None:
    points, pad, inset = _panel_measures(flow)
    height = panel_height(flow, panel)
    flow.gap(10)
    flow.need(height)
    if inset and flow.fits(height):
        flow.backed(height, None, flow.look.band, 9)
    elif not inset:
        _rule(flow, flow.look.band, 0.9)
    flow.y -= pad
    flow.lines(_panel_lines(flow, panel), points, INK, flow.root.add("P"), inset=inset, line=1.36)
    flow.y -= pad


def _closing(flow: Flow, closing: Closing) -> None:
    points, image = flow.look.text_points, closing.signature
    flow.gap(9)
    flow.need(3 * points * flow.line + (SIGNATURE if image else 0))
    flow.lines(flow.plain(closing.words, points), points, INK, flow.root.add("P"))
    if image:
        width = min(MOST_SIGNATURE, SIGNATURE * image.width / image.height)
        height = width * image.height / image.width
        flow.y -= height + 3
        flow.picture(image, flow.at(0, width), flow.y, width, height, flow.root)
    if closing.name:
        size = points if image else points + 2
        lines = flow.plain(closing.name, size, bold=True)
        flow.lines(lines, size, flow.look.band, flow.root.add("P"))


def _in_language(flow: Flow, block: InLanguage) -> None:
    """Another language on pages of its own, so that either can be taken out and kept."""
    if not flow.is_at_top:
        flow.turn()
    tag = flow.root.add("Sect")
    tag.language = block.language
    with flow.within(tag, right_to_left=block.right_to_left):
        for one in block.blocks:
            set_block(flow, one)


def _beside(flow: Flow, block: Beside) -> None:
    """A paragraph beside its own translation; each language is read out whole, one after the other."""
    english, other = flow.root.add("Sect"), flow.root.add("Sect")
    other.language = block.language
    measure = (flow.measure - GUTTER) / 2
    columns = (
        (english, flow.left, False),
        (other, flow.left + measure + GUTTER, block.right_to_left),
    )
    for row in block.rows:
        _beside_row(flow, row, columns, measure)


def _beside_row(
    flow: Flow,
    row: tuple[Block | None, Block | None],
    columns: tuple[tuple[Tag, float, bool], ...],
    measure: float,
) -> None:
    tall = [_height(flow, one, measure, column[2]) for one, column in zip(row, columns, strict=True) if one]
    following = KEPT_WITH_NEXT * flow.look.text_points if isinstance(row[0] or row[1], Heading) else 0.0
    flow.need(max(tall, default=0.0) + following)
    if max(tall, default=0.0) > flow.whole:
        measure, columns = flow.measure, tuple((tag, flow.left, turned) for tag, _, turned in columns)
    top, ends = flow.y, []
    for one, (tag, left, right_to_left) in zip(row, columns, strict=True):
        if one is None:
            continue
        if measure < flow.measure:
            flow.y = top
        with flow.within(tag, left, measure, right_to_left=right_to_left):
            set_block(flow, one)
        ends.append(flow.y)
    flow.y = min(ends, default=top)


def _height(flow: Flow, block: Block, measure: float, right_to_left: bool) -> float:
    """How much of a sheet a block takes in a column; more than a sheet when it cannot stand on one."""
    top = flow.size.height - flow.foot - flow.whole
    trial = Flow(flow.look, top, flow.spacing, broken_before=flow.broken_before)
    trial.y = start = trial.y - CLOSE_ENOUGH
    with trial.within(trial.root, measure=measure, right_to_left=right_to_left):
        set_block(trial, block)
    return start - trial.y if len(trial.sheets) == 1 else flow.whole + 1
