"""The leak check finds every identifier of anyone not cleared for the reader of the letter (S39 to S44)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from iro_desk.domain.codes import Role, Share
from iro_desk.records import Child, ChildsWords, Letter, Person, Placement, Review
from iro_desk.services import leak_check, settings


@pytest.fixture
def session() -> Iterator[Session]:
    """A file in memory with the tables of the program."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        yield made


def put(session: Session, record: type, **values: object):
    """Add one row."""
    row = record.model_validate(values)
    session.add(row)
    session.flush()
    return row


def a_letter(session: Session) -> int:
    """A letter to Maisie, who has a brother on the caseload; another family has a child too."""
    settings.change(session, "officer.telephone", "01632 960100")
    settings.change(session, "advocacy.telephone", "01632 960111")
    settings.change(session, "complaints.contact", "complaints@tindle.example, 01632 960112")
    maisie = put(
        session,
        Child,
        preferred_name="Maisie",
        surname="Pepperwick",
        born_on=date(2017, 1, 12),
        local_code="TN-0412",
        family_key="p",
        address_withheld_from="her father",
    )
    toby = put(
        session,
        Child,
        preferred_name="Toby",
        surname="Vane",
        born_on=date(2019, 3, 4),
        family_key="p",
        local_code="TN-0413",
    )
    other = put(
        session,
        Child,
        preferred_name="Zoë",
        surname="O'Hara-Lunt",
        born_on=date(2012, 11, 30),
        local_code="88231",
    )
    put(session, Child, preferred_name="Bev", surname="Quillfeather", born_on=date(2011, 1, 1))
    for child, name, role, more in (
        (maisie, "Jan and Pete Marrowby", Role.CARER, {"telephone": "+44 1632 960155"}),
        (maisie, "Craig Dunmore", Role.FATHER, {"is_protected": True}),
        (maisie, "Bev Okafor", Role.SOCIAL_WORKER, {"email": "bev.okafor@tindle.example"}),
        (maisie, "Young Voices", Role.ADVOCATE, {"telephone": "01632 960111"}),
        (other, "Mrs Thistlewood", Role.CARER, {"telephone": "(01632) 960 177"}),
    ):
        put(session, Person, child_id=child.id, name=name, role=role, **more)
    put(
        session,
        Placement,
        child_id=maisie.id,
        started_on=date(2025, 1, 1),
        described="Jan and Pete, Tindlebury",
        postcode="TN12 4QX",
    )
    put(session, Placement, child_id=other.id, started_on=date(2025, 1, 1), postcode="WX1 9ZZ")
    put(session, ChildsWords, child_id=maisie.id, said_on=date(2026, 1, 1), words="It's my fault he's gone.")
    put(
        session,
        ChildsWords,
        child_id=toby.id,
        said_on=date(2026, 1, 1),
        words="I miss our dog.",
        share=Share.MAY_SHARE,
    )
    review = put(session, Review, child_id=maisie.id, review_on=date(2026, 6, 5))
    return put(session, Letter, child_id=maisie.id, review_id=review.id, dated_on=date(2026, 6, 12)).id


PLANTED = [
    ("Zoë", "zoe", "first_name", False),
    ("surname", "O’HARA LUNT", "surname", False),
    ("half a surname", "Ohara", "surname", False),
    ("sibling surname", "Vane", "surname", False),
    ("sibling first name", "Toby", "first_name", False),
    ("their social worker's namesake's surname", "Quillfeather", "surname", False),
    ("carer", "Marrowby’s", "surname", False),
    ("others' carer", "thistlewood", "surname", False),
    ("protected, first", "Craig", "first_name", True),
    ("protected, last", "Dunmore", "surname", True),
    ("withheld place", "Tindlebury", "place", True),
    ("withheld postcode", "tn124qx", "postcode", True),
    ("postcode spaced", "W X 1 9 Z Z", "postcode", False),
    ("carer telephone", "01632-960-155", "telephone", False),
    ("other telephone", "+44 (0)1632 960177", "telephone", False),
    ("e-mail", "Bev.Okafor@Tindle.example", "email", False),
    ("birth", "30th November 2012", "born_on", False),
    ("birth in figures", "4.3.19", "born_on", False),
    ("own case number", "tn 0412", "case_number", False),
    ("other case number", "88231", "case_number", False),
    ("in confidence", "its my fault he’s gone", "words", True),
    ("sibling's words", "I miss our dog", "words", False),
]


