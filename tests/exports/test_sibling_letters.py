"""Brothers and sisters each have a letter of their own, and none tells the others' news (S40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import Share
from iro_desk.domain.leaks.scanning import Leak
from iro_desk.exports import preparing
from iro_desk.records import Child, ChildsWords, Decision, Review
from iro_desk.services import leak_check, letters, settings

TODAY = date(2026, 6, 11)
KIN = {
    "Isolde": (date(2012, 2, 3), "Larkhill Primary School", "You will start at the skating club in September.",
               "I want to keep my hamster in the kitchen at night."),
    "Barnaby": (date(2015, 7, 9), "Oddington Academy", "A tutor will help you with long division every Tuesday.",
                "My tooth hurts when I drink cold milk at breakfast."),
    "Maisie": (date(2019, 11, 21), "Puddleby Nursery", "You will sleep at Nan’s caravan on the first Saturday.",
               "The big slide is scary but I went down it twice."),
}  # fmt: skip
SETTINGS = {
    "officer.name": "Ros Hale", "officer.telephone": "01632 960100", "advocacy.name": "Young Voices",
    "advocacy.telephone": "01632 960111", "complaints.contact": "01632 960112",
}  # fmt: skip


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        for key, value in SETTINGS.items():
            settings.change(made, key, value)
        for name, (born, school, decided, said) in KIN.items():
            child = _put(
                made, Child, preferred_name=name, surname="Tarn", born_on=born, school=school, family_key="t"
            )
            review = _put(made, Review, child_id=child.id, review_on=date(2026, 6, 5))
            _put(
                made,
                Decision,
                child_id=child.id,
                review_id=review.id,
                what="x",
                for_child=decided,
                owner="Bev",
            )
            _put(made, ChildsWords, child_id=child.id, review_id=review.id, said_on=date(2026, 6, 5), words=said,
                 share=Share.MAY_SHARE)  # fmt: skip
        yield made


def _put(session: Session, record: type, **values: object):
    row = record.model_validate(values)
    session.add(row)
    session.flush()
    return row


def _letters(session: Session) -> dict[str, int]:
    return {name: letters.begin(session, number, TODAY) for number, name in enumerate(KIN, 1)}


def _found(session: Session, letter_id: int, more: str = "") -> tuple[Leak, ...]:
    """What is found in the finished files of a letter, with one more sentence."""
    made = preparing.letter(session, letter_id, wanted=("docx",))
    return (
        *leak_check.check_passages(session, letter_id, made.passages),
        *leak_check.check_file(session, letter_id, f"{made.words}\n{more}"),
    )


def test_no_letter_of_a_family_holds_anything_of_the_others(session: Session) -> None:
    found = {name: _found(session, letter_id) for name, letter_id in _letters(session).items()}
    assert found == dict.fromkeys(KIN, ())


@pytest.mark.parametrize("reader", KIN)
@pytest.mark.parametrize("other", KIN)
def test_what_is_copied_from_a_brothers_or_sisters_letter_is_found(
    session: Session, reader: str, other: str
) -> None:
    letter_id = _letters(session)[reader]
    born, school, decided, said = KIN[other]
    facts = {
        "name": other, "school": school, "decision": decided, "words": said, "born": f"{born:%d %B %Y}",
        "half a decision": " ".join(decided.split()[1:]),
    }  # fmt: skip
    for what, fact in facts.items():
        found = leak_check.check_file(session, letter_id, f"I met {fact}")
        if other == reader and what != "born":
            assert found == (), what
        elif other != reader:
            assert {leak.whose for leak in found} == {"a brother or sister"}, what


def test_a_letter_sent_to_the_wrong_child_of_the_family_is_found(session: Session) -> None:
    """A brother's whole letter, under this child's name."""
    ids = _letters(session)
    words = preparing.letter(session, ids["Barnaby"]).words.replace("Barnaby", "Isolde")
    found = leak_check.check_file(session, ids["Isolde"], words)
    assert {"news", "words"} & {leak.kind for leak in found}
