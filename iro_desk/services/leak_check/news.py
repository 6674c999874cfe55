"""What was said or decided about somebody, as what may not be read by one reader of one letter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache

from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.codes import Role, Share
from iro_desk.domain.leaks.family_matters import ALWAYS, BESIDE
from iro_desk.domain.leaks.near_copies import is_copied, runs, sentences
from iro_desk.domain.leaks.scanning import Identifier
from iro_desk.domain.leaks.squeezed import letters_of
from iro_desk.domain.sharing import known_as
from iro_desk.paths import resource
from iro_desk.records import ChildsWords, Decision, Event, Review, Visit
from iro_desk.services.leak_check.circle import IN_CONFIDENCE, OTHER, OWN, PARENT, RELATED, Circle

_LEAST_WORDS = 5
_MATTERS = "data/family_matters.toml"


def of_circle(session: Session, around: Circle) -> Iterator[Identifier]:
    """Lines said in confidence; what others said; sentences of a brother's or sister's record; health words."""
    yield from _lines(session, around)
    yield from _news(session, around)
    yield from _matters(around)


def _lines(session: Session, around: Circle) -> Iterator[Identifier]:
    """This child's own lines that are not shared block; a line of another child needs a reason."""
    shared = {letters_of(line) for line in around.own_words}
    for row in session.exec(select(ChildsWords).order_by(col(ChildsWords.id))).all():
        if letters_of(row.words) in shared:
            continue
        if row.child_id == around.child.id:
            if row.share is not Share.MAY_SHARE:
                yield Identifier(row.words, IN_CONFIDENCE, "words")
        elif row.child_id in around.related:
            yield Identifier(row.words, RELATED, "words", False)
        elif len(row.words.split()) >= _LEAST_WORDS:
            yield Identifier(row.words, OTHER, "words", False)


def _news(session: Session, around: Circle) -> Iterator[Identifier]:
    """Sentences of brothers' and sisters' records that this child's own record does not hold."""
    if not around.related:
        return
    own_id = around.child.id or 0
    mine = frozenset(run for text in (*_record(session, {own_id}), *around.own_words) for run in runs(text))
    seen: set[str] = set()
    for text in _record(session, set(around.related)):
        for sentence in sentences(text):
            if sentence not in seen and not is_copied(sentence, mine):
                seen.add(sentence)
                yield Identifier(sentence, RELATED, "news", False)


def _record(session: Session, child_ids: set[int]) -> Iterator[str]:
    """Everything written about these children that is longer than a few words."""
    for table in (Decision, Visit, Review, Event, ChildsWords):
        rows: list[SQLModel] = list(session.exec(select(table).where(col(table.child_id).in_(child_ids))))
        for row in rows:
            written = (value for value in row.model_dump().values() if isinstance(value, str))
            yield from (text for text in written if len(text.split()) > _LEAST_WORDS)


def _matters(around: Circle) -> Iterator[Identifier]:
    parents = [p for p in around.people if around.is_own(p) and p.role in (Role.MOTHER, Role.FATHER)]
    yield from _private_words()
    yield from (Identifier(line, OWN, "cleared", False) for line in around.own_words)
    for person in parents:
        yield Identifier(known_as(person.name), PARENT, "parent", False)


@lru_cache(maxsize=1)
def _private_words() -> tuple[Identifier, ...]:
    table = tomllib.loads(resource(_MATTERS).read_text(encoding="utf-8"))
    return tuple(
        Identifier(word, PARENT, kind, False)
        for kind, words in ((ALWAYS, table["always"]), (BESIDE, table["beside"]))
        for word in words
    )
