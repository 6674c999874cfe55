"""What follows when a paper went to the wrong person: copies, note, hours, and an end (S52)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.domain.deeds import Deed
from iro_desk.domain.sending.wrong_reader import FirstHour, clock
from iro_desk.errors import Refusal
from iro_desk.exports import wrong_reader_files
from iro_desk.exports.reading_back import passages
from iro_desk.records import AuditEntry, Child, GivenOut, Person, Review, WrongReader
from iro_desk.services import outbox, settings
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sending import binding, leaving, recalls
from iro_desk.services.sending_preferences import BREACH_HOURS
from iro_desk.storage.store import Store

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=LONDON)
NOTE = {
    "noticed_on": "2026-06-11",
    "noticed_at": "2pm",
    "who_has_it": "A neighbour",
    "what_happened": "The envelope was swapped with another.",
    "what_was_in_it": "An address and health.",
}


def _family(session: Session) -> None:
    born = {"preferred_name": "Amira", "surname": "Haddad", "born_on": "2016-03-01", "local_code": "T-114"}
    session.add(Child.model_validate(born))
    session.flush()
    for name, role in (("Jan R.", Role.CARER), ("Bev Okafor", Role.SOCIAL_WORKER)):
        session.add(Person.model_validate({"child_id": 1, "name": name, "role": role}))
    review = {"child_id": 1, "review_on": "2026-06-01", "state": ReviewState.FINISHED}
    session.add(Review.model_validate(review))
    session.flush()
    given = {"child_id": 1, "review_id": 1, "recipient": "Her mother", "given_on": "2026-06-05", "version": 1}
    session.add(GivenOut.model_validate(given))


def _queue(session: Session, to: int) -> int:
    reader = outbox.recipients(session, 1)[to]
    name = f"IRO-K7F3Q{to + 1}-outcomes.pdf"
    return outbox.queue(session, 1, 1, DocumentKind.OUTCOMES, "pdf", reader, name, b"page %d" % to, NOW)


@pytest.fixture
def gone(store: Store) -> int:
    """The outcomes that went to Jan R., and to Bev Okafor."""
    store.write("Add", _family)
    made = [store.write("Queue", partial(_queue, to=to)).value for to in (1, 2)]
    for item in made:
        store.write("Send", partial(outbox.mark_placed, item_id=item, folder="/office", now=NOW))
    return made[0]


def _mark(store: Store, item: int, **other: object) -> int:
    return store.write("Mark", partial(recalls.mark, values={**NOTE, **other}, item_id=item, now=NOW)).value


def test_every_copy_is_listed_with_whom_it_went_to_and_where(store, gone):
    """S52: those of the outbox, and those given by hand."""
    went = store.read(partial(recalls.recall, item_id=gone, now=NOW)).went
    assert [(one.reader, one.where, one.on, one.is_this) for one in went] == [
        ("Her mother", "Not through the outbox", date(2026, 6, 5), False),
        ("Jan R.", "/office", date(2026, 6, 11), True),
        ("Bev Okafor", "/office", date(2026, 6, 11), False),
    ]


def test_marking_keeps_the_moment_and_counts_seventy_two_hours_with_their_working(store, gone):
    """S52; UK GDPR, article 33(1)."""
    _mark(store, gone)
    found = store.read(partial(recalls.recall, item_id=gone, now=NOW))
    assert found.clock.in_short == "71 hours are left, until Sun 14 June 2026, 14:00"
    assert found.clock.working.startswith(
        "72 hours from Thu 11 June 2026, 14:00, when it was noticed, is Sun 14 June 2026, 14:00. UK GDPR, article 33."
    )
    assert found.values["noticed_at"] == "14:00"
    (row,) = store.read(partial(recalls.running, now=NOW))
    assert (row.display_name, row.item_id, row.is_told) == ("Amira Haddad", gone, False)


def test_the_hours_are_a_setting(store, gone):
    """When they begin, and how many, is checked locally."""
    store.write("Set", partial(settings.change, key=BREACH_HOURS, value="48"))
    _mark(store, gone)
    assert "until Sat 13 June 2026, 14:00" in store.read(partial(recalls.running, now=NOW))[0].clock.in_short


def test_hours_are_hours_when_the_clocks_go_back():
    """72 hours that pass, not three days of the same time on the wall."""
    noticed = datetime(2026, 10, 24, 12, 0, tzinfo=LONDON)
    counted = clock(noticed, 72, noticed)
    assert (counted.by.day, counted.by.hour, counted.left) == (27, 11, 72)
    assert clock(noticed, 72, noticed + timedelta(days=5)).left < 0


def test_what_waits_for_anybody_around_the_child_is_looked_at_again(store, gone):
    """S52: the same mistake may stand in the next envelope."""
    waiting = store.write("Queue", partial(_queue, to=2)).value
    sha = next(row.sha256 for row in store.read(outbox.rows) if row.item_id == waiting)
    store.write("Look", partial(binding.look, item_id=waiting, sha256=sha, now=NOW))
    assert store.read(partial(leaving.why_not, item_id=waiting)) == ""
    _mark(store, gone)
    told = store.read(partial(leaving.why_not, item_id=waiting))
    assert told == "Something went to the wrong person. Look again before it goes."


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"noticed_on": None}, "noticed_on"), ({"noticed_at": "soon"}, "noticed_at"),
        ({"noticed_at": "23:00"}, "noticed_at"), ({"who_has_it": " "}, "who_has_it"),
        ({"what_happened": ""}, "what_happened"), ({"what_was_in_it": ""}, "what_was_in_it"),
        ({"told_on": "2026-06-12"}, "told_on"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_and_nothing_is_marked(store, gone, other, field):
    with pytest.raises(Incomplete) as stopped:
        _mark(store, gone, **other)
    assert [finding.field for finding in stopped.value.findings] == [field]
    assert store.read(lambda session: session.exec(select(WrongReader)).all()) == []


def test_a_note_is_changed_and_not_made_twice(store, gone):
    first = _mark(store, gone)
    assert _mark(store, gone, who_has_it="Two neighbours") == first
    kept = store.read(lambda session: session.exec(select(WrongReader)).one())
    assert kept.who_has_it == "Two neighbours" and kept.marked_at == NOW


def test_the_deed_is_in_the_audit_trail_and_undo_does_not_take_it_back(store, gone):
    store.write("Set", partial(settings.change, key="officer.telephone", value="01234 567890"))
    _mark(store, gone)
    assert Deed.WENT_WRONG.value in store.read(
        lambda session: [row.deed for row in session.exec(select(AuditEntry)).all()]
    )
    store.undo()
    assert store.read(lambda session: session.exec(select(WrongReader)).all()), (
        "the work before it was undone"
    )
    assert store.read(settings.current).officer_telephone == ""


def test_it_ends_only_when_governance_was_told_and_the_copies_are_accounted_for(store, gone):
    number = _mark(store, gone)
    for missing in ("told", "copies"):
        with pytest.raises(Refusal, match=missing):
            store.write("End", partial(recalls.end, wrong_id=number, now=NOW))
        _mark(store, gone, told_on="2026-06-11", copies="" if missing == "told" else "Given back unopened")
    store.write("End", partial(recalls.end, wrong_id=number, now=NOW))
    assert store.read(partial(recalls.running, now=NOW)) == ()


def test_the_steps_of_the_first_hour_keep_their_moment(store, gone):
    number = _mark(store, gone)
    store.write("Tick", partial(recalls.tick, wrong_id=number, step=FirstHour.BACK, now=NOW))
    assert store.read(partial(recalls.recall, item_id=gone, now=NOW)).steps == {"back": NOW}
    store.write("Tick", partial(recalls.tick, wrong_id=number, step=FirstHour.BACK, now=None))
    assert store.read(partial(recalls.recall, item_id=gone, now=NOW)).steps == {}


def test_the_note_for_governance_names_neither_child_nor_reader(store, gone):
    """S52: no more of the child than is needed; read back out of the finished file."""
    number = _mark(store, gone, told_on="2026-06-11", told_whom="Information governance, IG-7")
    store.write("Tick", partial(recalls.tick, wrong_id=number, step=FirstHour.BACK, now=NOW))
    content = store.write("Save", partial(wrong_reader_files.made, wrong_id=number, now=NOW)).value
    words = " ".join(" ".join(passage.text.split()) for passage in passages(content))
    for said in (
        "T-114", "IRO-K7F3Q2-outcomes.pdf", "A neighbour", "Thu 11 June 2026, 14:00", "Sun 14 June 2026, 14:00",
        "IG-7", "An address and health.", "OFFICIAL-SENSITIVE",
    ):  # fmt: skip
        assert said in words, said
    for never in ("Amira", "Haddad", "Jan R", "2016"):
        assert never not in words, never
    name = wrong_reader_files.name("K7F3Q2", NOW.date())
    assert name == "IRO-K7F3Q2-note-2026-06-11.pdf"


def test_what_has_not_gone_is_not_recalled(store, gone):
    waiting = store.write("Queue", partial(_queue, to=2)).value
    with pytest.raises(Refusal, match="not gone yet"):
        store.read(partial(recalls.recall, item_id=waiting, now=NOW))
