"""What the officer keeps to write with: words spelt right, plainer words, phrases, and each child's own words."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record

PHRASE = "Phrase"


class PhraseFields(Fields):
    """A phrase as it is written down; it never holds a child's details."""

    title: Annotated[
        str, FormField("What you find it by", PHRASE, "A few words, such as “How to complain”.", private=True)
    ] = Field(min_length=1, max_length=80)
    text: Annotated[
        str,
        FormField("The words", PHRASE, "Words that are right for any child.", narrative=True, private=True),
    ] = Field(min_length=1, max_length=4000)


class Phrase(PhraseFields, Record, table=True):
    """A reusable phrase."""

    __tablename__ = "phrase"


class OfficerWord(Record, table=True):
    """A word that the officer says is spelt right.

    Args:
        word: as she wrote it; one without capitals is right with them too.
    """

    __tablename__ = "officer_word"

    word: str = Field(min_length=1, max_length=60, unique=True)


class OfficerSwap(Record, table=True):
    """What the officer would rather have offered in place of a word of the list, or for one she added to it.

    Args:
        term: the word, as it is listed.
        instead: what is offered, choices between semicolons; empty when the word is not to be marked at all.
    """

    __tablename__ = "officer_swap"

    term: str = Field(min_length=1, max_length=60, unique=True)
    instead: str = Field("", max_length=200)


class OwnTermFields(Fields):
    """What a child calls somebody or something."""

    says: Annotated[
        str,
        FormField("What the child says", "Own words", "Such as Nan-nan, or the long house.", private=True),
    ] = Field(min_length=1, max_length=60)
    means: Annotated[
        str,
        FormField(
            "Instead of",
            "Own words",
            "The word it stands for, such as foster carer. Blank when it is only never to be marked.",
            optional=True,
            private=True,
        ),
    ] = Field("", max_length=60)


class OwnTerm(OwnTermFields, Record, table=True):
    """A word of the child's own: never marked, and offered before any other."""

    __tablename__ = "own_term"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
