"""The words the officer's spelling knows beside the dictionary: her own, and every name on the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.errors import Refusal
from iro_desk.records import Child, OfficerWord, Person
from iro_desk.services import settings, swaps
from iro_desk.services.entering import fetch, insert, key

_NAME = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One of the officer's words, as the list shows it."""

    word_id: int
    word: str


@dataclass(frozen=True, slots=True)
class WritingHelp:
    """What helps her write.

    Args:
        own: her words.
        names: every name on the desk, in its pieces; held in memory only.
        checks_spelling, marks_jargon: whether she wants them.
        swaps: each a term and what she would rather have offered; empty when it is not to be marked.
    """

    own: frozenset[str]
    names: frozenset[str]
    checks_spelling: bool
    marks_jargon: bool
    swaps: tuple[tuple[str, str], ...] = ()


def writing_help(session: Session) -> WritingHelp:
    """Return the words and names that are right on this desk, and what is switched on."""
    kept = settings.values(session)
    children = session.exec(select(Child.preferred_name, Child.surname)).all()
    people = session.exec(select(Person.name)).all()
    names = [name for pair in children for name in pair] + list(people)
    names += [kept["officer.name"], kept["officer.known_as"]]
    return WritingHelp(
        own=frozenset(row.word for row in own_words(session)),
        names=frozenset(piece for name in names for piece in _NAME.findall(name.replace("’", "'"))),
        checks_spelling=kept[settings.SPELLING] == "yes",
        marks_jargon=kept[settings.PLAIN_WORDS] == "yes",
        swaps=tuple((row.term, row.instead) for row in swaps.hers(session)),
    )


def own_words(session: Session) -> tuple[OwnWord, ...]:
    """Return her words in the order of the alphabet."""
    rows = session.exec(select(OfficerWord).order_by(col(OfficerWord.word))).all()
    return tuple(OwnWord(key(row), row.word) for row in sorted(rows, key=lambda row: row.word.casefold()))


def add_word(session: Session, word: str) -> None:
    """Keep a word as one that is spelt right; one that is kept already stays as it is."""
    word = word.strip().replace("’", "'")
    if not _WORD.fullmatch(word):
        raise Refusal("Enter one word, without spaces.", field="word")
    if len(word) > MOST_LETTERS:
        raise Refusal(f"A word must be {MOST_LETTERS} letters or fewer.", field="word")
    if session.exec(select(OfficerWord).where(OfficerWord.word == word)).first() is None:
        insert(session, OfficerWord, word=word)


def remove_word(session: Session, word_id: int) -> None:
    """Take a word off her list; Undo brings it back."""
    session.delete(fetch(session, OfficerWord, word_id))
    session.flush()
