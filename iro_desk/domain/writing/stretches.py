"""Cuts a text into its sentences, and knows which words are prose: nothing quoted, no number, address or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from iro_desk.domain.calendar_names import DAYS, MONTHS
from iro_desk.domain.writing.words import Word, is_code, quotations, words

#: what stands for each quoted character: no letter, no space and no mark
HIDDEN = "\u2588"
_END = re.compile(rf"[.!?…]+[\"”’')\]{HIDDEN}]*(?=\s|$)|{HIDDEN}(?=\s+[A-Z])|\n+")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|[A-Z])\.$")
_MARK = re.compile(r"\s*(?:[-•▪✓*–]|\d{1,2}[.)]|#+)\s+")
_LIST_LINE = re.compile(r"[-•▪✓*–>#]|\d{1,2}[.)]\s")
_WRAPPED_AT = 45
_LONG_LINE, _PIECE = 2_000, 600
_CALENDAR = frozenset(name.casefold() for name in (*DAYS, *MONTHS))
_I = frozenset({"i", "i'm", "i've", "i'll", "i'd"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence, or one line that stands alone.

    Args:
        start, end: in characters of the text.
        words: those that are prose, where they stand in the text.
        names: which of them, by place, are names, days or months.
        is_sentence: False for a heading, a greeting or a date: a short line with no mark at its end.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    names: frozenset[int]
    is_sentence: bool


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return every stretch in order."""
    hidden = without_quotations(text)
    return tuple(_moved(_read(hidden[start:end]), start) for start, end in spans(hidden))


def without_quotations(text: str) -> str:
    """Return the text with somebody's own words hidden, each character in its place.

    What is in quotation marks is somebody's own, and so is a line set off with ``>``.
    """
    return "\n".join(_hidden(line) for line in text.split("\n"))


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Return a text in pieces that can be looked at one by one, each with where it begins.

    A piece is a line, or some whole sentences of a very long one; no quotation is cut in two.
    """
    start = 0
    for line in text.split("\n"):
        begun = 0
        if len(line) > _LONG_LINE:
            for first, _ in spans(without_quotations(line)):
                if first - begun > _PIECE:
                    yield start + begun, line[begun:first]
                    begun = first
        yield start + begun, line[begun:]
        start += len(line) + 1


def unwrapped(text: str) -> str:
    """Join the lines of a file that breaks every line at one width; lists and empty lines stay as they are."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return "\n\n".join(_joined(block) for block in blocks)


def spans(hidden: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence of a text with no quotation begins and ends; a line's end ends one."""
    start = 0
    for mark in _END.finditer(hidden):
        is_stop = mark.group()[0] == "."
        if is_stop and (_is_short_form(hidden, start, mark.start()) or _goes_on(hidden, mark.end())):
            continue
        end = mark.start() if "\n" in mark.group() else mark.end()
        yield from _trimmed(hidden, start, end)
        start = mark.end()
    yield from _trimmed(hidden, start, len(hidden))


def _hidden(line: str) -> str:
    if line.lstrip().startswith(">"):
        return HIDDEN * len(line)
    for start, end in quotations(line):
        line = line[:start] + HIDDEN * (end - start) + line[end:]
    return line


def _joined(block: str) -> str:
    lines = block.split("\n")
    joined = lines[:1]
    for before, line in pairwise(lines):
        if len(before.rstrip()) >= _WRAPPED_AT and line.strip() and not _LIST_LINE.match(line.strip()):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_short_form(text: str, start: int, at: int) -> bool:
    return bool(_SHORT_FORM.search(text, max(start, at - 5), at + 1))


def _goes_on(text: str, at: int) -> bool:
    """Whether the next word has no capital."""
    rest = text[at : at + 3].lstrip(" ")
    return bool(rest) and rest[0].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@lru_cache(maxsize=4_000)
def _read(sentence: str) -> Stretch:
    found: list[Word] = []
    names: set[int] = set()
    for number, word in enumerate(words(sentence)):
        if _is_number(sentence, word):
            continue
        if _is_name(word, number == 0):
            names.add(len(found))
        found.append(word)
    ended = sentence.rstrip("*_)”\"’' ")[-1:] in (".", "!", "?", "…", ":")
    return Stretch(0, len(sentence), tuple(found), frozenset(names), ended or len(found) > 4)


def _moved(read: Stretch, by: int) -> Stretch:
    moved = tuple(Word(word.text, word.start + by, word.end + by) for word in read.words)
    return Stretch(by, by + read.end, moved, read.names, read.is_sentence)


def _is_number(sentence: str, word: Word) -> bool:
    if any(letter.isdigit() for letter in word.text):
        return True
    return HIDDEN not in sentence and not word.text.isupper() and is_code(sentence, word)


def _is_name(word: Word, is_first: bool) -> bool:
    folded = word.text.casefold().replace("’", "'")
    if folded in _CALENDAR:
        return True
    return word.text[:1].isupper() and not is_first and folded not in _I
