"""One rich review and the twelve people who read it: every line is told by a phrase that stands nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import LegalStatus, PlacementType, ReviewState, Role, Share
from iro_desk.domain.codes.considerations import PlanArea
from iro_desk.domain.review_row_codes import ViewsSought
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.exports.reading_back import passages
from iro_desk.records import (
    Attendance,
    Child,
    ChildsWords,
    Decision,
    LegalPeriod,
    ParentViews,
    Person,
    Placement,
    Review,
    ReviewSection,
)
from iro_desk.records.review import HEALTH, HOME
from iro_desk.services import settings
from iro_desk.services.entering import insert

TODAY, NOW = date(2026, 6, 11), datetime(2026, 6, 11, 14, 32, tzinfo=UTC)
ADDRESS, POSTCODE, GUARDED, OTHER_CHILD = "14 Larkspur Rise", "QX7 3PD", "Osric Vane", "Quillon"
MUM, DAD, CARER, WORKER, MANAGER, TEACHER, NURSE, GUARDIAN, SUPERVISING, THERAPY, ADOPTER, ADVOCATE = range(
    1, 13
)
PEOPLE = (
    ("Ada Reed", Role.MOTHER, None), ("Ben Reed", Role.FATHER, None), ("Jan Moss", Role.CARER, None),
    ("Bev Okafor", Role.SOCIAL_WORKER, None), ("Dee Lane", Role.TEAM_MANAGER, None), ("Mr Lund", Role.SCHOOL, None),
    ("Nia Frost", Role.HEALTH, None), ("Gil Marr", Role.GUARDIAN, None), ("Sue Dray", Role.SUPERVISING, None),
    ("Tess Hall", Role.HEALTH, ReaderRole.MENTAL_HEALTH), ("Fay Orme", Role.OTHER, ReaderRole.PROSPECTIVE_ADOPTER),
    ("Ivo Penn", Role.ADVOCATE, None),
)  # fmt: skip
EVERYBODY = frozenset(range(1, 13))
FULL = frozenset({CARER, WORKER, MANAGER, GUARDIAN})
CHOSEN = frozenset({Part.CHILD_SHARED, Part.DECISIONS_ALL})
"""What the officer ticks for the advocate, whose copy is hers to decide."""

LINES: dict[str, tuple[frozenset[Part], frozenset[int]]] = {
    "reads joke books": (frozenset({Part.SCHOOL}), FULL | {MUM, TEACHER}),
    "inhaler twice a day": (frozenset({Part.HEALTH}), FULL | {MUM, NURSE, THERAPY, ADOPTER}),
    "plaits on Saturdays": (frozenset({Part.IDENTITY}), FULL | {MUM, ADOPTER}),
    "plays the cornet": (frozenset({Part.LEISURE}), FULL | {MUM, TEACHER, SUPERVISING, ADOPTER}),
    "telephones at five": (frozenset({Part.FAMILY}), FULL | {MUM, DAD, SUPERVISING}),
    "a bunk bed of her own": (frozenset({Part.HOME}), FULL | {SUPERVISING, ADOPTER}),
    "frightened near the canal": (frozenset({Part.SAFETY}), FULL | {SUPERVISING}),
    "staying until eighteen": (frozenset({Part.LEGAL}), FULL | {MUM}),
    "hopes for a kitten": (frozenset({Part.CHILD_SHARED}), FULL | {ADVOCATE}),
    "I love my goldfish": (frozenset({Part.CHILD_SHARED}), FULL | {ADVOCATE}),
    "sleeps the night through": (frozenset({Part.SOS, Part.HEALTH}), FULL | {MUM, ADOPTER}),
    "the boiler rattles": (frozenset({Part.SOS, Part.HOME}), FULL | {ADOPTER}),
    "lend a tablet computer": (frozenset({Part.DECISIONS_ALL}), FULL | {MUM, ADVOCATE, TEACHER}),
    "look at the itchy patch": (frozenset({Part.DECISIONS_ALL}), FULL | {MUM, ADVOCATE, NURSE}),
    "Ring without fail": (frozenset({Part.DECISIONS_ALL}), FULL | {MUM, ADVOCATE, DAD}),
    "Six drawing sessions": (frozenset({Part.DECISIONS_ALL}), FULL | {MUM, ADVOCATE, THERAPY}),
    "mend the stair gate": (frozenset({Part.DECISIONS_ALL}), FULL | {MUM, ADVOCATE, SUPERVISING}),
    "Agnes Brook": (frozenset({Part.ATTENDANCE}), FULL | {MUM, SUPERVISING}),
    "Full care order": (frozenset({Part.LEGAL}), FULL | {MUM}),
    "longer Wednesdays please": (frozenset({Part.FAMILY}), FULL | {MUM, SUPERVISING}),
    "a letter every month": (frozenset({Part.FAMILY}), FULL | {DAD, SUPERVISING}),
    "3 November 2026": (frozenset({Part.NEXT}), EVERYBODY - {ADVOCATE}),
    "K-4471": (frozenset(), frozenset({WORKER, MANAGER, NURSE, GUARDIAN, SUPERVISING})),
}
"""For each phrase, the parts it needs, and who of the twelve may read it (themes of the shipped table of rights)."""
NOBODY = (
    "keep the pebble secret", "only the officer thinks so", ADDRESS, "Larkspur", POSTCODE, "QX73PD", GUARDED,
    OTHER_CHILD, "01632 960999", "Attic room 9",
)  # fmt: skip
"""What is in none of the twelve: private words, a private answer, the withheld home, who is not cleared."""


def words_of(content: bytes) -> str:
    """Every word of a file, read back, on one line."""
    return " ".join(" ".join(passage.text for passage in passages(content)).split())


@contextmanager
def rich_desk(*more: Callable[[Session], object]) -> Iterator[Session]:
    """A desk in memory with the rich review on it, and whatever else is laid there."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        for laying in (lay, *more):
            laying(session)
        session.commit()
        yield session
    engine.dispose()


