"""Lays in an invented child and what is around them: people, orders, homes, absences and concerns."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from sqlmodel import Session

from iro_desk.domain.codes.concern import ConcernOutcome, StepKind
from iro_desk.records import Child, Concern, LegalPeriod, MissingEpisode, Person, Placement
from iro_desk.services.concerns.lists import ladder, words_of
from iro_desk.services.concerns.stored import enter
from iro_desk.services.demonstration.days import Days
from iro_desk.services.entering import insert, key

Story = dict[str, Any]


def lay_child(session: Session, story: Story, identity_colour: int, days: Days) -> Child:
    """The child, marked as invented; brothers and sisters share a key that no real child has."""
    return insert(
        session,
        Child,
        preferred_name=story["name"],
        surname=story["family"],
        born_on=days.exact(story["born"]),
        pronouns=story["pronouns"],
        sex=story["sex"],
        voice=story["voice"],
        local_code=story["case"],
        looked_after_from=days.exact(story["looked_after_from"]),
        unaccompanied=story.get("unaccompanied", False),
        ethnicity=story["ethnicity"],
        address_withheld_from=story.get("withheld_from", ""),
        identity_colour=identity_colour,
        family_key=f"demonstration:{story['family'].lower()}",
        is_demonstration=True,
    )


def lay_surroundings(session: Session, child: Child, story: Story, days: Days) -> None:
    """Everything about the child's life that is neither a visit nor a review."""
    child_id = key(child)
    for person in story["people"]:
        values = {
            "child_id": child_id,
            "name": person["name"],
            "role": person["role"],
            "organisation": person.get("organisation", ""),
            "has_responsibility": person.get("responsibility", False),
            "is_protected": person.get("protected", False),
        }
        session.add(Person.model_validate(values))
    _lay_orders(session, child_id, story["legal"], days)
    _lay_homes(session, child_id, story["homes"], days)
    for absence in story["missing"]:
        span = {"started_on": days.exact(absence["start"]), "ended_on": days.exact(absence["end"])}
        session.add(MissingEpisode.model_validate({"child_id": child_id, **span}))
    for concern in story["concerns"]:
        _lay_concern(session, child_id, concern, days)


def _lay_concern(session: Session, child_id: int, concern: Story, days: Days) -> None:
    """A concern with the days of its stages, so that its answer falls due when the story says."""
    raised_on = days.working(concern["raised"])
    respond_by = days.working(concern["respond"]) if "respond" in concern else None
    row = insert(
        session, Concern, child_id=child_id, raised_on=raised_on, about=concern["about"],
        theme=concern.get("theme", ""), theme_words=words_of(session, concern.get("theme", "")),
        effect=concern.get("effect", ""), asked_for=concern.get("asked", ""),
    )  # fmt: skip
    enter(session, row, StepKind.TALKED, raised_on, "Social worker", concern["about"])
    formal = ladder(session).formal
    begins = [raised_on]
    if respond_by is not None:
        begins.append(days.calendar.add_working_days(respond_by, -formal[0].working_days))
    for number in range(1, concern["stage"] + 1):
        row.stage, row.stage_on = (
            number,
            max(begins[0], begins[-1]) if number == concern["stage"] else raised_on,
        )
        row.formal_on = row.formal_on or row.stage_on
        kind = StepKind.MADE_FORMAL if number == 1 else StepKind.MOVED_UP
        enter(session, row, kind, row.stage_on, formal[number - 1].title)
    row.respond_by = respond_by
    if "settled" in concern:
        row.settled_on = days.working(concern["settled"])
        row.outcome, row.settled_how = ConcernOutcome.PUT_RIGHT, concern.get("how", "")
        row.changed = concern.get("changed", "")
        enter(session, row, StepKind.SETTLED, row.settled_on, "", concern.get("how", ""))
    session.flush()


def _lay_orders(session: Session, child_id: int, orders: list[Story], days: Days) -> None:
    for order, following in zip_longest(orders, orders[1:]):
        values = {
            "child_id": child_id,
            "started_on": days.exact(order["start"]),
            "ended_on": days.exact(following["start"]) if following else None,
            "status": order["code"],
            "note": order.get("note", ""),
        }
        session.add(LegalPeriod.model_validate(values))


def _lay_homes(session: Session, child_id: int, homes: list[Story], days: Days) -> None:
    for home, following in zip_longest(homes, homes[1:]):
        values = {
            "child_id": child_id,
            "started_on": days.exact(home["start"]),
            "ended_on": days.exact(following["start"]) if following else None,
            "kind": home.get("code"),
            "provider": home["provider"],
            "described": home["what"],
            "miles_from_home": home["miles"],
            "is_unregistered": home.get("unregistered", False),
        }
        session.add(Placement.model_validate(values))
