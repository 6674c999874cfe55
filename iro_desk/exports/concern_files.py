"""The ready message about a concern or a thank-you as an e-mail that is not sent."""

from __future__ import annotations

from pathlib import Path

from iro_desk.exports.formats import email_draft
from iro_desk.exports.whole_file import write_whole


def email_name(reference: str) -> str:
    """A name that tells nobody whose it is."""
    return f"Message-{reference}.eml"


def email(subject: str, body: str) -> bytes:
    """The words as an e-mail to be sent from her own mail program; the address is left to her."""
    return email_draft.write(subject, body, "")


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)
