"""A letter to a child, part by part: what was composed, what the officer made of it, and how the child wants it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from sqlmodel import Field, UniqueConstraint

from iro_desk.domain.codes import Voice
from iro_desk.domain.fields import FormField
from iro_desk.domain.letters.codes import Answer, LetterKind, News
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterTheme
from iro_desk.records.base import Fields, Record, code, moment

ABOUT = "Before you write"
WISHES = "How the child wants their letters"


class LetterFields(Fields):
    """What only the officer can say; each answer stands in a phrase of the letter, in any voice."""

    personal: Annotated[
        str,
        FormField(
            "Something only they would recognise",
            ABOUT,
            "A whole sentence to the child, such as: You showed me your snails, and Gary was the fastest.",
            narrative=True,
        ),
    ] = Field("", max_length=600)
    went_well: Annotated[
        str,
        FormField(
            "What is going well",
            ABOUT,
            "What they did, made, tried or are. Not obedience, not being easy.",
            narrative=True,
            when="review",
        ),
    ] = Field("", max_length=600)
    birthday: Annotated[
        str,
        FormField("A line for their birthday", ABOUT, "Only if they like it.", optional=True, when="review"),
    ] = Field("", max_length=200)
    worry: Annotated[
        str,
        FormField(
            "A worry they already know",
            ABOUT,
            "About what is done, never about what is wrong with anyone. Follows “worried about”.",
            optional=True,
            when="review",
        ),
    ] = Field("", max_length=300)
    worry_is_safe: Annotated[
        bool, FormField("They know this, and it is safe to write", ABOUT, when="review")
    ] = False
    nothing_changes: Annotated[
        bool, FormField("Nothing in their daily life changes", ABOUT, when="about_review")
    ] = False
    not_all_agreed: Annotated[
        bool, FormField("Say that the adults did not all agree", ABOUT, when="about_review")
    ] = False
    they_chaired: Annotated[
        bool, FormField("They led the meeting, or part of it", ABOUT, when="about_review")
    ] = False
    next_without_meeting: Annotated[
        bool, FormField("No meeting next time, only talks", ABOUT, when="about_review")
    ] = False
    meet_on: Annotated[
        date | None,
        FormField("The day you hope to see them", ABOUT, optional=True, when="meets"),
    ] = None
    message_on: Annotated[
        date | None, FormField("Their message came on", ABOUT, optional=True, when="answering")
    ] = None
    message_back: Annotated[
        str,
        FormField(
            "What they told you, in fair words", ABOUT, "Said back to them.", narrative=True, when="answering"
        ),
    ] = Field("", max_length=600)
    answer: Annotated[Answer | None, FormField("The answer", ABOUT, when="answering")] = code(Answer, None)
    answer_reason: Annotated[
        str,
        FormField(
            "The real reason",
            ABOUT,
            "In words they could hear.",
            narrative=True,
            when="answering & answer=no",
        ),
    ] = Field("", max_length=600)
    answer_detail: Annotated[
        str,
        FormField(
            "What will happen, who and when",
            ABOUT,
            narrative=True,
            when="answering & answer=yes|no|passed_on",
        ),
    ] = Field("", max_length=600)
    asked_whom: Annotated[
        str, FormField("Whom you asked", ABOUT, optional=True, when="answering & answer=wait")
    ] = Field("", max_length=120)
    answer_by: Annotated[
        date | None, FormField("You will tell them by", ABOUT, when="answering & answer=wait")
    ] = None
    told_whom: Annotated[
        str,
        FormField(
            "Whom you told", ABOUT, "Only if naming them is safe.", when="answering & answer=passed_on"
        ),
    ] = Field("", max_length=120)
    next_officer: Annotated[
        str, FormField("Who takes over", ABOUT, "First name.", optional=True, when="leaving")
    ] = Field("", max_length=120)


class Letter(LetterFields, Record, table=True):
    """One letter.

    Args:
        review_id: the review it is drawn from; None for the kinds that are about no review.
        dated_on: the date printed on it.
        finished_at: when the officer said it was ready; None while she is writing.
        tinted: a cream page, in the dyslexia-friendly form.
    """

    __tablename__ = "letter"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="CASCADE")
    kind: LetterKind = code(LetterKind, LetterKind.REVIEW)
    voice: Voice = code(Voice, Voice.MIDDLE)
    form: FormKind = code(FormKind, FormKind.STANDARD)
    fold: LetterFold = code(LetterFold, LetterFold.A4)
    tinted: bool = False
    theme: LetterTheme | None = code(LetterTheme, None)
    dated_on: date
    finished_at: datetime | None = moment()
    answer: Answer | None = code(Answer, None)


class LetterPart(Record, table=True):
    """One part of a letter.

    Args:
        slot: which part it is, such as "you_told_me".
        composed: the text drawn from the record; redrawing changes only this.
        written: the officer's own text; None while she has left the composed text alone.
        left_out: the officer took this part out.
    """

    __tablename__ = "letter_part"

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE")
    slot: str = Field(max_length=40)
    position: int = 0
    heading: str = Field("", max_length=200)
    composed: str = ""
    written: str | None = None
    left_out: bool = False


class LetterDecisionFields(Fields):
    """What a letter has to know of a decision, beyond its words for the child."""

    asked_for: Annotated[
        str,
        FormField(
            "What they asked for",
            ABOUT,
            "Follows “You asked for”. Such as: more time with Leo.",
            optional=True,
        ),
    ] = Field("", max_length=300)
    news: Annotated[News | None, FormField("Is it news?", ABOUT, optional=True)] = code(News, None)
    told_on: Annotated[
        date | None,
        FormField(
            "They were told face to face on",
            ABOUT,
            "Hard news is told in person first, by someone the child trusts.",
            when="news=hard",
        ),
    ] = None


class LetterDecision(LetterDecisionFields, Record, table=True):
    """What was said of one decision in one letter."""

    __tablename__ = "letter_decision"

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE")
    decision_id: int = Field(foreign_key="decision.id", index=True, ondelete="CASCADE")
    news: News | None = code(News, None)


class LetterWishesFields(Fields):
    """How one child wants their letters, kept for the next one."""

    form: Annotated[FormKind | None, FormField("Kind of page", WISHES, optional=True)] = code(FormKind, None)
    fold: Annotated[LetterFold, FormField("Paper", WISHES)] = code(LetterFold, LetterFold.A4)
    tinted: Annotated[bool, FormField("A cream page", WISHES)] = False
    theme: Annotated[LetterTheme | None, FormField("Colour they chose", WISHES, optional=True)] = code(
        LetterTheme, None
    )
    carer_call: Annotated[
        str,
        FormField(
            "What they call the person who cares for them",
            WISHES,
            "Ask, never assume. Such as: Nan.",
            optional=True,
        ),
    ] = Field("", max_length=60)
    without_words: Annotated[bool, FormField("They tell us in ways other than words", WISHES)] = False
    fewer_reminders: Annotated[
        bool,
        FormField(
            "They want fewer reminders of being looked after", WISHES, "The letter is short and plain."
        ),
    ] = False
    read_with: Annotated[
        str, FormField("Who reads it with them", WISHES, "The person they chose.", optional=True)
    ] = Field("", max_length=120)


class LetterWishes(LetterWishesFields, Record, table=True):
    """One child's wishes for letters; one row a child."""

    __tablename__ = "letter_wishes"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE", unique=True)
    form: FormKind | None = code(FormKind, None)
    fold: LetterFold = code(LetterFold, LetterFold.A4)
    theme: LetterTheme | None = code(LetterTheme, None)


