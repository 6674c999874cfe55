"""The files of a finished review say which version they are, for whom, and what they replace; forms do too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.exports import preparing
from iro_desk.exports.reading_back import passages
from iro_desk.exports.templates.taking import taken
from iro_desk.exports.versions import MadeFile
from iro_desk.records import Review, SheetVersion
from iro_desk.services import editions, word_template
from iro_desk.services.entering import fetch, insert
from iro_desk.services.reviews.versions import keep_version, reopen
from tests.exports.rich_review import NOW, TODAY, rich_desk
from tests.exports.templates.made import FOOT, county

PARENT = 1
KINDS = (DocumentKind.OUTCOMES, DocumentKind.MONITORING)


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk() as session:
        yield session


@pytest.fixture
def session(laid: Session) -> Iterator[Session]:
    yield laid
    laid.rollback()


def made(session: Session) -> tuple[MadeFile, ...]:
    formats = ("pdf", "docx", "txt")
    return preparing.make_papers(session, 1, KINDS[:1], formats, (PARENT,), ("K7F3Q2",), TODAY, {})


def lines(file: MadeFile) -> list[str]:
    words = (" ".join(line.split()) for one in passages(file.content) for line in one.text.split("\n"))
    return [line for line in words if line]


def finish_again(session: Session, times: int) -> None:
    review = fetch(session, Review, 1)
    for number in range(times):
        reopen(session, 1, "A word was wrong", NOW + timedelta(days=number))
        review.school = f"{review.school} She reads aloud."
        keep_version(session, review, NOW + timedelta(days=number))


def test_the_first_version_says_for_whom_it_is_and_nothing_of_replacing(session: Session):
    for file in made(session):
        text = " ".join(lines(file))
        told = "Version 1 for Ada Reed, parent with parental responsibility"
        assert text.count(told) >= 2, f"below the title and at the foot of {file.format_name}"
        assert "eplaces" not in text


def test_a_later_one_says_which_it_replaces_and_when_that_was_finished(session: Session):
    finish_again(session, 1)
    before = fetch(session, Review, 1).finished_at
    edition = editions.of_review(session, 1, "Ada Reed, parent with parental responsibility")
    assert (edition.number, edition.replaces_on) == (2, (before or NOW).date())
    for file in made(session):
        text = " ".join(lines(file))
        assert text.count(edition.words) >= 2, file.format_name
        assert "Replaces version 1 of" in edition.words and "Version 1 for" not in text
    finish_again(session, 1)
    assert "and every version before it" in editions.of_review(session, 1).words


def test_a_form_that_was_changed_counts_each_text_before_it(session: Session):
    assert editions.of_form(session, 9).words == "Version 1"
    for day in (2, 5):
        at = NOW + timedelta(days=day)
        insert(
            session, SheetVersion, sheet_id=9, answers="{}", finished_at=at, replaced_at=at, why="Wrong day"
        )
    assert editions.of_form(session, 9).number == 3
    assert editions.of_form(session, 9).replaces_on == (NOW + timedelta(days=5)).date()


def test_what_the_authority_prints_on_every_page_asks_nothing_of_the_officer(session: Session):
    """S39: its own address and telephone at the edges are no find, in no reader's file."""
    word_template.put(session, taken(county(), "County.dotx"))
    files = made(session)
    assert [file.questions for file in files] == [()] * len(files)
    assert [FOOT in lines(file) for file in files] == [False, True, False], "Word alone"
