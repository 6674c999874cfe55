"""The children these journeys are about, as the desk holds them on the morning of the review."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import LegalStatus, PlacementType, ReviewKind, Role, Voice
from iro_desk.records import Child, ChildFields, DecisionFields, PersonFields
from iro_desk.services import children, settings
from tests.journeys.desks import finished_review

WORKER, MANAGER = "Bernadette Okafor", "Ade Colebrooke"
OFFICER = {
    "officer.name": "Jo Ferrier",
    "officer.telephone": "01632 960111",
    "advocacy.name": "Speak Up",
    "advocacy.telephone": "01632 960222",
    "complaints.contact": "The complaints team, 01632 960333",
}


def say_who_the_officer_is(session: Session) -> None:
    """What every letter must say, given once in the settings long ago."""
    for key, value in OFFICER.items():
        settings.change(session, key, value)


def child(
    session: Session, draft: ChildFields, people: dict[Role, str], home: PlacementType = PlacementType.U6
) -> int:
    """A child of this desk with a social worker, a team manager and these people around them; their number."""
    began = draft.looked_after_from
    assert began is not None
    number = children.add(
        session, draft, legal_status=LegalStatus.FULL_CARE_ORDER, home=home, social_worker=WORKER, today=began
    )
    around = {Role.TEAM_MANAGER: MANAGER, **people}
    children.add_people(
        session, number, tuple(PersonFields(name=name, role=role) for role, name in around.items())
    )
    return number


def nine_year_old(session: Session) -> None:
    """Wren, nine, settled with a carer; at the last review it was decided that a bike would be found."""
    say_who_the_officer_is(session)
    wren = ChildFields(
        preferred_name="Wren", surname="Ashdown", born_on=date(2017, 2, 10), pronouns="she/her",
        looked_after_from=date(2024, 9, 2), school="Larkhill Primary",
    )  # fmt: skip
    people = {
        Role.MOTHER: "Dana Ashdown", Role.CARER: "Marguerite Hale", Role.SCHOOL: "Tomasz Wieczorek",
    }  # fmt: skip
    number = child(session, wren, people)
    bike = DecisionFields(
        what="Find a bike that fits.", for_child="You will get a bike.", owner=WORKER,
        by_when=date(2026, 3, 2), measure="Wren has a bike.",
    )  # fmt: skip
    finished_review(
        session, number, date(2026, 1, 15), ReviewKind.LATER, bike, next_review_on=date(2026, 6, 11)
    )


def baby(session: Session) -> None:
    """Pip, eight months, with a carer since ten days old; the first review was in time."""
    say_who_the_officer_is(session)
    pip = ChildFields(
        preferred_name="Pip", surname="Larkin", born_on=date(2025, 10, 6), pronouns="he/him",
        looked_after_from=date(2026, 2, 2),
    )  # fmt: skip
    number = child(session, pip, {Role.MOTHER: "Carly Larkin", Role.CARER: "Josephine Adeyemi"})
    finished_review(session, number, date(2026, 2, 25), ReviewKind.FIRST, next_review_on=date(2026, 6, 11))


def two_in_one_home(session: Session) -> None:
    """Ash, ten, and Fern, seven, brother and sister in one foster home."""
    say_who_the_officer_is(session)
    for name, born_on, other, role in (
        ("Ash", date(2016, 3, 8), "Fern", Role.SIBLING),
        ("Fern", date(2019, 1, 22), "Ash", Role.SIBLING),
    ):
        draft = ChildFields(
            preferred_name=name, surname="Thornbury", born_on=born_on, looked_after_from=date(2024, 11, 4)
        )
        people = {Role.MOTHER: "Leanne Thornbury", Role.CARER: "Rosalind Pike", role: f"{other} Thornbury"}
        number = child(session, draft, people)
        session.get_one(Child, number).family_key = "thornbury"
        finished_review(session, number, date(2026, 1, 9), ReviewKind.LATER, next_review_on=date(2026, 6, 11))


def unaccompanied(session: Session) -> None:
    """Yonas, sixteen by his own account, who came alone; his age has been questioned."""
    say_who_the_officer_is(session)
    yonas = ChildFields(
        preferred_name="Yonas", surname="Tesfay", born_on=date(2010, 1, 1), pronouns="he/him",
        looked_after_from=date(2026, 2, 16), unaccompanied=True,
    )  # fmt: skip
    number = child(session, yonas, {Role.CARER: "Desmond Achebe"}, home=PlacementType.K3)
    finished_review(session, number, date(2026, 3, 12), ReviewKind.FIRST, next_review_on=date(2026, 6, 11))


def speaks_without_words(session: Session) -> None:
    """Robin, eleven, disabled, who shows what they mean with symbols and by what they do."""
    say_who_the_officer_is(session)
    robin = ChildFields(
        preferred_name="Robin", surname="Quayle", born_on=date(2014, 8, 19), pronouns="they/them",
        looked_after_from=date(2023, 5, 8), school="Meadow Bank School", voice=Voice.EASY,
    )  # fmt: skip
    people = {Role.MOTHER: "Philippa Quayle", Role.CARER: "Winifred Oduya"}
    number = child(session, robin, people, home=PlacementType.K2)
    finished_review(session, number, date(2026, 1, 20), ReviewKind.LATER, next_review_on=date(2026, 6, 11))