def lay(session: Session) -> None:
    """A child of nine whose home is kept from her family, their people, and her review."""
    settings.change(session, "officer.name", "Ros Hale")
    insert(session, Child, preferred_name="Maya", surname="Reed", born_on=date(2017, 3, 1), local_code="K-4471",
           address_withheld_from="Dad")  # fmt: skip
    insert(session, Child, preferred_name=OTHER_CHILD, surname="Varga", born_on=date(2012, 1, 1))
    for name, role, paper_role in PEOPLE:
        insert(session, Person, child_id=1, name=name, role=role, paper_role=paper_role,
               has_responsibility=role is Role.MOTHER)  # fmt: skip
    insert(
        session,
        Person,
        child_id=1,
        name=GUARDED,
        role=Role.RELATIVE,
        is_protected=True,
        telephone="01632 960999",
    )
    insert(session, Placement, child_id=1, started_on=date(2025, 1, 1), kind=PlacementType.U4, address=ADDRESS,
           postcode=POSTCODE)  # fmt: skip
    insert(session, LegalPeriod, child_id=1, status=LegalStatus.FULL_CARE_ORDER, started_on=date(2025, 1, 1))
    _review(session)
    _decisions(session)


def _review(session: Session) -> None:
    insert(
        session, Review, child_id=1, review_on=date(2026, 6, 3), state=ReviewState.FINISHED, place="Attic room 9",
        next_review_on=date(2026, 11, 3), school="She reads joke books.", health="Her inhaler twice a day.",
        identity="Her hair is in plaits on Saturdays.", enjoy="She plays the cornet.", family="She telephones at five.",
        placement_why="She has a bunk bed of her own.", worried_about="She is frightened near the canal.",
        permanence_why="She is staying until eighteen.", wishes="She hopes for a kitten.",
    )  # fmt: skip
    insert(session, ReviewSection, review_id=1, section=HEALTH, well="She sleeps the night through.")
    insert(session, ReviewSection, review_id=1, section=HOME, worry="At night the boiler rattles.")
    insert(session, Attendance, review_id=1, name="Agnes Brook", role=Role.OTHER, attended=True)
    insert(session, Attendance, review_id=1, name=GUARDED, role=Role.RELATIVE, attended=True)
    for person, said in (("Ada Reed", "longer Wednesdays please"), ("Ben Reed", "a letter every month")):
        insert(session, ParentViews, review_id=1, person=person, how=ViewsSought.MEETING, said=said)
    for words, share in (
        ("I love my goldfish.", Share.MAY_SHARE),
        ("Please keep the pebble secret.", Share.PRIVATE),
    ):
        insert(session, ChildsWords, child_id=1, said_on=date(2026, 6, 1), words=words, share=share)


def _decisions(session: Session) -> None:
    for what, owner, area in (
        ("School to lend a tablet computer", "Mr Lund", PlanArea.SCHOOL),
        ("The nurse to look at the itchy patch", "", PlanArea.HEALTH),
        ("Ring without fail", "Ben Reed", PlanArea.FAMILY),
        ("Six drawing sessions", "Tess Hall", PlanArea.HEALTH),
        ("The fostering team to mend the stair gate", "", PlanArea.HOME),
        (f"Tea with {OTHER_CHILD} on Fridays", "", PlanArea.FUN),
        (f"A visit to {GUARDED}", "", PlanArea.FAMILY),
        (f"The bus to stop at {ADDRESS}", "", PlanArea.SCHOOL),
        ("Post it to qx73pd, or ring 01632 960999", "", None),
    ):
        insert(session, Decision, child_id=1, review_id=1, what=what, owner=owner, area=area)
