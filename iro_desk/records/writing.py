"""What the officer keeps to write with: words that are spelt right, and phrases used for any child."""

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
