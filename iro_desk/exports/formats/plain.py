"""Writes a document as plain text for an e-mail, its lines no longer than a mail program shows whole."""

from __future__ import annotations

import re
import textwrap
from typing import Final

from iro_desk.exports.document import (
    Banner,
    Beside,
    Block,
    Bullets,
    Closing,
    Document,
    Facts,
    Heading,
    Idea,
    Ideas,
    InLanguage,
    Panel,
    Promise,
    Promises,
    Rule,
    Table,
    said,
)
from iro_desk.exports.document_text import lines_of
from iro_desk.exports.glyphs import clean

WIDTH: Final = 72
# A telephone number stays on one line.
_NUMBER: Final = re.compile(r"\d{3,}(?: \d{3,})+")


def text(document: Document) -> str:
    """The whole document in words, each language after the other; pictures are left out.

    The marking stands first and last, as at the top and the foot of a page.
    """
    foot = (_wrapped(document.edition), _wrapped(document.note), _wrapped(document.marking))
    parts = [_wrapped(document.marking), *(_block(block) for block in document.blocks), *foot]
    return "\n\n".join(part for part in parts if part) + "\n"


def write(document: Document) -> bytes:
    """The same words as the bytes of a file, in UTF-8."""
    return text(document).encode("utf-8")


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return _wrapped(words) if level > 1 else f"{_wrapped(words)}\n{'=' * min(WIDTH, len(words))}"
        case Banner():
            return _banner(block)
        case Bullets(items):
            return "\n".join(_wrapped(item, "- ") for item in items)
        case Promises():
            return "\n".join(
                _promise(number, promise) for number, promise in enumerate(block.promises, block.first)
            )
        case Facts(rows=rows):
            return "\n".join(_wrapped(f"{fact.label}: {fact.value}", later="  ") for fact in rows)
        case Table():
            return "\n".join(_row(block.headers, row) for row in block.rows)
        case Panel(lead, lines):
            return "\n".join(_wrapped(line) for line in ((lead, *lines) if lead else lines))
        case Closing(words, name):
            return "\n".join(one for one in (words, name) if one)
        case Rule():
            return "-" * WIDTH
        case _:
            return _longer(block)


def _row(headers: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row of a table, each cell behind the heading of its column; one with nothing in it is left out."""
    told = [(header, cell) for header, cell in zip(headers, row, strict=True) if cell.strip()]
    lines: list[str] = []
    for number, (header, cell) in enumerate(told):
        first, *more = f"{header}: {cell}".splitlines()
        lines.append(_wrapped(first, "  " if number else "- ", "    "))
        lines += [_wrapped(line, "    ") for line in more]
    return "\n".join(lines)


def _longer(block: Block) -> str:
    """Blocks that hold others, and what is said line by line."""
    match block:
        case Ideas(ideas):
            return "\n\n".join(_idea(idea) for idea in ideas)
        case InLanguage(blocks=blocks):
            return "\n\n".join([_line(), *(_block(one) for one in blocks)])
        case Beside(rows=rows):
            english, other = ([one for row in rows if (one := row[side])] for side in (0, 1))
            return "\n\n".join([*map(_block, english), _line(), *map(_block, other)])
        case _:
            return "\n".join(_wrapped(line) for line in lines_of(block))


def _line() -> str:
    return "-" * WIDTH


def _banner(banner: Banner) -> str:
    greetings = [banner.greeting, *(lines_of(banner.greeting_too) if banner.greeting_too else [])]
    head = "\n".join([banner.dated, banner.sender, *banner.lines])
    return f"{head}\n\n" + "\n".join(greetings)


def _promise(number: int, promise: Promise) -> str:
    lead = f"{number}. "
    detail = f"\n{_wrapped(promise.detail, ' ' * len(lead))}" if promise.detail else ""
    return _wrapped(promise.what, lead) + detail


def _idea(idea: Idea) -> str:
    words = [said(" ".join(idea.lines))] if idea.is_said else list(idea.lines)
    return "\n".join(_wrapped(line) for line in ([idea.heading, *words] if idea.heading else words))


def _wrapped(words: str, first: str = "", later: str | None = None) -> str:
    """Words in lines, each beginning below where the first one's words do."""
    after = " " * len(first) if later is None else later
    lines = _NUMBER.sub(lambda found: found.group().replace(" ", "\u00a0"), clean(words)).splitlines()
    wrapped = "\n".join(
        textwrap.fill(
            line, WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )  # fmt: skip
    return wrapped.replace("\u00a0", " ")
