"""Names for files that leave: a random reference, the type and the day, and nothing about anyone."""

from __future__ import annotations

import re
from datetime import date

from iro_desk.domain.codes import DocumentKind

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1, which are misread
_REFERENCE = re.compile(rf"[{LETTERS}]{{4,12}}")
_SUFFIX = re.compile(r"(?:-to-fold)?\.[a-z0-9]{2,5}")


def file_name(kind: DocumentKind, reference: str, on: date, suffix: str, version: int | None = None) -> str:
    """A name such as ``IRO-K7F3Q2-letter-2026-06-04.pdf``.

    Args:
        reference: random, from ``LETTERS``; kept inside the vault beside what it stands for.
        on: the day the document was made, never a date of birth.
        suffix: of the format, such as ``.pdf`` or ``-to-fold.pdf``.
        version: of the paper, for a file that has no place to say it in, such as a plain table; else None.

    Raises:
        ValueError: the reference or suffix could carry something personal or upset a file system.
    """
    _refuse_telling(reference)
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError(
            "a suffix is a dot and 2 to 5 small letters or digits, with “-to-fold” before it for sheets"
        )
    said = "" if version is None else f"-version-{version}"
    return f"IRO-{reference}-{kind.value}-{on.isoformat()}{said}{suffix}"


def package_name(reference: str, on: date) -> str:
    """A name such as ``IRO-K7F3Q2-package-2026-06-04.case``; the rest as for :func:`file_name`."""
    _refuse_telling(reference)
    return f"IRO-{reference}-package-{on.isoformat()}.case"


def message_name(reference: str, on: date) -> str:
    """A name such as ``IRO-K7F3Q2-message-2026-06-04.eml``; the rest as for :func:`file_name`."""
    _refuse_telling(reference)
    return f"IRO-{reference}-message-{on.isoformat()}.eml"


def _refuse_telling(reference: str) -> None:
    if not _REFERENCE.fullmatch(reference):
        raise ValueError("a reference is 4 to 12 of the letters allowed")
