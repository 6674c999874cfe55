"""Sees to it that a template has every style our papers use, and lends it those it lacks (F52)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE

from iro_desk.exports.templates.names import named
from iro_desk.exports.templates.trees import drop

NEEDED: Final = {
    "Normal": "Normal", "Title": "Title", "heading 1": "Heading 1", "heading 2": "Heading 2", "Quote": "Quote",
    "List Number": "List Number", "List Bullet": "List Bullet", "Table Grid": "Table Grid", "header": "Header",
    "footer": "Footer",
}  # fmt: skip
"""Each style by the name within the file, with the name Word shows."""
_OURS: Final = "IRODesk"
_LISTED: Final = ("List Number", "List Bullet")


def lent(word: WordDocument, ours: WordDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lend a template the styles it lacks; returns the names of those it has and of those that were lent.

    Args:
        word: the template, changed in place.
        ours: a page of our own with every style.
    """
    styles = word.styles.element
    held = _by_name(styles)
    for needed in NEEDED:
        # Some programs write the name as it is shown; only Word's own spelling is found again.
        other = held.get(needed, held.get(needed.casefold()))
        if other is not None:
            other.find(named("w:name")).set(named("w:val"), needed)
            held[needed] = other
    found = tuple(shown for name, shown in NEEDED.items() if name in held)
    lacking = [name for name in NEEDED if name not in held]
    for name in lacking:
        _lend(word, ours, name)
    return found, tuple(NEEDED[name] for name in lacking)


def _by_name(styles: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for style in styles.findall(named("w:style")):
        name = style.find(named("w:name"))
        kind = style.get(named("w:type"), "paragraph")
        if name is None or kind not in ("paragraph", "table"):
            continue
        value = name.get(named("w:val"), "")
        if (kind == "table") is (value.casefold() == "table grid"):
            found.setdefault(value, style)
            found.setdefault(value.casefold(), style)
    return found


def _lend(word: WordDocument, ours: WordDocument, name: str) -> None:
    """Copy one of our styles, without its typeface and its colours: those stay the template's."""
    style = deepcopy(_by_name(ours.styles.element)[name])
    styles = word.styles.element
    base = word.styles.default(
        WD_STYLE_TYPE.TABLE if style.get(named("w:type")) == "table" else WD_STYLE_TYPE.PARAGRAPH
    )
    style.set(named("w:styleId"), f"{_OURS}{style.get(named('w:styleId'))}")
    for tag in ("w:link", "w:next", "w:basedOn", "w:rsid"):
        for one in style.findall(named(tag)):
            drop(one)
    if name != "Normal":
        style.attrib.pop(named("w:default"), None)
        if base is not None:
            based = style.makeelement(named("w:basedOn"), {named("w:val"): base.style_id})
            style.find(named("w:name")).addnext(based)
    for one in list(style.iter(named("w:rFonts"), named("w:color"), named("w:lang"))):
        drop(one)
    styles.append(style)
    if name in _LISTED:
        _number(word, ours, style)


def _number(word: WordDocument, ours: WordDocument, style: Any) -> None:
    """Give a lent list its own numbers or bullets, apart from the template's lists."""
    theirs, source = word.part.numbering_part.element, ours.part.numbering_part.element
    pointer = next(style.iter(named("w:numId")))
    wanted = pointer.get(named("w:val"))
    number = next(one for one in source.findall(named("w:num")) if one.get(named("w:numId")) == wanted)
    kind = number.find(named("w:abstractNumId")).get(named("w:val"))
    shape = deepcopy(
        next(
            one for one in source.findall(named("w:abstractNum")) if one.get(named("w:abstractNumId")) == kind
        )
    )
    shape_id = _free(theirs, "w:abstractNum", "w:abstractNumId")
    shape.set(named("w:abstractNumId"), str(shape_id))
    for tag in ("w:nsid", "w:tmpl"):
        for one in shape.findall(named(tag)):
            drop(one)
    for one in shape.iter(named("w:pStyle")):
        one.set(named("w:val"), style.get(named("w:styleId")))
    # The schema has every shape before the first number.
    theirs.insert(len(theirs.findall(named("w:abstractNum"))), shape)
    added = theirs.makeelement(named("w:num"), {named("w:numId"): str(_free(theirs, "w:num", "w:numId"))})
    added.append(theirs.makeelement(named("w:abstractNumId"), {named("w:val"): str(shape_id)}))
    theirs.append(added)
    pointer.set(named("w:val"), added.get(named("w:numId")))


def _free(root: Any, tag: str, attribute: str) -> int:
    taken = [int(one.get(named(attribute), "0")) for one in root.findall(named(tag))]
    return max(taken, default=0) + 1


def in_british_english(word: WordDocument) -> None:
    """Have every word read out and spelt in British English (U44)."""
    styles = word.styles.element
    for one in styles.iter(named("w:lang")):
        one.set(named("w:val"), "en-GB")
    normal = word.styles["Normal"].element.get_or_add_rPr()
    if normal.find(named("w:lang")) is None:
        normal.append(normal.makeelement(named("w:lang"), {named("w:val"): "en-GB"}))
