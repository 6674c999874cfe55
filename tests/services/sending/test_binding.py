"""A look at a paper holds for these bytes, this reader and these facts, and for nothing else (S48, S50)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, LegalStatus, PlacementType, Role
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import sending
from iro_desk.records import Child, LegalPeriod, Looked, OutboxItem, Person, Placement
from iro_desk.services import outbox, settings, settling
from iro_desk.services.children import belongings
from iro_desk.services.sending import binding, destinations, leaving
from iro_desk.storage.store import Store

NOW = datetime(2026, 6, 11, 14, 32, tzinfo=ZoneInfo("Europe/London"))
CONTENT = b"the very page"
HASH = hashlib.sha256(CONTENT).hexdigest()


def _amira(session: Session) -> None:
    session.add(
        Child.model_validate(
            {"preferred_name": "Amira", "surname": "Haddad", "born_on": "2016-03-01", "family_key": "h"}
        )
    )
    session.flush()
    for name, role in (("Jan R.", Role.CARER), ("Bev Okafor", Role.SOCIAL_WORKER)):
        session.add(
            Person.model_validate({"child_id": 1, "name": name, "role": role, "address": "1 Elm Row"})
        )
    session.add(
        Placement.model_validate({"child_id": 1, "started_on": "2025-01-01", "kind": PlacementType.U4})
    )
    session.add(
        LegalPeriod.model_validate(
            {"child_id": 1, "started_on": "2025-01-01", "status": LegalStatus.INTERIM_CARE_ORDER}
        )
    )


def _queue(session: Session, to: int = 1) -> int:
    """Put the page in the outbox; ``to`` counts the list, the child first."""
    reader = outbox.recipients(session, 1)[to]
    return outbox.queue(
        session, 1, None, DocumentKind.OUTCOMES, "pdf", reader, "IRO-K7F3Q2-outcomes.pdf", CONTENT, NOW
    )


@pytest.fixture
def item(store: Store) -> int:
    """A page for Jan R. in the outbox, looked at."""
    store.after_writing(partial(settling.settle, calendar=Calendar({}), now=lambda: NOW))
    store.write("Add", _amira)
    made = store.write("Queue", _queue).value
    _look(store, made)
    return made


def _look(store: Store, item: int) -> None:
    store.write("Look", partial(binding.look, item_id=item, sha256=HASH, now=NOW, pages=1))


def _why(store: Store, item: int) -> str:
    return store.read(partial(leaving.why_not, item_id=item))


def _first(session: Session, record: type, **values: object) -> None:
    row = session.exec(select(record)).first()
    for name, value in values.items():
        setattr(row, name, value)


def _brother(session: Session) -> None:
    session.add(Child.model_validate({"preferred_name": "Sami", "born_on": "2014-03-01", "family_key": "h"}))


def _protected(session: Session) -> None:
    session.add(Person.model_validate({"child_id": 1, "name": "Nadia", "is_protected": True}))


def _moved(session: Session) -> None:
    session.add(Placement.model_validate({"child_id": 1, "started_on": "2026-06-10"}))


def _removed(session: Session) -> None:
    session.delete(session.get(Person, 1))


CHANGES: tuple[tuple[Callable[[Session], None], str], ...] = (
    (
        partial(_first, record=Person, address="9 Oak Lane"),
        "Jan R.’s address changed after you looked at this.",
    ),
    (partial(_first, record=Person, email="j@example.org"), "Jan R.’s telephone or e-mail changed after"),
    (partial(_first, record=Person, role=Role.RELATIVE), "What is known of who Jan R. is changed after"),
    (partial(_first, record=Person, name="Jan Rees"), "What is known of who Jan R. is changed after"),
    (partial(_first, record=Person, has_responsibility=True), "What is known of who Jan R. is changed after"),
    (_removed, "Jan R. is not on Amira’s list any more."),
    (
        partial(_first, record=Child, address_withheld_from="Her father"),
        "Who must not learn where Amira lives",
    ),
    (_protected, "Who is protected around Amira changed after"),
    (_moved, "Where Amira lives changed after"),
    (partial(_first, record=Placement, postcode="AB1 2CD"), "Where Amira lives changed after"),
    (
        partial(_first, record=LegalPeriod, status=LegalStatus.FULL_CARE_ORDER),
        "Amira’s legal status changed after",
    ),
    (_brother, "Which brothers and sisters Amira has on this desk changed after"),
    (partial(destinations.use_folder, folder="/elsewhere"), "The place it goes to changed after"),
)


@pytest.mark.parametrize(("change", "said"), CHANGES, ids=[said for _, said in CHANGES])
def test_any_later_change_of_a_bound_fact_ends_the_look_and_says_which(store, item, change, said):
    """S50: at once, in the same write, and whoever looks at it later is told."""
    assert _why(store, item) == ""
    store.write("Change", change)
    told = _why(store, item)
    assert told.startswith(said) and told.endswith("Look again before it goes.")
    kept = store.read(lambda session: session.exec(select(Looked)).one().undone)
    assert kept == told, "ended inside the write itself, not only when it is asked"
    with pytest.raises(Refusal, match="Look again"):
        store.read(partial(sending.outgoing, item_id=item))


def test_a_fact_that_is_put_back_does_not_bring_the_look_back(store, item):
    """S50: she looked at a page for an address that was, for a while, another."""
    store.write("Change", partial(_first, record=Person, address="9 Oak Lane"))
    store.write("Change", partial(_first, record=Person, address="1 Elm Row"))
    assert _why(store, item).startswith("Jan R.’s address changed")
    store.undo()
    assert _why(store, item).startswith("Jan R.’s address changed")
    _look(store, item)
    assert _why(store, item) == ""


def test_a_change_that_is_undone_leaves_the_look_ended(store, item):
    store.write("Change", partial(_first, record=Person, address="9 Oak Lane"))
    store.undo()
    assert "Look again" in _why(store, item)


def test_what_has_nothing_to_do_with_it_ends_no_look(store, item):
    """A look that ends for no reason teaches her to look without reading."""
    store.write("Change", partial(settings.change, key="officer.telephone", value="01234 567890"))
    store.write("Change", lambda session: setattr(session.get(Person, 2), "address", "7 Ash Road"))
    store.write("Change", lambda session: setattr(session.get(Child, 1), "school", "Hill Primary"))
    assert _why(store, item) == ""
    assert store.read(partial(sending.outgoing, item_id=item)).content == CONTENT


def test_nothing_goes_that_nobody_has_looked_at(store, item):
    """S48."""
    other = store.write("Queue", partial(_queue, to=2)).value
    assert _why(store, other) == "Look at it before it goes."
    with pytest.raises(Refusal, match="Look at it before it goes"):
        store.read(partial(sending.outgoing, item_id=other))
    assert store.read(leaving.next_to_look_at) == (1, other)
    assert store.read(partial(leaving.next_to_look_at, done=(other,))) is None


def test_other_bytes_than_those_shown_are_not_looked_at(store, item):
    """S48: the hash of what was on the screen is the hash of what goes."""
    other = hashlib.sha256(b"another page").hexdigest()
    with pytest.raises(Refusal, match="not as it was when it was shown"):
        store.write("Look", partial(binding.look, item_id=item, sha256=other, now=NOW))


def test_bytes_changed_behind_the_look_do_not_go(store, item):
    """S48."""

    def swap(session: Session) -> None:
        row = session.get(OutboxItem, item)
        row.content, row.sha256 = b"another page", hashlib.sha256(b"another page").hexdigest()

    store.write("Swap", swap)
    assert _why(store, item).startswith("The file is not the one you looked at.")


def test_two_people_of_one_name_and_role_are_never_guessed_between(store, item):
    def twin(session: Session) -> None:
        session.add(Person.model_validate({"child_id": 1, "name": "Jan R.", "role": Role.CARER}))

    store.write("Add", twin)
    with pytest.raises(Refusal, match="Two people on this child’s list"):
        _look(store, item)


def test_the_child_too_may_move_after_a_look_at_their_letter(store, item):
    """S45, S50: it would go to the home they have left."""
    theirs = store.write("Queue", partial(_queue, to=0)).value
    _look(store, theirs)
    assert _why(store, theirs) == ""
    store.write("Move", _moved)
    assert _why(store, theirs).startswith("Where Amira lives changed")


def test_a_removed_child_leaves_no_look(store, item):
    store.write("Remove", lambda session: belongings.remove(session, (session.get(Child, 1),)))
    assert store.read(lambda session: session.exec(select(Looked)).all()) == []