class PictureChoice(Record, table=True):
    """The picture the officer chose for one idea of a letter, in place of the one offered.

    Args:
        idea: the idea's text; a changed idea is offered a picture afresh.
        code_point: one of OpenMoji; empty with no attachment for no picture at all.
        attachment_id: a picture of the officer's or the child's own, kept in the file.
        alternative: what the picture shows, in words.
    """

    __tablename__ = "picture_choice"
    __table_args__ = (UniqueConstraint("letter_id", "idea"),)

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE")
    idea: str
    code_point: str = Field("", max_length=60)
    attachment_id: int | None = Field(None, foreign_key="attachment.id", ondelete="SET NULL")
    alternative: str = Field("", max_length=300)


class TranslationFields(Fields):
    """A professional translation that was given to the officer; the program never translates."""

    language: Annotated[str, FormField("Language", "Translation", "Its name in English, such as Arabic.")] = (
        Field(min_length=1, max_length=60)
    )
    translated_by: Annotated[
        str, FormField("Translated by", "Translation", "A professional translator. Printed at the foot.")
    ] = Field("", max_length=160)
    checked_by: Annotated[
        str,
        FormField(
            "Checked by", "Translation", "A person who reads both languages. The letter waits for this."
        ),
    ] = Field("", max_length=160)
    checked_on: Annotated[date | None, FormField("Checked on", "Translation")] = None


class Translation(TranslationFields, Record, table=True):
    """The other language of one letter.

    Args:
        tag: its BCP 47 tag, such as "ar" or "ckb-Arab".
        english: what the English said when it was checked; a change since then asks for a new check.
    """

    __tablename__ = "translation"

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE", unique=True)
    tag: str = Field("", max_length=20)
    right_to_left: bool = False
    english: str = ""


class TranslatedText(Record, table=True):
    """One part of a letter in the other language."""

    __tablename__ = "translated_text"

    letter_id: int = Field(foreign_key="letter.id", index=True, ondelete="CASCADE")
    slot: str = Field(max_length=40)
    heading: str = Field("", max_length=200)
    text: str = ""


class LetterheadPicture(Record, table=True):
    """A picture on every letter: the authority's mark, the officer's face, or her signature.

    Args:
        which: "logo", "photo" or "signature".
        content: PNG or JPEG bytes, with nothing else the file carried.
        shows: what it shows, in words.
    """

    __tablename__ = "letterhead_picture"

    which: str = Field(max_length=20, unique=True)
    content: bytes
    shows: str = Field("", max_length=300)
