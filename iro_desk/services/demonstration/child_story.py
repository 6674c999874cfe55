"""Lays in an invented child and what is around them: people, orders, homes, absences and concerns."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from sqlmodel import Session

from iro_desk.records import Child, LegalPeriod, MissingEpisode, Person, Placement
from iro_desk.services.demonstration.concern_story import lay_concerns
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
    lay_concerns(session, child_id, story, days)


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
