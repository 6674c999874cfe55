"""The child, and the people, homes, orders and absences around them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import ClosedWhy, LegalStatus, PlacementType, Role, Sex, Voice
from iro_desk.domain.fields import FormField
from iro_desk.domain.rights.posting import ReceivesHow
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.records.base import Fields, Record, code


class ChildFields(Fields):
    """What the officer may say about a child. A return holds no names, so every name may be blank."""

    preferred_name: Annotated[str, FormField("Name they are called by", "The child", optional=True)] = Field(
        "", max_length=120
    )
    surname: Annotated[str, FormField("Family name", "The child", optional=True)] = Field("", max_length=120)
    born_on: Annotated[date, FormField("Date of birth", "The child", year=True)]
    pronouns: Annotated[
        str, FormField("Pronouns", "The child", "For example she/her. Ask the child.", optional=True)
    ] = Field("", max_length=40)
    sex: Annotated[Sex, FormField("Sex, as in the return", "The child")] = code(Sex, Sex.UNKNOWN)
    voice: Annotated[
        Voice | None,
        FormField(
            "Letters written for", "The child", "Choose the child's stage, not only age.", optional=True
        ),
    ] = code(Voice, None)
    local_code: Annotated[
        str, FormField("Case number", "In care", "The code the council uses for this child.", optional=True)
    ] = Field("", max_length=60, index=True)
    looked_after_from: Annotated[date | None, FormField("Looked after from", "In care", optional=True)] = None
    looked_after_until: Annotated[date | None, FormField("Looked after until", "In care", optional=True)] = (
        None
    )
    unaccompanied: Annotated[bool, FormField("Came to this country alone", "In care")] = False
    ethnicity: Annotated[str, FormField("Ethnicity code", "In care", optional=True)] = Field("", max_length=8)
    address_withheld_from: Annotated[
        str,
        FormField(
            "Address withheld from",
            "Keeping safe",
            "Who must not learn where the child lives.",
            optional=True,
        ),
    ] = Field("", max_length=200)
    other_names: Annotated[
        str,
        FormField(
            "Other names",
            "Keeping safe",
            "Names from before and pet names, with commas between. Looked for in every letter.",
            optional=True,
        ),
    ] = Field("", max_length=300)
    school: Annotated[
        str,
        FormField(
            "School or nursery",
            "Keeping safe",
            "Looked for in every letter to another child.",
            optional=True,
        ),
    ] = Field("", max_length=200)
    other_numbers: Annotated[
        str,
        FormField(
            "Other numbers",
            "Keeping safe",
            "NHS, pupil (UPN) and court numbers, with commas between. Never in a letter.",
            optional=True,
        ),
    ] = Field("", max_length=300)


CLOSING = "Closing the case"


class ClosingFields(Fields):
    """Why and when the officer's work with a child ended, and when their record is looked at again.

    Args:
        last_day: kept as the day the child is looked after until.
    """

    closed_why: Annotated[ClosedWhy | None, FormField("Why is the case closed?", CLOSING)] = code(
        ClosedWhy, None
    )
    closed_on: Annotated[date | None, FormField("Day it is closed", CLOSING)] = None
    last_day: Annotated[
        date | None,
        FormField(
            "Last day in care", CLOSING, "Leave it blank while the child is still in care.", optional=True
        ),
    ] = None
    closed_note: Annotated[str, FormField("Anything to add", CLOSING, optional=True)] = Field(
        "", max_length=1000
    )
    look_again_on: Annotated[
        date | None,
        FormField(
            "Look at this record again on",
            CLOSING,
            "How long records are kept is your authority’s own rule. Nothing is deleted by itself.",
            year=True,
        ),
    ] = None


class Child(ChildFields, Record, table=True):
    """A child on the caseload.

    Args:
        identity_colour: 0 to 9, given once and kept for life; brothers and sisters at least three apart.
        family_key: joins brothers and sisters; empty when none are known.
        is_demonstration: invented, watermarked, removable in one step.
        closed_on: the day the officer's work with the child ended; None while it goes on.
        look_again_on: the day to say what becomes of a closed record; None while the case is open.
    """

    __tablename__ = "child"

    identity_colour: int = 0
    family_key: str = Field("", max_length=60, index=True)
    is_demonstration: bool = False
    sex: Sex = code(Sex, Sex.UNKNOWN)
    voice: Voice | None = code(Voice, None)
    closed_on: date | None = None
    closed_why: ClosedWhy | None = code(ClosedWhy, None)
    closed_note: str = Field("", max_length=1000)
    look_again_on: date | None = None


class PersonFields(Fields):
    """Somebody around one child."""

    name: Annotated[str, FormField("Name", "Person")] = Field(min_length=1, max_length=160)
    role: Annotated[Role, FormField("Who they are", "Person")] = code(Role, Role.OTHER)
    organisation: Annotated[str, FormField("Team or place", "Person", optional=True)] = Field(
        "", max_length=160
    )
    telephone: Annotated[str, FormField("Telephone", "Person", optional=True)] = Field("", max_length=60)
    email: Annotated[str, FormField("E-mail", "Person", optional=True)] = Field("", max_length=160)
    other_names: Annotated[
        str,
        FormField(
            "Other names",
            "Person",
            "Names from before and pet names, with commas between.",
            optional=True,
        ),
    ] = Field("", max_length=300)
    address: Annotated[
        str,
        FormField("Address", "Person", "Never printed. Looked for in every letter.", optional=True),
    ] = Field("", max_length=300)
    has_responsibility: Annotated[bool, FormField("Has parental responsibility", "Person")] = False
    is_protected: Annotated[
        bool, FormField("Keep their name out of letters", "Person", "A protected person blocks the letter.")
    ] = False
    paper_role: Annotated[
        ReaderRole | None,
        FormField(
            "For papers, they are",
            "Person",
            "Decides what they may see. Left blank, it follows from who they are.",
            optional=True,
        ),
    ] = code(ReaderRole, None)
    receives: Annotated[ReceivesHow | None, FormField("How they get papers", "Person", optional=True)] = code(
        ReceivesHow, None
    )
    not_told_home: Annotated[bool, FormField("Must not learn where the child lives", "Person")] = False
    is_barred: Annotated[
        bool,
        FormField(
            "An order bars contact or sharing papers",
            "Person",
            "No paper is prepared for them, whatever else is chosen.",
        ),
    ] = False
    barred_note: Annotated[str, FormField("Which order, and until when", "Person", optional=True)] = Field(
        "", max_length=300
    )
    notes: Annotated[
        str,
        FormField(
            "Notes",
            "Person",
            "Never printed. A move or another postcode here stops a paper that goes by post.",
            optional=True,
        ),
    ] = Field("", max_length=1000)


class Person(PersonFields, Record, table=True):
    """A person on one child's list; recipients are drawn from that list only."""

    __tablename__ = "person"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    role: Role = code(Role, Role.OTHER)
    paper_role: ReaderRole | None = code(ReaderRole, None)
    receives: ReceivesHow | None = code(ReceivesHow, None)


