"""A picture beside each idea: offered from its words, changed or left out by the officer, never another child's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from iro_desk.domain.codes import PictureFrom, Share, Voice, YesNo
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.forms import FormKind, LetterForm
from iro_desk.errors import Refusal
from iro_desk.records import Child, ChildsWords, PictureChoice, Visit
from iro_desk.services import attachments, children, letters
from iro_desk.services.attachments import Picture
from iro_desk.services.letters import pictures

TODAY = date(2026, 6, 12)
NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        yield made


def a_child(session: Session, voice: Voice = Voice.EASY) -> int:
    child = Child.model_validate({"preferred_name": "Sunny", "born_on": date(2016, 1, 12), "voice": voice})
    session.add(child)
    session.flush()
    return child.id


def a_letter(session: Session, child_id: int) -> int:
    letter_id = letters.begin_other(session, child_id, LetterKind.ANSWER, TODAY)
    part = next(part for part in letters.letter(session, letter_id).parts if part.slot == "answer")
    letters.write_part(session, part.part_id, "You can have a dog.", False)
    return letter_id


def beside(session: Session, letter_id: int, idea: str = "You can have a dog."):
    rows = pictures.of_letter(session, letters.paper(session, letter_id), letter_id)
    return next(row for row in rows if row.idea == idea)


def a_picture(session: Session, child_id: int, share: Share, shows: str = "Biscuit the dog") -> int:
    number = attachments.add(session, child_id, 0, Picture("", "image/png", b"png", b"small"), NOW)
    row = session.get(attachments.Attachment, number)
    assert row is not None
    row.share, row.shows, row.whose = share, shows, PictureFrom.CHILD
    session.flush()
    return number


def test_an_easy_read_letter_has_a_picture_beside_each_idea_it_can_offer_one_for(session: Session) -> None:
    letter_id = a_letter(session, a_child(session))
    block = next(b for b in letters.paper(session, letter_id).blocks if b.slot == "answer")
    assert [picture.alternative for picture in block.pictures if picture] == ["A dog"]


def test_a_form_without_pictures_has_none(session: Session) -> None:
    letter_id = a_letter(session, a_child(session))
    letters.change_form(session, letter_id, LetterForm(FormKind.LARGE_PRINT), None)
    assert all(not block.pictures for block in letters.paper(session, letter_id).blocks)


def test_another_picture_or_none_is_kept_until_the_words_change(session: Session) -> None:
    letter_id = a_letter(session, a_child(session))
    idea = "You can have a dog."
    pictures.choose(session, letter_id, idea, "1F43E", "Paw prints")
    chosen = beside(session, letter_id)
    assert chosen.is_chosen
    assert chosen.picture is not None
    assert chosen.picture.code_point == "1F43E"
    pictures.leave_out(session, letter_id, idea)
    assert beside(session, letter_id).picture is None
    pictures.as_offered(session, letter_id, idea)
    assert not beside(session, letter_id).is_chosen
    pictures.leave_out(session, letter_id, idea)
    part = next(part for part in letters.letter(session, letter_id).parts if part.slot == "answer")
    letters.write_part(session, part.part_id, "You can get a dog.", False)
    assert beside(session, letter_id, "You can get a dog.").picture is not None


@pytest.mark.parametrize(
    ("share", "shows", "why"),
    [(Share.PRIVATE, "A dog", "has not said"), (Share.MAY_SHARE, " ", "Nothing says")],
)
def test_a_picture_the_child_has_not_shared_or_nobody_described_is_refused(
    session: Session, share: Share, shows: str, why: str
) -> None:
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    with pytest.raises(Refusal, match=why):
        pictures.choose_own(session, letter_id, "x", a_picture(session, child_id, share, shows))


def test_another_childs_picture_is_never_in_a_letter(session: Session) -> None:
    """S39: the breach this product exists to prevent."""
    letter_id = a_letter(session, a_child(session))
    with pytest.raises(Refusal, match="another child"):
        pictures.choose_own(session, letter_id, "x", a_picture(session, a_child(session), Share.MAY_SHARE))


def test_the_childs_own_picture_stands_with_its_words(session: Session) -> None:
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    own = a_picture(session, child_id, Share.MAY_SHARE)
    pictures.choose_own(session, letter_id, "You can have a dog.", own)
    found = beside(session, letter_id).picture
    assert found is not None
    assert (found.content, found.alternative) == (b"png", "Biscuit the dog")


def test_every_picture_of_the_table_has_words_and_is_held(session: Session) -> None:
    for idea in pictures.table():
        for picture in (*idea.pictures, *idea.grown):
            assert picture.alternative.strip(), idea.name
            assert picture.code_point, idea.name


def test_the_officers_own_picture_stands_in_its_letter_and_in_no_visit_nor_another_letter(
    session: Session,
) -> None:
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    other = letters.begin_other(session, child_id, LetterKind.INTRODUCTION, TODAY)
    own = Picture("garden.png", "image/png", b"png", b"small")
    pictures.add_own(session, letter_id, "You can have a dog.", own, " The garden gate", NOW)
    row = beside(session, letter_id)
    assert row.picture is not None and row.is_chosen
    assert (row.picture.alternative, row.picture.content) == ("The garden gate", b"png")
    assert [one.shows for one in pictures.may_be_shown(session, letter_id)] == ["The garden gate"]
    assert pictures.may_be_shown(session, other) == ()
    assert attachments.of_visit(session, child_id, 0) == ()


def test_the_officers_own_picture_without_words_is_refused(session: Session) -> None:
    letter_id = a_letter(session, a_child(session))
    own = Picture("garden.png", "image/png", b"png", b"small")
    with pytest.raises(Refusal, match="what this picture shows"):
        pictures.add_own(session, letter_id, "You can have a dog.", own, "  ", NOW)


def test_a_picture_the_child_no_longer_wants_shared_leaves_the_letter(session: Session) -> None:
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    number = a_picture(session, child_id, Share.MAY_SHARE)
    assert [one.attachment_id for one in pictures.may_be_shown(session, letter_id)] == [number]
    pictures.choose_own(session, letter_id, "You can have a dog.", number)
    row = session.get(attachments.Attachment, number)
    assert row is not None
    row.share = Share.PRIVATE
    session.flush()
    assert beside(session, letter_id).picture is None
    assert pictures.may_be_shown(session, letter_id) == ()


def test_the_words_for_a_picture_are_the_officers_to_change_and_never_empty(session: Session) -> None:
    letter_id = a_letter(session, a_child(session))
    offered = beside(session, letter_id).picture
    assert offered is not None
    pictures.describe(session, letter_id, "You can have a dog.", "A brown dog ")
    said = beside(session, letter_id).picture
    assert said is not None
    assert (said.alternative, said.code_point) == ("A brown dog", offered.code_point)
    with pytest.raises(Refusal, match="what the picture shows"):
        pictures.describe(session, letter_id, "You can have a dog.", " ")


def test_a_pdf_stands_beside_no_idea(session: Session) -> None:
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    number = a_picture(session, child_id, Share.MAY_SHARE)
    row = session.get(attachments.Attachment, number)
    assert row is not None
    row.media_type = attachments.PDF
    with pytest.raises(Refusal, match="PDF"):
        pictures.choose_own(session, letter_id, "You can have a dog.", number)
    assert pictures.may_be_shown(session, letter_id) == ()


def test_a_removed_child_leaves_no_picture_of_a_letter_behind(session: Session) -> None:
    """Nothing of a child that was removed stays in the file."""
    child_id = a_child(session)
    letter_id = a_letter(session, child_id)
    own = Picture("garden.png", "image/png", b"png", b"small")
    pictures.add_own(session, letter_id, "You can have a dog.", own, "The garden gate", NOW)
    children.remove(session, child_id)
    for table in (attachments.Attachment, attachments.AttachmentContent, PictureChoice):
        assert session.exec(select(table)).all() == []


def test_what_the_child_said_has_a_speech_bubble_where_nothing_else_fits(session: Session) -> None:
    child_id = a_child(session)
    said = {"child_id": child_id, "said_on": TODAY, "words": "I want Leo", "share": Share.MAY_SHARE}
    session.add(ChildsWords.model_validate(said))
    visit = {"child_id": child_id, "visit_on": TODAY, "seen": YesNo.YES}
    session.add(Visit.model_validate(visit))
    session.flush()
    letter_id = letters.begin_other(session, child_id, LetterKind.AFTER_VISIT, TODAY)
    found = beside(session, letter_id, "“I want Leo”").picture
    assert found is not None
    assert found.alternative == "A speech bubble"
