"""Reads an SSDA903 return in its XML form, one child at a time, with no entities and no deep nesting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from iro_desk.errors import Refusal
from iro_desk.services.imports.source import Limits, Row, Source, Table, TableKind, damaged, nothing_known

_KINDS = (TableKind.HEADER, TableKind.EPISODES, TableKind.REVIEWS, TableKind.UASC, TableKind.MISSING)
_ROOT = "EXPSSDA903"


def read(path: Path, limits: Limits) -> Source:
    """Read one XML return.

    Raises:
        Refusal: it is damaged, declares entities, is nested too deeply or is some other XML.
    """
    found: dict[TableKind, list[Row]] = {kind: [] for kind in _KINDS}
    try:
        with path.open("rb") as stream:
            for child in _children(stream, limits):
                _add_child(child, found)
    except DefusedXmlException:
        raise Refusal(
            "This XML file carries instructions of its own, which a return never does, so it was not read.",
            "Ask for the return as it left the council's system.",
        ) from None
    except (ParseError, UnicodeDecodeError, LookupError, ValueError):
        raise damaged("XML file") from None
    if not found[TableKind.HEADER]:
        raise nothing_known()
    return Source(tuple(Table(kind, path.name, tuple(rows)) for kind, rows in found.items()))


def _children(stream: BinaryIO, limits: Limits) -> Iterator[Element]:
    depth = 0
    root: Element | None = None
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            depth += 1
            if depth > limits.depth:
                raise Refusal(
                    "This XML file is nested deeper than any return.", "Ask for a fresh copy of it."
                )
            if root is None:
                root = element
                if _name(element) != _ROOT:
                    raise nothing_known()
            continue
        depth -= 1
        if depth == 1 and root is not None:
            if _name(element) == "CHILD":
                yield element
            root.clear()


def _add_child(child: Element, found: dict[TableKind, list[Row]]) -> None:
    header = next((part for part in child if _name(part) == "HEADER"), None)
    if header is None:
        return
    own = _texts(header)
    own["CHILD"] = own.pop("CHILDID", "")
    shared = {name: own[name] for name in ("CHILD", "DOB") if own.get(name)}
    _add(found[TableKind.HEADER], own)
    if own.get("UASC") == "1" or own.get("DUC"):
        _add(found[TableKind.UASC], shared)
    for part in (*header, *child):
        match _name(part):
            case "AREVIEW":
                _add(found[TableKind.REVIEWS], shared | _texts(part))
            case "AMISSING":
                _add(found[TableKind.MISSING], shared | _texts(part))
            case "EPISODE":
                cells = shared | _texts(part)
                if "PL" in cells:
                    cells["PLACE"] = cells.pop("PL")
                _add(found[TableKind.EPISODES], cells)


def _add(rows: list[Row], cells: dict[str, str]) -> None:
    rows.append(Row(len(rows) + 1, cells))


def _texts(element: Element) -> dict[str, str]:
    return {_name(part): text for part in element if not len(part) and (text := (part.text or "").strip())}


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
