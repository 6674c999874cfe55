"""The picture beside each idea of a letter: offered from its words, and the officer's to change or leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlmodel import Session, select

from iro_desk import paths
from iro_desk.domain.codes import Share, Voice
from iro_desk.domain.letter_forms import LetterPicture
from iro_desk.domain.letter_ideas import ideas
from iro_desk.domain.letter_pictures import PictureIdea, Suggestion, read_table, suggested, suggestions
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.errors import Refusal
from iro_desk.records import Attachment, Letter, PictureChoice
from iro_desk.services import attachments
from iro_desk.services.entering import fetch, insert, key


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
    if row.share is not Share.MAY_SHARE:
        raise Refusal("The child has not said that this picture may be shared.", "Ask them first.")
    if not row.shows.strip():
        raise Refusal("Nothing says what this picture shows.", "Say it with the picture, then choose it.")
    _put(session, letter_id, idea, code_point="", attachment_id=attachment_id, alternative=row.shows.strip())


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
        return suggested(idea, voice, table())
    if choice.code_point:
        return LetterPicture(choice.alternative, choice.code_point)
    if choice.attachment_id is None:
        return None
    return LetterPicture(choice.alternative, content=attachments.content(session, choice.attachment_id))


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
