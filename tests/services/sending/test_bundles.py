"""Papers go to business support once, sealed, and count as sent on the day somebody says they went."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewPaper, ReviewState, Role
from iro_desk.domain.receipts import Receipt
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Bundle, Child, OutboxItem, Person, Review
from iro_desk.services import after_reviews, outbox
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sending import binding, bundles, receipts

NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
TODAY = date(2026, 8, 3)
CODE = "QX7M4TAAKP"
CALENDAR = Calendar({})


@pytest.fixture
def session() -> Iterator[Session]:
    """Two children, each with one person and the outcomes of one review in the outbox, looked at."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
            made.add(
                Child.model_validate({"id": number, "preferred_name": name, "born_on": date(2017, 1, number)})
            )
            made.flush()
            made.add(Person.model_validate({"child_id": number, "name": person, "role": Role.SOCIAL_WORKER}))
            review = {
                "id": number,
                "child_id": number,
                "review_on": date(2026, 6, 5),
                "state": ReviewState.FINISHED,
            }
            made.add(Review.model_validate(review))
            made.flush()
            content = f"the very bytes {number}".encode()
            item = outbox.queue(
                made, number, number, DocumentKind.OUTCOMES, "pdf", outbox.recipients(made, number)[1],
                f"IRO-K7F{number}.pdf", content, NOW,
            )  # fmt: skip
            binding.look(made, item, hashlib.sha256(content).hexdigest(), NOW, pages=1)
        yield made


def begun(session: Session, *items: int) -> int:
    return bundles.begin(session, items, "K7F3Q2", CODE, "otter candle brave", NOW)


def placed(session: Session) -> int:
    made = begun(session, 1, 2)
    bundles.note_placed(session, made, "/office", "ab" * 32, NOW)
    return made


def done(session: Session, bundle: int, on: str, by: str = "Anna") -> tuple[receipts.WentLate, ...]:
    values = {"done_on": on, "done_by": by}
    return receipts.note_done(session, values, bundle, TODAY, CALENDAR, ClockRules())


def test_only_what_was_looked_at_can_go(session: Session) -> None:
    """S48, S50: a change after the look keeps it back, and it is said which."""
    session.exec(select(Person)).first().address = "9 New Road"  # type: ignore[union-attr]
    session.flush()
    first, second = bundles.offered(session)
    assert "address changed" in first.why_not and second.why_not == ""
    with pytest.raises(Refusal, match="address changed"):
        begun(session, 1, 2)


def test_the_same_paper_goes_in_one_bundle_and_not_beside_it(session: Session) -> None:
    """F49, I8: exactly once."""
    made = begun(session, 1, 2)
    assert bundles.offered(session) == () and outbox.rows(session) == ()
    with pytest.raises(Refusal, match="another bundle"):
        bundles.begin(session, (1,), "ZZZZZZ", CODE, "other words", NOW)
    with pytest.raises(Refusal, match="in a bundle"):
        outbox.withdraw(session, 1)
    bundles.take_apart(session, made)
    assert len(bundles.offered(session)) == 2 and session.exec(select(Bundle)).all() == []


def test_what_is_sealed_is_what_was_looked_at(session: Session) -> None:
    """S48: and a byte that changed since stops it."""
    made = begun(session, 1, 2)
    wanted = bundles.to_bundle(session, made)
    assert [one.content for one in wanted.papers] == [b"the very bytes 1", b"the very bytes 2"]
    assert [one.about for one in wanted.papers] == ["Maisie", "Toby"]
    assert bundles.to_bundle(session, made) == wanted
    session.get(OutboxItem, 1).content = b"other"  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="not as it was"):
        bundles.to_bundle(session, made)


def test_the_clocks_count_from_the_day_it_went_and_not_from_the_sealing(session: Session) -> None:
    """REC-1, REC-3 (IRO Handbook 2010, guidance): a queue at business support is no sending."""
    made = placed(session)
    reviews = session.exec(select(Review)).all()
    assert {row.state for row in outbox.rows(session)} == {OutboxState.PLACED}
    assert all(one.outcomes_sent_on is None for one in reviews)
    assert after_reviews.given(session, 1) == ()
    late = done(session, made, "2026-07-20")
    assert {one.outcomes_sent_on for one in reviews} == {date(2026, 7, 20)}
    assert {one.record_distributed_on for one in reviews} == {date(2026, 7, 20)}
    assert [row.on for row in after_reviews.given(session, 1)] == [date(2026, 7, 20)]
    assert {(one.child_id, one.paper) for one in late} == {
        (child, paper) for child in (1, 2) for paper in (ReviewPaper.DECISIONS, ReviewPaper.DISTRIBUTION)
    }


def test_papers_in_time_ask_for_no_reason(session: Session) -> None:
    assert done(session, placed(session), "2026-06-12") == ()


@pytest.mark.parametrize(
    ("on", "by", "field"),
    [("", "Anna", "done_on"), ("2026-06-11", "Anna", "done_on"), ("2026-08-04", "Anna", "done_on"),
     ("2026-06-15", " ", "done_by")],
)  # fmt: skip
def test_a_day_that_cannot_be_or_nobody_s_word_is_not_noted(
    session: Session, on: str, by: str, field: str
) -> None:
    made = placed(session)
    with pytest.raises(Incomplete) as stopped:
        done(session, made, on or None, by)  # type: ignore[arg-type]
    assert [one.field for one in stopped.value.findings] == [field]


def test_a_bundle_that_was_placed_is_never_taken_apart(session: Session) -> None:
    made = placed(session)
    with pytest.raises(Refusal, match="already been placed"):
        bundles.take_apart(session, made)


def test_a_receipt_counts_only_with_the_code_from_inside(session: Session) -> None:
    """S54: whoever could only see the folder cannot say that the papers went."""
    made = placed(session)
    blank, its = Receipt("K7F3Q2", CODE, None, ""), Receipt("K7F3Q2", CODE, TODAY - timedelta(3), "Anna")
    forged = (Receipt("K7F3Q2", "AAAAAAAAAA", TODAY, "Eve"), Receipt("ZZZZZZ", CODE, TODAY, "Eve"))
    assert receipts.of_bundle(session, (blank, *forged, its), made) == its
    assert receipts.of_bundle(session, forged, made) is None