@pytest.mark.parametrize(("what", "text", "kind", "blocking"), PLANTED, ids=[p[0] for p in PLANTED])
def test_a_planted_identifier_is_found(
    session: Session, what: str, text: str, kind: str, blocking: bool
) -> None:
    found = leak_check.check_file(session, a_letter(session), f"We talked of ({text}), as you know.")
    assert (kind, blocking) in {(leak.kind, leak.blocking) for leak in found}, what


def test_a_clean_letter_has_no_leak(session: Session) -> None:
    text = (
        "Hello Maisie, Maisie Pepperwick. Jan and Pete will take you on Friday 26 June 2026. Ring me on "
        "01632 960100. Young Voices: 01632 960111. Complain: 01632 960112 or complaints@tindle.example."
    )
    assert leak_check.check_file(session, a_letter(session), text) == ()


def test_a_home_that_is_not_withheld_may_be_described_but_never_its_postcode(session: Session) -> None:
    letter_id = a_letter(session)
    child = session.get(Child, 1)
    assert child is not None
    child.address_withheld_from = ""
    found = leak_check.check_file(session, letter_id, "You live in Tindlebury, TN12 4QX.")
    assert {leak.kind for leak in found} == {"postcode"}


def a_reader(session: Session, role: Role) -> int:
    """Somebody on Maisie's list."""
    a_letter(session)
    return put(session, Person, child_id=1, name="Pat Reader", role=role).id


HOME_OF_MAISIE = ("Tindlebury", "TN12 4QX", "Marrowby", "Jan")


@pytest.mark.parametrize("words", HOME_OF_MAISIE)
def test_who_must_not_learn_where_the_child_lives_is_told_neither_place_nor_carer(
    session: Session, words: str
) -> None:
    """S44: the same words are cleared for the child's social worker."""
    father = a_reader(session, Role.FATHER)
    assert any(leak.blocking for leak in leak_check.check_words(session, 1, f"with {words}", father))
    worker = put(session, Person, child_id=1, name="Lou Okoro", role=Role.SOCIAL_WORKER).id
    assert not any(leak.blocking for leak in leak_check.check_words(session, 1, f"with {words}", worker))


def test_a_parents_private_business_needs_a_reason_unless_the_child_said_it(session: Session) -> None:
    letter_id = a_letter(session)
    put(session, ChildsWords, child_id=1, said_on=date(2026, 1, 1), words="Mum drinks too much wine.",
        share=Share.MAY_SHARE)  # fmt: skip
    own = leak_check.check_file(session, letter_id, "You told me: “Mum drinks too much wine.”")
    said = leak_check.check_file(session, letter_id, "Your mum drinks when she is tired.")
    assert own == ()
    assert [(leak.found, leak.blocking) for leak in said] == [("drinks", False)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Liz", "first_name"), ("Eliza Brompton", "name"), ("Brompton", "surname"), ("St Kew’s", "school"),
     ("943 476 5919", "case_number"), ("9 Weir Close", "place"), ("weir cl", "place")],
)  # fmt: skip
def test_other_names_school_numbers_and_addresses_of_another_child_are_sought(
    session: Session, text: str, kind: str
) -> None:
    letter_id = a_letter(session)
    other = put(
        session, Child, preferred_name="Elizabeth", surname="Vosper", born_on=date(2013, 1, 2),
        other_names="Eliza Brompton", school="St Kew’s Primary School", other_numbers="NHS 943 476 5919",
    )  # fmt: skip
    put(session, Placement, child_id=other.id, started_on=date(2025, 1, 1), address="9 Weir Close, Oxcombe")
    found = leak_check.check_file(session, letter_id, f"We talked of {text} today.")
    assert (kind, False) in {(leak.kind, leak.blocking) for leak in found}


def test_the_childs_whole_name_on_a_brothers_list_of_people_is_no_leak(session: Session) -> None:
    """S39: a paper about Maisie may say Maisie Pepperwick, though her brother's people hold her as his sister."""
    letter_id = a_letter(session)
    maisie = session.get(Letter, letter_id).child_id
    brother = next(child.id for child in session.exec(select(Child)).all() if child.preferred_name == "Toby")
    put(session, Person, child_id=brother, name="Maisie Pepperwick", role=Role.SIBLING)
    put(session, Person, child_id=brother, name="Rowena Pepperwick", role=Role.RELATIVE)
    found = leak_check.check_words(session, maisie, "Maisie Pepperwick was seen. Rowena Pepperwick came.")
    assert [leak.found for leak in found if "Maisie" in leak.found] == []
    assert any("Rowena" in leak.found for leak in found)
