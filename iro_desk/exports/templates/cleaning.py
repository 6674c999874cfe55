"""Takes out of a part of a template whatever could run, reach out, hide or say who made it, and counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any, Final

from iro_desk.exports.templates.fields import LINK, without_fields
from iro_desk.exports.templates.names import (
    COMMENTED,
    EMBEDDED,
    NEWER,
    NOTED,
    OPENED_UP,
    SPACES,
    TRACKED_IN,
    TRACKED_MARKS,
    TRACKED_OUT,
    UNSAID,
    XML,
    named,
)
from iro_desk.exports.templates.trees import above, drop, open_up

TRACKED, OBJECT, HIDDEN, WAITING, NOTE, PICTURE = "tracked", "object", "hidden", "waiting", "note", "picture"
_DRAWN: Final = (named("w:drawing"), named("w:pict"))
_OFF: Final = frozenset({"0", "false", "off"})
_ALLOWED: Final = frozenset(SPACES.values())
_OUTWARD: Final = frozenset({"href", "src", "target", "base", "action"})
_IN_ATTRIBUTES: Final = frozenset(SPACES[one] for one in ("w", "r", "wp", "a")) | {XML}


def clean(root: Any, kept: Collection[str], left_out: Counter[str]) -> None:
    """Clean one part in place.

    Args:
        root: the page, a header, a foot, the styles, the numbering or the theme.
        kept: the ids of those links to other parts that stay.
        left_out: what went, by its kind.
    """
    _choose_drawings(root)
    _accept_changes(root, left_out)
    without_fields(root, left_out)
    _take_out(root, left_out)
    _take_hidden_out(root, left_out)
    _keep_known(root)
    _keep_links(root, kept, left_out)
    _settle_drawings(root, left_out)
    for run in list(root.iter(named("w:r"))):
        if not any(child.tag != named("w:rPr") for child in run):
            drop(run)


def _choose_drawings(root: Any) -> None:
    """One form of each drawing that comes in two: today's where it is understood."""
    for either in list(root.iter(named("mc:AlternateContent"))):
        choices = [
            one for one in either.findall(named("mc:Choice")) if set(one.get("Requires", "").split()) <= NEWER
        ]
        chosen = choices[0] if choices else either.find(named("mc:Fallback"))
        for one in list(either):
            if one is not chosen:
                either.remove(one)
        if chosen is not None:
            open_up(chosen)
        open_up(either)


def _accept_changes(root: Any, left_out: Counter[str]) -> None:
    """Tracked changes as if each had been accepted."""
    for one in list(root.iter(*TRACKED_OUT, *TRACKED_IN, *TRACKED_MARKS)):
        left_out[TRACKED] += 1
        row = above(one, named("w:tr")) if one.getparent() is not None else None
        if one.tag in TRACKED_IN:
            open_up(one)
        elif one.tag in TRACKED_OUT and row is not None and one.getparent().tag == named("w:trPr"):
            drop(row)
        else:
            drop(one)


def _take_out(root: Any, left_out: Counter[str]) -> None:
    """Comments, embedded things, notes, links and boxes that wait to be filled in."""
    for one in list(root.iter(named("w:sdt"))):
        waits = one.find(f"{named('w:sdtPr')}/{named('w:showingPlcHdr')}") is not None
        left_out[WAITING] += waits
        drop(one) if waits else open_up(one)
    for kind, tags in ((OBJECT, EMBEDDED), (NOTE, NOTED), ("comment mark", COMMENTED), ("", UNSAID)):
        for one in list(root.iter(*tags)):
            # What stood inside another went with it.
            left_out[kind] += above(one, *tags) is None
            drop(one)
    for one in list(root.iter(named("w:hyperlink"))):
        left_out[LINK] += 1
        open_up(one)
    for one in list(root.iter(named("a:hlinkClick"), named("a:hlinkHover"))):
        left_out[LINK] += 1
        drop(one)
    for one in list(root.iter(*OPENED_UP)):
        open_up(one)


def _take_hidden_out(root: Any, left_out: Counter[str]) -> None:
    for mark in list(root.iter(named("w:vanish"))):
        run = above(mark, named("w:r"))
        if run is not None and mark.get(named("w:val"), "1") not in _OFF:
            left_out[HIDDEN] += 1
            drop(run)
        else:
            drop(mark)


def _keep_known(root: Any) -> None:
    """Only elements and attributes that are understood, and no trace of who wrote which line when."""
    for one in list(root.iter()):
        if not isinstance(one.tag, str) or one.tag[1:].partition("}")[0] not in _ALLOWED:
            # A remark or an instruction to another program has no name at all.
            drop(one)
            continue
        for name in list(one.attrib):
            space, _, word = name[1:].partition("}") if name.startswith("{") else ("", "", name)
            is_known = not space or space in _IN_ATTRIBUTES
            if not is_known or word.startswith("rsid") or (not space and word in _OUTWARD):
                del one.attrib[name]


def _keep_links(root: Any, kept: Collection[str], left_out: Counter[str]) -> None:
    """Take out what points to a part that does not stay: a whole drawing, where it is one's picture."""
    space = f"{{{SPACES['r']}}}"
    for one in list(root.iter()):
        lost = [name for name, value in one.attrib.items() if name.startswith(space) and value not in kept]
        if not lost:
            continue
        drawing = above(one, *_DRAWN)
        if drawing is None:
            drop(one)
        elif drawing.getparent() is not None:
            left_out[PICTURE] += 1
            drop(drawing)


def _settle_drawings(root: Any, left_out: Counter[str]) -> None:
    """Take out drawings of a kind that is not understood, and the names that pictures were saved under."""
    for held in list(root.iter(named("a:graphicData"))):
        drawing = above(held, named("w:drawing"))
        if len(held) == 0 and drawing is not None and drawing.getparent() is not None:
            left_out[PICTURE] += 1
            drop(drawing)
    numbered = root.iter(named("wp:docPr"), named("pic:cNvPr"), named("wps:cNvPr"), named("wpg:cNvPr"))
    for number, one in enumerate(numbered, 1):
        one.set("name", f"Picture {number}")
        one.attrib.pop("title", None)
        if "\\" in one.get("descr", "") or "://" in one.get("descr", ""):
            one.set("descr", "")
