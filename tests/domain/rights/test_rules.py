"""Which papers and parts a reader is entitled to: the defaults, the officer's choice, and orders over both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.codes import PlacementType, Role
from iro_desk.domain.rights.parts import Part, part_of_title
from iro_desk.domain.rights.roles import ReaderRole, usual_role
from iro_desk.domain.rights.rules import (
    BARRED,
    NOT_SENT,
    NOTHING_CHOSEN,
    SAY_WHO,
    PaperType,
    Right,
    RoleRights,
    child_is_asked,
    entitled,
)
from iro_desk.services.rights import usual_rights

RIGHTS = {one.role: one for one in usual_rights()}


def test_the_shipped_table_names_every_reader_once_and_only_papers_and_parts_that_exist() -> None:
    assert [one.role for one in usual_rights()] == list(ReaderRole)


@given(
    st.sampled_from(list(ReaderRole)), st.sampled_from(list(PaperType)), st.sets(st.sampled_from(list(Part)))
)
def test_an_order_overrides_every_default_and_every_choice(role, paper, chosen) -> None:
    found = entitled(RIGHTS[role], paper, is_barred=True, chosen=frozenset(chosen))
    assert not found.parts and found.refused == BARRED


@given(
    st.sampled_from(list(ReaderRole)), st.sampled_from(list(PaperType)), st.sets(st.sampled_from(list(Part)))
)
def test_the_officers_own_view_goes_to_nobody_whose_parts_do_not_name_it(role, paper, chosen) -> None:
    found = entitled(RIGHTS[role], paper, is_barred=False, chosen=frozenset(chosen))
    assert Part.OFFICER_VIEW not in found.parts or Part.OFFICER_VIEW in RIGHTS[role].parts


def test_a_paper_to_be_asked_about_gives_nothing_by_default_and_what_is_ticked_after() -> None:
    guardian = RIGHTS[ReaderRole.GUARDIAN]
    assert entitled(guardian, PaperType.MIDWAY_RECORD, is_barred=False).refused == NOTHING_CHOSEN
    ticked = frozenset({Part.HEALTH})
    assert entitled(guardian, PaperType.MIDWAY_RECORD, is_barred=False, chosen=ticked).parts == ticked


def test_who_is_not_known_or_not_named_gets_nothing() -> None:
    assert entitled(None, PaperType.OUTCOMES, is_barred=False).refused == SAY_WHO
    sibling = RIGHTS[ReaderRole.SIBLING]
    assert all(entitled(sibling, paper, is_barred=False).refused == NOT_SENT for paper in PaperType)


def test_own_gives_what_they_own_and_the_next_dates() -> None:
    rights = RoleRights(ReaderRole.GP, ((PaperType.OUTCOMES, Right.OWN),), (Part.HEALTH,))
    found = entitled(rights, PaperType.OUTCOMES, is_barred=False)
    assert found.parts == {Part.DECISIONS_OWN, Part.NEXT}


def test_a_parent_is_what_responsibility_makes_them_and_a_carer_what_the_home_is() -> None:
    assert usual_role(Role.MOTHER, True, None) is ReaderRole.PARENT_PR
    assert usual_role(Role.FATHER, False, None) is ReaderRole.PARENT_NO_PR
    assert usual_role(Role.CARER, False, PlacementType.U1) is ReaderRole.KINSHIP_CARER
    assert usual_role(Role.CARER, False, PlacementType.A4) is ReaderRole.PROSPECTIVE_ADOPTER
    assert usual_role(Role.CARER, False, PlacementType.K2) is ReaderRole.HOME_MANAGER
    assert usual_role(Role.OTHER, False, None) is None


def test_the_child_is_asked_from_twelve_before_papers_for_parents_and_schools_and_when_no_age_is_known() -> (
    None
):
    assert not child_is_asked(ReaderRole.PARENT_PR, 11) and child_is_asked(ReaderRole.PARENT_PR, 12)
    assert child_is_asked(ReaderRole.DESIGNATED_TEACHER, None)
    assert not child_is_asked(ReaderRole.SOCIAL_WORKER, 15)


def test_a_section_of_a_form_belongs_to_the_part_its_title_says() -> None:
    assert part_of_title("What the child said") is Part.CHILD_SHARED
    assert part_of_title("The officer’s view") is Part.OFFICER_VIEW
    assert part_of_title("Anything else") is Part.SOS
