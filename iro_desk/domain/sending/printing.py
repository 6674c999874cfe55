"""The words of printing: the name a queue shows, the button that names the printer, and what stands on paper (S53)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from iro_desk.domain.sending.wording import Going, called, possessive, whom

LETTERS = 4
PLACES = 16


def job_name(reference: str) -> str:
    """What the queue of a printer shows, such as "Document 7F3K": nobody's name, and not the file's.

    Args:
        reference: random letters made for this printing alone.
    """
    return f"Document {reference[:LETTERS]}"


def print_words(going: Going, printer: str) -> str:
    """The button, such as "Print Amira’s letter on Office 2" or "Print outcomes for Amira’s carer on Office 2"."""
    if going.is_child:
        return f"Print {possessive(going.child)} {called(going.kind)} on {printer}"
    return f"Print {called(going.kind)} for {whom(going)} on {printer}"


def print_own_words(title: str, printer: str) -> str:
    """The button for a paper of the officer's own, such as "Print the week on Office 2"."""
    return f"Print {title} on {printer}"


def place_of(printers: Iterable[str]) -> str:
    """By which a place is known again: the printers that are there. Where they differ, it is another place."""
    return hashlib.sha256("\n".join(sorted(printers)).encode()).hexdigest()[:PLACES]


def given_words(to: str, read_with: str) -> str:
    """Who has it, such as "Given to Jan R., read with Amira"."""
    return ", ".join(
        (
            f"Given to {' '.join(to.split())}",
            *((f"read with {' '.join(read_with.split())}",) if read_with.strip() else ()),
        )
    )
