"""A child enters the caseload, is found, is amended, and leaves it whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import Role, Share
from iro_desk.errors import Refusal
from iro_desk.records import ChildFields, Concern, PersonFields, Placement, PlanFields
from iro_desk.records.base import Record
from iro_desk.services import children, clockwork, drafts, places, visits
from iro_desk.services.children.belongings import remove as remove_whole
from iro_desk.storage.store import Store


def test_a_new_child_has_their_order_home_and_worker(desk: Any) -> None:
    child_id = desk.a_child()
    banner = desk.read(children.banner, child_id, desk.today)
    assert (banner.legal_status, banner.social_worker) == ("Full care order (C2)", "Bev")
    assert (banner.display_name, banner.initials, banner.age) == ("Quill Ember", "QE", "aged 11")


def test_children_with_the_same_initials_get_different_colours(desk: Any) -> None:
    ids = [desk.a_child(), desk.a_child(preferred_name="Quentin", surname="Eames")]
    colours = {desk.read(children.banner, child_id, desk.today).identity_colour for child_id in ids}
    assert len(colours) == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"born_on": date(2026, 3, 3)}, "born_on"),
        ({"born_on": date(1990, 1, 1), "looked_after_from": None}, "born_on"),
        ({"looked_after_from": date(2014, 5, 1)}, "looked_after_from"),
        ({"looked_after_until": date(2026, 1, 4)}, "looked_after_until"),
    ],
)
def test_dates_out_of_order_are_refused_at_their_field(desk: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        desk.a_child(**values)
    assert refused.value.field == field
    assert desk.read(children.caseload, desk.today, desk.calendar) == ()


def test_amending_writes_every_field_and_nothing_changes_when_nothing_did(desk: Any, store: Store) -> None:
    child_id = desk.a_child()
    draft = desk.read(children.fields, child_id)
    draft.pronouns = "they/them"
    desk.write(children.amend, child_id, draft, desk.today)
    assert desk.read(children.fields, child_id).pronouns == "they/them"
    again = store.write("Change details", lambda s: children.amend(s, child_id, draft, desk.today))
    assert again.changes.kinds == frozenset()


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "faure", "zf", "tc77", "77", "zoe faure"])
def test_a_child_is_found_by_name_initials_or_case_number_without_accents(desk: Any, typed: str) -> None:
    wanted = desk.a_child(preferred_name="Zoë", surname="Fauré", local_code="TC77")
    desk.a_child(preferred_name="Bramble", surname="Oak", local_code="TC12")
    assert [found.child_id for found in desk.read(children.find, typed)] == [wanted]


def test_an_empty_search_finds_nobody(desk: Any) -> None:
    desk.a_child()
    assert desk.read(children.find, "  ") == ()


def test_the_caseload_shows_what_is_due_and_puts_ended_care_last(desk: Any) -> None:
    ended = desk.a_child(preferred_name="Abe", surname="Ashe")
    late = desk.a_child()
    fields = desk.read(children.fields, ended)
    fields.looked_after_until = date(2026, 2, 1)
    desk.write(children.amend, ended, fields, desk.today)
    rows = desk.read(children.caseload, desk.today, desk.calendar)
    assert [row.child_id for row in rows] == [late, ended]
    assert (rows[0].next_due[-5:], rows[0].tone) == ("2 Feb", "late")
    assert (rows[1].next_due, rows[1].tone) == ("", "none")


def test_alerts_say_what_must_be_known_first(desk: Any) -> None:
    child_id = desk.a_child(address_withheld_from="their father")
    desk.write(children.add_person, child_id, PersonFields(name="Orlan", role=Role.FATHER, is_protected=True))

    def troubles(session: Any) -> None:
        home = {"child_id": child_id, "started_on": date(2026, 2, 1), "is_unregistered": True}
        session.add(Placement.model_validate({**home, "miles_from_home": 31}))
        session.add(Concern.model_validate({"child_id": child_id, "raised_on": desk.today, "stage": 1}))

    desk.write(troubles)
    alerts = desk.read(children.banner, child_id, desk.today).alerts
    assert [(alert.kind, alert.text) for alert in alerts] == [
        ("alert", "Address withheld from their father"),
        ("alert", "Protected person: keep their name out of letters"),
        ("alert", "The home is not registered"),
        ("alert", "Open dispute, stage 1"),
        ("plain", "Out of area, 31 miles"),
    ]


def test_people_are_added_changed_and_taken_off(desk: Any) -> None:
    child_id = desk.a_child()
    person_id = desk.write(children.add_person, child_id, PersonFields(name="Nan", role=Role.RELATIVE))
    desk.write(children.amend_person, person_id, PersonFields(name="Gran", role=Role.RELATIVE))
    assert [person.name for person in desk.read(children.people, child_id)] == ["Gran", "Bev"]
    desk.write(children.remove_person, person_id)
    assert [person.role for person in desk.read(children.people, child_id)] == [Role.SOCIAL_WORKER]


def test_only_the_newest_plan_of_a_kind_is_shown(desk: Any) -> None:
    child_id = desk.a_child()
    for day in (date(2026, 1, 1), date(2025, 6, 1)):
        desk.write(children.record_plan, child_id, PlanFields(dated_on=day))
    rows = desk.read(children.plans, child_id, desk.today)
    assert [(row.dated_on, row.age_words) for row in rows] == [(date(2026, 1, 1), "2 months old")]


def test_the_timeline_never_holds_a_private_line(desk: Any) -> None:
    child_id = desk.a_child()
    shared = visits.WordsLine(None, "I like the shed.", Share.MAY_SHARE)
    desk.a_visit(child_id, (shared, visits.WordsLine(None, "I have bad dreams.", Share.PRIVATE)))
    happenings = desk.read(children.timeline, child_id, desk.today)
    assert [happening.kind for happening in happenings] == ["visit", "order"]
    assert happenings[0].words == ("I like the shed.",)


def test_removing_a_child_leaves_nothing_and_undo_brings_it_all_back(desk: Any, store: Store) -> None:
    child_id = desk.a_child()
    other = desk.a_child(preferred_name="Bramble")
    desk.a_visit(child_id, (visits.WordsLine(None, "A line.", Share.PRIVATE),))
    desk.a_whole_review(child_id)
    now = store.write("Now", lambda s: drafts.newest(s)).value
    assert now is None
    desk.write(places.remember, "child", child_id)
    before, dates = _counts(store), _standing_dates(desk)
    store.write("Remove child", lambda s: children.remove(s, child_id))
    left = _counts(store)
    assert left["child"] == 1
    assert {name for name, count in left.items() if count} == {"child", "due_date", "legal_period", "person"}
    store.undo()
    after = _counts(store)
    # The dates are worked out again from what came back; what they were before is not part of the file.
    assert {**after, "due_date": 0} == {**before, "place": 0, "due_date": 0}
    assert _standing_dates(desk) == dates
    assert desk.read(children.banner, other, desk.today).preferred_name == "Bramble"


def test_every_record_that_belongs_to_a_child_is_removed_by_name() -> None:
    """Undo can bring back only what the journal saw leave."""
    source = remove_whole.__globals__
    belonging = {
        record.__name__
        for record in Record.__subclasses__()
        if {"child_id", "review_id", "letter_id"} & set(record.model_fields)
    } | {record.__name__ for record in _tables() if {"child_id", "review_id", "letter_id"} & _columns(record)}
    assert belonging <= set(source), f"not removed: {sorted(belonging - set(source))}"


def test_a_child_removed_meanwhile_is_a_refusal(desk: Any) -> None:
    with pytest.raises(Refusal, match="no longer in the file"):
        desk.read(children.fields, 999)


def test_no_field_of_a_child_is_lost_on_the_way_in(desk: Any) -> None:
    draft = ChildFields(preferred_name="Quill", born_on=date(2014, 5, 2), voice="8-11", ethnicity="WBRI")
    child_id = desk.write(
        children.add, draft, legal_status=None, home=None, social_worker=" ", today=desk.today
    )
    assert desk.read(children.fields, child_id) == draft
    assert desk.read(children.people, child_id) == ()


def _tables() -> list[type[Record]]:
    return [record for record in Record.__subclasses__() if hasattr(record, "__table__")]


def _columns(record: type[Record]) -> set[str]:
    return set(record.__table__.columns.keys())  # type: ignore[attr-defined]


def _standing_dates(desk: Any) -> list[tuple[int, str, str, date]]:
    standing = desk.read(clockwork.standing, desk.today)
    return sorted((one.child_id, one.due.clock_id, one.due.anchor, one.on) for one in standing)


def _counts(store: Store) -> dict[str, int]:
    def count(session: Any) -> dict[str, int]:
        kept = [record for record in _tables() if record.__tablename__ not in ("journal", "audit")]
        return {str(record.__tablename__): len(session.exec(select(record)).all()) for record in kept}

    return store.read(count)
