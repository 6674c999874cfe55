"""The words of the send screen: who, whose, how many pages, and the button that names them (S49)."""

from __future__ import annotations

from dataclasses import dataclass

from iro_desk.domain.codes import DocumentKind, Role

_CALLED = {
    DocumentKind.OUTCOMES: "outcomes",
    DocumentKind.FULL_RECORD: "full record",
    DocumentKind.LETTER: "letter",
    DocumentKind.MONITORING: "monitoring form",
    DocumentKind.SHEET: "form",
    DocumentKind.FOOTPRINT: "page of what was done",
    DocumentKind.THANKS: "thank-you",
}
_NO_ROLE = frozenset({Role.OTHER.label, Role.SIBLING.label})
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Going:
    """One paper on its way, in the names the officer uses.

    Args:
        child: the name the child is called by.
        reader: the name of whom it is for.
        role: the words of what they are to the child.
        is_child: whether it is for the child.
        has_namesake: whether somebody else on the list has the same role, so that the role tells too little.
    """

    kind: DocumentKind
    child: str
    reader: str
    role: str
    is_child: bool
    has_namesake: bool


def whom(going: Going) -> str:
    """Such as "Amira’s carer", "Jan R." where the role tells too little, or the child's own name."""
    if going.is_child:
        return going.child
    if going.has_namesake or going.role in _NO_ROLE:
        return going.reader
    return f"{possessive(going.child)} {going.role[:1].lower()}{going.role[1:]}"


def save_words(going: Going) -> str:
    """The main button, such as "Save letter for Amira’s carer"."""
    return f"Save {called(going.kind)} for {whom(going)}"


def question(going: Going) -> str:
    """The title, such as "Send Amira’s outcomes to Jan R.?"."""
    what = "the letter" if going.is_child and going.kind is DocumentKind.LETTER else None
    return f"Send {what or f'{possessive(going.child)} {called(going.kind)}'} to {going.reader}?"


def called(kind: DocumentKind) -> str:
    """What a paper is called within a sentence."""
    return _CALLED.get(kind, kind.label[:1].lower() + kind.label[1:])


def possessive(name: str) -> str:
    """Such as "Amira’s" and "James’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def count_words(count: int, one: str, several: str) -> str:
    """A count in words: "one page", "three pages", "no attachments", "12 pages"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {one if count == 1 else several}"
