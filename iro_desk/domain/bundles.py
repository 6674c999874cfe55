"""What a bundle for business support is made of, and how its receipt is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_PAPERS = 100


@dataclass(frozen=True, slots=True)
class BundledPaper:
    """One finished file, and what business support is told of it inside the seal.

    Args:
        about: the child, as business support files papers.
        goes_to: the person it is for, with who they are.
    """

    file_name: str
    content: bytes
    paper: str
    about: str
    goes_to: str


@dataclass(frozen=True, slots=True)
class ToBundle:
    """Everything a sealed file is made from; the same of these always makes the same file.

    Args:
        reference: random, and the bundle's name.
        code: random; it stands inside alone and comes back on the receipt.
        words: what opens it.
    """

    reference: str
    code: str
    words: str
    made_on: date
    papers: tuple[BundledPaper, ...]


def bundle_name(reference: str, on: date) -> str:
    """The sealed file's name, which says nothing of anybody."""
    return f"IRO-{reference}-bundle-{on.isoformat()}.zip"


def receipt_name(reference: str) -> str:
    """The name of the receipt, inside the bundle and where the office saves it."""
    return f"IRO-{reference}-receipt.txt"
