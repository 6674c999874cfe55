"""How somebody receives papers, and whether what is known of their address makes one stop before posting (S45)."""

from __future__ import annotations

import re

from iro_desk.domain.codes.code import Code

_POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b")
_MOVED = re.compile(
    r"\b(?:moved|moving|new address|changed address|no longer (?:at|lives?))\b", re.IGNORECASE
)
NO_ADDRESS = "They get papers by post, and no address is on the list."
OTHER_POSTCODE = "The notes about them hold another postcode than their address."
MAY_HAVE_MOVED = "The notes about them speak of a move or a new address."


class ReceivesHow(Code):
    """How a paper reaches somebody."""

    EMAIL = "email", "By e-mail, from the office"
    POST = "post", "By post"
    BY_HAND = "by_hand", "By hand"
    SYSTEM = "system", "In the council’s own system"


def doubt(address: str, notes: str) -> str:
    """Return why an address is not to be posted to before it is checked; empty when nothing speaks against it."""
    if not address.strip():
        return NO_ADDRESS
    known = {_plain(match) for match in _POSTCODE.finditer(address)}
    if any(_plain(match) not in known for match in _POSTCODE.finditer(notes)):
        return OTHER_POSTCODE
    return MAY_HAVE_MOVED if _MOVED.search(notes) else ""


def _plain(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}".upper()
