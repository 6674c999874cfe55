"""Reads what a WebDAV server tells of one file or folder (RFC 4918, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_DAV: Final = "{DAV:}"


@dataclass(frozen=True, slots=True)
class Thing:
    """One file or folder; ``length`` is 0 for a folder, in bytes."""

    is_folder: bool
    length: int


def told(body: bytes) -> Thing | None:
    """Return what is told of the one thing asked for; None when this is no such answer."""
    try:
        whole = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    if whole.tag != f"{_DAV}multistatus" or whole.find(f"{_DAV}response") is None:
        return None
    is_folder = whole.find(f".//{_DAV}resourcetype/{_DAV}collection") is not None
    length = (whole.findtext(f".//{_DAV}getcontentlength") or "").strip()
    if not is_folder and not length.isdigit():
        return None
    return Thing(is_folder, int(length or 0) if not is_folder else 0)
