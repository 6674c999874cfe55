"""Puts A5 pages two a side on A4, so that the sheets fold into a booklet."""

from __future__ import annotations

from dataclasses import replace

from iro_desk.exports.formats.pdf.marks import Mark, Pages, Stroke

PAGES_A_SHEET = 4


def imposed(pages: Pages) -> Pages:
    """The same pages and tags on sheets twice as wide; the pages are made up with white to fours."""
    width, height = pages.size
    count = -(-len(pages.sheets) // PAGES_A_SHEET) * PAGES_A_SHEET
    filled = [*pages.sheets, *([] for _ in range(count - len(pages.sheets)))]
    sides: list[list[Mark]] = []
    for left, right in sides_of(count):
        sides.append([*filled[left], *(_moved(mark, width) for mark in filled[right])])
    return Pages(pages.root, sides, (2 * width, height), pages.tint)


def sides_of(count: int) -> list[tuple[int, int]]:
    """Which pages stand left and right on each side of a booklet, counted from 0; ``count`` in fours."""
    found: list[tuple[int, int]] = []
    for sheet in range(count // PAGES_A_SHEET):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        found += [(last, first), (first + 1, last - 1)]
    return found


def _moved(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Stroke):
        return replace(mark, from_x=mark.from_x + by, to_x=mark.to_x + by)
    if hasattr(mark, "tag") and mark.tag is not None and mark.tag.box:
        left, foot, right, top = mark.tag.box
        mark.tag.box = left + by, foot, right + by, top
    return replace(mark, x=mark.x + by)