class PlacementFields(Fields):
    """A home the child lives in or has lived in."""

    started_on: Annotated[date, FormField("Moved in", "Home")]
    kind: Annotated[PlacementType | None, FormField("Kind of home", "Home", optional=True)] = code(
        PlacementType, None
    )
    was_planned: Annotated[
        bool, FormField("The move was planned", "Home", "When it was not, a review may be needed early.")
    ] = True
    is_unregistered: Annotated[
        bool, FormField("The home is not registered", "Home", "It is reviewed sooner and more often.")
    ] = False
    lasts_to_18: Annotated[
        bool, FormField("Meant to last until 18", "Home", "Changes how often a social worker must visit.")
    ] = False
    before_assessment: Annotated[
        bool,
        FormField(
            "Before the assessment is complete",
            "Home",
            "With parents, or with relatives or friends on temporary approval.",
        ),
    ] = False
    described: Annotated[
        str, FormField("Known as", "Home", "Such as the name of the house.", optional=True)
    ] = Field("", max_length=300)
    address: Annotated[
        str,
        FormField("Address", "Home", "Never printed. Looked for in every letter.", optional=True),
    ] = Field("", max_length=300)
    postcode: Annotated[str, FormField("Postcode", "Home", optional=True)] = Field("", max_length=12)
    miles_from_home: Annotated[
        float | None, FormField("Miles from their home area", "Home", optional=True)
    ] = Field(None, ge=0, le=1000)
    authority: Annotated[
        str, FormField("Council where the home is", "Home", "Leave blank when it is your own.", optional=True)
    ] = Field("", max_length=120)
    ended_on: Annotated[date | None, FormField("Moved out", "Home", optional=True)] = None


class Placement(PlacementFields, Record, table=True):
    """A home, from one day to another; no end means the child is there now."""

    __tablename__ = "placement"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: PlacementType | None = code(PlacementType, None)
    provider: str = Field("", max_length=8)


class LegalPeriodFields(Fields):
    """A legal status of the child."""

    status: Annotated[LegalStatus | None, FormField("Legal status", "Legal status")] = code(LegalStatus, None)
    started_on: Annotated[date, FormField("From", "Legal status")]
    ended_on: Annotated[date | None, FormField("Until", "Legal status", optional=True)] = None
    note: Annotated[str, FormField("Note", "Legal status", optional=True)] = Field("", max_length=300)


class LegalPeriod(LegalPeriodFields, Record, table=True):
    """A legal status, from one day to another."""

    __tablename__ = "legal_period"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    status: LegalStatus | None = code(LegalStatus, None)


class MissingEpisode(Record, table=True):
    """A time the child was missing (M) or away without leave (A)."""

    __tablename__ = "missing_episode"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    started_on: date
    ended_on: date | None = None
    kind: str = Field("M", max_length=2)
