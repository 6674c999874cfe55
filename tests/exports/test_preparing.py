"""Putting a letter in the outbox: checked in its finished bytes, and a warning passed only with a reason (S29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.errors import Refusal
from iro_desk.exports import DOCX, PDF, document_of, preparing
from iro_desk.exports.preparing import FinishedFile
from iro_desk.records import Child, Decision, Person, Review
from iro_desk.services import letters, outbox, settings

A_PAGE = b"the very bytes"
TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
SETTINGS = {
    "officer.name": "Ros Hale", "officer.known_as": "Ros", "officer.telephone": "01632 960100",
    "officer.email": "ros@example.invalid", "advocacy.name": "Young Voices",
    "advocacy.telephone": "01632 960111", "complaints.contact": "01632 960112", "legal_help": "01632 960113",
    "authority.name": "Dabbing Council",
}  # fmt: skip
SISTER, OTHER, GUARDED = "Say hello to Isolde.", "Say hello to Quillon.", "Say hello to Osric."
TOLD = {
    "Isolde": "“Isolde” is the first name of a brother or sister.",
    "Quillon": "“Quillon” is the first name of another child on the caseload.",
}


@dataclass
class Desk:
    """A letter to Maisie, whose sister is Isolde; Quillon is of another family, and Osric is protected."""

    session: Session
    letter_id: int

    def say(self, words: str) -> None:
        part = next(p for p in letters.letter(self.session, self.letter_id).parts if p.slot == "greeting")
        letters.write_part(self.session, part.part_id, f"Dear Maisie, {words}", False)

    def put(
        self, files: tuple[FinishedFile, ...] = (), text: str = "", reason: str = ""
    ) -> tuple[outbox.OutboxRow, ...]:
        made = files or (FinishedFile(PDF.name, A_PAGE),)
        reasons = dict.fromkeys(TOLD.values(), reason)
        preparing.queue_letter(self.session, self.letter_id, made, text, "K7F3Q2", TODAY, NOW, reasons)
        return outbox.rows(self.session)

    def word(self) -> FinishedFile:
        document = document_of(letters.paper(self.session, self.letter_id))
        return FinishedFile(DOCX.name, DOCX.write(document))


@pytest.fixture
def desk() -> Iterator[Desk]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        for key, value in SETTINGS.items():
            settings.change(session, key, value)
        for name, surname, born, family in (
            ("Maisie", "Tarn", "2016-03-01", "tarn"),
            ("Isolde", "Tarn", "2013-01-01", "tarn"),
            ("Quillon", "Varga", "2012-01-01", ""),
        ):
            session.add(
                Child.model_validate(
                    {"preferred_name": name, "surname": surname, "born_on": born, "family_key": family}
                )
            )
            session.flush()
        session.add(Person.model_validate({"child_id": 1, "name": "Osric Vane", "is_protected": True}))
        review = Review.model_validate(
            {"child_id": 1, "review_on": "2026-06-05", "next_review_on": "2026-09-01"}
        )
        session.add(review)
        session.flush()
        decision = {
            "child_id": 1, "review_id": review.id, "what": "Contact", "owner": "Tom",
            "for_child": "You will swim every week.", "by_when": "2026-07-01", "position": 0,
        }  # fmt: skip
        session.add(Decision.model_validate(decision))
        session.flush()
        yield Desk(session, letters.begin(session, review.id or 0, TODAY))


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_warning_without_a_reason_is_refused_at_the_reason(desk: Desk, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        desk.put(text=SISTER, reason=reason)
    assert refused.value.field == "reason"
    assert outbox.rows(desk.session) == ()


def test_the_reason_is_kept_with_the_file(desk: Desk) -> None:
    (row,) = desk.put(text=SISTER, reason=" They live together ")
    assert row.reason == f"{TOLD['Isolde']} They live together"


def test_no_reason_is_kept_when_nothing_was_found(desk: Desk) -> None:
    (row,) = desk.put(text="You will swim every week.", reason="Left over from an earlier draft")
    assert row.reason == ""


def test_a_protected_person_stops_the_letter_whatever_the_reason(desk: Desk) -> None:
    """S42."""
    with pytest.raises(Refusal, match="must not read"):
        desk.put(text=GUARDED, reason="They are friends")
    assert outbox.rows(desk.session) == ()


def test_another_familys_child_needs_a_reason(desk: Desk) -> None:
    """S42: a friend may have the name of a child on the caseload."""
    with pytest.raises(Refusal) as refused:
        desk.put(text=OTHER)
    assert refused.value.field == "reason"
    (row,) = desk.put(text=OTHER, reason="A friend of that name")
    assert "A friend of that name" in row.reason


def test_each_thing_found_needs_its_own_reason(desk: Desk) -> None:
    """S42."""
    made = (FinishedFile(PDF.name, A_PAGE),)
    some = {TOLD["Isolde"]: "They live together", TOLD["Quillon"]: " "}
    both = f"{SISTER} {OTHER}"
    with pytest.raises(Refusal) as refused:
        preparing.queue_letter(desk.session, desk.letter_id, made, both, "K7F3Q2", TODAY, NOW, some)
    assert refused.value.field == "reason"
    all_ = {**some, TOLD["Quillon"]: "A friend"}
    preparing.queue_letter(desk.session, desk.letter_id, made, both, "K7F3Q2", TODAY, NOW, all_)
    (row,) = outbox.rows(desk.session)
    assert row.reason.splitlines() == [
        f"{TOLD['Isolde']} They live together", f"{TOLD['Quillon']} A friend",
    ]  # fmt: skip


def test_a_reason_for_one_finding_is_none_for_another(desk: Desk) -> None:
    """A change of the letter asks again: yesterday's reason was for another name."""
    made = (FinishedFile(PDF.name, A_PAGE),)
    given = {TOLD["Isolde"]: "They live together"}
    with pytest.raises(Refusal):
        preparing.queue_letter(desk.session, desk.letter_id, made, OTHER, "K7F3Q2", TODAY, NOW, given)


@pytest.mark.parametrize("with_page", [False, True])
def test_a_word_file_is_checked_in_its_own_bytes(desk: Desk, *, with_page: bool) -> None:
    """The text handed over says nothing is wrong; the finished Word file holds the name."""
    desk.say(GUARDED)
    page = (FinishedFile(PDF.name, A_PAGE),) if with_page else ()
    with pytest.raises(Refusal, match="must not read"):
        desk.put((*page, desk.word()), text="Nothing here", reason="They are friends")
    assert outbox.rows(desk.session) == ()


def test_what_is_checked_on_the_screen_is_read_out_of_the_bytes_of_every_file(desk: Desk) -> None:
    plain = preparing.letter(desk.session, desk.letter_id)
    both = preparing.letter(desk.session, desk.letter_id, wanted=("docx",))
    counts = [
        sum("You will swim every week." in passage.text for passage in made.passages)
        for made in (plain, both)
    ]
    assert counts == [1, 2]
