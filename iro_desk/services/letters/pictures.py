"""The picture beside each idea of a letter: offered from its words, and the officer's to change or leave out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlmodel import Session, col, or_, select

from iro_desk import paths
from iro_desk.domain.codes import PictureFrom, Share, Voice
from iro_desk.domain.letters.forms import LetterPicture
from iro_desk.domain.letters.ideas import ideas
from iro_desk.domain.letters.pictures import PictureIdea, Suggestion, read_table, suggested, suggestions
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.errors import Refusal
from iro_desk.records import Attachment, AttachmentContent, Letter, PictureChoice
from iro_desk.services import attachments
from iro_desk.services.attachments import AttachmentRow, Picture
from iro_desk.services.entering import fetch, insert, key

SAID: Final = LetterPicture("A speech bubble", "1F5E8")


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """One idea of a letter and the picture beside it.

    Args:
        picture: None when it has none.
        is_chosen: the officer chose it, or chose to have none.
        others: what else is offered for its words.
    """

    idea: str
    picture: LetterPicture | None
    is_chosen: bool
    others: tuple[Suggestion, ...]


def of_letter(session: Session, paper: LetterPaper, letter_id: int) -> tuple[IdeaRow, ...]:
    """Return the ideas of a letter in order, each once, with their pictures."""
    chosen = _chosen(session, letter_id)
    found = dict.fromkeys(idea for block in paper.blocks for idea in ideas(block))
    return tuple(
        IdeaRow(
            idea=idea,
            picture=_picture(session, idea, paper.voice, chosen),
            is_chosen=idea in chosen,
            others=suggestions(idea, paper.voice, table()),
        )
        for idea in found
    )


def choose(session: Session, letter_id: int, idea: str, code_point: str, alternative: str) -> None:
    """Set one of OpenMoji beside an idea.

    Args:
        alternative: what the picture shows, in words.
    """
    _put(session, letter_id, idea, code_point=code_point, attachment_id=None, alternative=alternative)


def choose_own(session: Session, letter_id: int, idea: str, attachment_id: int) -> None:
    """Set a picture of the child's or the officer's own beside an idea.

    Raises:
        Refusal: it is another child's, may not be shared, or nothing says what it shows.
    """
    letter, row = fetch(session, Letter, letter_id), fetch(session, Attachment, attachment_id)
    if row.child_id != letter.child_id:
        raise Refusal("This picture is another child's.", "Choose one of this child's.")
    if row.media_type == attachments.PDF:
        raise Refusal("A PDF cannot stand beside an idea.", "Add a photo or a drawing instead.")
    if row.share is not Share.MAY_SHARE:
        raise Refusal("The child has not said that this picture may be shared.", "Ask them first.")
    if not row.shows.strip():
        raise Refusal("Nothing says what this picture shows.", "Say it with the picture, then choose it.")
    _put(session, letter_id, idea, code_point="", attachment_id=attachment_id, alternative=row.shows.strip())


def add_own(session: Session, letter_id: int, idea: str, picture: Picture, shows: str, now: datetime) -> int:
    """Keep a picture of the officer's own in the letter and set it beside an idea; returns its number.

    Args:
        shows: what it shows, in words.

    Raises:
        Refusal: nothing says what it shows, or it is a PDF.
    """
    letter = fetch(session, Letter, letter_id)
    row = insert(
        session, Attachment, child_id=letter.child_id, letter_id=letter_id, name=picture.name[:200],
        media_type=picture.media_type, byte_count=len(picture.content), added_at=now,
        sha256=hashlib.sha256(picture.content).hexdigest(), shows=shows.strip(), whose=PictureFrom.OFFICER,
        share=Share.MAY_SHARE,
    )  # fmt: skip
    insert(
        session, AttachmentContent, attachment_id=row.id, child_id=letter.child_id, content=picture.content,
        small=picture.small,
    )  # fmt: skip
    choose_own(session, letter_id, idea, key(row))
    return key(row)


def may_be_shown(session: Session, letter_id: int) -> tuple[AttachmentRow, ...]:
    """Return the child's pictures that may be shared and are described, and the officer's own of this letter."""
    letter = fetch(session, Letter, letter_id)
    query = select(Attachment).where(
        Attachment.child_id == letter.child_id,
        Attachment.share == Share.MAY_SHARE,
        Attachment.media_type != attachments.PDF,
        or_(col(Attachment.letter_id).is_(None), col(Attachment.letter_id) == letter_id),
    )
    rows = session.exec(query.order_by(col(Attachment.added_at).desc(), col(Attachment.id).desc())).all()
    return attachments.listed(session, [row for row in rows if row.shows.strip()])


def describe(session: Session, letter_id: int, idea: str, alternative: str) -> None:
    """Change the words for the picture beside an idea, for somebody who cannot see it.

    Raises:
        Refusal: no words are left.
    """
    if not alternative.strip():
        raise Refusal(
            "Say what the picture shows.",
            "Somebody who cannot see it hears these words.",
            field="alternative",
        )
    letter, row = fetch(session, Letter, letter_id), _chosen(session, letter_id).get(idea)
    picture = _offered(idea, letter.voice) if row is None else None
    if row is not None:
        _put(session, letter_id, idea, row.code_point, row.attachment_id, alternative.strip())
    elif picture is not None:
        choose(session, letter_id, idea, picture.code_point, alternative.strip())


def leave_out(session: Session, letter_id: int, idea: str) -> None:
    """Set no picture beside an idea."""
    _put(session, letter_id, idea, code_point="", attachment_id=None, alternative="")


def as_offered(session: Session, letter_id: int, idea: str) -> None:
    """Go back to the picture that is offered."""
    row = _chosen(session, letter_id).get(idea)
    if row is not None:
        session.delete(row)
        fetch(session, Letter, letter_id).finished_at = None
    session.flush()


def illustrated(session: Session, paper: LetterPaper, letter_id: int) -> LetterPaper:
    """Return the letter with a picture beside each idea, when its form has pictures."""
    if not paper.form.has_pictures:
        return paper
    chosen = _chosen(session, letter_id)
    return replace(
        paper, blocks=tuple(_with_pictures(session, block, paper.voice, chosen) for block in paper.blocks)
    )


@lru_cache(maxsize=1)
def table() -> tuple[PictureIdea, ...]:
    """Every idea of the shipped table of pictures."""
    return read_table(paths.resource("data/pictures.toml").read_text(encoding="utf-8"))


def _offered(idea: str, voice: Voice) -> LetterPicture | None:
    """What the child said has a speech bubble where no word of it brings a picture to mind."""
    return suggested(idea, voice, table()) or (SAID if idea.startswith("“") else None)


def _with_pictures(
    session: Session, block: LetterBlock, voice: Voice, chosen: Mapping[str, PictureChoice]
) -> LetterBlock:
    found = tuple(_picture(session, idea, voice, chosen) for idea in ideas(block))
    return replace(block, pictures=found)


def _picture(
    session: Session, idea: str, voice: Voice, chosen: Mapping[str, PictureChoice]
) -> LetterPicture | None:
    choice = chosen.get(idea)
    if choice is None:
        return _offered(idea, voice)
    if choice.code_point:
        return LetterPicture(choice.alternative, choice.code_point)
    own = choice.attachment_id and session.get(Attachment, choice.attachment_id)
    if not own or own.share is not Share.MAY_SHARE:
        # The picture was taken out since, or the child no longer wants it shared.
        return None
    return LetterPicture(choice.alternative, content=attachments.content(session, key(own)))


def _chosen(session: Session, letter_id: int) -> dict[str, PictureChoice]:
    rows = session.exec(select(PictureChoice).where(PictureChoice.letter_id == letter_id)).all()
    return {row.idea: row for row in rows}


def _put(
    session: Session, letter_id: int, idea: str, code_point: str, attachment_id: int | None, alternative: str
) -> None:
    letter = fetch(session, Letter, letter_id)
    row = _chosen(session, letter_id).get(idea)
    if row is None:
        insert(
            session, PictureChoice, letter_id=key(letter), idea=idea, code_point=code_point,
            attachment_id=attachment_id, alternative=alternative,
        )  # fmt: skip
    else:
        row.code_point, row.attachment_id, row.alternative = code_point, attachment_id, alternative
    letter.finished_at = None
    session.flush()
