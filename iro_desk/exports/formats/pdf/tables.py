"""Sets tables and grids of facts, repeating the heading row and splitting a row only when it must."""

from __future__ import annotations

from iro_desk.exports.document import Facts, Run, Table
from iro_desk.exports.formats.pdf.flow import RISE, Flow
from iro_desk.exports.formats.pdf.lines import Line
from iro_desk.exports.formats.pdf.marks import Box, Stroke, Tag
from iro_desk.exports.looks import HAIRLINE, INK, MUTED

PAD = 5.0
Cells = list[list[Line]]


def set_table(flow: Flow, table: Table) -> None:
    """A ruled table with a coloured heading row."""
    columns = _columns(flow, table.widths)
    points = flow.look.text_points - 0.75
    tag = flow.root.add("Table", O="/Table", Summary=table.caption)
    flow.gap(2)
    head = _cells(flow, table.headers, columns, points, bold=True)
    first = _cells(flow, table.rows[0], columns, points) if table.rows else []
    flow.need(_height(head, points) + min(_height(first, points), flow.whole / 3))
    _set_head(flow, head, columns, points, tag.add("TR"))
    for row in table.rows:
        _set_row(flow, _cells(flow, row, columns, points), head, columns, points, tag.add("TR"))
    flow.gap(6)


def set_facts(flow: Flow, facts: Facts) -> None:
    """A grid of labels with their values."""
    points = flow.look.text_points
    columns = _columns(flow, (30, 70))
    tag = flow.root.add("Table", O="/Table", Summary="Facts")
    flow.gap(4)
    for fact in facts.rows:
        row = tag.add("TR")
        label = flow.broken((Run(fact.label),), points, columns[0][1] - 2 * PAD)
        value = flow.broken((Run(fact.value, bold=True),), points, columns[1][1] - 2 * PAD)
        height = _height([label, value], points, pad=2.5)
        flow.need(height)
        heads = (row.add("TH", O="/Table", Scope="/Row"), row.add("TD"))
        for lines, (x, _), cell, colour in zip((label, value), columns, heads, (MUTED, INK), strict=True):
            _set_lines(flow, lines, x - (PAD if colour == MUTED else 0), points, colour, cell.add("P"), 2.5)
        flow.y -= height
        flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, HAIRLINE, 0.4))
    flow.gap(6)


def _columns(flow: Flow, widths: tuple[float, ...]) -> list[tuple[float, float]]:
    """Where each column begins and how wide it is, in points."""
    columns: list[tuple[float, float]] = []
    x = flow.left
    for share in widths:
        width = flow.measure * share / sum(widths)
        columns.append((x, width))
        x += width
    return columns


def _cells(
    flow: Flow,
    texts: tuple[str, ...],
    columns: list[tuple[float, float]],
    points: float,
    *,
    bold: bool = False,
) -> Cells:
    return [
        flow.broken((Run(text, bold),), points, width - 2 * PAD)
        for text, (_, width) in zip(texts, columns, strict=True)
    ]


def _pitch(points: float) -> float:
    return points * 1.32


def _height(cells: Cells, points: float, pad: float = PAD) -> float:
    return max((len(lines) for lines in cells), default=0) * _pitch(points) + 2 * pad


def _set_lines(
    flow: Flow, lines: list[Line], x: float, points: float, colour: str, tag: Tag | None, pad: float = PAD
) -> None:
    y = flow.y - pad
    for line in lines:
        y -= _pitch(points)
        flow.words(line, x + PAD, y + _pitch(points) / 2 - points * RISE, points, colour, tag)


def _set_head(
    flow: Flow, head: Cells, columns: list[tuple[float, float]], points: float, row: Tag | None
) -> None:
    """The heading row; a repeated one has no tag, because it was read out already."""
    height = _height(head, points)
    flow.put(Box(flow.left, flow.y - height, flow.measure, height, 0, flow.look.soft))
    for lines, (x, _) in zip(head, columns, strict=True):
        tag = row.add("TH", O="/Table", Scope="/Column").add("P") if row else None
        _set_lines(flow, lines, x, points, INK, tag)
    flow.y -= height
    flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, flow.look.band, 0.9))


def _set_row(
    flow: Flow, cells: Cells, head: Cells, columns: list[tuple[float, float]], points: float, row: Tag
) -> None:
    tags = [row.add("TD").add("P") for _ in cells]
    rest = cells
    while rest:
        height = _height(rest, points)
        if height > flow.room and (height <= flow.whole / 2 or flow.room < 6 * _pitch(points)):
            flow.turn()
            _set_head(flow, head, columns, points, None)
        fitting = max(1, int((flow.room - 2 * PAD) / _pitch(points)))
        now = [lines[:fitting] for lines in rest]
        for lines, (x, _), tag in zip(now, columns, tags, strict=True):
            _set_lines(flow, lines, x, points, INK, tag)
        flow.y -= _height(now, points)
        flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, HAIRLINE, 0.5))
        later = [lines[fitting:] for lines in rest]
        rest = later if any(later) else []
