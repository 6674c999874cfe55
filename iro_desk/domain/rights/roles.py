"""What a person is when a paper is prepared for them, which decides what they may see."""

from __future__ import annotations

from iro_desk.domain.codes import PlacementType, Role
from iro_desk.domain.codes.code import Code


class ReaderRole(Code):
    """Everybody a paper may be prepared for; the stored values are those of the table of rights."""

    CHILD = "child", "Child"
    PARENT_PR = "parent_pr", "Parent with parental responsibility"
    PARENT_NO_PR = "parent_no_pr", "Parent without parental responsibility"
    OTHER_PR = "other_pr", "Someone else with parental responsibility"
    FOSTER_CARER = "foster_carer", "Foster carer"
    KINSHIP_CARER = "kinship_carer", "Relative or friend who cares for the child"
    PROSPECTIVE_ADOPTER = "prospective_adopter", "Adopter the child is placed with"
    HOME_MANAGER = "home_manager", "Children’s home or residential school"
    SUPPORTED_KEYWORKER = "supported_keyworker", "Supported accommodation worker"
    SECURE_HOME = "secure_home", "Secure home"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    SENIOR_MANAGER = "senior_manager", "Service manager, head of service or above"
    SUPERVISING_WORKER = "supervising_worker", "Supervising social worker for the carer"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    DESIGNATED_TEACHER = "designated_teacher", "Designated teacher or nursery lead"
    VIRTUAL_SCHOOL = "virtual_school", "Virtual school"
    HEALTH_NURSE = "health_nurse", "Nurse or doctor for children in care"
    GP = "gp", "GP or health visitor"
    MENTAL_HEALTH = "mental_health", "Mental health worker"
    ADVOCATE = "advocate", "Advocate"
    INDEPENDENT_VISITOR = "independent_visitor", "Independent visitor"
    GUARDIAN = "guardian", "Children’s guardian"
    CHILD_SOLICITOR = "child_solicitor", "Child’s solicitor"
    PARENT_SOLICITOR = "parent_solicitor", "Parent’s solicitor"
    COUNCIL_LAWYER = "council_lawyer", "Council’s lawyer"
    IMMIGRATION_SOLICITOR = "immigration_solicitor", "Immigration solicitor"
    YOUTH_JUSTICE = "youth_justice", "Youth justice worker"
    POLICE = "police", "Police"
    INTERPRETER = "interpreter", "Interpreter or translator"
    RELATIVE = "relative", "Other relative"
    SUPPORTER = "supporter", "Supporter the child or parent brought"
    BUSINESS_SUPPORT = "business_support", "Business support"
    NEW_OFFICER = "new_officer", "Officer taking over"
    FOSTERING_REVIEWER = "fostering_reviewer", "Manager reviewing the carers"
    SIBLING = "sibling", "Brother or sister"


_USUAL = {
    Role.CHILD: ReaderRole.CHILD,
    Role.SIBLING: ReaderRole.SIBLING,
    Role.SOCIAL_WORKER: ReaderRole.SOCIAL_WORKER,
    Role.TEAM_MANAGER: ReaderRole.TEAM_MANAGER,
    Role.SUPERVISING: ReaderRole.SUPERVISING_WORKER,
    Role.SCHOOL: ReaderRole.DESIGNATED_TEACHER,
    Role.HEALTH: ReaderRole.HEALTH_NURSE,
    Role.ADVOCATE: ReaderRole.ADVOCATE,
    Role.GUARDIAN: ReaderRole.GUARDIAN,
    Role.PERSONAL_ADVISER: ReaderRole.PERSONAL_ADVISER,
}
_BY_HOME = {
    PlacementType.K1: ReaderRole.SECURE_HOME,
    PlacementType.K2: ReaderRole.HOME_MANAGER,
    PlacementType.H5: ReaderRole.SUPPORTED_KEYWORKER,
}
_FRIENDS_OR_FAMILY, _FOR_ADOPTION = ("U1", "U2", "U3"), ("A3", "A4", "A5", "A6")
PARENTS = frozenset({ReaderRole.PARENT_PR, ReaderRole.PARENT_NO_PR, ReaderRole.OTHER_PR})
FAMILY = PARENTS | {ReaderRole.RELATIVE, ReaderRole.SIBLING, ReaderRole.SUPPORTER}
SCHOOLS = frozenset({ReaderRole.DESIGNATED_TEACHER, ReaderRole.VIRTUAL_SCHOOL})
KNOW_THE_NUMBER = frozenset(
    {
        ReaderRole.SOCIAL_WORKER, ReaderRole.TEAM_MANAGER, ReaderRole.SENIOR_MANAGER, ReaderRole.SUPERVISING_WORKER,
        ReaderRole.PERSONAL_ADVISER, ReaderRole.VIRTUAL_SCHOOL, ReaderRole.HEALTH_NURSE, ReaderRole.GUARDIAN,
        ReaderRole.COUNCIL_LAWYER, ReaderRole.YOUTH_JUSTICE, ReaderRole.BUSINESS_SUPPORT, ReaderRole.NEW_OFFICER,
        ReaderRole.SECURE_HOME,
    }
)  # fmt: skip
"""Who files by the council’s number for the child; nobody else’s copy holds it (good practice)."""


def usual_role(role: Role, has_responsibility: bool, home: PlacementType | None) -> ReaderRole | None:
    """Return what somebody is to a paper when the officer has not said; None when it cannot be told.

    Args:
        home: the kind of home the child lives in now, which tells what kind of carer a carer is.
    """
    if role in (Role.MOTHER, Role.FATHER):
        return ReaderRole.PARENT_PR if has_responsibility else ReaderRole.PARENT_NO_PR
    if role is Role.RELATIVE:
        return ReaderRole.OTHER_PR if has_responsibility else ReaderRole.RELATIVE
    if role is Role.CARER:
        return _carer(home)
    return _USUAL.get(role)


def _carer(home: PlacementType | None) -> ReaderRole:
    if home is not None and home.value in _FRIENDS_OR_FAMILY:
        return ReaderRole.KINSHIP_CARER
    if home is not None and home.value in _FOR_ADOPTION:
        return ReaderRole.PROSPECTIVE_ADOPTER
    return _BY_HOME.get(home, ReaderRole.FOSTER_CARER) if home is not None else ReaderRole.FOSTER_CARER
