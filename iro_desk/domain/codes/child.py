"""Who a child is in law, where they live, who is round them and what happens to them.

Sources: SSDA903 codes as published for the national return (labels of the community validator and
the Standard Safeguarding Dataset).
"""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class Sex(Code):
    """SSDA903 SEX, from 2024-25 on; older returns used 1 and 2."""

    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not recorded"


class ClosedWhy(Code):
    """Why the officer's work with a child ended. The program's own list; councils keep others (local)."""

    LEFT_CARE = "left_care", "No longer in care"
    OTHER_OFFICER = "other_officer", "Another officer has the case"
    OTHER_AUTHORITY = "other_authority", "Another authority has the case"
    DIED = "died", "The child has died"
    OTHER = "other", "Another reason"

    @property
    def ends_care(self) -> bool:
        """Whether there is a last day in care."""
        return self in (ClosedWhy.LEFT_CARE, ClosedWhy.DIED)


class LegalStatus(Code):
    """SSDA903 LS (rule 144)."""

    INTERIM_CARE_ORDER = "C1", "Interim care order"
    FULL_CARE_ORDER = "C2", "Full care order"
    FREEING_ORDER = "D1", "Freeing order"
    PLACEMENT_ORDER = "E1", "Placement order"
    SECTION_20 = "V2", "Accommodated (section 20)"
    SHORT_BREAKS_EACH = "V3", "Short breaks, each recorded"
    SHORT_BREAKS_AGREEMENT = "V4", "Short breaks, by agreement"
    POLICE_PROTECTION = "L1", "Police protection"
    EMERGENCY_PROTECTION = "L2", "Emergency protection order"
    CHILD_ASSESSMENT = "L3", "Child assessment order"
    REMAND = "J1", "Remanded"
    PACE = "J2", "Held under PACE in council accommodation"
    YOUTH_REHABILITATION = "J3", "Youth rehabilitation order with residence"

    @property
    def is_short_breaks(self) -> bool:
        """Whether reg 48 short-break intervals apply rather than reg 33."""
        return self in (LegalStatus.SHORT_BREAKS_EACH, LegalStatus.SHORT_BREAKS_AGREEMENT)


class PlacementType(Code):
    """SSDA903 PLACE (rule 146), with the words an officer uses."""

    U1 = "U1", "Foster home with family or friends, long term"
    U2 = "U2", "Foster home with family or friends who may adopt"
    U3 = "U3", "Foster home with family or friends"
    U4 = "U4", "Foster home, long term"
    U5 = "U5", "Foster home, fostering for adoption"
    U6 = "U6", "Foster home"
    K1 = "K1", "Secure children's home"
    K2 = "K2", "Children's home"
    K3 = "K3", "Supported accommodation"
    H5 = "H5", "Semi-independent home"
    S1 = "S1", "Residential school"
    R1 = "R1", "Residential care home"
    R2 = "R2", "Hospital or other health setting"
    R3 = "R3", "Family centre or mother and baby unit"
    R5 = "R5", "Young offender institution"
    A3 = "A3", "Placed for adoption with consent, with current carer"
    A4 = "A4", "Placed for adoption with consent"
    A5 = "A5", "Placed for adoption under an order, with current carer"
    A6 = "A6", "Placed for adoption under an order"
    P1 = "P1", "At home with parents"
    P2 = "P2", "Independent living"
    P3 = "P3", "Residential employment"
    T0 = "T0", "Temporary move"
    T1 = "T1", "In hospital for a while"
    T2 = "T2", "On holiday"
    T3 = "T3", "While the carer is on holiday"
    T4 = "T4", "Temporary move of seven days or fewer"
    Z1 = "Z1", "Another kind of home"
    Z11 = "Z11", "Another kind of home (Z11)"
    Z12 = "Z12", "Another kind of home (Z12)"
    Z13 = "Z13", "Another kind of home (Z13)"
    Z14 = "Z14", "Another kind of home (Z14)"


class Role(Code):
    """Who a person is to the child."""

    CHILD = "child", "The child"
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    RELATIVE = "relative", "Relative or friend"
    SIBLING = "sibling", "Brother or sister"
    CARER = "carer", "Carer"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    SUPERVISING = "supervising", "Supervising social worker"
    SCHOOL = "school", "School or college"
    HEALTH = "health", "Health professional"
    ADVOCATE = "advocate", "Advocate"
    GUARDIAN = "guardian", "Children's guardian"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    IRO = "iro", "Reviewing officer"
    OTHER = "other", "Somebody else"


class EventKind(Code):
    """What happened to or for a child, beside reviews, visits, homes and orders, that moves a date."""

    SOCIAL_WORKER_VISIT = "sw_visit", "Social worker visited"
    HEALTH_ASSESSMENT = "health_assessment", "Health assessment"
    NEEDS_ASSESSMENT = "needs_assessment", "Pathway needs assessment finished"
    MANAGER_RESPONSE = "manager_response", "Team manager answered the decisions"
    YEARLY_AGREED = "yearly_agreed", "Everyone agreed to yearly reviews with a lighter one between"
    YEARLY_ENDED = "yearly_ended", "Yearly reviews ended"
    FEWER_VISITS_AGREED = "fewer_visits_agreed", "Child agreed to fewer social worker visits"
    WELFARE_CONCERN = "welfare_concern", "Worried about the child's welfare where they live"
    HEAD_OF_SERVICE_VISIT = "head_visit", "Head of Service visited"
    BREAKDOWN = "breakdown", "Long-term home broke down"
    DISRUPTION_MEETING = "disruption_meeting", "Disruption meeting"
    SECURED = "secured", "Locked accommodation began"
    SECURE_REVIEW = "secure_review", "Secure panel review"
    SECURE_ENDED = "secure_ended", "Locked accommodation ended"
    STRATEGY_DISCUSSION = "strategy", "Strategy discussion that began enquiries"
    INITIAL_CONFERENCE = "icpc", "Initial child protection conference"
    REVIEW_CONFERENCE = "rcpc", "Review child protection conference"
    CORE_GROUP = "core_group", "Core group"
    ASSESSMENT_SHARED = "assessment_shared", "Assessment shared with the family"
    ENQUIRIES_ENDED = "enquiries_ended", "Enquiries ended without a conference"
    NO_PROTECTION_PLAN = "no_protection_plan", "Conference made no child protection plan"
    PROTECTION_ENDED = "protection_ended", "Child protection plan ended"
    LEAVING_PROPOSED = "leaving_proposed", "Ending care proposed"
    PLAN_CHANGE = "plan_change", "Significant change to the care plan"
